"""Work off the window's thread, long work aside from the rest; answers come back as ordinary calls on that thread."""

from __future__ import annotations

import contextlib
import gc
import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal, SignalInstance

from nkavtal.base.errors import Cancelled, UserError
from nkavtal.base.progress import Cancellable, Progress

T = TypeVar("T")
SHOWN_AFTER = 0.5
_LOOK_EVERY = 100  # milliseconds between looks at how far the work has come
_SWITCH_EVERY = 0.0001
"""Seconds after which a thread that computes lets another in: the window waits for it at every turn."""
_threads: set[int] = set()
"""The workers that have not ended. As long as there is one, Python's collector does not run by itself: it runs on any
thread, would destroy widgets there, and leave Qt's style with what is no more."""


@dataclass(frozen=True)
class Asked:
    """The work and who is to be told."""

    work: Callable[[Progress], Any]
    done: Callable[[Any], None]
    failed: Callable[[UserError], None]
    ended: Callable[[], None] | None


class Job:
    """One piece of work under way; `cancel` means that neither of its answers will be called.

    It alone holds the functions: they keep widgets alive, which must be let go of on the window's thread.
    """

    def __init__(self, words: str, key: str, lane: _Lane, interrupt: Callable[[], None] | None, asked: Asked) -> None:
        self.words = words
        self.key = key
        self.lane = lane
        self.token = Cancellable()
        self.started = 0.0
        self.future: Future[Any] | None = None
        self.asked: Asked | None = asked
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


class _Lane:
    """One thread and what waits for it."""

    def __init__(self, name: str) -> None:
        self.worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix=f"nkavtal-{name}")
        self.settled: Job | None = None


class Jobs(QObject):
    """Work off the window's thread: questions and edits one at a time, and long work aside, one piece at a time too.

    Work that has to be `alone` is long work beside which nothing else is done. With `at_once` the window waits for each
    answer, for tests.
    """

    running = Signal(str, int, int)
    """Words, done and total (0 when unknown) of work that has taken half a second."""
    idle = Signal()
    """Nothing is under way any more."""
    _answered = Signal(object)

    def __init__(self, parent: QObject | None = None, *, at_once: bool = False) -> None:
        super().__init__(parent)
        self.stopped = False
        """Whether nothing more can be run."""
        self._at_once = at_once
        self._quick, self._aside = _Lane("jobs"), _Lane("aside")
        self._gate = threading.Lock()  # held by what is done in the quick lane, and by what is done alone
        self._open: list[Job] = []
        sys.setswitchinterval(_SWITCH_EVERY)
        self._answered.connect(self._settle, Qt.ConnectionType.QueuedConnection)
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
        aside: bool = False,
        alone: bool = False,
        interrupt: Callable[[], None] | None = None,
        ended: Callable[[], None] | None = None,
    ) -> Job:
        """Do work and answer on this thread; a newer piece with the same key takes the older one's place.

        What may take more than a moment goes `aside`. `interrupt` stops work that does not look at its progress;
        `ended` is called after any outcome.
        """
        for other in list(self._open) if key else []:
            if other.key == key:
                other.cancel()
        lane = self._aside if aside or alone else self._quick
        gate = self._gate if alone or lane is self._quick else contextlib.nullcontext()
        job = Job(words, key, lane, interrupt, Asked(work, done, failed, ended))
        self._open.append(job)
        _threads.add(id(self))
        gc.disable()
        job.future = lane.worker.submit(_attempt, job, gate, None if self._at_once else self._answered)
        if self._at_once:
            wait([job.future])
            self._settle(job)
        else:
            self._clock.start()
        return job

    def cancel_shown(self) -> None:
        """Cancel the work that the status bar tells about."""
        for job in self._told:
            job.cancel()

    def cancel_all(self) -> None:
        """Cancel all that is under way or waits, as when nobody is left to take the answers."""
        for job in self._open:
            job.cancel()

    @property
    def _told(self) -> list[Job]:
        """The work to tell about, if any: what has been under way for the longest time."""
        under_way = sorted((job for job in self._open if job.started), key=lambda job: job.started)
        return (under_way or self._open)[:1]

    @property
    def busy(self) -> bool:
        """Whether any work is under way or waiting."""
        return bool(self._open)

    def stop(self) -> None:
        """Cancel what waits, let the piece under way come to its next step, and end the thread."""
        left = list(self._open)
        for job in left:
            job.token.cancelled = True
        self._open.clear()
        self._clock.stop()
        self.stopped = True
        for lane in (self._quick, self._aside):
            lane.worker.shutdown(wait=True)
        for job in left:
            job.asked = None
        for lane in (self._quick, self._aside):
            lane.settled = None
        _threads.discard(id(self))
        if not _threads:
            gc.enable()

    def _settle(self, job: Job) -> None:
        asked, job.asked = job.asked, None
        # the worker may still hold this job, but no longer the one before: that one is let go of here, not there
        job.lane.settled = job
        if job in self._open:
            self._open.remove(job)
        if not self._open:
            _collect()
            self._clock.stop()
            self.idle.emit()
        if asked is None or job.future is None:
            return
        if asked.ended is not None:
            asked.ended()
        error = job.future.exception()
        if job.cancelled or isinstance(error, Cancelled):
            return
        if isinstance(error, UserError):
            asked.failed(error)
        elif error is not None:
            raise error  # nobody expected it: the hooks of the window's thread tell
        else:
            asked.done(job.future.result())

    def _look(self) -> None:
        for job in self._told:
            if job.started and time.monotonic() - job.started >= SHOWN_AFTER:
                done, total, words = job.token.latest
                self.running.emit(words or job.words, done, total)


def _collect() -> None:
    """Collect as much as Python itself would have done by now, on the thread that owns the widgets."""
    counts, limits = gc.get_count(), gc.get_threshold()
    due = [generation for generation in range(3) if counts[generation] > limits[generation]]
    if due and not gc.isenabled():
        gc.collect(due[-1])


def _attempt(job: Job, gate: contextlib.AbstractContextManager[object], answered: SignalInstance | None) -> Any:
    asked = job.asked
    try:
        with gate:
            if job.cancelled or asked is None:
                raise Cancelled
            job.started = time.monotonic()
            return asked.work(job.token)
    finally:
        del asked  # the job holds on to it until it is settled
        job.started = 0.0
        if answered is not None:
            answered.emit(job)
