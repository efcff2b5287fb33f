"""Counting back from a last day, and on to the end of a period, with the steps that explain it."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from nkavtal.rules.terms.facts import Calendars
from nkavtal.rules.terms.outcome import Step, step
from nkavtal.rules.terms.rule import Period, Timing
from nkavtal.rules.terms.spans import last_day, safest

_DAY = timedelta(days=1)
_MONTHS = {Period.MONTH: 1, Period.QUARTER: 3, Period.HALF_YEAR: 6, Period.YEAR: 12}


def period_end(period: Period, day: date, calendars: Calendars) -> date | None:
    """Return the first end of a period on day or later; None when the calendars do not reach that far."""
    if period is Period.NONE:
        return day
    if period is Period.MANDATE:
        return next((end for end in calendars.mandate_ends if end >= day), None)
    if period is Period.SCHOOL_YEAR:
        found = calendars.school_year_ends.in_year(day.year)
        return found if found >= day else calendars.school_year_ends.in_year(day.year + 1)
    length = _MONTHS[period]
    month = -(-day.month // length) * length
    return date(day.year, month, calendar.monthrange(day.year, month)[1])


def latest_day(timing: Timing, ends: date) -> date:
    """Return the last day on which it is in time for ends."""
    if timing.by is None:
        return last_day(ends, timing.span, timing.convention)
    found = timing.by.in_year(ends.year)
    return found if found <= ends else timing.by.in_year(ends.year - 1)


def counted_back(timing: Timing, ends: date, calendars: Calendars) -> tuple[date, date, tuple[Step, ...]]:
    """Return the last day for notice, its safe day, and the steps to it from the last day of a term; the last names it.

    The safe day is the working day at or before the earliest day that any convention gives; an agreed day never moves later.
    """
    day = latest_day(timing, ends)
    earliest = day if timing.by is not None else safest(ends, timing.span)
    safe = calendars.working(earliest)
    steps = [step("ends", day=ends)]
    if timing.by is not None:
        steps.append(step("by_day_of_year", month=timing.by.month, day=timing.by.day))
    else:
        steps.append(step("counted_back", span=timing.span))
        steps.append(step(f"convention_{timing.convention}"))
        if earliest != day:
            steps.append(step("conventions_differ", day=earliest))
    if safe != day:
        free = calendars.is_free(day)
        steps.append(step("safe_before_free" if free else "safe", day=safe))
    return day, safe, (*steps, step("last_day", day=day))
