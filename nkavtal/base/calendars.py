"""Days the rules are handed as values: free days, the end of the school year, the ends of the mandate periods."""

from __future__ import annotations

import csv
from datetime import date
from functools import cache

from nkavtal.base import resources


@cache
def mandate_ends() -> tuple[date, ...]:
    """Return the last days of the municipal mandate periods, rising; shipped as data that can be edited."""
    with resources.path("data", "mandate_periods.csv").open(encoding="utf-8", newline="") as stream:
        return tuple(sorted(date.fromisoformat(row["last_day"]) for row in csv.DictReader(stream)))


@cache
def school_year_end() -> tuple[int, int]:
    """Return month and day of the administrative school year's end; there is no day in law."""
    return 6, 30
