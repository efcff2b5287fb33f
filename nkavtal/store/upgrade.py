"""Make a new register, and bring an older one up to date: always on a copy, then by a rename."""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from nkavtal.base.clock import Clock
from nkavtal.base.errors import Damaged
from nkavtal.base.i18n import N_
from nkavtal.base.os_seam import files
from nkavtal.catalogue.backups import UPGRADE
from nkavtal.store import identity
from nkavtal.store.backup import copying, pages


def migrate(file: Path, today: date) -> None:
    """Run the migrations on a file that nobody else uses, and derive for today; all of them or none."""
    from alembic import command  # slow to import, and needed only when a register is made or brought up to date
    from alembic.config import Config

    from nkavtal.store import derive
    from nkavtal.store.alchemy import open_engine

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).with_name("migrations")).replace("%", "%%"))
    engine = open_engine(file, pooled=False)
    try:
        with engine.connect() as connection:
            connection = connection.execution_options(writing=True)
            with connection.begin():
                config.attributes["connection"] = connection
                command.upgrade(config, "head")
                derive.refresh(connection, None, today)  # a derived column that a migration adds is empty until here
                connection.exec_driver_sql(f"PRAGMA application_id={identity.APPLICATION_ID}")
                connection.exec_driver_sql(f"PRAGMA user_version={identity.SCHEMA}")
    finally:
        engine.dispose()


def make(file: Path) -> None:
    """Make the empty tables of a register at file, which must not exist."""
    with files.written_beside(file) as beside, _without_journal(beside):
        with contextlib.closing(sqlite3.connect(beside)) as connection:
            connection.execute("PRAGMA journal_mode=TRUNCATE")
            connection.execute("VACUUM")
        migrate(beside, date.min)  # there is nothing yet that a day could follow from


def upgrade(folder: Path, clock: Clock) -> None:
    """Bring an older register up to date; the old one stays as a verified copy in `kopior`."""
    file = identity.register_file(folder)
    kept = copying.make(folder, UPGRADE, clock)
    with files.written_beside(file) as beside, _without_journal(beside):
        shutil.copyfile(kept, beside)
        try:
            migrate(beside, clock.today())
        except (ValueError, LookupError) as error:  # a fact that cannot be read, so nothing follows from it
            raise _not_upgraded() from error
        if pages.problems(beside):
            raise _not_upgraded()


def _not_upgraded() -> Damaged:
    return Damaged(
        "NKA-129",
        N_("Registret kunde inte uppgraderas. Det är orört och en kontrollerad kopia ligger i mappen kopior."),
        N_("Använd den tidigare versionen av nkavtal tills vidare."),
    )


@contextlib.contextmanager
def _without_journal(file: Path) -> Iterator[None]:
    """Remove the empty journal that SQLite leaves beside a file whose name is about to change."""
    try:
        yield
    finally:
        file.with_name(f"{file.name}-journal").unlink(missing_ok=True)
