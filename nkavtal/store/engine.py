"""The connection to a register: how SQLite is set, and what its errors mean."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DatabaseError, OperationalError
from sqlalchemy.pool import ConnectionPoolEntry, NullPool, Pool, QueuePool

from nkavtal.base.errors import Damaged, UserError
from nkavtal.base.i18n import N_

PATIENCE_MS = 5000
"""How long a save waits for another program that holds the register."""

_PRAGMAS = (
    "PRAGMA foreign_keys=ON",
    "PRAGMA synchronous=EXTRA",
    "PRAGMA trusted_schema=OFF",
    "PRAGMA cell_size_check=ON",
    "PRAGMA temp_store=MEMORY",
    f"PRAGMA busy_timeout={PATIENCE_MS}",
)


def open_engine(file: Path, *, read_only: bool = False, pooled: bool = True) -> Engine:
    """Return an engine for file; writing begins IMMEDIATE so that two writers never meet half-way."""
    address = f"file:{_quoted(file)}?mode={'ro' if read_only else 'rw'}"

    def connect() -> sqlite3.Connection:
        return sqlite3.connect(address, uri=True, isolation_level=None, check_same_thread=False)

    pool: type[Pool] = QueuePool if pooled else NullPool
    engine = create_engine("sqlite+pysqlite://", creator=connect, poolclass=pool, hide_parameters=True)
    event.listen(engine, "connect", _set_up if not read_only else _set_up_reading)
    event.listen(engine, "begin", _begin)
    return engine


def _set_up(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
    cursor = connection.cursor()
    for pragma in (*_PRAGMAS, "PRAGMA journal_mode=TRUNCATE"):
        cursor.execute(pragma)
    cursor.close()


def _set_up_reading(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
    cursor = connection.cursor()
    for pragma in _PRAGMAS:
        cursor.execute(pragma)
    cursor.close()


def _begin(connection: Connection) -> None:
    writing = connection.get_execution_options().get("writing", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def _quoted(file: Path) -> str:
    return file.resolve().as_posix().replace("%", "%25").replace("?", "%3f").replace("#", "%23")


@contextlib.contextmanager
def explained() -> Iterator[None]:
    """Turn what SQLite says into a message that helps; what nobody expected rises as it is."""
    try:
        yield
    except DatabaseError as error:
        words = str(error.orig).lower()
        if "locked" in words:
            raise UserError(
                "NKA-120",
                N_("Registret används av ett annat program. Ändringen är inte sparad, inget tidigare är förlorat."),
                N_("Stäng det andra programmet eller vänta en stund och försök igen."),
            ) from error
        if "full" in words:
            raise UserError(
                "NKA-106",
                N_("Disken är full. Ändringen är inte sparad. Allt som sparats tidigare finns kvar."),
                N_("Frigör plats och försök igen."),
            ) from error
        if "readonly" in words or "unable to open" in words:
            raise read_only_error() from error
        if not isinstance(error, OperationalError) or "malformed" in words:
            _raise_if_damaged(words, error)
        raise


def _raise_if_damaged(words: str, error: DatabaseError) -> None:
    if "malformed" in words or "not a database" in words:
        raise Damaged(
            "NKA-126",
            N_("Registret är skadat och kan inte läsas till fullo. Inget har ändrats i det."),
            N_("Ta fram den senaste säkerhetskopian ur mappen kopior och spara originalet."),
        ) from error


def read_only_error() -> UserError:
    """Return the error for a change to a register that can only be read."""
    return UserError(
        "NKA-122",
        N_("Registret är skrivskyddat. Ändringen är inte sparad, och inget är förlorat."),
        N_("Flytta registret till en mapp där du får skriva, eller be om skrivrättighet."),
    )
