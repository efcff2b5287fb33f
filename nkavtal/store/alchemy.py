"""SQLAlchemy over the register's connections: brought in when the first thing is read whole or written."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, Dialect, Engine, create_engine, event
from sqlalchemy.pool import NullPool, Pool, QueuePool
from sqlalchemy.util import LRUCache

from nkavtal.store.engine import connect

_COMPILED: LRUCache[object, object] = LRUCache(500)  # as many as an engine of its own keeps
_spoken: list[Dialect] = []


def open_engine(file: Path, *, read_only: bool = False, pooled: bool = True) -> Engine:
    """Return an engine for file; writing begins IMMEDIATE so that two writers never meet half-way."""
    pool: type[Pool] = QueuePool if pooled else NullPool
    engine = create_engine(
        "sqlite+pysqlite://",
        creator=lambda: connect(file, read_only=read_only),
        poolclass=pool,
        hide_parameters=True,
        execution_options={"compiled_cache": _COMPILED},
    )
    engine.dialect = _one_for_all(engine.dialect)
    event.listen(engine, "begin", _begin)
    return engine


def _one_for_all(dialect: Dialect) -> Dialect:
    """Return the first dialect: what is compiled is kept by it, so the next register or copy need not begin anew."""
    if not _spoken:
        _spoken.append(dialect)
    return _spoken[0]


def _begin(connection: Connection) -> None:
    writing = connection.get_execution_options().get("writing", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")
