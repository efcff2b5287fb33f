"""A register standing still: a copy to read from for as long as it takes, while people go on saving in the real one."""

from __future__ import annotations

import contextlib
import sqlite3
import tempfile
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import Connection

from nkavtal.base.errors import UserError
from nkavtal.base.i18n import N_
from nkavtal.base.places import REGISTER_FILE
from nkavtal.store.alchemy import open_engine
from nkavtal.store.backup.pages import open_raw
from nkavtal.store.engine import explained


@contextlib.contextmanager
def still(file: Path) -> Iterator[Connection]:
    """Give a connection to a copy of a register as it is now; the copy goes when the block ends."""
    with contextlib.ExitStack() as until_done:
        copy = _copied(file, until_done)
        engine = open_engine(copy, read_only=True, pooled=False)
        until_done.callback(engine.dispose)
        with explained(saving=False), engine.connect() as connection:
            yield connection


def _copied(file: Path, until_done: contextlib.ExitStack) -> Path:
    try:
        scratch = tempfile.TemporaryDirectory(prefix="nkavtal-", ignore_cleanup_errors=True)
        copy = Path(until_done.enter_context(scratch)) / REGISTER_FILE
        with contextlib.closing(open_raw(file)) as source, contextlib.closing(sqlite3.connect(copy)) as target:
            source.backup(target)
    except (sqlite3.Error, OSError) as error:
        raise UserError(
            "NKA-270",
            N_("Registret går inte att kopiera till datorns mapp för tillfälliga filer. Inget är skrivet."),
            N_("Frigör plats och försök igen. Hjälper det inte: kör kontrollen av registret (nkavtal-cli verify)."),
        ) from error
    return copy
