"""A meeting calendar as somebody pastes it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nkavtal.base.i18n import MONTHS, WEEKDAYS
from nkavtal.rules.meeting_text import read

TODAY = date(2026, 11, 28)


def days(text: str) -> list[str]:
    return [one.held_on.isoformat() for one in read(text, TODAY).meetings]


@pytest.mark.parametrize(
    "cell",
    ["2027-01-18", "18 januari 2027", "måndag 18 januari 2027", "mån 18 jan 2027", "18/1 2027", "270118", "20270118",
     "Mån. 18/1-27", "2027-01-18 00:00:00", "måndag den 18 januari 2027 kl. 13.00", "18 januari 2027, kl 13.00–16.00",
     "18.1.2027", "18:e januari 2027", "18/1 2027 kl 9"],
)  # fmt: skip
def test_every_swedish_form_is_read(cell: str) -> None:
    assert days(cell) == ["2027-01-18"]


def test_a_column_with_a_heading_and_a_row_of_days() -> None:
    assert days("Sammanträdesdagar\n2027-01-18\n2027-03-01\n") == ["2027-01-18", "2027-03-01"]
    assert days("2027-01-18\t2027-03-01\t\t2027-04-12") == ["2027-01-18", "2027-03-01", "2027-04-12"]


def test_a_heading_is_said_and_not_lost() -> None:
    assert read("Kommunfullmäktige\tPlats\n2027-01-18\tStadshuset", TODAY).headings == ((1, "Kommunfullmäktige Plats"),)


def test_the_year_of_a_heading_holds_for_the_days_below() -> None:
    found = read("Sammanträden 2027\n18/1\n14 juni\n31/12\n2028\n1/1", TODAY)
    assert [one.held_on.isoformat() for one in found.meetings] == [
        "2027-01-18",
        "2027-06-14",
        "2027-12-31",
        "2028-01-01",
    ]
    assert not any(one.year_assumed for one in found.meetings)


@pytest.mark.parametrize("heading", ["Läsåret 2026/2027", "Sammanträden 2026–2027", "2026\t2027"])
def test_a_heading_with_two_years_fixes_none(heading: str) -> None:
    found = read(f"{heading}\n14/9\n7 december\n18/1\n14 juni\n2028-01-03", TODAY)
    assert [(one.held_on.isoformat(), one.year_assumed) for one in found.meetings] == [
        ("2026-09-14", True),
        ("2026-12-07", True),
        ("2027-01-18", True),
        ("2027-06-14", True),
        ("2028-01-03", False),
    ]
    assert days("Läsåret 2030/2031\n18/1\n14/9") == ["2031-01-18", "2030-09-14"]
    assert days("Sammanträden 2027\n18/1\n2020 och 2027\n18/1") == ["2027-01-18", "2027-01-18"]


def test_a_day_without_a_year_is_one_to_come_and_is_marked() -> None:
    found = read("14/6\n30/11", TODAY)
    assert [(one.held_on.isoformat(), one.year_assumed) for one in found.meetings] == [
        ("2027-06-14", True),
        ("2026-11-30", True),
    ]


def test_a_column_of_days_for_papers_goes_with_its_meeting() -> None:
    text = "Sammanträde\tHandlingar inne\tTid\n2027-01-18\t2026-12-21\t13.00\n2027-03-01\t\t13.00"
    found = read(text, TODAY).meetings
    assert [(str(one.held_on), one.papers_by and str(one.papers_by)) for one in found] == [
        ("2027-01-18", "2026-12-21"),
        ("2027-03-01", None),
    ]


@pytest.mark.parametrize(
    ("cell", "code"),
    [("2027-02-31", "no_such_day"), ("2027-13-01", "no_such_month"), ("14–15 december 2026", "unreadable"), ("2027-02", "vague"),
     ("tisdag 18 januari 2027", "weekday"), ("14.12", "unreadable"), ("vecka 7", "unreadable")],
)  # fmt: skip
def test_what_is_no_day_is_told_with_its_place(cell: str, code: str) -> None:
    found = read(f"2027-01-18\n\t{cell}", TODAY)
    assert [(one.line, one.column, one.text, one.code) for one in found.wrong] == [(2, 2, cell, code)]


WRITTEN = st.sampled_from((
    lambda d: d.isoformat(),
    lambda d: f"{d.day} {MONTHS[d.month - 1]} {d.year}",
    lambda d: f"{WEEKDAYS[d.weekday()]} {d.day}/{d.month} {d.year}",
    lambda d: f"{WEEKDAYS[d.weekday()][:3].capitalize()} den {d.day} {MONTHS[d.month - 1][:3]} {d.year} kl. 08.30",
    lambda d: f"{d.isoformat()} 00:00:00",
))  # fmt: skip
DAYS = st.dates(date(2010, 1, 1), date(2070, 12, 31))


@given(st.lists(st.tuples(DAYS, WRITTEN), max_size=12), st.sampled_from("\n\t;"))
def test_what_is_written_is_what_is_read(written: list[tuple[date, object]], between: str) -> None:
    found = read(between.join(form(day) for day, form in written), TODAY)  # type: ignore[operator]
    assert [one.held_on for one in found.meetings] == [day for day, _form in written]
    assert not found.wrong


@given(st.lists(st.dates(date(2027, 1, 1), date(2027, 12, 31)), max_size=12))
def test_a_year_above_gives_that_year(those: list[date]) -> None:
    found = read("2027\n" + "\n".join(f"{d.day}/{d.month}" for d in those), TODAY)
    assert [one.held_on for one in found.meetings] == those


@given(st.text(alphabet="0123456789 -/.:;\tabjanmaröå\n", max_size=60))
def test_any_text_is_read_without_a_word_lost(text: str) -> None:
    found = read(text, TODAY)
    told = {one.line for one in (*found.meetings, *found.wrong)} | {line for line, _words in found.headings}
    assert told == {at for at, line in enumerate(text.splitlines(), 1) if line.replace(";", "").strip()}
    assert all(TODAY - timedelta(days=40_000) < one.held_on for one in found.meetings if one.year_assumed)
