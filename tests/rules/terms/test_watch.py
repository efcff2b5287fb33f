"""Days to watch: when work begins, what is missed, what has been done about a day, and what a day by hand stands beside."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from nkavtal.rules.terms.facts import Calendars
from nkavtal.rules.terms.outcome import Deadline
from nkavtal.rules.terms.watch import BACK, Done, Set, Watch, bucket, watch_key, watches

DAY = timedelta(days=1)
THE_DAY, SAFE = date(2026, 12, 31), date(2026, 12, 30)
NOTICE = Deadline("notice", 3, THE_DAY, SAFE, right=1)


def watch(one: Deadline = NOTICE, **given: object) -> Watch:
    told = {"set_days": {}, "done": {}, "lead": None, "since": None, "calendars": Calendars()} | given
    (found,) = watches([one], **told)  # type: ignore[arg-type]
    return found


def test_a_day_is_named_by_kind_term_and_right() -> None:
    assert watch_key(NOTICE) == watch().key == "notice/3/1"


@pytest.mark.parametrize(
    ("kind", "lead", "begin"),
    [
        ("notice", None, "2026-10-01"),
        ("annex", None, "2026-11-30"),
        ("notice", 120, "2026-09-01"),
        ("annex", 120, "2026-11-30"),
        ("reply", None, "2026-12-16"),
        ("unheard of", None, "2026-12-30"),
    ],
)
def test_work_begins_the_lead_time_before_the_safe_day(kind: str, lead: int | None, begin: str) -> None:
    found = watch(Deadline(kind, 0, THE_DAY, SAFE), lead=lead)
    assert found.begin == date.fromisoformat(begin)
    assert (found.day, found.safe, found.kind) == (THE_DAY, SAFE, kind)


def test_a_lead_time_longer_than_the_calendar_begins_with_it() -> None:
    assert watch(lead=10**6).begin == date.min


@pytest.mark.parametrize(
    ("done", "on", "state"),
    [
        (None, THE_DAY, "open"),
        (Done("done"), THE_DAY, "done"),
        (Done("not_relevant"), THE_DAY, "not_relevant"),
        (Done("snoozed", date(2026, 12, 1)), date(2026, 11, 30), "snoozed"),
        (Done("snoozed", date(2026, 12, 1)), date(2026, 12, 1), "open"),
        (Done("snoozed"), THE_DAY, "snoozed"),
        (Done("done", date(2026, 12, 1)), THE_DAY, "done"),
    ],
)
def test_what_has_been_done_about_a_day(done: Done | None, on: date, state: str) -> None:
    found = watch(done={("notice/3/1", THE_DAY): done} if done else {})
    assert found.state_on(on) == state


def test_what_was_done_about_another_day_does_not_count() -> None:
    assert watch(done={("notice/3/1", THE_DAY - DAY): Done("done")}).state_on(THE_DAY) == "open"


def test_what_the_facts_say_is_met_is_done() -> None:
    found = watch(Deadline("notice", 3, THE_DAY, SAFE, met=True), since=date(2026, 1, 1))
    assert found.state_on(THE_DAY) == "done"
    assert not found.late_on(THE_DAY + DAY)
    assert not found.stands_on(THE_DAY)


def test_a_day_stands_until_it_has_passed_and_then_as_missed_for_half_a_year() -> None:
    found = watch(since=date(2026, 1, 1))
    assert found.stands_on(THE_DAY)
    assert not found.late_on(THE_DAY)
    assert found.late_on(THE_DAY + DAY)
    assert found.stands_on(THE_DAY + BACK * DAY)
    assert not found.stands_on(THE_DAY + (BACK + 1) * DAY)


def test_a_day_before_the_clause_was_kept_is_history() -> None:
    assert not watch().late_on(THE_DAY + DAY)
    assert watch(since=THE_DAY).late_on(THE_DAY + DAY)
    assert not watch(since=THE_DAY + DAY).late_on(THE_DAY + DAY)


def test_an_end_is_never_missed_and_a_reply_always_is() -> None:
    after = THE_DAY + (BACK + 99) * DAY
    assert not watch(Deadline("end", 0, THE_DAY, SAFE), since=date(2026, 1, 1)).late_on(THE_DAY + DAY)
    assert not watch(Deadline("term_end", 0, THE_DAY, SAFE), since=date(2026, 1, 1)).late_on(THE_DAY + DAY)
    assert watch(Deadline("reply", 0, THE_DAY, SAFE)).late_on(after)


def test_a_day_put_off_past_itself_is_not_missed_yet() -> None:
    put_off = {("notice/3/1", THE_DAY): Done("snoozed", date(2027, 2, 1))}
    assert not watch(done=put_off, since=THE_DAY).stands_on(date(2027, 1, 15))
    assert watch(done=put_off, since=THE_DAY).stands_on(date(2027, 2, 1))


def test_a_day_by_hand_holds_with_a_safe_day_of_its_own_and_is_checked_when_its_base_has_changed() -> None:
    by_hand = Set(date(2026, 11, 29), "Enligt protokoll", THE_DAY.isoformat(), "Anna")
    found = watch(set_days={"notice/3/1": by_hand})
    assert (found.day, found.safe, found.by_hand, found.check) == (by_hand.day, date(2026, 11, 27), by_hand, False)
    assert found.deadline.day == THE_DAY
    assert watch(set_days={"notice/3/1": Set(by_hand.day, "", "2026-12-30")}).check
    assert not watch(set_days={"notice/2/1": by_hand}).by_hand


def test_they_come_in_the_order_of_the_days_that_hold() -> None:
    other = Deadline("annex", 0, date(2026, 12, 15), date(2026, 12, 15))
    by_hand = {"notice/3/1": Set(date(2026, 12, 1), "")}
    assert [one.kind for one in watches([NOTICE, other], {}, {}, None, None, Calendars())] == ["annex", "notice"]
    assert [one.kind for one in watches([NOTICE, other], by_hand, {}, None, None, Calendars())] == ["notice", "annex"]


@pytest.mark.parametrize(
    ("ahead", "expected"),
    [(-1, "late"), (0, "7"), (7, "7"), (8, "30"), (30, "30"), (31, "90"), (90, "90"), (180, "180"), (181, "later")],
)
def test_a_day_falls_in_the_bucket_of_its_distance(ahead: int, expected: str) -> None:
    assert bucket(THE_DAY + ahead * DAY, THE_DAY) == expected
