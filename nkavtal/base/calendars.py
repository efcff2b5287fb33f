"""Days the rules are handed as values: free days, the end of the school year, the ends of the mandate periods."""

from __future__ import annotations

import csv
from datetime import date
from functools import cache
from typing import NamedTuple

from nkavtal.base import resources


class Mandate(NamedTuple):
    """The last days of a mandate period: of boards and committees, and of the councils, which change in October."""

    ends: date
    council_ends: date


@cache
def mandates() -> tuple[Mandate, ...]:
    """Return the municipal mandate periods, rising; shipped as data that can be edited."""
    with resources.path("data", "mandate_periods.csv").open(encoding="utf-8", newline="") as stream:
        return tuple(
            sorted(
                Mandate(date.fromisoformat(row["last_day"]), date.fromisoformat(row["council_last_day"]))
                for row in csv.DictReader(stream)
            )
        )


@cache
def mandate_ends() -> tuple[date, ...]:
    """Return the last days of the municipal mandate periods, rising."""
    return tuple(one.ends for one in mandates())


@cache
def school_year_end() -> tuple[int, int]:
    """Return month and day of the administrative school year's end; there is no day in law."""
    return 6, 30
