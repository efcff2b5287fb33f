"""A register that is open: reading, and writing as one act, one transaction."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import Connection

from nkavtal.base.clock import Clock
from nkavtal.base.errors import UserError
from nkavtal.base.os_seam import files
from nkavtal.store import attachment_order, attachments, backup, identity, upgrade
from nkavtal.store.engine import explained, open_engine, read_only_error
from nkavtal.store.work import Work


class Store:
    """A register folder that is open; `actor` stands in history as who did it."""

    def __init__(self, folder: Path, actor: str, clock: Clock, *, pooled: bool = True) -> None:
        """Open the register; raise UserError or Damaged when the folder holds none, or a newer one."""
        header = identity.check(folder)
        self.folder = folder
        self.actor = actor
        self.clock = clock
        self.read_only = not _writable(folder)
        self._engine = open_engine(self.file, read_only=self.read_only, pooled=pooled)
        if not self.read_only:
            files.sweep(folder, folder / "kopior", attachments.folder(folder))
        self._settle()
        if header.schema < identity.SCHEMA and not self.read_only:
            upgrade.upgrade(folder, clock)
        if not self.read_only:
            self.order_attachments()

    @property
    def file(self) -> Path:
        """The database file."""
        return identity.register_file(self.folder)

    @contextlib.contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection to read from; fetch whole and leave, an open read blocks the next save."""
        with explained(saving=False), self._engine.connect() as connection:
            yield connection

    @contextlib.contextmanager
    def writing(self, act: str, **about: str) -> Iterator[Work]:
        """Give the one way to write: kept whole when the block ends, undone whole when it fails.

        `act` is the code history keeps, `about` its arguments. UserError NKA-120 when another program holds it.
        """
        if self.read_only:
            raise read_only_error()
        with explained(), self._engine.connect() as connection:
            connection = connection.execution_options(writing=True)
            with connection.begin():
                work = Work(connection, act, about, self.actor, self.clock)
                yield work
                work.finish()

    def copy(self, reason: str) -> Path:
        """Make a verified copy in the folder `kopior`; raises UserError when it cannot be made or trusted."""
        return backup.copy(self.file, self.folder / "kopior", reason, self.clock)

    def order_attachments(self) -> None:
        """Put what a crash left among the attachments right; a register can be opened also when that cannot be done."""
        with contextlib.suppress(UserError, OSError, ValueError):
            with self.reading() as connection:
                needed = attachment_order.needs_order(connection, self.folder)
            if needed:
                with self.writing("order_attachments") as work:  # changes no row: it keeps others from making one
                    attachment_order.put_right(work.connection, self.folder, self.clock.today())
            attachment_order.let_go(self.folder, self.clock.today())

    def _settle(self) -> None:
        """Read once, so that SQLite takes back what a crash left half written; let go of the file again."""
        with self.reading() as connection:
            connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar_one()
        self._engine.dispose()

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()


def _writable(folder: Path) -> bool:
    file = identity.register_file(folder)
    return os.access(file, os.W_OK) and os.access(folder, os.W_OK)
