"""One writer at a time: a window holds its register for as long as it is open, a command for each of its acts."""

from __future__ import annotations

import contextlib
import json
import os
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from nkavtal.base.clock import Clock
from nkavtal.base.errors import UserError
from nkavtal.base.i18n import N_, moment_text
from nkavtal.base.os_seam import person
from nkavtal.base.os_seam.lock import Lock
from nkavtal.base.places import LOCK_FILE

PATIENCE = 5.0
"""Seconds that an act waits for an act of somebody else; a window is not waited for."""
_LOOK_EVERY = 0.05
_BEGINNING = 2.0
"""Seconds that a window waits for an act under way when it begins."""


@dataclass(frozen=True, slots=True)
class Holder:
    """Who may write: `since` is UTC, None and '' when nobody knows; `lasting` is a window, else an act under way."""

    name: str = ""
    machine: str = ""
    since: datetime | None = None
    pid: int = 0
    lasting: bool = False


NOBODY = Holder()


class OneWriter:
    """The right to write in one register."""

    def __init__(self, folder: Path, actor: str, clock: Clock) -> None:
        self._file = folder / LOCK_FILE
        self._kept = Lock(self._file)
        self._actor, self._clock = actor, clock

    @property
    def kept(self) -> bool:
        """Whether we hold the register until we let go."""
        return self._kept.held

    def keep(self) -> Holder | None:
        """Hold the register from now on; return who holds it when somebody else does."""
        until = time.monotonic() + _BEGINNING
        while not self._take(self._kept, lasting=True):
            holder = self._holder()
            if holder.lasting or time.monotonic() > until:
                return holder
            time.sleep(_LOOK_EVERY)
        return None

    def other(self) -> Holder | None:
        """Return who holds the register now; None when it is free or ours."""
        return None if self._kept.held or self._kept.free() else self._holder()

    @contextlib.contextmanager
    def one_act(self) -> Iterator[None]:
        """Hold the register for one act; UserError NKA-220 when somebody else keeps it."""
        if self._kept.held:
            yield
            return
        lock, until = Lock(self._file), time.monotonic() + PATIENCE
        while not self._take(lock, lasting=False):
            holder = self._holder()
            if holder.lasting or time.monotonic() > until:
                raise held_error(holder, self._clock.now())
            time.sleep(_LOOK_EVERY)
        try:
            yield
        finally:
            lock.release()

    def release(self) -> None:
        """Let go of the register."""
        self._kept.release()

    def _take(self, lock: Lock, *, lasting: bool) -> bool:
        told = {
            "name": self._actor,
            "machine": person.machine_name(),
            "since": self._clock.now().isoformat(timespec="seconds"),
            "pid": os.getpid(),
            "lasting": lasting,
        }
        try:
            return lock.take(json.dumps(told, ensure_ascii=False))
        except OSError as error:
            raise UserError(
                "NKA-221",
                N_("Registret går inte att låsa i den här mappen, och då får ingen ändra i det. Inget är ändrat."),
                N_("Flytta registret till en mapp på den här datorns egen disk."),
            ) from error

    def _holder(self) -> Holder:
        """Return who left their name; nobody known when it cannot be read, which also happens for a moment."""
        try:
            told = json.loads(self._kept.words())
            since = datetime.fromisoformat(str(told["since"]))
            return Holder(str(told["name"]), str(told["machine"]), since, int(told["pid"]), bool(told["lasting"]))
        except (ValueError, LookupError, TypeError):
            return NOBODY


def held_error(holder: Holder, now: datetime) -> UserError:
    """Return the error for a change to a register that somebody else may write in."""
    if not holder.name or holder.since is None:
        return UserError(
            "NKA-222",
            N_("Registret är öppet hos någon annan. Ändringen är inte sparad, inget tidigare är förlorat."),
            N_("Vänta tills den andra har stängt och försök igen. Läsa går under tiden."),
        )
    return UserError(
        "NKA-220",
        N_(
            "Registret är öppet av {name} på {machine} sedan {since}. "
            "Ändringen är inte sparad, inget tidigare är förlorat."
        ),
        N_("Vänta tills {name} har stängt och försök igen. Läsa går under tiden."),
        name=holder.name,
        machine=holder.machine,
        since=moment_text(holder.since, now),
    )
