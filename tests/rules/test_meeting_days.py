"""Meetings by pattern, against a walk over every day."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nkavtal.base.red_days import is_free
from nkavtal.rules.meeting_days import Found, Monthly, OnFreeDay, Weekly, days

MONDAY, TUESDAY = 0, 1
YEAR = (date(2027, 1, 1), date(2027, 12, 31))


def test_the_last_monday_of_every_month_but_july() -> None:
    found = days(Monthly(MONDAY, -1, frozenset({7})), *YEAR, is_free, OnFreeDay.EARLIER)
    assert [str(one.day) for one in found] == [
        "2027-01-25", "2027-02-22", "2027-03-25", "2027-04-26", "2027-05-31", "2027-06-28", "2027-08-30",
        "2027-09-27", "2027-10-25", "2027-11-29", "2027-12-27",
    ]  # fmt: skip
    # 29 March 2027 is Easter Monday, and the Friday before is Good Friday
    assert found[2].instead_of == date(2027, 3, 29)


def test_every_third_tuesday_between_two_days() -> None:
    found = days(Weekly(TUESDAY, 3), date(2027, 1, 10), date(2027, 3, 2), is_free, OnFreeDay.KEEP)
    assert [str(one.day) for one in found] == ["2027-01-12", "2027-02-02", "2027-02-23"]


def test_a_free_day_is_kept_moved_or_left_out_by_choice() -> None:
    epiphany = (date(2027, 1, 4), date(2027, 1, 8))  # 6 January is a Wednesday
    pattern = Weekly(2, 1)
    moved = {
        how: [str(one.day) for one in days(pattern, *epiphany, is_free, how)] for how in OnFreeDay
    }  # 5 January is no free day by law
    assert moved == {"keep": ["2027-01-06"], "earlier": ["2027-01-05"], "later": ["2027-01-07"], "skip": []}


PATTERNS = st.one_of(
    st.builds(
        Monthly, st.integers(0, 6), st.sampled_from((1, 2, 3, 4, -1)), st.frozensets(st.integers(1, 12), max_size=4)
    ),
    st.builds(Weekly, st.integers(0, 6), st.integers(1, 8), st.frozensets(st.integers(1, 12), max_size=4)),
)
FIRST = st.dates(date(2020, 1, 1), date(2040, 1, 1))


def by_hand(pattern: Monthly | Weekly, first: date, last: date) -> list[date]:
    every = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    right = [day for day in every if day.weekday() == pattern.weekday]
    if isinstance(pattern, Weekly):
        right = right[:: pattern.every]
        return [day for day in right if day.month not in pattern.but]
    return [day for day in right if day.month not in pattern.but and _place(day) in (pattern.which, pattern.which + 99)]


def _place(day: date) -> int:
    return (day.day - 1) // 7 + 1


@given(PATTERNS, FIRST, st.integers(0, 800))
def test_the_days_are_those_of_a_walk_over_the_calendar(pattern: Monthly | Weekly, first: date, long: int) -> None:
    last = first + timedelta(days=long)
    found = [one.day for one in days(pattern, first, last, lambda _d: False, OnFreeDay.KEEP)]
    if isinstance(pattern, Monthly) and pattern.which == -1:
        every = [first + timedelta(days=n) for n in range(long + 1)]
        expected = [
            day
            for day in every
            if day.weekday() == pattern.weekday
            and day.month not in pattern.but
            and day.day + 7 > calendar.monthrange(day.year, day.month)[1]
        ]
    else:
        expected = by_hand(pattern, first, last)
    assert found == expected


@given(PATTERNS, FIRST, st.integers(0, 800), st.sampled_from(OnFreeDay))
def test_no_meeting_falls_on_a_free_day_unless_it_was_wanted(
    pattern: Monthly | Weekly, first: date, long: int, how: OnFreeDay
) -> None:
    last = first + timedelta(days=long)
    found = days(pattern, first, last, lambda d: d.weekday() >= 4 or d.day in (24, 25), how)
    assert list(found) == sorted(set(found), key=lambda one: one.day)
    assert all(first <= one.day <= last for one in found)
    if how is not OnFreeDay.KEEP:
        assert not any(one.day.weekday() >= 4 or one.day.day in (24, 25) for one in found)


@pytest.mark.parametrize("how", [OnFreeDay.EARLIER, OnFreeDay.LATER])
def test_a_moved_day_tells_where_from(how: OnFreeDay) -> None:
    (found,) = days(Weekly(4, 1), date(2026, 12, 20), date(2026, 12, 30), is_free, how)[:1]
    assert found == Found(date(2026, 12, 23) if how is OnFreeDay.EARLIER else date(2026, 12, 28), date(2026, 12, 25))
