"""Copies of a register that can be trusted: made by SQLite itself, opened again and checked."""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path

from nkavtal.base.clock import Clock
from nkavtal.base.errors import Damaged, UserError
from nkavtal.base.i18n import N_
from nkavtal.base.os_seam import files
from nkavtal.store import identity

_COUNTED = ("organisation", "agreement", "party", "decision", "signature", "act", "change")


def copy(file: Path, folder: Path, reason: str, clock: Clock) -> Path:
    """Copy file into folder under a name with time and reason; nothing stands there unless the copy is sound."""
    target = _free_name(folder, f"{clock.now():%Y-%m-%dT%H%M%SZ}-{reason}")
    with files.explained(target):
        folder.mkdir(parents=True, exist_ok=True)
    with files.written_beside(target) as beside:
        _copy_pages(file, beside)
        if problems(beside) or _counts(beside) != _counts(file):
            raise Damaged(
                "NKA-127",
                N_("Säkerhetskopian stämmer inte med registret och har tagits bort. Registret är orört."),
                N_("Kör kontrollen av registret (nkavtal-cli verify) innan du går vidare."),
            )
    return target


def _free_name(folder: Path, stem: str) -> Path:
    target, n = folder / f"{stem}.db", 1
    while target.exists():
        n += 1
        target = folder / f"{stem}-{n}.db"
    return target


def _copy_pages(file: Path, beside: Path) -> None:
    try:
        with contextlib.closing(open_raw(file)) as source, contextlib.closing(sqlite3.connect(beside)) as copied:
            source.backup(copied)
    except sqlite3.Error as error:
        if "full" in str(error):
            raise UserError(
                "NKA-107",
                N_("Disken är full. Säkerhetskopian är inte gjord och registret är orört."),
                N_("Frigör plats och försök igen."),
            ) from error
        raise Damaged(
            "NKA-128",
            N_("Registret går inte att kopiera. Det är orört."),
            N_("Kör kontrollen av registret (nkavtal-cli verify)."),
        ) from error


def open_raw(file: Path) -> sqlite3.Connection:
    """Open a register for reading by the driver itself, for checks and copies."""
    return sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True, isolation_level=None)


def problems(file: Path) -> tuple[str, ...]:
    """Return what SQLite finds wrong with a file: pages, indexes, rows that point at nothing, or not a register."""
    try:
        with contextlib.closing(open_raw(file)) as connection:
            connection.execute("PRAGMA mmap_size=2147483648")
            found = [str(row[0]) for row in connection.execute("PRAGMA integrity_check") if row[0] != "ok"]
            found += [f"foreign key: {row[0]} {row[1]}" for row in connection.execute("PRAGMA foreign_key_check")]
            application = connection.execute("PRAGMA application_id").fetchone()[0]
            if application != identity.APPLICATION_ID:
                found.append("application_id")
            if connection.execute("SELECT count(*) FROM register").fetchone()[0] != 1:
                found.append("register")
    except sqlite3.Error as error:
        return (str(error),)
    return tuple(found)


def _counts(file: Path) -> tuple[int, ...]:
    with contextlib.closing(open_raw(file)) as connection:
        return tuple(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in _COUNTED)  # noqa: S608 - our own table names
