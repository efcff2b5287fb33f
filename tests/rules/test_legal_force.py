"""Legal force: three weeks, and a last day that is free moves on."""

from __future__ import annotations

import csv
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nkavtal.base.red_days import is_free
from nkavtal.rules.legal_force import earliest

_FILE = Path(__file__).parent.parent / "data" / "swedish_holidays.csv"
with _FILE.open(encoding="utf-8", newline="") as _stream:
    RED = {date.fromisoformat(row["date"]) for row in csv.DictReader(_stream)}


def free_by_file(day: date) -> bool:
    return day.isoweekday() > 5 or day in RED


@pytest.mark.parametrize(
    ("announced", "last_day", "moved"),
    [
        (date(2026, 11, 2), date(2026, 11, 23), False),  # a Monday, three weeks on
        (date(2026, 10, 30), date(2026, 11, 20), False),  # a Friday
        (date(2026, 11, 7), date(2026, 11, 30), True),  # Saturday: to Monday
        (date(2026, 12, 3), date(2026, 12, 28), True),  # julafton, both Christmas days, Sunday
        (date(2025, 12, 3), date(2025, 12, 29), True),  # julafton a Wednesday, then the whole Christmas week-end
        (date(2026, 12, 10), date(2027, 1, 4), True),  # nyårsafton a Thursday, nyårsdagen, week-end
        (date(2026, 5, 29), date(2026, 6, 22), True),  # midsommarafton 19 June
        (date(2027, 6, 4), date(2027, 6, 28), True),  # midsommarafton 25 June
        (date(2026, 3, 13), date(2026, 4, 7), True),  # långfredagen to annandag påsk
        (date(2026, 4, 23), date(2026, 5, 15), True),  # Kristi himmelsfärdsdag: the Friday after is a working day
        (date(2026, 5, 16), date(2026, 6, 8), True),  # nationaldagen on a Saturday
    ],
)
def test_the_last_day_to_appeal(announced: date, last_day: date, moved: bool) -> None:
    found = earliest(announced, is_free)
    assert (found.appeal_until, found.earliest, found.moved) == (last_day, last_day + timedelta(days=1), moved)


@given(st.dates(date(2020, 1, 1), date(2040, 12, 1)))
def test_red_days_are_those_of_the_calendar_file(day: date) -> None:
    assert is_free(day) is free_by_file(day)


@given(st.dates(date(2020, 1, 1), date(2040, 11, 1)))
def test_a_walk_day_by_day_comes_to_the_same_day(announced: date) -> None:
    walked = [announced + timedelta(days=n) for n in range(21, 40)]
    found = earliest(announced, is_free)
    assert found.appeal_until == next(day for day in walked if not free_by_file(day))
    assert found.announced_on == announced
    assert found.moved is free_by_file(walked[0])
