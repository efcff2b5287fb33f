"""The whole register out as open files, for other programs and for those who come after this one."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from nkavtal.base import resources
from nkavtal.base.errors import UserError
from nkavtal.base.i18n import N_
from nkavtal.base.i18n import gettext as _
from nkavtal.base.os_seam.files import folder_beside, sync, written_beside
from nkavtal.base.progress import SILENT, Progress
from nkavtal.catalogue.rows import WholeRow
from nkavtal.documents import register_page
from nkavtal.documents.reports.printed import Printed
from nkavtal.exchange import attached_files
from nkavtal.exchange.attached_files import Names
from nkavtal.exchange.register_json.shape import ROOTS, SCHEMA_FILE
from nkavtal.exchange.register_json.write import Register, write
from nkavtal.store import attachments
from nkavtal.store.queries.whole import Whole
from nkavtal.store.still import still
from nkavtal.store.store import Store
from nkavtal.usecases.report import printed
from nkavtal.usecases.target import ending

REGISTER, PAGE = "register.json", "index.html"


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written: the file or folder, the folder of attachments beside a file, and how many files are in it.

    `missing` are names of attachments whose files are gone from the register.
    """

    target: Path
    attached: Path | None = None
    files: int = 0
    missing: tuple[str, ...] = ()


def export_file(store: Store, target: Path, progress: Progress = SILENT) -> Exported:
    """Write the register as one JSON file, and the files of its attachments to a folder beside it.

    UserError NKA-167 for another file ending, NKA-271 when the folder's name is taken by something else.
    """
    ending(target, (".json",))
    folder = attached_files.beside(target)
    if folder.exists() and not (folder.is_dir() and attached_files.is_exported(folder)):
        raise UserError(
            "NKA-271",
            N_("Bilagorna skulle läggas i {folder}, men där finns redan annat. Inget är skrivet."),
            N_("Välj ett annat filnamn, eller flytta undan det som finns där."),
            folder=folder.name,
        )
    progress.step(0, 0, _("Kopierar registret"))
    names = Names()
    with written_beside(target) as beside:
        with still(store.file) as connection:
            write(_register(Whole(connection), names, progress), beside)
        if not names.by_hash:
            return Exported(target)
        with folder_beside(folder) as filled:
            missing = write_attached(store, names.by_hash, filled, progress)
    return Exported(target, folder, len(names.by_hash) - len(missing), missing)


def export_folder(store: Store, target: Path, today: date, progress: Progress = SILENT) -> Exported:
    """Write the register as a folder that can be read without the program: page, JSON with its schema, attached files.

    The folder is whole or not there; UserError NKA-275 when it is there already and holds anything.
    """
    if target.exists() and not (target.is_dir() and not any(target.iterdir())):
        raise UserError(
            "NKA-275",
            N_("{folder} finns redan och är inte tom. Inget är skrivet."),
            N_("Välj ett namn som inte finns, så skapas mappen."),
            folder=target.name,
        )
    progress.step(0, 0, _("Kopierar registret"))
    names = Names()
    with folder_beside(target) as folder, still(store.file) as connection:
        whole = Whole(connection)
        write(_register(whole, names, progress), folder / REGISTER)
        shutil.copyfile(resources.path("schema", SCHEMA_FILE), folder / SCHEMA_FILE)
        attached = folder / attached_files.FOLDER
        missing: tuple[str, ...] = ()
        if names.by_hash:
            attached.mkdir()
            missing = write_attached(store, names.by_hash, attached, progress)
        there = {sha256: name for sha256, name in names.by_hash.items() if name not in missing}
        _write_page(_page(whole, printed(store, whole.facts(), today), there, today), folder / PAGE)
    return Exported(target, target / attached_files.FOLDER if there else None, len(there), missing)


def _page(whole: Whole, context: Printed, files: Mapping[str, str], today: date) -> Iterator[str]:
    told = register_page.Told(context, whole.names(), files, whole.count("agreement"))
    pairs = zip(whole.cards(today), whole.of("agreement"), strict=True)
    return register_page.page(told, whole.cards(today), pairs, whole.of("organisation"))


def _write_page(pieces: Iterator[str], beside: Path) -> None:
    with beside.open("w", encoding="utf-8", newline="\n") as out:
        out.writelines(pieces)
    sync(beside)


def write_attached(store: Store, names: Mapping[str, str], folder: Path, progress: Progress) -> tuple[str, ...]:
    """Copy the files of attachments to a folder, with their list; return the names of those that are gone."""
    written: dict[str, str] = {}
    for done, (sha256, name) in enumerate(names.items()):
        progress.step(done, len(names), _("Kopierar bilagor"))
        if attachments.copied_out(store.folder, sha256, folder / name):
            written[sha256] = name
    attached_files.write_list(folder / attached_files.LIST, written)
    return tuple(name for sha256, name in names.items() if sha256 not in written)


def _register(whole: Whole, names: Names, progress: Progress) -> Register:
    found = {table: _told(whole.of(table), whole.count(table), progress) for table in ROOTS}
    return {**found, "agreement": names.noting(found["agreement"])}


def _told(things: Iterator[WholeRow], total: int, progress: Progress) -> Iterator[WholeRow]:
    """Give things on, and tell how far the writing has come."""
    for done, thing in enumerate(things):
        if done % 50 == 0:
            progress.step(done, total, _("Skriver filen"))
        yield thing
