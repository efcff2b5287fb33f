"""Questions about many things, written once and put straight to the driver.

Deriving asks the same few questions at every save and over thousands of rows at an import. SQLAlchemy would build,
compare and look up the statement each time, and look at each row on the way; here it only writes the SQL.
"""

from __future__ import annotations

import json
from collections import namedtuple
from collections.abc import Callable, Collection, Sequence
from functools import cached_property
from typing import Any

from sqlalchemy import BindParameter, ColumnElement, Connection, SelectBase, bindparam, func, literal_column, select
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite

from nkavtal.store.plain import driver

_KEYS = "keys"


def among(column: Any, keys: Collection[str] | None = None) -> ColumnElement[bool]:
    """Return the condition that a column is one of many keys; they go as one value, not as a mark for each.

    Without keys they are given each time the question is put.
    """
    value: BindParameter[str] | str = bindparam(_KEYS) if keys is None else json.dumps(list(keys))
    found: ColumnElement[bool] = column.in_(select(literal_column("value")).select_from(func.json_each(value)))
    return found


class WrittenOnce:
    """A question; its rows are named tuples of values as the mapped classes hold them."""

    def __init__(self, statement: SelectBase) -> None:
        self._statement = statement

    def __call__(self, connection: Connection, keys: Collection[str] = ()) -> list[Any]:
        """Return all rows."""
        sql, values, row, makers = self._written
        given = [json.dumps(list(keys)) if name == _KEYS else value for name, value in values]
        found = driver(connection).execute(sql, given).fetchall()
        if not makers:
            return [row._make(values) for values in found]
        return [row._make(_made(values, makers)) for values in found]

    @cached_property
    def _written(self) -> tuple[str, Sequence[tuple[str, object]], Any, Sequence[tuple[int, Callable[[Any], Any]]]]:
        dialect = SQLiteDialect_pysqlite(paramstyle="qmark")
        compiled = self._statement.compile(dialect=dialect)
        columns = self._statement.selected_columns
        found = ((place, column.type.dialect_impl(dialect)) for place, column in enumerate(columns))
        makers = [(place, maker) for place, kind in found if (maker := kind.result_processor(dialect, None))]
        values = [(name, compiled.params[name]) for name in compiled.positiontup or ()]
        return str(compiled), values, namedtuple("Row", [str(column.key) for column in columns]), makers


def _made(values: Sequence[Any], makers: Sequence[tuple[int, Callable[[Any], Any]]]) -> list[Any]:
    made = list(values)
    for place, maker in makers:
        if made[place] is not None:
            made[place] = maker(made[place])
    return made
