"""The one channel between the window and what the program can do."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol, TypeVar

from PySide6.QtCore import QObject, Signal

from nkavtal.base.errors import UserError
from nkavtal.base.i18n import swedish
from nkavtal.base.progress import Progress
from nkavtal.gui.jobs import Job, Jobs

T = TypeVar("T")


class Program(Protocol):
    """What the window needs of an open register; both are called on the worker thread."""

    def perform(self, act: Any, progress: Progress) -> object:
        """Do one act and return what it touched."""

    def query(self, ask: Callable[[Any], T]) -> T:
        """Call ask with whatever reads the register and return its answer."""


class Bridge(QObject):
    """Acts and questions go in here; answers are ordinary calls, and `changed` tells what an act touched."""

    changed = Signal(object)
    """What an act touched; pages ask again for what they show."""
    opened = Signal()
    """Another register is open, or none."""
    failed = Signal(object)
    """A UserError that nobody took care of."""

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.jobs = jobs
        self._program: Program | None = None
        self.read_only = False
        """Whether the open register can only be read."""

    @property
    def ready(self) -> bool:
        """Whether a register is open."""
        return self._program is not None

    def use(self, program: Program | None, *, read_only: bool = False) -> None:
        """Speak to this program from now on."""
        self._program = program
        self.read_only = read_only
        self.opened.emit()

    def do(
        self,
        act: object,
        done: Callable[[Any], None] | None = None,
        failed: Callable[[UserError], None] | None = None,
        words: str = "",
        *,
        aside: bool = False,
    ) -> Job:
        """Perform an act, a long one `aside`; `done` gets what it touched, before `changed` tells the pages."""
        program = self._open_program()

        def answered(touched: object) -> None:
            if done is not None:
                done(touched)
            self.changed.emit(touched)

        return self.jobs.run(
            lambda progress: program.perform(act, progress), answered, failed or self.failed.emit, words, aside=aside
        )

    def ask(
        self,
        query: Callable[[Any], T],
        done: Callable[[T], None],
        failed: Callable[[UserError], None] | None = None,
        key: str = "",
        words: str = "",
    ) -> Job:
        """Ask a question; a newer one with the same key takes the older one's place."""
        program = self._open_program()
        return self.jobs.run(lambda _progress: program.query(query), done, failed or self.failed.emit, words, key=key)

    def look(
        self,
        work: Callable[[Any, Progress], T],
        done: Callable[[T], None],
        words: str = "",
        *,
        key: str = "",
    ) -> Job:
        """Ask something that takes its time, aside; the work reports how far it has come, so that it can be stopped."""
        program = self._open_program()
        return self.jobs.run(
            lambda progress: program.query(lambda reader: work(reader, progress)),
            done,
            self.failed.emit,
            words,
            key=key,
            aside=True,
        )

    def make(
        self,
        work: Callable[[Any, Progress], T],
        done: Callable[[T], None],
        failed: Callable[[UserError], None] | None = None,
        words: str = "",
    ) -> Job:
        """Ask for something that takes long, a document, which is in Swedish whatever the window speaks; the work reports how far it has come."""
        program = self._open_program()
        return self.jobs.run(
            lambda progress: _in_swedish(lambda: program.query(lambda reader: work(reader, progress))),
            done,
            failed or self.failed.emit,
            words,
            aside=True,
        )

    def _open_program(self) -> Program:
        if self._program is None:
            raise RuntimeError("no register is open")
        return self._program


def _in_swedish(work: Callable[[], T]) -> T:
    with swedish():
        return work()
