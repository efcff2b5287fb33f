"""Many rows at once, straight to the driver: SQLAlchemy would look at each value of each row on the way."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection

from nkavtal.model.base import Base
from nkavtal.store.plain import driver


def insert_rows(connection: Connection, kind: type[Base], rows: Sequence[Mapping[str, object]]) -> None:
    """Insert rows that all name the same columns in the same order; each value is as SQLite keeps it."""
    if not rows:
        return
    names = ", ".join(f'"{name}"' for name in rows[0])
    marks = ", ".join("?" * len(rows[0]))
    statement = f"INSERT INTO {kind.__tablename__} ({names}) VALUES ({marks})"  # noqa: S608 - our own names
    driver(connection).executemany(statement, [tuple(row.values()) for row in rows])
