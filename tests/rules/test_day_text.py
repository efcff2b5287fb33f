"""A day as a person types it."""

import contextlib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nkavtal.rules.day_text import NotADayError, parse

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("2027-02-28", "2027-02-28"),
        ("2027-2-8", "2027-02-08"),
        ("270228", "2027-02-28"),
        ("20270228", "2027-02-28"),
        ("28/2", "2027-02-28"),
        ("28/2 2025", "2025-02-28"),
        ("1/7-22", "2022-07-01"),
        ("1/12", "2026-12-01"),
        ("15 juni", "2026-06-15"),
        ("28 februari 2027", "2027-02-28"),
        ("februari 2027", "2027-02"),
        ("2027-02", "2027-02"),
        ("2027", "2027"),
        ("2027?", "2027?"),
        ("2013 <", "2013<"),
        ("i dag", "2026-11-23"),
        ("I  Dag", "2026-11-23"),
        ("i morgon", "2026-11-24"),
        ("+3m", "2027-02-23"),
        ("+3 månader", "2027-02-23"),
        ("+2v", "2026-12-07"),
        ("-10d", "2026-11-13"),
        ("+1 år", "2027-11-23"),
        ("980101", "1998-01-01"),
        ("29/2", "2028-02-29"),
    ],
)
def test_typed_text_is_read_as_a_day(typed, kept):
    today = date(2027, 11, 23) if typed == "29/2" else TODAY
    assert str(parse(typed, today)) == kept


def test_a_month_later_than_the_31st_is_the_last_of_the_month():
    assert str(parse("+1m", date(2027, 1, 31))) == "2027-02-28"


def test_a_day_that_the_month_lacks_says_how_many_it_has():
    with pytest.raises(NotADayError) as trouble:
        parse("2026-11-31", TODAY)
    assert (trouble.value.code, trouble.value.month, trouble.value.days) == ("no_such_day", 11, 30)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("2026-13-01", "no_such_month"),
        ("1/13", "no_such_month"),
        ("32/1", "no_such_day"),
        ("29/2", "no_such_day"),
        ("0000", "no_such_year"),
        ("+9999å", "no_such_year"),
        ("snart", "unreadable"),
        ("", "unreadable"),
        ("12", "unreadable"),
    ],
)
def test_what_is_no_day_says_why(typed, code):
    with pytest.raises(NotADayError) as trouble:
        parse(typed, TODAY)
    assert trouble.value.code == code


@given(st.dates(), st.dates(min_value=date(1900, 1, 1), max_value=date(2200, 1, 1)))
def test_every_day_written_out_reads_back(day, today):
    assert parse(day.isoformat(), today).exact == day


@given(st.text(max_size=12))
def test_any_text_is_a_day_or_not_a_day(text):
    with contextlib.suppress(NotADayError):
        assert str(parse(text, TODAY))
