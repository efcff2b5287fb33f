"""Read in a copy as in a register, without opening it for more than that."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from nkavtal.store import attachments
from nkavtal.store.backup import pages
from nkavtal.store.engine import explained

if TYPE_CHECKING:
    from sqlalchemy import Connection


class OpenCopy:
    """A copy as a check reads it; `folder` is the register whose attachments belong to it."""

    def __init__(self, file: Path, folder: Path) -> None:
        self.file = file
        self.folder = folder

    @contextlib.contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection to read from."""
        from nkavtal.store.alchemy import open_engine

        engine = open_engine(self.file, read_only=True, pooled=False)
        try:
            with explained(saving=False), engine.connect() as connection:
                yield connection
        finally:
            engine.dispose()


def referred(file: Path) -> tuple[str, ...]:
    """Return the hashes of the attachments that a register file refers to; none for one from before there were any."""
    with contextlib.closing(pages.open_raw(file)) as connection:
        if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'attachment'").fetchall():
            return ()
    with OpenCopy(file, file.parent).reading() as connected:
        return tuple(sorted(attachments.referred(connected)))
