"""Put the rooms together: a program with its places, preferences, clock and perhaps an open register."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TypeVar

from nkavtal.base import preferences
from nkavtal.base.clock import Clock
from nkavtal.base.os_seam import files, person
from nkavtal.base.places import Places
from nkavtal.base.progress import SILENT, Progress
from nkavtal.store.store import Store
from nkavtal.usecases.touched import Touched

Answer = TypeVar("Answer")
_PRIVATE = "nkavtal-öppnade-"


class Program:
    """What window and terminal stand on; `store` is None until a register is open.

    With `keeps` nobody else may write in the register while it is open here, as a window wants it.
    """

    def __init__(self, places: Places, clock: Clock, *, keeps: bool = True) -> None:
        self.places = places
        self._keeps = keeps
        self.clock = clock
        self._name = preferences.load(places.settings).name
        self.store: Store | None = None
        self.wrote = False
        """Whether anything has been written since the program started."""
        self._example: tempfile.TemporaryDirectory[str] | None = None
        self._private: tempfile.TemporaryDirectory[str] | None = None

    @property
    def actor(self) -> str:
        """Who stands in history: the name in settings, else the machine's user."""
        return self._name or person.user_name()

    def call(self, name: str) -> None:
        """Let another name stand in history from now on; '' for the machine's user."""
        self._name = name
        if self.store is not None:
            self.store.actor = self.actor

    @property
    def today(self) -> date:
        """The day the program works with."""
        return self.clock.today()

    def open_register(self, folder: Path) -> Store:
        """Open a register and let go of the one before; UserError or Damaged leaves the one before open."""
        before = self.store
        if before is None or not _same(before.folder, folder):
            return self._take(Store(folder, self.actor, self.clock, keep=self._keeps))
        before.writer.release()  # else we would meet ourselves
        try:
            return self._take(Store(folder, self.actor, self.clock, keep=self._keeps))
        except BaseException:
            if before.barred is None and self._keeps:
                before.writer.keep()
            raise

    def create_register(self, folder: Path) -> Store:
        """Make an empty register with the 14 municipalities in it, and open it."""
        from nkavtal.store.create import create  # what writes is not loaded until something is to be written

        return self._take(create(folder, self.actor, self.clock, keep=self._keeps))

    def open_example(self) -> Store:
        """Open a fresh copy of the example register, which is thrown away at the end."""
        from nkavtal.usecases.example import make_example

        self._example = tempfile.TemporaryDirectory(prefix="nkavtal-exempel-", ignore_cleanup_errors=True)
        return self._take(make_example(Path(self._example.name) / "exempelregister", self.actor, self.clock))

    def perform(self, act: object, progress: Progress = SILENT) -> Touched:
        """Do an act on the open register."""
        from nkavtal.usecases import all_acts

        touched = all_acts.perform(self.open_store, act, progress)
        self.wrote = self.wrote or touched.changed
        return touched

    def query(self, question: Callable[[Store], Answer]) -> Answer:
        """Put a question to the open register."""
        return question(self.open_store)

    @property
    def open_store(self) -> Store:
        """The open register; RuntimeError when none is."""
        if self.store is None:
            raise RuntimeError("no register is open")
        return self.store

    def private_folder(self) -> Path:
        """Return a folder that only this person can look into, for copies to be opened; it goes at the end."""
        if self._private is None:
            files.sweep_folders(Path(tempfile.gettempdir()), _PRIVATE)
            self._private = tempfile.TemporaryDirectory(prefix=_PRIVATE, ignore_cleanup_errors=True)
        return Path(self._private.name)

    def close(self) -> None:
        """Let go of the register; the example and the copies that were opened are thrown away."""
        if self.store is not None:
            self.store.close()
            self.store = None
        for folder in (self._example, self._private):
            if folder is not None:
                folder.cleanup()
        self._example = self._private = None

    def _take(self, store: Store) -> Store:
        if self.store is not None:
            self.store.close()
        self.store = store
        return store


def _same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return False


def open_program(places: Places, clock: Clock, register: Path | None = None) -> Program:
    """Return the program, with register open when one is named; UserError or Damaged when it cannot be."""
    program = Program(places, clock)
    if register is not None:
        program.open_register(register)
    return program
