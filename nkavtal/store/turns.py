"""Who writes now among the threads of this program: a long writer gives way to a short one."""

from __future__ import annotations

import contextlib
import sqlite3
import threading
from collections.abc import Iterator

from nkavtal.base.errors import Cancelled
from nkavtal.base.progress import Progress
from nkavtal.store.engine import database_errors

_LOOK_EVERY = 2000  # of SQLite's own steps: less than a millisecond


class GaveWay(Exception):
    """Somebody else here wants to write: what was begun has been taken back and is to be done again."""


class Turns:
    """One thread writes at a time. Those who wait are counted, so that a long writer can see that it is in the way."""

    def __init__(self) -> None:
        self._one = threading.Lock()
        self._count = threading.Lock()
        self._waiting = 0

    @property
    def wanted(self) -> bool:
        """Whether somebody waits to write."""
        return self._waiting > 0

    @property
    def taken(self) -> bool:
        """Whether somebody writes now."""
        return self._one.locked()

    @contextlib.contextmanager
    def mine(self) -> Iterator[None]:
        """Write alone meanwhile; wait for the one who does now."""
        self._wait(1)
        self._one.acquire()
        self._wait(-1)
        try:
            yield
        finally:
            self._one.release()

    def _wait(self, more: int) -> None:
        with self._count:
            self._waiting += more


class GivesWay:
    """A long act's progress: the act is broken off when somebody else here waits to write, or the person cancels it."""

    def __init__(self, turns: Turns, progress: Progress) -> None:
        self._turns, self._progress = turns, progress
        self._told = (0, 0, "")
        self._stopped: GaveWay | Cancelled | None = None

    def step(self, done: int, total: int, words: str = "") -> None:
        """Say how much is done; raises GaveWay or Cancelled when the act is to stop here."""
        self._told = (done, total, words)
        self.look()

    def look(self) -> None:
        """Do as step does where nothing new is to be said."""
        if self._turns.wanted:
            raise GaveWay
        self._progress.step(*self._told)

    @contextlib.contextmanager
    def watching(self, connection: sqlite3.Connection) -> Iterator[None]:
        """Look while SQLite works, too: it is stopped in the middle of a statement."""
        connection.set_progress_handler(self._stops, _LOOK_EVERY)
        try:
            yield
        except database_errors() as error:
            if self._stopped is not None:
                raise self._stopped from error
            raise
        finally:
            connection.set_progress_handler(None, 0)

    def _stops(self) -> bool:
        try:
            self.look()
        except (GaveWay, Cancelled) as stopped:  # SQLite has to let go first
            self._stopped = stopped
        return self._stopped is not None
