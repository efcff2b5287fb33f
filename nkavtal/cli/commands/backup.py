"""Copies of the register: made, listed, brought back, and the register moved."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from nkavtal.base.i18n import N_, ngettext, number_text
from nkavtal.base.i18n import gettext as _
from nkavtal.catalogue.backups import HAND, REASONS
from nkavtal.catalogue.held import held
from nkavtal.cli.answer import Answer
from nkavtal.cli.command import Commands, a_path
from nkavtal.cli.table import table
from nkavtal.cli.terminal import Terminal

if TYPE_CHECKING:
    from nkavtal.usecases.backups import CopyRow
    from nkavtal.usecases.restoring import NamedAgreement, Preview, Restored

_STATES = {"sound": N_("kontrollerad"), "unchecked": N_("ej kontrollerad"), "bad": N_("skadad")}
_SHOWN = 20


def add(commands: Commands) -> None:
    """Add `backup`, `restore` and `move`."""
    backup = commands.add("backup", _("gör en kontrollerad säkerhetskopia"), make)
    backup.add_argument(
        "--to",
        metavar=_("MAPP"),
        type=a_path,
        help=_("lägg en kopia även i den här mappen, i stället för den inställda"),
    )
    backup.add_argument("--list", action="store_true", help=_("lista säkerhetskopiorna, gör ingen"))
    restore = commands.add("restore", _("återställ en säkerhetskopia till ett nytt register"), bring_back)
    restore.add_argument("copy", metavar=_("KOPIA"), help=_("kopians fil, eller dess namn i mappen kopior"))
    restore.add_argument("folder", metavar=_("NY_MAPP"), type=a_path, help=_("en mapp som inte finns än"))
    restore.add_argument("--dry-run", action="store_true", help=_("visa vad kopian innehåller, återställ inget"))
    move = commands.add("move", _("flytta registret till en ny mapp; det gamla ligger kvar"), move_register)
    move.add_argument("folder", metavar=_("NY_MAPP"), type=a_path, help=_("en mapp som inte finns än"))


def make(terminal: Terminal, given: argparse.Namespace) -> Answer:
    """Make a copy, or list those there are; trouble with the second place is told, the copy itself stands."""
    from nkavtal.usecases import backups

    second = given.to or terminal.second_place
    if given.list:
        return _listed(backups.listed(terminal.folder, second))
    made = backups.make(terminal.store, HAND, second)
    lines = [_("Säkerhetskopian är gjord och kontrollerad: {file}").format(file=made.copy.file)]
    if made.elsewhere is not None:
        lines.append(_("Den ligger också på den andra platsen: {file}").format(file=made.elsewhere))
    if made.trouble is not None:
        if given.to:
            raise made.trouble
        lines += [made.trouble.message, made.trouble.hint]
    data = {
        "copy": _told(made.copy),
        "elsewhere": str(made.elsewhere) if made.elsewhere else None,
        "trouble": made.trouble.code if made.trouble else None,
    }
    return Answer(data, tuple(lines))


def bring_back(terminal: Terminal, given: argparse.Namespace) -> Answer:
    """Show what a copy holds and make a new register of it; the living one may be gone."""
    from nkavtal.usecases import restoring

    copy = restoring.find_copy(given.copy, terminal.folder)
    seen = restoring.preview(copy, terminal.folder)
    data: dict[str, object] = _told_preview(seen)
    lines = _preview_lines(seen)
    if given.dry_run:
        return Answer(data | {"folder": None}, (*lines, _("Inget är återställt.")))
    done = restoring.bring_back(copy, given.folder, terminal.folder)
    return Answer(data | _told_folder(done), (*lines, *_done_lines(done, _("Återställt till {folder}"))))


def move_register(terminal: Terminal, given: argparse.Namespace) -> Answer:
    """Make the same register in a new folder."""
    from nkavtal.usecases import restoring

    done = restoring.move(terminal.store.folder, given.folder, terminal.clock)
    kept = _("Det gamla registret ligger kvar i {folder}, med en anteckning om flytten.").format(folder=terminal.folder)
    return Answer(_told_folder(done), (*_done_lines(done, _("Flyttat till {folder}")), kept))


def _listed(rows: tuple[CopyRow, ...]) -> Answer:
    if not rows:
        return Answer([], (_("Det finns inga säkerhetskopior än."),))
    headings = (_("Gjord"), _("Läge"), _("Varför"), _("Avtal"), _("MB"), _("Fil"))
    lines = [
        (
            f"{row.made_at.astimezone():%Y-%m-%d %H.%M}",
            _(_STATES[row.state]) + (_(", även på andra platsen") if row.elsewhere else ""),
            _(REASONS.get(row.reason, row.reason)),
            "–" if row.agreements is None else str(row.agreements),
            _megabytes(row.size),
            row.file.name,
        )
        for row in rows
    ]
    return Answer([_told(row) for row in rows], tuple(table(headings, lines)))


def _told(row: CopyRow) -> dict[str, object]:
    return {
        "file": str(row.file),
        "made_at": row.made_at.isoformat(),
        "reason": row.reason,
        "state": row.state,
        "size": row.size,
        "agreements": row.agreements,
        "missing_attachments": row.missing,
        "elsewhere": row.elsewhere,
    }


def _told_preview(seen: Preview) -> dict[str, object]:
    def named(rows: tuple[NamedAgreement, ...]) -> list[dict[str, str]]:
        return [{"number": row.number, "title": row.title} for row in rows]

    return {
        "copy": str(seen.copy),
        "made_at": seen.made_at.isoformat(),
        "state": seen.state,
        "counts": seen.counts,
        "missing_attachments": seen.missing,
        "compared": seen.compared,
        "only_in_copy": named(seen.only_in_copy),
        "only_now": named(seen.only_now),
        "changed": named(seen.changed),
        "later_acts": seen.later_count,
    }


def _preview_lines(seen: Preview) -> list[str]:
    lines = [
        _("Kopian är gjord {when} ({state}, {size} MB).").format(
            when=f"{seen.made_at.astimezone():%Y-%m-%d %H.%M}",
            state=_(_STATES[seen.state]),
            size=_megabytes(seen.size),
        ),
        _("Den innehåller {held}.").format(held=held(seen.counts)),
    ]
    if seen.missing:
        lines.append(
            ngettext("{n} bilaga saknar sin fil.", "{n} bilagor saknar sina filer.", seen.missing).format(
                n=seen.missing
            )
        )
    if not seen.compared:
        return lines
    lines.append(
        ngettext(
            "{n} ändring har gjorts i registret sedan dess.",
            "{n} ändringar har gjorts i registret sedan dess.",
            seen.later_count,
        ).format(n=number_text(seen.later_count))
    )
    for heading, rows in (
        (_("Bara i kopian:"), seen.only_in_copy),
        (_("Bara i registret nu:"), seen.only_now),
        (_("Ändrade sedan dess:"), seen.changed),
    ):
        if rows:
            lines += [heading, *(f"  {row.number} {row.title}" for row in rows[:_SHOWN])]
            lines += [_("  … och {n} till").format(n=len(rows) - _SHOWN)] if len(rows) > _SHOWN else []
    return lines


def _told_folder(done: Restored) -> dict[str, object]:
    return {"folder": str(done.folder.absolute()), "missing_attachments": done.missing}


def _done_lines(done: Restored, words: str) -> list[str]:
    lines = [words.format(folder=done.folder)]
    if done.missing:
        lines.append(
            ngettext("{n} bilaga kom inte med.", "{n} bilagor kom inte med.", done.missing).format(n=done.missing)
        )
    return lines


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:.1f}".replace(".", ",")
