"""Ends that must fall on the end of a month, a year, a school year or a mandate period."""

from __future__ import annotations

from datetime import date

import pytest

from nkavtal.rules.terms.counting import latest_day, period_end
from nkavtal.rules.terms.facts import Calendars
from nkavtal.rules.terms.rule import Period, Timing, YearDay

CALENDARS = Calendars(school_year_ends=YearDay(6, 10), mandate_ends=(date(2022, 12, 31), date(2026, 12, 31)))


@pytest.mark.parametrize(
    ("period", "day", "ends"),
    [
        (Period.NONE, "2026-05-17", "2026-05-17"),
        (Period.MONTH, "2028-02-01", "2028-02-29"),
        (Period.MONTH, "2027-02-28", "2027-02-28"),
        (Period.QUARTER, "2026-04-01", "2026-06-30"),
        (Period.QUARTER, "2026-12-31", "2026-12-31"),
        (Period.HALF_YEAR, "2026-06-30", "2026-06-30"),
        (Period.HALF_YEAR, "2026-07-01", "2026-12-31"),
        (Period.YEAR, "2026-01-01", "2026-12-31"),
        (Period.SCHOOL_YEAR, "2026-06-09", "2026-06-10"),
        (Period.SCHOOL_YEAR, "2026-06-10", "2026-06-10"),
        (Period.SCHOOL_YEAR, "2026-06-11", "2027-06-10"),
        (Period.MANDATE, "2022-12-31", "2022-12-31"),
        (Period.MANDATE, "2023-01-01", "2026-12-31"),
    ],
)
def test_a_period_ends_on_the_day_itself_or_the_first_end_after_it(period: Period, day: str, ends: str) -> None:
    assert period_end(period, date.fromisoformat(day), CALENDARS) == date.fromisoformat(ends)


def test_a_mandate_period_that_no_calendar_knows_has_no_end() -> None:
    assert period_end(Period.MANDATE, date(2027, 1, 1), CALENDARS) is None


@pytest.mark.parametrize(
    ("ends", "latest"),
    [("2026-06-30", "2026-06-30"), ("2026-06-29", "2025-06-30"), ("2026-12-31", "2026-06-30")],
)
def test_a_day_of_the_year_is_the_last_one_not_after_the_end(ends: str, latest: str) -> None:
    assert latest_day(Timing(by=YearDay(6, 30)), date.fromisoformat(ends)) == date.fromisoformat(latest)


@pytest.mark.parametrize(("year", "day"), [(2027, "2027-02-28"), (2028, "2028-02-29")])
def test_the_twenty_ninth_of_february_is_the_month_s_last_day_in_other_years(year: int, day: str) -> None:
    assert YearDay(2, 29).in_year(year) == date.fromisoformat(day)


def test_a_day_of_the_year_before_serves_the_year_after() -> None:
    assert YearDay(12, 15, years_before=1).in_year(2027) == date(2026, 12, 15)


@pytest.mark.parametrize(("month", "day"), [(2, 30), (4, 31), (13, 29)])
def test_a_day_that_no_year_has_is_refused(month: int, day: int) -> None:
    with pytest.raises(ValueError, match=r"day|month"):
        YearDay(month, day).in_year(2027)


def test_the_working_day_before_is_the_friday_and_a_working_day_is_its_own() -> None:
    assert Calendars().working(date(2026, 11, 28)) == date(2026, 11, 27)  # a Saturday
    assert Calendars().working(date(2026, 11, 29)) == date(2026, 11, 27)  # a Sunday
    assert Calendars().working(date(2026, 11, 30)) == date(2026, 11, 30)


def test_the_first_day_of_the_calendar_stands_though_no_working_day_lies_before() -> None:
    assert Calendars(is_free=lambda day: True).working(date(1, 1, 3)) == date.min
