"""How an open register stands: may it be changed, and if not why; and what others have done to it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from nkavtal.store.barred import Why
from nkavtal.store.store import Outside, Store

PROTECTED, HELD, SHARE, SYNCED, REMOVABLE, SWAPPED = (why.value for why in Why)


@dataclass(frozen=True, slots=True)
class Standing:
    """`why` is '' when the register may be changed, else protected, held, share, synced, removable or swapped.

    `holder`, `machine` and `since` (UTC) tell who holds it, where that is known; `pid` is their process.
    """

    why: str = ""
    holder: str = ""
    machine: str = ""
    since: datetime | None = None
    pid: int = 0
    service: str = ""
    moved_to: Path | None = None

    @property
    def may_move(self) -> bool:
        """Whether moving the register to this machine's own disk is the way out."""
        return self.why in (SHARE, SYNCED, REMOVABLE, PROTECTED)


@dataclass(frozen=True, slots=True)
class Seen:
    """What a look outside found: others have `written`, the file was `swapped`, the register is `free` to take, or a new day has begun."""

    written: bool = False
    swapped: bool = False
    free: bool = False
    new_day: bool = False


def standing(store: Store) -> Standing:
    """Return why a register may not be changed, if it may not."""
    barred = store.barred
    if barred is None:
        return Standing()
    from nkavtal.store.backup import restore  # all of backing up, which no register that may be changed needs here

    who = barred.holder
    return Standing(
        barred.why.value, who.name, who.machine, who.since, who.pid, barred.service, restore.moved_to(store.folder)
    )


def look_outside(store: Store) -> Seen:
    """Tell what others have done since the last look: asked now and then, so it reads no more than it must."""
    found = store.look_outside()
    held = store.barred is not None and store.barred.why is Why.HELD
    return Seen(
        written=found is Outside.WRITTEN,
        swapped=found is Outside.SWAPPED,
        free=held and store.writer.other() is None,
        new_day=found is not Outside.SWAPPED and store.new_day(),
    )


def rescue(store: Store, folder: Path) -> None:
    """Keep what is still open of a file that others have taken away or replaced, as a register in a new folder."""
    store.rescue(folder)
