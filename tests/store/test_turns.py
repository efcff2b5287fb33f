"""Threads of one program write one at a time; a long act gives way, and nothing drops the locks that SQLite holds."""

from __future__ import annotations

import subprocess
import sys
import threading

import pytest
from builders import an_agreement, dump

from nkavtal.base.errors import Cancelled
from nkavtal.base.progress import SILENT, Cancellable
from nkavtal.model.agreement import Agreement
from nkavtal.store.store import Outside, Store
from nkavtal.store.turns import GaveWay
from nkavtal.store.verify import verify

RIVAL = """
import sqlite3, sys
try:
    sqlite3.connect(sys.argv[1], timeout=0, isolation_level=None).execute("BEGIN IMMEDIATE")
    print("took it")
except sqlite3.OperationalError as error:
    print(error)
"""


def busily(store: Store, begun: threading.Event) -> None:
    """Write until somebody else wants to."""
    with store.writing("edit_agreement", way=store.gives_way(SILENT)) as work:
        work.create(Agreement, title="Halvt", number="0000-1")
        begun.set()
        while True:
            work.connection.exec_driver_sql(
                "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 50000) SELECT max(i) FROM n"
            ).fetchall()


def test_a_long_act_gives_way_to_a_short_one_and_leaves_nothing(store: Store) -> None:
    begun, ended = threading.Event(), list[BaseException]()

    def long_act() -> None:
        try:
            busily(store, begun)
        except GaveWay as gave:
            ended.append(gave)

    thread = threading.Thread(target=long_act)
    thread.start()
    assert begun.wait(10)
    an_agreement(store, "Kort", parties=())
    thread.join(10)
    assert len(ended) == 1
    assert [row["title"] for row in dump(store)["agreement"].values()] == ["Kort"]
    assert verify(store) == ()


def test_a_long_act_is_cancelled_in_the_middle_of_a_statement(store: Store) -> None:
    token, begun = Cancellable(), threading.Event()

    def cancel() -> None:
        begun.wait(10)
        token.cancelled = True

    thread = threading.Thread(target=cancel)
    thread.start()
    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"

    def ask_for_ever() -> None:
        with store.writing("edit_agreement", way=store.gives_way(token)) as work:
            begun.set()
            work.connection.exec_driver_sql(endless).fetchall()

    with pytest.raises(Cancelled):
        ask_for_ever()
    thread.join()
    an_agreement(store, parties=())  # the connection works on


def test_others_read_while_much_is_being_written(store: Store) -> None:
    with store.writing("edit_agreement") as work:
        work.create_many(Agreement, [{"uuid": f"u{n}", "number": f"n{n}", "title": "T" * 2000} for n in range(3000)])
        with store.listing() as asks:
            assert asks.exec_driver_sql("SELECT count(*) FROM agreement").fetchall() == [(0,)]


def test_looking_at_the_file_while_it_is_written_lets_nobody_else_in(store: Store) -> None:
    """Sabotage: opening and closing the file here would drop the locks that this process has on it."""
    with store.writing("edit_agreement"):
        assert store.look_outside() is Outside.NOTHING
        assert store._watched.state() is not None
        told = subprocess.run(
            [sys.executable, "-c", RIVAL, str(store.file)], capture_output=True, text=True, check=True
        )
        assert told.stdout == "database is locked\n"


def test_what_is_written_here_by_another_thread_is_no_change_from_outside(store: Store) -> None:
    with store.writing("edit_agreement") as work:
        work.create(Agreement, title="Vårt", number="0000-1")
        assert store.look_outside() is Outside.NOTHING
    assert store.look_outside() is Outside.NOTHING
