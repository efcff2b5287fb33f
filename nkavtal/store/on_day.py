"""The register as it was, or will be, on any day: lists read the same way, through derived rows of that day.

Valid time by today's knowledge: facts count from the day they bear, whenever they were entered; what bears no day
counts always. The rows lie in memory, in temporary tables that take the place of the kept ones for who reads there.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from nkavtal.store.engine import connect, explained
from nkavtal.store.plain import Kept, Plain

if TYPE_CHECKING:
    from sqlalchemy import Connection

_TABLES = ("agreement_derived", "party_derived")


class Lists(Protocol):
    """What lists are read from: the register as it stands, or on a day."""

    @property
    def kept(self) -> Kept:
        """What lists have found out and may use again."""

    def listing(self) -> contextlib.AbstractContextManager[Plain]:
        """Give what lists are read through."""


class Register(Protocol):
    """The register whose facts count."""

    @property
    def file(self) -> Path:
        """The database file."""

    def reading(self) -> contextlib.AbstractContextManager[Connection]:
        """Give a connection to read from."""


class OnDay:
    """The lists of one day, made when they are first asked for, and again when somebody has changed the register."""

    def __init__(self, store: Register, day: date) -> None:
        self.day = day
        self.kept = Kept()
        self._store = store
        self._connection = connect(store.file, read_only=True)
        self._made_of: int | None = None

    @contextlib.contextmanager
    def listing(self) -> Iterator[Plain]:
        """Give what lists of the day are read through; one reader at a time."""
        with explained(saving=False):
            ((act,),) = self._connection.execute("SELECT max(seq) FROM main.act").fetchall()
            if act != self._made_of:
                self._make()
                self._made_of = act
                self.kept.forget()
            yield Plain(self._connection)

    def close(self) -> None:
        """Let go of the rows."""
        self._connection.close()

    def _make(self) -> None:
        from nkavtal.store import derive

        run = self._connection.execute
        for table in _TABLES:
            run(f"DROP TABLE IF EXISTS temp.{table}")
            run(f"CREATE TEMP TABLE {table} AS SELECT * FROM main.{table} WHERE 0")  # noqa: S608 - our own names
        run("CREATE UNIQUE INDEX temp.day_of_agreement ON agreement_derived (id)")
        run("CREATE INDEX temp.day_of_party ON party_derived (agreement)")
        with self._store.reading() as connection:
            made = list(derive.on_day(connection, self.day))
        self._insert("agreement_derived", [row for row, _parties in made])
        self._insert("party_derived", [party for _row, parties in made for party in parties])

    def _insert(self, table: str, rows: Sequence[dict[str, Any]]) -> None:
        if not rows:
            return
        names = list(rows[0])
        into = f"INSERT INTO temp.{table} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})"  # noqa: S608 - our own names
        self._connection.executemany(into, ([row[name] for name in names] for row in rows))
