"""Make a copy that can be trusted: by SQLite itself, opened again, checked, and named when all of it is true."""

from __future__ import annotations

import contextlib
import sqlite3
from datetime import datetime
from pathlib import Path

from nkavtal.base.clock import Clock
from nkavtal.base.errors import Damaged
from nkavtal.base.i18n import N_
from nkavtal.base.os_seam import files
from nkavtal.base.progress import SILENT, Progress
from nkavtal.catalogue.backups import file_words
from nkavtal.store import attachments, identity
from nkavtal.store.backup import ladder, manifest, pages
from nkavtal.store.backup.manifest import Manifest, folder_of
from nkavtal.store.backup.reading import referred


def make(register: Path, reason: str, clock: Clock, progress: Progress = SILENT) -> Path:
    """Copy the register in a folder; nothing stands under the copy's name unless the copy is sound.

    `reason` is a code of catalogue/backups. Copies that the ladder has no place for go when the new one is there.
    """
    now, folder = clock.now(), folder_of(register)
    target = _free_name(folder, f"{now:%Y-%m-%dT%H%M%SZ}-{file_words(reason)}")
    with files.explained(target):
        folder.mkdir(parents=True, exist_ok=True)
    source = identity.register_file(register)
    with files.written_beside(target) as beside:
        pages.copy(source, beside, progress)
        files.sync(beside)
        told = _checked(source, beside, register, target.name, reason, now)
    manifest.write(told, target)
    ladder.thin(register, now)
    return target


def adopt(copy: Path, register: Path, made_at: datetime, reason: str) -> Manifest | None:
    """Check a copy that has no manifest, as one that a crash cut off has not, and give it one; None when it is unsound."""
    if pages.problems(copy):
        return None
    told = _told(copy, register, copy.name, reason, made_at, thorough=True)
    manifest.write(told, copy)
    return told


def hash_of(file: Path, progress: Progress = SILENT) -> str:
    """Return the hash of a file, read from the disk where the system lets us pass its memory by."""
    files.forget(file)
    return attachments.sha256_of(file, progress)


def _checked(source: Path, beside: Path, register: Path, name: str, reason: str, now: datetime) -> Manifest:
    thorough = beside.stat().st_size <= pages.THOROUGH_UP_TO
    if pages.problems(beside, thorough=thorough):
        raise _untrue()
    told = _told(beside, register, name, reason, now, thorough=thorough)
    with contextlib.closing(pages.open_raw(source)) as connection:
        connection.execute("BEGIN")
        acts, counts = last_act(connection), pages.row_counts(connection)
    if acts == told.acts and counts != told.counts:  # else somebody has saved since, and no comparison means anything
        raise _untrue()
    return told


def _told(file: Path, register: Path, name: str, reason: str, made_at: datetime, *, thorough: bool) -> Manifest:
    with contextlib.closing(pages.open_raw(file)) as connection:
        connection.execute("BEGIN")
        counts, acts = pages.row_counts(connection), last_act(connection)
        (uuid,) = connection.execute("SELECT uuid FROM register").fetchone()
        (schema,) = connection.execute("PRAGMA user_version").fetchone()
    there, missing = _attachments(file, register)
    return Manifest(
        file=name,
        size=file.stat().st_size,
        sha256=hash_of(file),
        register=uuid,
        reason=reason,
        made_at=made_at,
        schema=schema,
        acts=acts,
        counts=counts,
        attachments=there,
        missing=missing,
        thorough=thorough,
    )


def last_act(connection: sqlite3.Connection) -> int:
    """Return the number of the latest act, 0 before the first."""
    return int(connection.execute("SELECT coalesce(max(seq), 0) FROM act").fetchone()[0])


def _attachments(file: Path, register: Path) -> tuple[dict[str, int], tuple[str, ...]]:
    """Return the files a copy refers to with their sizes, and those that are not there; they are written once."""
    sizes: dict[str, int] = {}
    missing: list[str] = []
    for sha256 in referred(file):
        try:
            sizes[sha256] = attachments.place(register, sha256).stat().st_size
        except OSError:
            missing.append(sha256)
    return sizes, tuple(missing)


def _untrue() -> Damaged:
    return Damaged(
        "NKA-127",
        N_("Säkerhetskopian stämmer inte med registret och har tagits bort. Registret är orört."),
        N_("Kör kontrollen av registret (nkavtal-cli verify) innan du går vidare."),
    )


def _free_name(folder: Path, stem: str) -> Path:
    target, n = folder / f"{stem}.db", 1
    while target.exists():
        n += 1
        target = folder / f"{stem}-{n}.db"
    return target
