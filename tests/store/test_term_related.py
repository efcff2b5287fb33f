"""Whose days follow from whose is told for as many agreements as an import can bring."""

from __future__ import annotations

import sqlite3
from typing import cast

from nkavtal.store.store import Store
from nkavtal.store.term_related import leaning_on


def test_more_agreements_than_sqlite_takes_values_are_asked_about_at_once(store: Store) -> None:
    keys = {f"{n:036}" for n in range(17_000)}
    with store.reading() as connection:
        driver = cast(sqlite3.Connection, connection.connection.driver_connection)
        driver.setlimit(sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER, 32_766)  # Python's own SQLite, as on Windows
        assert leaning_on(connection, keys) == keys
