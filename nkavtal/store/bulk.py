"""Many rows at once, straight to the driver: SQLAlchemy would look at each value of each row on the way."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, literal_column, select

from nkavtal.model.base import Base


def insert_rows(connection: Connection, kind: type[Base], rows: Sequence[Mapping[str, object]]) -> None:
    """Insert rows that all name the same columns in the same order; each value is as SQLite keeps it."""
    if not rows:
        return
    names = ", ".join(f'"{name}"' for name in rows[0])
    marks = ", ".join("?" * len(rows[0]))
    statement = f"INSERT INTO {kind.__tablename__} ({names}) VALUES ({marks})"  # noqa: S608 - our own names
    connection.exec_driver_sql(statement, [tuple(row.values()) for row in rows])


def among(column: Any, keys: Collection[str]) -> ColumnElement[bool]:
    """Return the condition that a column is one of many keys; they go as one value, not as a mark for each."""
    values = select(literal_column("value")).select_from(func.json_each(json.dumps(list(keys))))
    found: ColumnElement[bool] = column.in_(values)
    return found
