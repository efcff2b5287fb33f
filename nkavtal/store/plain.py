"""SQL text put to Python's own driver, for lists: they are there before SQLAlchemy, which takes longer to load than Qt.

SQLAlchemy's connection takes the same call, so one question can be put through either.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Protocol, TypeVar, cast

if TYPE_CHECKING:
    from sqlalchemy import Connection

Answer = TypeVar("Answer")
Values = Mapping[str, Any] | Sequence[Any]
_MOST_KEPT = 4


def driver(connection: Connection) -> sqlite3.Connection:
    """Return the driver's own connection under SQLAlchemy's, in the transaction that is or now becomes its."""
    if not connection.in_transaction():
        connection.begin()
    return cast(sqlite3.Connection, connection.connection.driver_connection)


class Rows(Protocol):
    """What was answered."""

    def fetchall(self) -> Sequence[Any]:
        """Return all rows, each a sequence of columns."""


class Asks(Protocol):
    """What takes SQL text."""

    def exec_driver_sql(self, statement: str, parameters: Any = ..., /) -> Rows:
        """Put a question with its bound values."""


class Plain:
    """Puts questions to the driver."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection

    def exec_driver_sql(self, statement: str, parameters: Values = (), /) -> Rows:
        """Put a question with its bound values."""
        return self.connection.execute(statement, parameters)


class PlainConnections:
    """Connections for reading, kept to be used again; one reader has one to itself."""

    def __init__(self, connect: Callable[[], sqlite3.Connection], *, kept: bool) -> None:
        self._connect, self._kept = connect, kept
        self._free: list[sqlite3.Connection] = []

    @contextlib.contextmanager
    def reading(self) -> Iterator[Plain]:
        """Give a connection on which all questions see the same register."""
        connection = self._free.pop() if self._free else self._connect()
        try:
            connection.execute("BEGIN")
            yield Plain(connection)
        finally:
            connection.rollback()
            if self._kept:
                self._free.append(connection)
            else:
                connection.close()

    @property
    def any_open(self) -> bool:
        """Whether a connection is at hand that need not be opened first."""
        return bool(self._free)

    def let_go(self) -> None:
        """Close those that nobody uses."""
        while self._free:
            self._free.pop().close()


class Kept:
    """Answers kept for as long as nobody, in this program or another, has done an act on the register."""

    def __init__(self) -> None:
        self._act: int | None = None
        self._answers: dict[Hashable, Any] = {}

    def forget(self) -> None:
        """Find everything out anew: a new day changes lists without an act."""
        self._act, self._answers = None, {}

    def answer(self, asks: Asks, key: Hashable, find: Callable[[], Answer]) -> Answer:
        """Return what `find` gave the last time for this key, or gives now."""
        ((act,),) = asks.exec_driver_sql("SELECT max(seq) FROM act").fetchall()
        if act != self._act:
            self._act, self._answers = act, {}
        if key not in self._answers:
            if len(self._answers) >= _MOST_KEPT:
                del self._answers[next(iter(self._answers))]
            self._answers[key] = find()
        found: Answer = self._answers[key]
        return found
