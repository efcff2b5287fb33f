"""SQLite is set as promised, and writing begins IMMEDIATE."""

from __future__ import annotations

import sqlite3
import sys
import threading
from pathlib import Path

import pytest
from builders import TODAY, an_agreement, opened
from sqlalchemy.exc import IntegrityError, OperationalError

from nkavtal.catalogue.rows import AgreementFilter
from nkavtal.store import identity
from nkavtal.store.alchemy import open_engine
from nkavtal.store.store import Store
from nkavtal.usecases import agreement

PROMISED = {
    "journal_mode": "truncate",
    "synchronous": 3,
    "foreign_keys": 1,
    "trusted_schema": 0,
    "cell_size_check": 1,
    "temp_store": 2,
    "busy_timeout": 5000,
    "application_id": 0x4E4B4156,
    "user_version": identity.SCHEMA,
}

QUESTION_MARK = pytest.param("a?b", marks=pytest.mark.skipif(sys.platform == "win32", reason="Windows allows no ?"))


@pytest.mark.parametrize(("name", "value"), PROMISED.items())
def test_the_register_is_set_as_promised(store: Store, name: str, value: object) -> None:
    with store.reading() as connection:
        assert connection.exec_driver_sql(f"PRAGMA {name}").scalar() == value


def test_a_row_that_points_at_nothing_is_refused(store: Store) -> None:
    uuid = an_agreement(store, parties=("Kalix",))
    statement = f"UPDATE party SET organisation = 'nobody' WHERE agreement = '{uuid}'"
    with store.reading() as connection, pytest.raises(IntegrityError, match="FOREIGN KEY"):
        connection.exec_driver_sql(statement)


def test_an_act_holds_the_register_from_its_first_moment(store: Store) -> None:
    rival = sqlite3.connect(store.file, timeout=0, isolation_level=None)
    with store.writing("edit_agreement"), pytest.raises(sqlite3.OperationalError, match="locked"):
        rival.execute("BEGIN IMMEDIATE")
    rival.execute("BEGIN IMMEDIATE")
    rival.close()


def test_reading_does_not_hold_the_register(store: Store) -> None:
    rival = sqlite3.connect(store.file, timeout=0, isolation_level=None)
    with store.reading() as connection:
        connection.exec_driver_sql("SELECT * FROM organisation").all()
        rival.execute("BEGIN IMMEDIATE")
        rival.execute("ROLLBACK")
    rival.close()


def test_two_windows_that_save_at_once_both_get_through(register: Path) -> None:
    def save_ten(window: Store) -> None:
        for n in range(10):
            an_agreement(window, f"Avtal {n}", parties=())

    windows = [opened(register), opened(register)]
    threads = [threading.Thread(target=save_ten, args=(window,)) for window in windows]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    rows = agreement.list_all(windows[0], AgreementFilter(), "number", TODAY)
    assert [row.number for row in rows] == [f"2026-{n:03}" for n in range(1, 21)]
    for window in windows:
        window.close()


def test_an_act_that_fails_leaves_nothing(store: Store) -> None:
    def rename_all_and_fail() -> None:
        with store.writing("edit_agreement") as work:
            work.connection.exec_driver_sql("UPDATE organisation SET name = 'X'")
            raise LookupError

    before = store.file.read_bytes()
    with pytest.raises(LookupError):
        rename_all_and_fail()
    assert store.file.read_bytes() == before


@pytest.mark.parametrize("name", [QUESTION_MARK, "a#b", "a%41b", "å ä ö", "a'b", "a&mode=memory"])
def test_a_folder_may_be_called_anything(register: Path, name: str) -> None:
    folder = register.rename(register.with_name(name))
    store = opened(folder)
    an_agreement(store, parties=())
    store.close()
    assert sorted(path.name for path in folder.iterdir()) == ["lås", "nkavtal.db", "nkavtal.db-journal"]


def test_an_engine_never_makes_a_file(tmp_path: Path) -> None:
    engine = open_engine(tmp_path / "nkavtal.db")
    with pytest.raises(OperationalError, match="unable to open"), engine.connect():
        pass
    assert list(tmp_path.iterdir()) == []
