"""What is done for the register off to the side: copies when they are due, checks when it is time for them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from nkavtal.base.errors import UserError
from nkavtal.base.progress import Progress
from nkavtal.catalogue.backups import HAND
from nkavtal.gui.jobs import Job, Jobs
from nkavtal.rules.backup_due import Moment
from nkavtal.usecases import backups, checking
from nkavtal.usecases.backups import Age, Made
from nkavtal.usecases.checking import Checked
from nkavtal.usecases.touched import Touched

if TYPE_CHECKING:
    from nkavtal.bootstrap import Program

_EVERY = 10 * 60 * 1000  # milliseconds between looks at what is due
_SETTLED = 60 * 1000  # milliseconds after opening before a check may begin

T = TypeVar("T")


@dataclass(frozen=True)
class Looked:
    """What a quick look found when the register was opened, in words, and other databases that lie beside it."""

    findings: tuple[str, ...]
    conflicts: tuple[str, ...]


class Care(QObject):
    """One thread of its own: an edit never waits for a copy or a check."""

    aged = Signal(object)
    """How old the latest sound copy is."""
    looked = Signal(object)
    """What the quick look found."""
    checked = Signal(object)
    """What the whole check found, this time or the last."""
    troubled = Signal(object)
    """Why a copy that was due could not be made or put in the second place; None when all is well again."""

    def __init__(
        self, program: Program, second_place: Callable[[], Path | None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._program, self._second_place = program, second_place
        self.jobs = Jobs(self)
        self.awake = True
        """Whether copies and checks are made by themselves."""
        self.trouble: UserError | None = None
        self._changed = False
        self._clock = QTimer(self)
        self._clock.setInterval(_EVERY)
        self._clock.timeout.connect(self.look)
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(_SETTLED)
        self._settled.timeout.connect(self.keep_checked)

    def begin(self) -> None:
        """Take care of the register that was opened just now."""
        self.rest()
        self._changed = False
        self._trouble(None)
        if not self.awake:
            return
        self._run(_look, self.looked.emit, "look", lambda error: self.looked.emit(Looked((error.message,), ())))
        self._run(lambda store, _progress: checking.known(store.folder), self.checked.emit, "known")
        self.ask_age()
        self._clock.start()
        self._settled.start()

    def rest(self) -> None:
        """Let go of the register: it is about to be closed."""
        self._clock.stop()
        self._settled.stop()
        self.jobs.cancel_all()

    def stop(self) -> None:
        """End the thread."""
        self.rest()
        self.jobs.stop()

    def written(self, touched: Touched) -> None:
        """Take note that something was saved here; a copy may be due."""
        if self.awake and touched.act and touched.changed:
            self._changed = True
            self.keep_up(Moment.WRITTEN)

    def look(self) -> None:
        """Do what has become due since the last look."""
        self.keep_up(Moment.WRITTEN)
        self.keep_checked()

    def keep_up(self, moment: Moment, then: Callable[[UserError | None], object] = lambda _error: None) -> Job | None:
        """Make a copy if one is due, then go on with what went wrong, if anything did."""
        if self._program.store is None or self._program.store.read_only:
            then(None)
            return None
        second = self._second_place()

        def made(done: Made | None) -> None:
            self._made(done)
            then(None)

        def failed(error: UserError) -> None:
            self._trouble(error)
            then(error)

        work = partial(backups.keep_up, moment=moment, second=second)
        return self._run(lambda store, progress: work(store, progress=progress), made, f"keep-{moment}", failed)

    @property
    def has_something_to_keep(self) -> bool:
        """Whether something was saved since the last copy, as far as this window knows."""
        return self._changed and self._program.store is not None and not self._program.store.read_only

    def forget_changes(self) -> None:
        """Let what is new go without a copy: somebody has been told."""
        self._changed = False

    def make(self, made: Callable[[Made], object], failed: Callable[[UserError], object]) -> Job | None:
        """Make a copy now because somebody wants one."""
        second = self._second_place()

        def done(found: Made) -> None:
            self._made(found)
            made(found)

        return self._run(lambda store, progress: backups.make(store, HAND, second, progress), done, "make", failed)

    def check(self, checked: Callable[[Checked], object], failed: Callable[[UserError], object]) -> Job | None:
        """Check the whole register now because somebody wants to know."""

        def done(found: Checked) -> None:
            self.checked.emit(found)
            self.ask_age()
            checked(found)

        return self._run(checking.full, done, "check", failed)

    def keep_checked(self) -> None:
        """Do the weekly check and the monthly trial if it is time for them."""
        if self._program.store is not None and not self._program.store.read_only:
            self._run(_keep_checked, self._kept_checked, "keep-checked")

    def ask_age(self) -> None:
        """Ask how old the latest sound copy is."""
        self._run(lambda store, _progress: _age(store), self._aged, "age")

    def _kept_checked(self, found: Checked | None) -> None:
        if found is not None:
            self.checked.emit(found)
            self.ask_age()

    def _aged(self, found: Age | None) -> None:
        if found is not None:
            self._changed = found.changed
            self.aged.emit(found)

    def _made(self, made: Made | None) -> None:
        if made is not None:
            self._changed = False
            self._trouble(made.trouble)
        self.ask_age()

    def _trouble(self, error: UserError | None) -> None:
        self.trouble = error
        self.troubled.emit(error)

    def _run(
        self,
        work: Callable[[Any, Progress], T],
        done: Callable[[T], object],
        key: str,
        failed: Callable[[UserError], object] | None = None,
    ) -> Job | None:
        store = self._program.store  # this one, also if another is opened before the work begins
        if store is None:
            return None

        def answered(found: T) -> None:
            done(found)

        def refused(error: UserError) -> None:
            (failed or self._trouble)(error)

        return self.jobs.run(lambda progress: work(store, progress), answered, refused, key=key)


def _look(store: Any, _progress: Progress) -> Looked:
    return Looked(checking.light(store), checking.conflict_copies(store))


def _age(store: Any) -> Age | None:
    return None if backups.is_example(store) else backups.age(store)


def _keep_checked(store: Any, progress: Progress) -> Checked | None:
    return None if backups.is_example(store) else checking.keep_checked(store, progress)
