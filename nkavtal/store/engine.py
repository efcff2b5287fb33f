"""The connection to a register: how SQLite is set, and what its errors mean."""

from __future__ import annotations

import contextlib
import sqlite3
import sys
from collections.abc import Iterator
from pathlib import Path

from nkavtal.base.errors import Damaged, UserError
from nkavtal.base.i18n import N_, folded
from nkavtal.store import named

PATIENCE_MS = 5000
"""How long a save waits for another program that holds the register."""

_PRAGMAS = (
    "PRAGMA foreign_keys=ON",
    "PRAGMA synchronous=EXTRA",
    "PRAGMA trusted_schema=OFF",
    "PRAGMA cell_size_check=ON",
    "PRAGMA temp_store=MEMORY",
    "PRAGMA cache_spill=16384",  # pages: what a long act has not yet finished waits in memory, and others may read
)
_NOT_WRITTEN = {"SQLITE_IOERR_WRITE", "SQLITE_IOERR_FSYNC", "SQLITE_IOERR_TRUNCATE"}  # a quota, a file too big
_UNFINISHED = {"SQLITE_READONLY_ROLLBACK", "SQLITE_READONLY_RECOVERY"}  # a crash left something for a writer to do


def connect(file: Path, *, read_only: bool = False) -> sqlite3.Connection:
    """Return a connection to a register, which must exist."""
    address = f"file:{_quoted(file)}?mode={'ro' if read_only else 'rw'}"
    connection = sqlite3.connect(address, PATIENCE_MS / 1000, isolation_level=None, check_same_thread=False, uri=True)
    try:
        for pragma in (*_PRAGMAS, *(() if read_only else ("PRAGMA journal_mode=TRUNCATE",))):
            connection.execute(pragma).close()
    except BaseException:
        connection.close()
        raise
    connection.create_function(
        "folded", 1, lambda text: folded(text or ""), deterministic=True
    )  # as search keeps texts
    named.teach(connection)
    return connection


def _quoted(file: Path) -> str:
    return file.resolve().as_posix().replace("%", "%25").replace("?", "%3f").replace("#", "%23")


def database_errors() -> tuple[type[Exception], ...]:
    """Return what SQLite's errors are raised as: SQLAlchemy wraps them in its own, once it has been loaded."""
    loaded = sys.modules.get("sqlalchemy.exc")
    return (sqlite3.DatabaseError,) if loaded is None else (sqlite3.DatabaseError, loaded.DatabaseError)


@contextlib.contextmanager
def explained(*, saving: bool = True) -> Iterator[None]:
    """Turn what SQLite says into a message that helps; what nobody expected rises as it is."""
    try:
        yield
    except database_errors() as error:
        said = getattr(error, "orig", error)
        words, name = str(said).lower(), getattr(said, "sqlite_errorname", "")
        told = _held(words, name, saving=saving) or _disk_trouble(words, name) or _damage(words)
        if told is None:
            raise
        raise told from error
    except UnicodeDecodeError as error:  # the driver reads even SQLite's complaints as UTF-8
        raise _damaged() from error


def _held(words: str, name: str, *, saving: bool) -> UserError | None:
    if "locked" in words and not saving:
        return UserError(
            "NKA-119",
            N_("Registret används av ett annat program och går inte att läsa just nu. Inget är ändrat."),
            N_("Stäng det andra programmet eller vänta en stund och försök igen."),
        )
    if "locked" in words:
        return UserError(
            "NKA-120",
            N_("Registret används av ett annat program. Ändringen är inte sparad, inget tidigare är förlorat."),
            N_("Stäng det andra programmet eller vänta en stund och försök igen."),
        )
    if name == "SQLITE_READONLY_DBMOVED":
        return moved_error()
    if name in _UNFINISHED:
        return UserError(
            "NKA-230",
            N_("Registret avbröts mitt i en ändring och kan inte läsas utan att först läggas till rätta."),
            N_("Öppna det en gång där det får skrivas, eller flytta mappen till den här datorns egen disk."),
        )
    return read_only_error() if "readonly" in words or "unable to open" in words else None


def _disk_trouble(words: str, name: str) -> UserError | None:
    if "is full" in words or name in _NOT_WRITTEN:
        return UserError(
            "NKA-106",
            N_("Disken är full eller går inte att skriva på. Ändringen är inte sparad, inget tidigare är förlorat."),
            N_("Frigör plats och försök igen."),
        )
    if name.startswith("SQLITE_IOERR"):
        return UserError(
            "NKA-109",
            N_("Disken svarar inte som den ska. Ändringen är inte sparad, inget tidigare är förlorat."),
            N_("Kontrollera att disken eller nätverket är anslutet och försök igen."),
        )
    return None


def _damage(words: str) -> UserError | None:
    if any(sign in words for sign in ("malformed", "not a database", "could not decode")):
        return _damaged()
    return None


def _damaged() -> Damaged:
    return Damaged(
        "NKA-126",
        N_("Registret är skadat och kan inte läsas till fullo. Inget har ändrats i det."),
        N_("Ta fram den senaste säkerhetskopian ur mappen kopior och spara originalet."),
    )


def moved_error() -> UserError:
    """Return the error for a change to a register whose file is no longer the one that was opened."""
    return UserError(
        "NKA-108",
        N_("Registerfilen har flyttats eller bytts ut medan den var öppen. Ändringen är inte sparad."),
        N_("Öppna registret på nytt. Är filen borta finns säkerhetskopior i mappen kopior."),
    )


def read_only_error() -> UserError:
    """Return the error for a change to a register that can only be read."""
    return UserError(
        "NKA-122",
        N_("Registret är skrivskyddat. Ändringen är inte sparad, och inget är förlorat."),
        N_("Flytta registret till en mapp där du får skriva, eller be om skrivrättighet."),
    )
