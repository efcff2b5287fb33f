"""Times that law sets, as dated data with their ground: a changed law is a new row, not a changed program."""

from __future__ import annotations

import csv
from datetime import date
from functools import cache
from typing import NamedTuple

from nkavtal.base import resources


class AppealTime(NamedTuple):
    """Days from the announcement of a municipal decision within which it may be appealed; `checked_on` is when somebody last looked in the law."""

    days: int
    ground: str
    checked_on: date


def appeal_time(announced_on: date) -> AppealTime:
    """Return the time that applied when a decision was announced."""
    return next(time for first, last, time in _appeal_times() if first <= announced_on <= last)


@cache
def _appeal_times() -> tuple[tuple[date, date, AppealTime], ...]:
    with resources.path("data", "appeal_times.csv").open(encoding="utf-8", newline="") as stream:
        return tuple(
            (
                _day(row["applies_from"], date.min),
                _day(row["applies_to"], date.max),
                AppealTime(int(row["days"]), row["ground"], date.fromisoformat(row["checked_on"])),
            )
            for row in csv.DictReader(stream)
        )


def _day(text: str, unknown: date) -> date:
    return date.fromisoformat(text) if text else unknown
