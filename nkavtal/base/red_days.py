"""Days when nobody works: handed to the rules as values."""

from __future__ import annotations

from datetime import date
from functools import cache

LAW_CHECKED = date(2026, 11, 23)
"""The day up to which the calendar of lag (1989:253) and the three eves was checked."""


@cache
def of_year(year: int) -> frozenset[date]:
    """Return the red days of a year with midsommarafton, julafton and nyårsafton (lag 1930:173, 2 §)."""
    import holidays  # slow to import and needed only where a statutory day is reckoned

    # `holidays` counts Sundays too unless told not to; they are non-working by weekday anyway
    days = holidays.country_holidays("SE", years=year, categories=("public", "de_facto"))
    return frozenset(day for day in days if day.year == year)


def is_free(day: date) -> bool:
    """Tell if nobody works: Saturday, Sunday, red day, midsommarafton, julafton or nyårsafton (lag 1930:173, 2 §)."""
    return day.weekday() >= 5 or day in of_year(day.year)
