"""Meetings by pattern: the same weekday of every month, or every so many weeks."""

from __future__ import annotations

import calendar
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

_DAY, _WEEK = timedelta(days=1), timedelta(weeks=1)
_NEAR = 14  # days to look for a working day; no run of free days is that long


class OnFreeDay(StrEnum):
    """What becomes of a meeting whose day is a free day."""

    KEEP = "keep"
    EARLIER = "earlier"
    LATER = "later"
    SKIP = "skip"


@dataclass(frozen=True, slots=True)
class Monthly:
    """A weekday (Monday is 0) of every month but some: `which` is 1 to 4, or -1 for the last."""

    weekday: int
    which: int
    but: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Weekly:
    """A weekday (Monday is 0) every so many weeks, counted from the first such day; not in some months."""

    weekday: int
    every: int
    but: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Found:
    """One day of a pattern; `instead_of` is the free day that it was moved from."""

    day: date
    instead_of: date | None = None


def days(
    pattern: Monthly | Weekly, first: date, last: date, is_free: Callable[[date], bool], on_free: OnFreeDay
) -> tuple[Found, ...]:
    """Return the days of a pattern from first to last, both included, rising; a day moved out of the span is left out."""
    found: dict[date, Found] = {}
    for day in _weekly(pattern, first, last) if isinstance(pattern, Weekly) else _monthly(pattern, first, last):
        moved = _moved(day, is_free, on_free)
        if moved is not None and first <= moved <= last:
            found.setdefault(moved, Found(moved, day if moved != day else None))
    return tuple(found[day] for day in sorted(found))


def _moved(day: date, is_free: Callable[[date], bool], on_free: OnFreeDay) -> date | None:
    if on_free is OnFreeDay.KEEP or not is_free(day):
        return day
    if on_free is OnFreeDay.SKIP:
        return None
    step = -_DAY if on_free is OnFreeDay.EARLIER else _DAY
    return next((near for n in range(1, _NEAR) if not is_free(near := day + n * step)), None)


def _monthly(pattern: Monthly, first: date, last: date) -> Iterator[date]:
    for number in range(first.year * 12 + first.month - 1, last.year * 12 + last.month):
        year, month = divmod(number, 12)
        if month + 1 not in pattern.but:
            yield _of_month(year, month + 1, pattern.weekday, pattern.which)


def _of_month(year: int, month: int, weekday: int, which: int) -> date:
    begins, length = calendar.monthrange(year, month)
    earliest = 1 + (weekday - begins) % 7
    day = earliest + 7 * (which - 1) if which > 0 else earliest + 7 * ((length - earliest) // 7)
    return date(year, month, day)


def _weekly(pattern: Weekly, first: date, last: date) -> Iterator[date]:
    day = first + timedelta(days=(pattern.weekday - first.weekday()) % 7)
    while day <= last:
        if day.month not in pattern.but:
            yield day
        day += pattern.every * _WEEK
