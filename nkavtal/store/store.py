"""A register that is open: reading, and writing as one act, one transaction."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Iterator
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, cast

from nkavtal.base.clock import Clock
from nkavtal.base.errors import UserError
from nkavtal.base.i18n import N_
from nkavtal.base.os_seam import files, place
from nkavtal.base.places import ATTACHED, REGISTER_FILE
from nkavtal.base.progress import SILENT, Progress
from nkavtal.store import identity
from nkavtal.store.backup.manifest import folder_of
from nkavtal.store.barred import Barred, Why, barred_by
from nkavtal.store.engine import connect, explained
from nkavtal.store.file_state import Watched
from nkavtal.store.one_writer import OneWriter
from nkavtal.store.plain import Kept, Plain, PlainConnections
from nkavtal.store.queries.agreement_today import OUTLIVED
from nkavtal.store.turns import GivesWay, Turns

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

    from nkavtal.store.on_day import OnDay
    from nkavtal.store.work import Work


class Outside(StrEnum):
    """What others have done to the file since it was last looked at."""

    NOTHING = "nothing"
    WRITTEN = "written"
    SWAPPED = "swapped"


class Store:
    """A register folder that is open; `actor` stands in history as who did it."""

    def __init__(self, folder: Path, actor: str, clock: Clock, *, pooled: bool = True, keep: bool = False) -> None:
        """Open the register; raise UserError or Damaged when the folder holds none, or a newer one.

        With `keep` nobody else may write until it is closed; otherwise it is held for each act by itself.
        """
        _check_here(folder)
        header = identity.check(folder)
        self.folder = folder
        self.actor = actor
        self.clock = clock
        self.writer = OneWriter(folder, actor, clock)
        self._turns = Turns()
        self._watched = Watched(self.file)
        self.barred = self._bar(keep)
        """Why nothing may be written, None when it may."""
        self._pooled = pooled
        self._lists = PlainConnections(lambda: connect(self.file, read_only=self.read_only), kept=pooled)
        self.kept = Kept()
        """What lists have found out and may use again."""
        self._today: OnDay | None = None
        """Lists of today where those that are kept are of an earlier day and may not be written."""
        self._day = clock.today()
        try:
            self._begin(header)
        except BaseException:
            self.close()
            raise

    def _bar(self, keep: bool) -> Barred | None:
        if not _writable(self.folder):
            return Barred(Why.PROTECTED)
        barred = barred_by(place.look(self.folder))
        if barred is None and keep and (holder := self.writer.keep()) is not None:
            return Barred(Why.HELD, holder)
        return barred

    def _begin(self, header: identity.Header) -> None:
        older = header.schema < identity.SCHEMA
        if self.barred is not None and older:
            raise _too_old(self.barred, self.clock)
        if self.barred is None:
            files.sweep(self.folder, folder_of(self.folder), self.folder / ATTACHED)
        self._settle()
        if older:
            with self.writer.one_act():
                _upgrade(self.folder, self.clock)
        self._seen = self._watched.state()
        if self.barred is None:
            self.order_attachments()
        self.renew_days()

    @property
    def file(self) -> Path:
        """The database file."""
        return identity.register_file(self.folder)

    @property
    def read_only(self) -> bool:
        """Whether nothing may be written."""
        return self.barred is not None

    @cached_property
    def _engine(self) -> Engine:
        from nkavtal.store.alchemy import open_engine  # only now: lists are shown before it is needed

        return open_engine(self.file, read_only=self.read_only, pooled=self._pooled)

    @contextlib.contextmanager
    def listing(self) -> Iterator[Plain]:
        """Give what lists are read through: SQL text in, bare rows out; fetch whole and leave, as with reading()."""
        if self._today is not None:
            with self._today.listing() as asks:
                yield asks
            return
        with explained(saving=False), self._lists.reading() as asks:
            yield asks

    @contextlib.contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection to read from; fetch whole and leave, an open read blocks the next save."""
        with explained(saving=False), self._engine.connect() as connection:
            yield connection

    @contextlib.contextmanager
    def writing(self, act: str, *, way: GivesWay | None = None, **about: str) -> Iterator[Work]:
        """Give the one way to write: kept whole when the block ends, undone whole when it fails.

        `act` is the code history keeps, `about` its arguments; `way` (see gives_way) is for long acts. UserError
        NKA-120 when another program holds the file, NKA-220 when another nkavtal does.
        """
        from nkavtal.store.work import Work

        alone = self.writer.one_act() if self.barred is None else contextlib.nullcontext()
        with self._turns.mine(), alone:
            self._check_may_write()
            with explained(), self._engine.connect() as connection:
                connection = connection.execution_options(writing=True)
                with connection.begin(), _watching(way, connection):
                    work = Work(connection, act, about, self.actor, self.clock)
                    if way is not None:
                        work.look = way.look
                    yield work
                    work.finish()
            self._seen = self._watched.state()

    def _check_may_write(self) -> None:
        if self.barred is None and self._look_outside() is Outside.SWAPPED:
            self.barred = Barred(Why.SWAPPED)
        if self.barred is not None:
            raise self.barred.error(self.clock.now())

    def gives_way(self, progress: Progress) -> GivesWay:
        """Return what lets a long act be broken off, by GaveWay, when another thread of ours waits to write."""
        return GivesWay(self._turns, progress)

    def look_outside(self) -> Outside:
        """Tell what others have done to the file since it was last looked at or written here."""
        return Outside.NOTHING if self._turns.taken else self._look_outside()

    def _look_outside(self) -> Outside:
        before, now = self._seen, self._watched.state()
        if now == before:
            return Outside.NOTHING
        if now is None or before is None or not now.follows(before):
            return Outside.SWAPPED
        self._seen = now
        return Outside.WRITTEN

    def copy(self, reason: str, progress: Progress = SILENT) -> Path:
        """Make a verified copy in the folder `kopior`, `reason` by catalogue/backups; UserError when it cannot be."""
        from nkavtal.store.backup import copying

        return copying.make(self.folder, reason, self.clock, progress)

    def rescue(self, folder: Path) -> None:
        """Make a register in a new folder of the file that is open, also when others have taken it away since."""
        from nkavtal.store.backup.new_folder import check_sound, made, take_attachments

        with made(folder) as making, self._opened() as opened:
            with contextlib.closing(sqlite3.connect(making / REGISTER_FILE)) as target:
                opened.backup(target)
            check_sound(making / REGISTER_FILE)
            take_attachments(making, (self.folder,))

    @contextlib.contextmanager
    def _opened(self) -> Iterator[sqlite3.Connection]:
        """Give a connection that was open before, if there is one: it still holds the file that was taken away."""
        if self._lists.any_open:
            with self.listing() as asks:
                yield asks.connection
        else:
            with self.reading() as connection:
                yield cast(sqlite3.Connection, connection.connection.driver_connection)

    def order_attachments(self) -> None:
        """Put what a crash left among the attachments right; a register can be opened also when that cannot be done."""
        if not (self.folder / ATTACHED).is_dir():
            return
        from nkavtal.store import attachment_order

        with contextlib.suppress(UserError, OSError, ValueError):
            with self.listing() as asks:
                needed = attachment_order.needs_order(asks, self.folder)
            if needed:
                with self.writing("order_attachments") as work:  # changes no row: it keeps others from making one
                    attachment_order.put_right(work.connection, self.folder, self.clock.today())
            attachment_order.let_go(self.folder, self.clock.today())

    def new_day(self) -> bool:
        """Tell if it is another day than when this was last asked; what lists keep of days is brought up to it."""
        if self.clock.today() == self._day:
            return False
        self._day = self.clock.today()
        self.renew_days()
        return True

    def renew_days(self) -> bool:
        """Bring what lists keep of agreements' days up to today; tell if any had to be. It changes no fact.

        Without leave to write they are made for here alone; while somebody else writes all stays as it is.
        """
        today = self.clock.today()
        with explained(saving=False), self._lists.reading() as asks:
            outlived = [key for (key,) in asks.exec_driver_sql(OUTLIVED, {"today": today.isoformat()}).fetchall()]
        if outlived and self.read_only:
            from nkavtal.store.on_day import OnDay

            before, self._today = self._today, OnDay(self, today)
            if before is not None:
                before.close()
        if not outlived or self.read_only:
            return bool(outlived)
        from nkavtal.store.renew import renew

        with contextlib.suppress(UserError), self.writing("renew_days") as work:  # notes no act: nothing has been done
            renew(work.connection, outlived, today)
            self.kept.forget()
            return True
        return False

    def _settle(self) -> None:
        """Read once, so that SQLite takes back what a crash left half written; let go of the file again."""
        with self.listing() as asks:
            asks.exec_driver_sql("SELECT count(*) FROM sqlite_master").fetchall()
        self._lists.let_go()

    def close(self) -> None:
        """Let go of the file."""
        self._lists.let_go()
        if self._today is not None:
            self._today.close()
        if "_engine" in self.__dict__:
            self._engine.dispose()
        self._watched.close()
        self.writer.release()


def _watching(way: GivesWay | None, connection: Connection) -> contextlib.AbstractContextManager[None]:
    if way is None:
        return contextlib.nullcontext()
    return way.watching(cast(sqlite3.Connection, connection.connection.driver_connection))


def _upgrade(folder: Path, clock: Clock) -> None:
    from nkavtal.store.upgrade import upgrade

    upgrade(folder, clock)


def _writable(folder: Path) -> bool:
    file = identity.register_file(folder)
    return os.access(file, os.W_OK) and os.access(folder, os.W_OK)


def _check_here(folder: Path) -> None:
    if place.not_here(identity.register_file(folder)):
        raise UserError(
            "NKA-228",
            N_("Registerfilen är inte nedladdad till den här datorn, bara dess namn. Den är inte öppnad."),
            N_(
                "Be molntjänsten att alltid behålla mappen på den här enheten, vänta tills den är nedladdad och "
                "flytta sedan registret till datorns egen disk."
            ),
        )


def _too_old(barred: Barred, clock: Clock) -> UserError:
    if barred.why is Why.HELD:
        return barred.error(clock.now())
    return UserError(
        "NKA-229",
        N_("Registret är gjort i en äldre version av nkavtal och får inte skrivas där det ligger. Det är inte öppnat."),
        N_("Flytta det till den här datorns egen disk. Där kan det göras om till den här versionen."),
    )
