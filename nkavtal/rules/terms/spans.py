"""Lengths of time in a clause, and the days they lead to and from."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Span:
    """A length: months (a year is twelve) and then days (a week is seven); neither is negative."""

    months: int = 0
    days: int = 0

    def __post_init__(self) -> None:
        if self.months < 0 or self.days < 0:
            raise ValueError("a length cannot be negative")

    def __add__(self, other: Span) -> Span:
        return Span(self.months + other.months, self.days + other.days)

    def __bool__(self) -> bool:
        return bool(self.months or self.days)


class Convention(StrEnum):
    """How a last day for notice is counted back from the last day of a term, T."""

    LATEST = "latest"
    """The latest day from which the notice still runs out by T; usual where the clause says nothing."""
    SAME_NUMBER = "same_number"
    """The day with T's number, so many months earlier; the month's last day where there is none."""
    WHOLE_MONTHS = "whole_months"
    """The day before the one that lies so many months before the day after T."""


def after(day: date, span: Span) -> date:
    """Return the day that lies a length after day: the same number, or the month's last day (lag 1930:173, 1 §).

    OverflowError where the calendar ends.
    """
    return _months_on(day, span.months) + timedelta(days=span.days)


def before(day: date, span: Span) -> date:
    """Return the day with the same number (or the month's last) a length before day; no inverse of after()."""
    return _months_on(day - timedelta(days=span.days), -span.months)


def last_day(ends: date, span: Span, convention: Convention = Convention.LATEST) -> date:
    """Return the last day to give notice so that it runs out by ends; both days inclusive."""
    if convention is Convention.SAME_NUMBER:
        return before(ends, span)
    if convention is Convention.WHOLE_MONTHS:
        return before(ends + _DAY, span) - _DAY
    limit = ends - timedelta(days=span.days)  # after() counts months first: d + months <= limit
    found = _months_on(limit, -span.months)
    if limit.day == _month_end(limit.year, limit.month):
        return date(found.year, found.month, _month_end(found.year, found.month))
    return found


def safest(ends: date, span: Span) -> date:
    """Return the earliest of the last days that the three conventions give."""
    return min(last_day(ends, span, convention) for convention in Convention)


def _months_on(day: date, months: int) -> date:
    if not months:
        return day
    years, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not date.min.year <= years <= date.max.year:
        raise OverflowError("the calendar ends")
    return date(years, month + 1, min(day.day, _month_end(years, month + 1)))


def _month_end(year: int, month: int) -> int:
    if month == 2:
        return 29 if calendar.isleap(year) else 28
    return 30 if month in (4, 6, 9, 11) else 31
