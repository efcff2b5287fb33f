"""An agreement's days are set and marked from a terminal too."""

from __future__ import annotations

from pathlib import Path

from builders import an_agreement, opened
from cli.conftest import Type
from icalendar import Calendar

TACIT = (
    '{"first": {"until": "2026-12-31"}, "renewals": [{"kind": "tacit", "length": "P1Y"}],'
    ' "notices": [{"timing": {"span": "P6M"}}]}'
)


def given(register: Path, **values: object) -> None:
    store = opened(register)
    an_agreement(store, **values)
    store.close()


def deadlines(register: Path, at: Type, *words: object) -> list[tuple[str, str]]:
    data = at(register, "deadlines", "--until", "2030-12-31", "--json", *words).data
    return [(one["key"], one["day"]) for one in data["deadlines"]]


def test_a_clause_a_notice_and_what_follows(register: Path, at: Type) -> None:
    given(register, starts_on="2025-01-01")
    told = at(register, "term", "clause", "2026-001", TACIT)
    assert (told.code, told.out) == (0, "Ange regel för löptid och uppsägning, avtal 2026-001\n")
    assert deadlines(register, at) == [("notice/1/0", "2027-06-30")]
    assert at(register, "term", "notice", "2026-001", "--received", "2026-11-20").code == 0
    assert deadlines(register, at) == [("end/1/0", "2027-12-31")]
    assert at(register, "term", "extend", "2026-001", "2028-06-30").code == 0
    assert at(register, "undo").code == 0
    assert deadlines(register, at) == [("end/1/0", "2027-12-31")]


def test_a_day_by_hand_and_a_reminder_done(register: Path, at: Type) -> None:
    given(register, starts_on="2025-01-01")
    at(register, "term", "clause", "2026-001", TACIT)
    assert at(register, "term", "day", "2026-001", "notice/1/0", "2027-05-15").code == 1
    assert at(register, "term", "day", "2026-001", "notice/1/0", "2027-05-15", "--reason", "Enligt brev.").code == 0
    assert deadlines(register, at) == [("notice/1/0", "2027-05-15")]
    assert at(register, "term", "mark", "2026-001", "notice/1/0", "2027-05-15", "done").code == 0
    assert deadlines(register, at) == []
    assert at(register, "term", "lead", "120", "--type", "cooperation").code == 0


def test_read_rules_are_shown_and_taken_by_number(register: Path, at: Type) -> None:
    words = "Förlängs med ett år i taget om det inte sägs upp senast sex månader före."
    given(register, ends_on="2026-12-31", renewal_words=words)
    shown = at(register, "term", "take")
    assert f"  ”{words}”" in shown.out.splitlines()
    assert deadlines(register, at) == [("term_end/0/0", "2026-12-31")]
    assert at(register, "term", "take", "2026-001").code == 0
    assert deadlines(register, at) == [("notice/1/0", "2027-06-30")]


def test_an_option_is_called(register: Path, at: Type) -> None:
    given(register, starts_on="2025-01-01")
    rule = '{"first": {"until": "2026-12-31"}, "renewals": [{"kind": "option", "length": "P1Y", "times": 1}]}'
    at(register, "term", "clause", "2026-001", rule)
    assert at(register, "term", "option", "2026-001", "2026-11-20").code == 0
    assert deadlines(register, at) == [("end/1/0", "2027-12-31")]


def test_the_calendar_file_holds_the_days_that_are_listed(register: Path, at: Type, tmp_path: Path) -> None:
    given(register, ends_on="2027-02-28")
    told = at(register, "deadlines", "--ics", tmp_path / "frister.ics", "--json")
    assert told.data["files"] == [str(tmp_path / "frister.ics")]
    calendar = Calendar.from_ical((tmp_path / "frister.ics").read_bytes())
    assert [one["dtstart"].dt.isoformat() for one in calendar.walk("VEVENT")] == ["2027-02-28"]
