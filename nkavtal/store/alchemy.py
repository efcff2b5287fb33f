"""SQLAlchemy over the register's connections: brought in when the first thing is read whole or written."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import NullPool, Pool, QueuePool

from nkavtal.store.engine import connect


def open_engine(file: Path, *, read_only: bool = False, pooled: bool = True) -> Engine:
    """Return an engine for file; writing begins IMMEDIATE so that two writers never meet half-way."""
    pool: type[Pool] = QueuePool if pooled else NullPool
    engine = create_engine(
        "sqlite+pysqlite://",
        creator=lambda: connect(file, read_only=read_only),
        poolclass=pool,
        hide_parameters=True,
    )
    event.listen(engine, "begin", _begin)
    return engine


def _begin(connection: Connection) -> None:
    writing = connection.get_execution_options().get("writing", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")
