"""Long work on one worker thread; answers come back as ordinary calls on the window's thread."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from nkavtal.base.errors import Cancelled, UserError
from nkavtal.base.progress import Cancellable, Progress

T = TypeVar("T")
SHOWN_AFTER = 0.5
_LOOK_EVERY = 100  # milliseconds between looks at how far the work has come


class Job:
    """One piece of work under way; `cancel` means that neither of its answers will be called."""

    def __init__(self, words: str, key: str, interrupt: Callable[[], None] | None) -> None:
        self.words = words
        self.key = key
        self.token = Cancellable()
        self.started = 0.0
        self._interrupt = interrupt

    @property
    def cancelled(self) -> bool:
        """Whether the answer is no longer wanted."""
        return self.token.cancelled

    def cancel(self) -> None:
        """Stop the work at its next step; work that can be interrupted stops at once."""
        self.token.cancelled = True
        if self._interrupt is not None and self.started:
            self._interrupt()


class Jobs(QObject):
    """A queue of work, done one piece at a time off the window's thread.

    With `at_once` the window waits for each answer, for tests.
    """

    running = Signal(str, int, int)
    """Words, done and total (0 when unknown) of work that has taken half a second."""
    idle = Signal()
    """Nothing is under way any more."""
    _answered = Signal(object)

    def __init__(self, parent: QObject | None = None, *, at_once: bool = False) -> None:
        super().__init__(parent)
        self._at_once = at_once
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="nkavtal-jobs")
        self._open: list[Job] = []
        self._answered.connect(self._receive, Qt.ConnectionType.QueuedConnection)
        self._clock = QTimer(self)
        self._clock.setInterval(_LOOK_EVERY)
        self._clock.timeout.connect(self._look)

    def run(
        self,
        work: Callable[[Progress], T],
        done: Callable[[T], None],
        failed: Callable[[UserError], None],
        words: str = "",
        *,
        key: str = "",
        interrupt: Callable[[], None] | None = None,
        ended: Callable[[], None] | None = None,
    ) -> Job:
        """Do work and answer on this thread; a newer piece with the same key takes the older one's place.

        `interrupt` stops work that does not look at its progress; `ended` is called after any outcome.
        """
        for other in list(self._open) if key else []:
            if other.key == key:
                other.cancel()
        job = Job(words, key, interrupt)
        self._open.append(job)
        gc.disable()  # the collector must not run on the worker thread: it would destroy widgets there
        future = self._worker.submit(_attempt, job, work)
        settle = partial(self._settle, job, future, done, failed, ended)
        if self._at_once:
            wait([future])
            settle()
        else:
            self._clock.start()
            future.add_done_callback(lambda _future: self._answered.emit(settle))
        return job

    def cancel_shown(self) -> None:
        """Cancel the work that the status bar tells about."""
        for job in self._open[:1]:
            job.cancel()

    @property
    def busy(self) -> bool:
        """Whether any work is under way or waiting."""
        return bool(self._open)

    def stop(self) -> None:
        """Cancel what waits, let the piece under way come to its next step, and end the thread."""
        for job in self._open:
            job.token.cancelled = True
        self._open.clear()
        self._clock.stop()
        self._worker.shutdown(wait=True)
        gc.enable()

    def _receive(self, settle: Callable[[], None]) -> None:
        settle()

    def _settle(
        self,
        job: Job,
        future: Future[T],
        done: Callable[[T], None],
        failed: Callable[[UserError], None],
        ended: Callable[[], None] | None,
    ) -> None:
        if job in self._open:
            self._open.remove(job)
        if not self._open:
            gc.enable()
            self._clock.stop()
            self.idle.emit()
        if ended is not None:
            ended()
        error = future.exception()
        if job.cancelled or isinstance(error, Cancelled):
            return
        if isinstance(error, UserError):
            failed(error)
        elif error is not None:
            raise error  # nobody expected it: the hooks of the window's thread tell
        else:
            done(future.result())

    def _look(self) -> None:
        for job in self._open[:1]:
            if job.started and time.monotonic() - job.started >= SHOWN_AFTER:
                done, total, words = job.token.latest
                self.running.emit(words or job.words, done, total)


def _attempt(job: Job, work: Callable[[Progress], T]) -> T:
    if job.cancelled:
        raise Cancelled
    job.started = time.monotonic()
    try:
        return work(job.token)
    finally:
        job.started = 0.0
