"""Times that law sets, as dated data with their ground: a changed law is a new row, not a changed program."""

from __future__ import annotations

import csv
from datetime import date
from functools import cache
from typing import NamedTuple

from nkavtal.base import resources


class LegalTime(NamedTuple):
    """Days that law sets; `checked_on` is when somebody last looked in it."""

    days: int
    ground: str
    checked_on: date


def appeal_time(announced_on: date) -> LegalTime:
    """Return the time from the announcement within which a municipal decision may be appealed."""
    return _on("appeal_times.csv", announced_on)


def minutes_time(met_on: date) -> LegalTime:
    """Return the longest time from a municipal meeting until the approval of its minutes is announced.

    Two weeks for the approval, and the second day after it for the notice board.
    """
    return _on("minutes_times.csv", met_on)


def _on(file: str, day: date) -> LegalTime:
    return next(time for first, last, time in _times(file) if first <= day <= last)


@cache
def _times(file: str) -> tuple[tuple[date, date, LegalTime], ...]:
    with resources.path("data", file).open(encoding="utf-8", newline="") as stream:
        return tuple(
            (
                _day(row["applies_from"], date.min),
                _day(row["applies_to"], date.max),
                LegalTime(int(row["days"]), row["ground"], date.fromisoformat(row["checked_on"])),
            )
            for row in csv.DictReader(stream)
        )


def _day(text: str, unknown: date) -> date:
    return date.fromisoformat(text) if text else unknown
