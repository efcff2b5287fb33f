"""Bring a copy back as a new register, after a look at what it holds; and move a register to this machine's own disk."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from nkavtal.base.clock import Clock
from nkavtal.base.errors import UserError
from nkavtal.base.i18n import N_
from nkavtal.base.progress import SILENT, Progress
from nkavtal.catalogue.acts import act_shown
from nkavtal.store import identity
from nkavtal.store.backup import compare, listing, restore
from nkavtal.store.backup.compare import NamedAgreement
from nkavtal.store.backup.manifest import folder_of
from nkavtal.store.backup.new_folder import unsound

__all__ = ["NamedAgreement", "Preview", "Restored", "bring_back", "find_copy", "move", "moved_to", "preview"]


@dataclass(frozen=True, slots=True)
class Later:
    """An act that will not be in the register that is brought back, in words; `at` is UTC."""

    words: str
    at: datetime
    actor: str


@dataclass(frozen=True, slots=True)
class Preview:
    """What a copy holds and how the register of today differs from it.

    `counts` are living things by table, `missing` attachments that lie nowhere. `compared` is False when there is no
    register to compare with, or another one; then all after it is empty.
    """

    copy: Path
    made_at: datetime
    reason: str
    state: str
    size: int
    counts: dict[str, int]
    missing: int
    older: bool
    compared: bool = False
    only_in_copy: tuple[NamedAgreement, ...] = ()
    only_now: tuple[NamedAgreement, ...] = ()
    changed: tuple[NamedAgreement, ...] = ()
    later: tuple[Later, ...] = ()
    later_count: int = 0


@dataclass(frozen=True, slots=True)
class Restored:
    """A register that was made; `missing` counts attachments whose files are nowhere to be found."""

    folder: Path
    missing: int


def find_copy(text: str, register: Path) -> Path:
    """Return the copy that somebody names by its path, or by its name alone among the register's own."""
    for file in (Path(text), folder_of(register) / text, folder_of(register) / f"{text}.db"):
        if file.is_file():
            return file
    raise UserError(
        "NKA-237",
        N_("Det finns ingen säkerhetskopia som heter {name}. Inget är skrivet."),
        N_("Visa kopiorna med `backup --list`, eller ange sökvägen till filen."),
        name=text,
    )


def preview(copy: Path, register: Path | None = None) -> Preview:
    """Return what a copy holds, beside the register if there is one; UserError or Damaged when it cannot be used."""
    header = identity.check_file(copy)
    try:
        return _preview(copy, register, older=header.schema < identity.SCHEMA)
    except (sqlite3.Error, UnicodeDecodeError) as error:
        raise unsound() from error


def _preview(copy: Path, register: Path | None, *, older: bool) -> Preview:
    told = listing.one(copy)
    since = None if register is None else compare.since(copy, register)
    before = Preview(
        copy=copy,
        made_at=told.made_at,
        reason=told.reason,
        state=told.state.value,
        size=told.size,
        counts=compare.living(copy),
        missing=compare.missing(copy, restore.sources(copy, register)),
        older=older,
    )
    if since is None:
        return before
    return _beside(before, since)


def _beside(before: Preview, since: compare.Since) -> Preview:
    return replace(
        before,
        compared=True,
        only_in_copy=since.only_in_copy,
        only_now=since.only_now,
        changed=since.changed,
        later=tuple(
            Later(act_shown(act.name, act.about), datetime.fromisoformat(act.at), act.actor) for act in since.acts
        ),
        later_count=since.acts_count,
    )


def bring_back(copy: Path, folder: Path, register: Path | None = None, progress: Progress = SILENT) -> Restored:
    """Make a register of a copy in a new folder; no register that lives is touched."""
    return Restored(folder, len(restore.restore(copy, folder, register, progress)))


def move(register: Path, folder: Path, clock: Clock, progress: Progress = SILENT) -> Restored:
    """Make the same register in a new folder, with copies and attachments; the old one stays with a note in it."""
    return Restored(folder, len(restore.move(register, folder, clock.now(), progress)))


def moved_to(register: Path) -> Path | None:
    """Return where a register has been moved, if somebody has and it is there."""
    return restore.moved_to(register)
