"""The migrations make what the models say, on a copy, whole or not at all."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from builders import TODAY, an_agreement, decided, dump, opened

from nkavtal.base.clock import Clock
from nkavtal.base.errors import Damaged, UserError
from nkavtal.model.all import Base
from nkavtal.store import identity, upgrade
from nkavtal.store.store import Store
from nkavtal.store.verify import verify

VERSIONS = Path(upgrade.__file__).parent / "migrations" / "versions"
SEARCH = ("agreement_search", "agreement_pieces", "agreement_words")


def made_older(folder: Path) -> None:
    """Take the version mark back, as in a register from before the latest migration."""
    connection = sqlite3.connect(folder / "nkavtal.db", isolation_level=None)
    connection.execute("PRAGMA user_version=0")
    connection.close()


def test_the_newest_tables_are_what_the_models_say(store: Store) -> None:
    def of_models(_thing: object, name: str | None, kind: str, _reflected: bool, _compared: object) -> bool:
        return not (kind == "table" and str(name).startswith((*SEARCH, "alembic_version")))

    with store.reading() as connection:
        context = MigrationContext.configure(
            connection, opts={"include_object": of_models, "compare_type": True, "compare_server_default": True}
        )
        assert compare_metadata(context, Base.metadata) == []


def test_the_schema_number_counts_the_migrations() -> None:
    assert len(list(VERSIONS.glob("[0-9]*.py"))) == identity.SCHEMA


def test_a_migration_stands_alone() -> None:
    for file in VERSIONS.glob("[0-9]*.py"):
        assert "nkavtal" not in file.read_text(encoding="utf-8"), f"{file.name} leans on code that will change"


def test_an_older_register_is_brought_up_to_date_and_kept_as_a_copy(register: Path) -> None:
    store = opened(register)
    an_agreement(store)
    before = dump(store)
    store.close()
    made_older(register)
    store = opened(register)
    assert dump(store) == before
    assert verify(store) == ()
    assert identity.check(register).schema == identity.SCHEMA
    (kept,) = (register / "kopior").glob("*.db")
    assert "före-uppgradering" in kept.name
    assert kept.read_bytes()[60:64] == bytes(4), "the copy has the old version mark"
    store.close()
    assert {p.name for p in register.iterdir()} <= {"kopior", "lås", "nkavtal.db", "nkavtal.db-journal"}


def made_as_in_3(folder: Path) -> None:
    """Take away what the fourth migration made."""
    connection = sqlite3.connect(folder / "nkavtal.db", isolation_level=None)
    dropped = {
        "agreement": (
            "entry_rule",
            "entry_least",
            "entry_share",
            "entry_signed",
            "entry_conditional",
            "entry_confirmed",
        ),
        "agreement_derived": ("entry", "entry_on", "entry_waits"),
        "party_derived": ("in_force_on",),
        "recommendation": ("step", "outcome", "sent_on", "reply_by"),
    }
    for table, columns in dropped.items():
        for column in columns:
            connection.execute(f"ALTER TABLE {table} DROP COLUMN {column}")
    connection.execute("DROP INDEX ix_attachment_recommendation")
    connection.execute("PRAGMA writable_schema=ON")  # a column that is a foreign key cannot be dropped
    kept = "sql = replace(replace(sql, char(10) || char(9) || 'on_behalf_by VARCHAR(36), ', ''), :key, '')"
    key = (
        ", "
        + chr(10)
        + chr(9)
        + "CONSTRAINT fk_signature_on_behalf_by FOREIGN KEY(on_behalf_by) REFERENCES organisation (uuid)"
    )
    connection.execute(f"UPDATE sqlite_schema SET {kept} WHERE name='signature'", {"key": key})
    kept = "sql = replace(replace(sql, char(10) || char(9) || 'recommendation VARCHAR(36), ', ''), :key, '')"
    key = (
        ", "
        + chr(10)
        + chr(9)
        + "CONSTRAINT fk_attachment_recommendation FOREIGN KEY(recommendation) REFERENCES recommendation (uuid)"
    )
    connection.execute(f"UPDATE sqlite_schema SET {kept} WHERE name='attachment'", {"key": key})
    connection.execute("PRAGMA writable_schema=RESET")
    for table in (
        "condition_answer", "power_of_attorney", "request", "changed_wording", "meeting", "body_name", "body", "population",
    ):  # fmt: skip
        connection.execute(f"DROP TABLE {table}")
    connection.execute("UPDATE alembic_version SET version_num='0003'")
    connection.execute("PRAGMA user_version=3")
    connection.close()


def made_as_in_2(folder: Path) -> None:
    """Take away what the third migration made."""
    made_as_in_3(folder)
    connection = sqlite3.connect(folder / "nkavtal.db", isolation_level=None)
    connection.execute("ALTER TABLE agreement DROP COLUMN lead_days")
    connection.execute("DROP INDEX ix_agreement_derived_holds_to")
    for column in ("as_of", "holds_to"):
        connection.execute(f"ALTER TABLE agreement_derived DROP COLUMN {column}")
    for table in ("clause", "notice", "prolongation", "set_day", "reminder", "lead_time"):
        connection.execute(f"DROP TABLE {table}")
    connection.execute("UPDATE alembic_version SET version_num='0002'")
    connection.execute("PRAGMA user_version=2")
    connection.close()


def made_as_first_released(folder: Path) -> None:
    """Take away what the second migration made, as in a register of the first version."""
    made_as_in_2(folder)
    connection = sqlite3.connect(folder / "nkavtal.db", isolation_level=None)
    for index in ("awaited", "unsigned"):
        connection.execute(f"DROP INDEX ix_agreement_derived_{index}")
        connection.execute(f"ALTER TABLE agreement_derived DROP COLUMN {index}")
    for column in ("undecided", "answers"):
        connection.execute(f"ALTER TABLE agreement_derived DROP COLUMN {column}")
    for column in ("lacks", "example"):
        connection.execute(f"ALTER TABLE party_derived DROP COLUMN {column}")
    for table in ("attachment", "contact_note", "saved_search", "saved_mapping"):
        connection.execute(f"DROP TABLE {table}")
    connection.execute("UPDATE alembic_version SET version_num='0001'")
    connection.execute("PRAGMA user_version=1")
    connection.close()


def test_what_a_newer_version_derives_is_there_after_the_upgrade(register: Path) -> None:
    store = opened(register)
    decided(store, an_agreement(store), "Kalix", example=True)
    store.close()
    made_as_first_released(register)
    store = opened(register)
    assert verify(store) == ()
    with store.reading() as connection:
        assert connection.exec_driver_sql("SELECT undecided, unsigned FROM agreement_derived").all() == [(13, 1)]
    store.close()


def test_a_register_from_before_clauses_keeps_its_days_after_the_upgrade(register: Path) -> None:
    store = opened(register)
    an_agreement(store, ends_on="2030-12-31", renewal_words="Förlängs ett år i taget.")
    before = dump(store)
    before |= {table: {} for table in ("body", "body_name")}  # which registers from then do not have
    store.close()
    made_as_in_2(register)
    store = opened(register)
    assert dump(store) == before
    assert verify(store) == ()
    with store.reading() as connection:
        row = connection.exec_driver_sql("SELECT next_day, next_kind, as_of, holds_to FROM agreement_derived").all()
    assert row == [("2030-12-31", "ends", TODAY.isoformat(), "2030-12-31")]
    store.close()


def test_a_register_with_an_unreadable_fact_is_not_upgraded(register: Path) -> None:
    store = opened(register)
    an_agreement(store, ends_on="2030-12-31")
    store.close()
    made_as_first_released(register)
    connection = sqlite3.connect(register / "nkavtal.db", isolation_level=None)
    connection.execute("UPDATE agreement SET ends_on='2030-99-99'")
    connection.close()
    with pytest.raises(Damaged, match="NKA-129"):
        opened(register)


def test_an_upgrade_that_ends_in_damage_leaves_the_old_register(
    register: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made_older(register)
    old = (register / "nkavtal.db").read_bytes()

    def destroyed(file: Path, _today: object) -> None:
        file.write_bytes(file.read_bytes()[:8192])

    monkeypatch.setattr(upgrade, "migrate", destroyed)
    with pytest.raises(Damaged, match="NKA-129"):
        opened(register)
    assert (register / "nkavtal.db").read_bytes() == old
    assert not [p for p in register.iterdir() if ".part" in p.name]


def test_an_older_register_that_may_only_be_read_is_refused_and_not_touched(
    register: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made_older(register)
    old = (register / "nkavtal.db").read_bytes()
    monkeypatch.setattr(os, "access", lambda _path, _mode: False)
    with pytest.raises(UserError, match="NKA-229"):
        opened(register)
    assert (register / "nkavtal.db").read_bytes() == old


KILLED = """
import os, signal, sys
from datetime import date
from pathlib import Path
from nkavtal.base.os_seam import files
from nkavtal.base.clock import Clock
from nkavtal.store import upgrade
from nkavtal.store.backup import pages
from nkavtal.store.store import Store

def kill(*args, **options):
    os.kill(os.getpid(), signal.SIGKILL)

setattr({"upgrade": upgrade, "pages": pages, "files": files}[sys.argv[2]], sys.argv[3], kill)
Store(Path(sys.argv[1]), "Testare", Clock(date(2026, 11, 23)))
"""


@pytest.mark.skipif(os.name == "nt", reason="there is no SIGKILL on Windows")
@pytest.mark.parametrize(("module", "step"), [("upgrade", "migrate"), ("pages", "problems"), ("files", "replace")])
def test_killed_in_the_middle_of_an_upgrade_the_old_register_stands(register: Path, module: str, step: str) -> None:
    made_older(register)
    old = (register / "nkavtal.db").read_bytes()
    done = subprocess.run([sys.executable, "-c", KILLED, str(register), module, step], check=False)
    assert done.returncode == -signal.SIGKILL
    assert (register / "nkavtal.db").read_bytes() == old
    store = Store(register, "Testare", Clock(TODAY))
    assert verify(store) == ()
    assert identity.check(register).schema == identity.SCHEMA
    store.close()
    for left in (*register.glob(".*"), *(register / "kopior").glob(".*")):
        os.utime(left, (0, 0))
    opened(register).close()
    assert [*register.glob(".*"), *(register / "kopior").glob(".*")] == []
