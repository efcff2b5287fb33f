"""A vague day stays vague."""

from __future__ import annotations

from datetime import date

import pytest
from day_strategies import partial_dates
from hypothesis import given
from hypothesis import strategies as st

from nkavtal.rules.partial_date import Bound, PartialDate


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2026-10-26", date(2026, 10, 26), date(2026, 10, 26)),
        ("2026-10", date(2026, 10, 1), date(2026, 10, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2023-02", date(2023, 2, 1), date(2023, 2, 28)),
        ("2013", date(2013, 1, 1), date(2013, 12, 31)),
        ("2013?", date(2013, 1, 1), date(2013, 12, 31)),
        ("2023-11<", date.min, date(2023, 11, 1)),
        ("2023-06-30>", date(2023, 6, 30), date.max),
    ],
)
def test_a_day_lies_between_its_earliest_and_latest(text: str, earliest: date, latest: date) -> None:
    day = PartialDate.parse(text)
    assert (day.earliest, day.latest) == (earliest, latest)


@pytest.mark.parametrize(
    "text",
    [
        "", "26", "2026-13", "2026-00", "2026-10-00", "2026-02-29", "2026-1-1", "2026-10-26 ", "2026-10-26\n",
        "2026/10/26", "0000", "20261026", "2026-10-26??", "?2026", "2026-", "２０２６", "i dag",
    ],
)  # fmt: skip
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        PartialDate.parse(text)


def test_a_day_without_its_month_is_refused() -> None:
    with pytest.raises(ValueError, match=r"^a day needs its month$"):
        PartialDate(2026, None, 26)


@pytest.mark.parametrize("bound", [Bound.UNSURE, Bound.BEFORE, Bound.AFTER])
def test_a_day_that_is_not_sure_is_not_exact(bound: Bound) -> None:
    assert PartialDate(2026, 10, 26, bound).exact is None


def test_a_sure_day_is_exact() -> None:
    assert PartialDate.of(date(2026, 10, 26)).exact == date(2026, 10, 26)


@given(partial_dates())
def test_text_and_back_is_the_same_day(day: PartialDate) -> None:
    assert PartialDate.parse(str(day)) == day


@given(partial_dates())
def test_only_a_sure_whole_day_is_exact_and_then_it_is_its_own_span(day: PartialDate) -> None:
    assert day.earliest <= day.latest
    sharp = day.day is not None and day.bound is Bound.AT
    assert (day.exact is not None) is sharp
    if sharp:
        assert day.earliest == day.exact == day.latest


@given(st.dates())
def test_every_day_of_a_month_lies_inside_the_month_and_the_year(day: date) -> None:
    month, year = PartialDate(day.year, day.month), PartialDate(day.year)
    assert month.earliest <= day <= month.latest
    assert year.earliest <= month.earliest
    assert month.latest <= year.latest


@given(st.text(max_size=14))
def test_any_text_is_a_day_or_a_value_error(text: str) -> None:
    try:
        day = PartialDate.parse(text)
    except ValueError:
        return
    assert str(day) == text
