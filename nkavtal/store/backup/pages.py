"""The pages of a database as SQLite itself copies and checks them."""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
from pathlib import Path

from nkavtal.base.errors import Cancelled, Damaged, UserError
from nkavtal.base.i18n import N_
from nkavtal.base.progress import SILENT, Progress
from nkavtal.store import identity

THOROUGH_UP_TO = 64 * 1024 * 1024
"""Bytes up to which a copy is checked with its indexes; larger ones are when the whole register is, once a week."""
_STEP = 1024
"""Pages copied at a time: a save waits no longer than one step takes."""
_PATIENCE = 3
"""How often a copy that others write under begins anew before it is made in one go, while they wait."""
_PAUSE = 0.02
_LOOK_EVERY = 100_000  # of SQLite's own steps
_ROOM = 16 * 1024 * 1024  # bytes to leave on the disk
_MAPPED = "PRAGMA mmap_size=2147483648"
_FOR_ONE_WRITER = ("PRAGMA journal_mode=OFF", "PRAGMA synchronous=OFF", "PRAGMA locking_mode=EXCLUSIVE")
"""For a file that nobody knows of yet: it is synced as a whole, or thrown away."""
_NO_ROOM = {"SQLITE_FULL", "SQLITE_IOERR_WRITE"}


def open_raw(file: Path) -> sqlite3.Connection:
    """Open a register for reading by the driver itself, for checks and copies."""
    return sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True, isolation_level=None)


def copy(file: Path, beside: Path, progress: Progress = SILENT) -> None:
    """Copy a register to a new file while others read and write in it; what they save meanwhile is in the copy."""
    try:
        _check_room(file, beside)
        with contextlib.closing(open_raw(file)) as source, contextlib.closing(sqlite3.connect(beside)) as target:
            for pragma in _FOR_ONE_WRITER:
                target.execute(pragma)
            _copy(source, target, progress)
    except sqlite3.Error as error:
        if getattr(error, "sqlite_errorname", "") in _NO_ROOM or "full" in str(error):
            raise _no_room() from error
        raise Damaged(
            "NKA-128",
            N_("Registret går inte att kopiera. Det är orört."),
            N_("Kör kontrollen av registret (nkavtal-cli verify)."),
        ) from error


def _copy(source: sqlite3.Connection, target: sqlite3.Connection, progress: Progress) -> None:
    left, restarts = 0, 0

    def stepped(_status: int, remaining: int, total: int) -> None:
        nonlocal left, restarts
        restarts += remaining > left > 0
        left = remaining
        if restarts > _PATIENCE:
            raise _WrittenUnder
        progress.step(total - remaining, total)

    try:
        source.backup(target, pages=_STEP, progress=stepped, sleep=_PAUSE)
    except _WrittenUnder:
        source.backup(target, sleep=_PAUSE)


class _WrittenUnder(Exception):
    """Others write so often that a copy in steps never comes to its end."""


def _check_room(file: Path, beside: Path) -> None:
    if shutil.disk_usage(beside.parent).free < file.stat().st_size + _ROOM:
        raise _no_room()


def _no_room() -> UserError:
    return UserError(
        "NKA-107",
        N_("Disken är full. Säkerhetskopian är inte gjord och registret är orört."),
        N_("Frigör plats och försök igen."),
    )


def problems(file: Path, *, thorough: bool = True, progress: Progress = SILENT) -> tuple[str, ...]:
    """Return what SQLite finds wrong with a file: pages, rows that point at nothing, or not a register.

    Only a `thorough` look compares the indexes with their tables; it takes many times longer.
    """
    try:
        with contextlib.closing(open_raw(file)) as connection:
            connection.execute(_MAPPED)
            connection.set_progress_handler(lambda: _cancelled(progress), _LOOK_EVERY)
            look = "PRAGMA integrity_check" if thorough else "PRAGMA quick_check"
            found = [str(row[0]) for row in connection.execute(look) if row[0] != "ok"]
            if thorough:
                found += [f"foreign key: {row[0]} {row[1]}" for row in connection.execute("PRAGMA foreign_key_check")]
            application = connection.execute("PRAGMA application_id").fetchone()[0]
            if application != identity.APPLICATION_ID:
                found.append("application_id")
            if connection.execute("SELECT count(*) FROM register").fetchone()[0] != 1:
                found.append("register")
    except sqlite3.Error as error:
        if getattr(error, "sqlite_errorname", "") == "SQLITE_INTERRUPT":
            raise Cancelled from error
        return (str(error),)
    return tuple(found)


def _cancelled(progress: Progress) -> bool:
    try:
        progress.step(0, 0)
    except Cancelled:
        return True
    return False


def row_counts(connection: sqlite3.Connection) -> dict[str, int]:
    """Return how many rows the tables hold, removed ones too; tables of later versions are left out."""
    from nkavtal.model.all import THINGS  # the classes take long to load, and a register is opened without them

    there = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    return {
        table: int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])  # noqa: S608 - our own names
        for table in ("register", *THINGS, "act", "change")
        if table in there
    }
