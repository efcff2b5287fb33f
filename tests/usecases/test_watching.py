"""Days to watch stand until something is done about them; a day that moves is a new one."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from datetime import date as D
from pathlib import Path

import pytest
from builders import TODAY, an_agreement, opened
from icalendar import Calendar
from usecases.test_terms import TACIT, row, ruled

from nkavtal.base.errors import UserError
from nkavtal.exchange import ics
from nkavtal.store.store import Store
from nkavtal.usecases import agreement, term, watching
from nkavtal.usecases.all_acts import perform

JUNE = '{"first": {"until": "2027-06-30"}, "renewals": [{"kind": "tacit", "length": "P1Y"}], "notices": [{"timing": {"span": "P6M"}}]}'
LAST = D(2026, 12, 31)


def told(store: Store, day: D = TODAY, until: D | None = None) -> list[tuple[str, D, str]]:
    return [(one.watch.key, one.watch.day, one.bucket) for one in watching.standing(store, day, until)]


def mark(store: Store, uuid: str, state: str, day: D = LAST, until: D | None = None) -> None:
    perform(store, watching.MarkWatched((watching.Watched(uuid, "notice/0/0", day),), state, until, "Så blev det."))


def test_what_is_done_or_not_relevant_stands_no_more_and_can_be_opened_again(store: Store) -> None:
    uuid = ruled(store, JUNE)
    assert told(store) == [("notice/0/0", LAST, "90")]
    for state in ("done", "not_relevant"):
        mark(store, uuid, state)
        assert told(store) == []
        assert row(store, uuid).next_day is None
        mark(store, uuid, "")
        assert told(store) == [("notice/0/0", LAST, "90")]


def test_what_is_put_off_comes_back_on_its_day(store: Store) -> None:
    uuid = ruled(store, JUNE)
    mark(store, uuid, "snoozed", until=D(2026, 12, 15))
    assert told(store, D(2026, 12, 14)) == []
    assert told(store, D(2026, 12, 15)) == [("notice/0/0", LAST, "30")]


def test_a_note_stays_when_the_day_is_put_off_again_without_one(store: Store) -> None:
    uuid = ruled(store, JUNE)
    mark(store, uuid, "snoozed", until=D(2026, 12, 15))
    day = watching.Watched(uuid, "notice/0/0", LAST)
    perform(store, watching.MarkWatched((day,), "snoozed", D(2026, 12, 20)))
    (kept,) = (one.watch.done for one in watching.every(store, TODAY) if one.watch.key == "notice/0/0")
    assert kept is not None
    assert (kept.until, kept.note) == (D(2026, 12, 20), "Så blev det.")


def test_a_lead_time_is_a_number_of_days(store: Store) -> None:
    with pytest.raises(UserError, match="NKA-189"):
        perform(store, watching.SetLeadTime("", -5))
    assert watching.lead_times(store) == ()


def test_a_day_that_has_been_cannot_be_put_off_to(store: Store) -> None:
    uuid = ruled(store, JUNE)
    with pytest.raises(UserError, match="NKA-339"):
        mark(store, uuid, "snoozed", until=TODAY)


def test_a_day_that_moves_is_a_new_reminder_and_the_old_one_is_replaced(store: Store) -> None:
    uuid = ruled(store, JUNE)
    mark(store, uuid, "done")
    perform(store, term.SetClause(uuid, JUNE.replace("P6M", "P3M")))
    assert told(store) == [("notice/0/0", D(2027, 3, 31), "180")]
    card = term.show(store, uuid, TODAY)
    assert card.replaced == {card.reminders[0].uuid}


def test_a_missed_day_stands_for_half_a_year_and_those_before_the_clause_do_not(store: Store) -> None:
    ruled(store, TACIT)  # its last day was 30 June, before anybody entered the clause
    assert told(store) == []
    uuid = ruled(store, JUNE)
    assert told(store, LAST) == [("notice/0/0", LAST, "7")]
    assert ("notice/0/0", LAST, "late") in told(store, LAST + timedelta(days=1))
    assert ("notice/0/0", LAST, "late") not in told(store, LAST + timedelta(days=181))
    mark(store, uuid, "done")
    assert ("notice/0/0", LAST, "late") not in told(store, LAST + timedelta(days=1))


def test_work_begins_as_early_as_the_agreement_its_type_or_everybody_says(store: Store) -> None:
    uuid = ruled(store, JUNE, type="cooperation")

    def begins() -> int:
        (one,) = watching.standing(store, TODAY)
        return (one.watch.safe - one.watch.begin).days

    assert begins() == 90
    perform(store, watching.SetLeadTime("", 60))
    assert begins() == 60
    perform(store, watching.SetLeadTime("cooperation", 180))
    assert begins() == 180
    perform(store, agreement.EditAgreement(uuid, {"lead_days": "30"}))
    assert begins() == 30
    assert {one.values["days"] for one in watching.lead_times(store)} == {"60", "180"}


def test_what_fell_due_meanwhile_is_told_once_however_the_clock_jumps(store: Store) -> None:
    ruled(store, JUNE)
    rows = watching.every(store, D(2027, 1, 4))
    assert [one.watch.day for one in watching.fell_due(rows, D(2026, 12, 20), D(2027, 1, 4))] == [LAST]
    assert watching.fell_due(rows, D(2027, 1, 4), D(2027, 1, 4)) == ()
    far = D(2046, 1, 1)  # a clock twenty years ahead: at most what half a year holds
    assert len(watching.fell_due(watching.every(store, far), TODAY, far)) <= 2


def test_the_reply_that_is_late_stands_until_it_comes(store: Store) -> None:
    from nkavtal.usecases import ledger

    uuid = an_agreement(store, parties=("Kalix",))
    (line,) = agreement.show(store, uuid, TODAY).parties
    perform(store, ledger.EditRow("party", line.uuid, {"asked": True, "reply_by": "2026-01-31"}))
    assert told(store) == [("reply/0/0", D(2026, 1, 31), "late")]


def test_the_calendar_file_is_read_back_with_whole_days_and_the_same_names_each_time(
    register: Path, tmp_path: Path
) -> None:
    store = opened(register)
    uuid = ruled(store, JUNE)
    an_agreement(store, "Socialjour", ends_on="2027-02-28")
    rows = watching.standing(store, TODAY)
    first = Calendar.from_ical(watching.write_ics(store, rows, tmp_path / "frister.ics").read_bytes())
    perform(store, term.SetDayByHand(uuid, "notice/0/0", D(2026, 12, 15), "Enligt brev."))
    again = watching.write_ics(store, watching.standing(store, TODAY), tmp_path / "igen.ics").read_bytes()
    second = Calendar.from_ical(again)
    events = [
        {str(event["uid"]): (event["dtstart"].dt, str(event["summary"])) for event in one.walk("VEVENT")}
        for one in (first, second)
    ]
    assert events[0].keys() == events[1].keys()
    assert {day for day, _title in events[0].values()} == {LAST, D(2027, 2, 28)}
    assert {day for day, _title in events[1].values()} == {D(2026, 12, 15), D(2027, 2, 28)}
    alarms = [alarm["trigger"].dt.days for alarm in first.walk("VALARM")]
    assert len(alarms) == 2 * 3
    assert all(days <= 0 for days in alarms)
    assert all("Sista dag är" in str(event["description"]) for event in first.walk("VEVENT"))
    assert first.errors == []
    store.close()


def test_the_last_day_of_the_calendar_can_be_written_to_one() -> None:
    day = ics.CalendarDay("socialjour", D.max, "Avtalet löper ut", "Sista dag.", D(9999, 10, 2))
    (event,) = Calendar.from_ical(ics.encoded([day], datetime(2026, 11, 23, tzinfo=UTC))).walk("VEVENT")
    assert (event["dtstart"].dt, "dtend" in event) == (D.max, False)
