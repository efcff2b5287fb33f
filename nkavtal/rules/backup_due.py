"""When a copy of a register is to be made, and what its age means."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum

EVERY = timedelta(hours=2)
FULL_CHECK_EVERY = timedelta(days=7)
TRIAL_EVERY = timedelta(days=30)


class Moment(StrEnum):
    """What has just happened, or is about to."""

    WRITTEN = "written"
    CLOSING = "closing"


def is_due(moment: Moment, last: datetime | None, now: datetime, *, changed: bool) -> bool:
    """Tell if a copy is to be made; `last` is when the latest sound one was, both by the clock on the wall.

    `changed` tells if anything has been written since. The first write of the day makes one, then every two hours of
    work, and leaving does if there is something to keep. A last copy in the future means a clock that was wrong.
    """
    if not changed:
        return False
    if last is None or moment is Moment.CLOSING or last > now:
        return True
    return last.date() != now.date() or now - last >= EVERY


def is_time(last: datetime | None, now: datetime, every: timedelta) -> bool:
    """Tell if something that is done at intervals is to be done; also when the last time lies in the future."""
    return last is None or last > now or now - last >= every


def days_without(last: datetime | None, now: datetime, *, changed: bool) -> int:
    """Return for how many days nothing new has been copied; 0 while the latest copy holds all there is."""
    if last is None or not changed:
        return 0
    return max(0, (now.date() - last.date()).days)
