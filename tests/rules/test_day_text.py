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
        ("idag", "2026-11-23"),
        ("imorgon", "2026-11-24"),
        ("i går", "2026-11-22"),
        ("igår", "2026-11-22"),
        ("i övermorgon", "2026-11-25"),
        ("i förrgår", "2026-11-21"),
        ("-1 månad", "2026-10-23"),
        ("−2 v", "2026-11-09"),  # a minus as Word writes it
        ("+ 3 veckor", "2026-12-14"),
        ("-2 år", "2024-11-23"),
        ("+0d", "2026-11-23"),
        ("+7973å", "9999-11-23"),
        ("-2025å", "0001-11-23"),
        ("2027-02-28>", "2027-02-28>"),
        ("28/2?", "2027-02-28?"),
        ("2027-1", "2027-01"),
        ("8/2-2027", "2027-02-08"),
        ("8/2/27", "2027-02-08"),
        ("8/2 27", "2027-02-08"),
        ("1/1", "2027-01-01"),  # 39 days ahead, and the one gone is nearly eleven months back
        ("24/5", "2027-05-24"),  # half a year either way: 182 days ahead, 183 back
        ("25/5", "2026-05-25"),
        ("761231", "2076-12-31"),  # fifty years ahead at most
        ("770101", "1977-01-01"),
        ("00010101", "0001-01-01"),
        ("28 feb.", "2027-02-28"),
        ("28feb 2027", "2027-02-28"),
        ("feb 2027", "2027-02"),
        ("1 DECEMBER", "2026-12-01"),
    ],
)
def test_typed_text_is_read_as_a_day(typed, kept):
    today = date(2027, 11, 23) if typed == "29/2" else TODAY
    assert str(parse(typed, today)) == kept


def test_a_month_later_than_the_31st_is_the_last_of_the_month():
    assert str(parse("+1m", date(2027, 1, 31))) == "2027-02-28"


@pytest.mark.parametrize(
    ("typed", "year", "month", "has"),
    [
        ("2026-11-31", 2026, 11, 30),
        ("2027-02-00", 2027, 2, 28),
        ("29/2 2027", 2027, 2, 28),
        ("31 nov", 2026, 11, 30),
        ("0 maj", 2026, 5, 31),
        ("32 maj 2028", 2028, 5, 31),
        ("000230", 2000, 2, 29),
    ],
)
def test_a_day_that_the_month_lacks_says_how_many_it_has(typed, year, month, has):
    with pytest.raises(NotADayError) as trouble:
        parse(typed, TODAY)
    told = trouble.value
    assert (told.code, told.year, told.month, told.days) == ("no_such_day", year, month, has)
    assert str(told) == "no_such_day"


def test_other_trouble_tells_no_month():
    with pytest.raises(NotADayError) as trouble:
        parse("2026-13", TODAY)
    assert (trouble.value.year, trouble.value.month, trouble.value.days) == (0, 0, 0)


@pytest.mark.parametrize("month", range(1, 13))
def test_months_go_by_their_names_and_by_three_letters(month):
    name = [
        "januari",
        "februari",
        "mars",
        "april",
        "maj",
        "juni",
        "juli",
        "augusti",
        "september",
        "oktober",
        "november",
        "december",
    ][month - 1]
    assert str(parse(f"{name} 2027", TODAY)) == str(parse(f"{name[:3]} 2027", TODAY)) == f"2027-{month:02}"


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
        ("?", "unreadable"),
        ("2027/2/8", "unreadable"),
        ("feb", "unreadable"),
        ("i dagarna", "unreadable"),
        ("1/0", "no_such_month"),
        ("2027-00", "no_such_month"),
        ("0000-01", "no_such_year"),
        ("+7974å", "no_such_year"),
        ("-2026å", "no_such_year"),
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
