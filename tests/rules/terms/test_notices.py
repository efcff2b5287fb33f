"""Whose notice holds, from when on, and what it ends the agreement with."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from rules.terms.shapes import any_day, before_end, day

from nkavtal.rules.terms.facts import Calendars, NoticeGiven
from nkavtal.rules.terms.notices import effect, fault, free_end, in_time, may_use, of_all
from nkavtal.rules.terms.outcome import NoticeEffect
from nkavtal.rules.terms.rule import Counted, Ends, NoticeRight, Period, Side, Timing, YearDay
from nkavtal.rules.terms.spans import Span

CALENDARS = Calendars()
START = date(2025, 1, 1)
TERMS = [date(2026, 12, 31), date(2027, 12, 31), date(2028, 12, 31)]
RECEIVED = NoticeGiven(Side.OWN, received_on=day("2026-09-30"), written=True)


def led_to(notice: NoticeGiven, *rights: NoticeRight) -> NoticeEffect:
    return effect(0, notice, rights, START, TERMS, CALENDARS)


@pytest.mark.parametrize(
    ("right", "by", "holds"),
    [
        (Side.ANY, Side.OWN, True),
        (Side.OWN, Side.OWN, True),
        (Side.OWN, Side.ANY, True),
        (Side.OWN, Side.COUNTERPARTY, False),
        (Side.COUNTERPARTY, Side.OWN, False),
    ],
)
def test_a_right_is_used_by_its_own_side_alone(right: Side, by: Side, holds: bool) -> None:
    assert may_use(before_end(3, right), by) is holds


def test_a_right_that_begins_after_eighteen_months_does_not_hold_the_day_before() -> None:
    later = any_day(6, not_before=18)
    assert fault(NoticeGiven(received_on=day("2026-06-30")), later, START) == "too_early"
    assert fault(NoticeGiven(received_on=day("2026-07-01")), later, START) == ""
    assert fault(NoticeGiven(received_on=day("2026-07-01")), later, None) == "too_early"  # nobody knows from when


def test_an_oral_notice_holds_where_no_writing_is_asked_for() -> None:
    oral = replace(RECEIVED, written=False)
    assert fault(oral, before_end(3), START) == "form"
    assert fault(oral, replace(before_end(3), written=False), START) == ""
    assert fault(replace(RECEIVED, written=None), before_end(3), START) == ""  # nobody has said that it was oral


def test_a_day_nobody_has_kept_is_told_before_a_time_that_has_not_come() -> None:
    assert fault(NoticeGiven(sent_on=day("2026-06-30")), any_day(6, not_before=18), START) == "no_day"


@pytest.mark.parametrize(
    ("period", "given", "ends"),
    [
        (Period.MONTH, "2026-11-30", "2026-12-31"),  # a month from 30 November is 30 December
        (Period.MONTH, "2026-12-01", "2027-01-31"),  # from 1 December it is 1 January
        (Period.QUARTER, "2026-11-30", "2026-12-31"),
        (Period.QUARTER, "2026-12-01", "2027-03-31"),
        (Period.YEAR, "2026-12-01", "2027-12-31"),
        (Period.SCHOOL_YEAR, "2026-05-30", "2026-06-30"),
        (Period.SCHOOL_YEAR, "2026-05-31", "2026-06-30"),
        (Period.SCHOOL_YEAR, "2026-06-01", "2027-06-30"),
    ],
)
def test_a_notice_of_one_month_ends_with_the_first_period_it_is_in_time_for(
    period: Period, given: str, ends: str
) -> None:
    right = NoticeRight(Timing(Span(1)), Ends.PERIOD, period)
    assert free_end(right, date.fromisoformat(given), CALENDARS) == date.fromisoformat(ends)


def test_a_notice_longer_than_a_mandate_period_looks_past_it_as_far_as_the_calendar_knows() -> None:
    right = NoticeRight(Timing(Span(12)), Ends.PERIOD, Period.MANDATE)
    known = Calendars(mandate_ends=(date(2026, 12, 31), date(2030, 12, 31)))
    assert free_end(right, date(2025, 12, 31), known) == date(2026, 12, 31)
    assert free_end(right, date(2026, 1, 1), known) == date(2030, 12, 31)
    assert free_end(right, date(2030, 1, 1), known) is None


def test_where_the_calendar_ends_no_period_is_found() -> None:
    with pytest.raises(OverflowError):
        free_end(NoticeRight(Timing(Span(6)), Ends.PERIOD, Period.YEAR), date(9999, 12, 1), CALENDARS)


def test_a_notice_is_in_time_on_the_last_day_and_too_late_the_day_after() -> None:
    assert in_time(before_end(3), date(2026, 9, 30), TERMS[0])
    assert not in_time(before_end(3), date(2026, 10, 1), TERMS[0])


def test_a_clause_that_asks_for_no_time_lets_notice_be_given_on_the_very_last_day() -> None:
    assert in_time(before_end(0), TERMS[0], TERMS[0])
    assert not in_time(before_end(0), date(2027, 1, 1), TERMS[0])


def test_a_notice_in_time_ends_it_with_the_term() -> None:
    found = led_to(RECEIVED, before_end(3))
    assert (found.day, found.late, found.fault) == (TERMS[0], False, "")
    assert [(one.code, dict(one.values)) for one in found.steps] == [
        ("notice_counts", {"day": date(2026, 9, 30)}),
        ("notice_ends", {"day": TERMS[0]}),
    ]


def test_a_notice_a_day_late_ends_it_with_the_term_after_and_says_so() -> None:
    found = led_to(replace(RECEIVED, received_on=day("2026-10-01")), before_end(3))
    assert (found.day, found.late) == (TERMS[1], True)
    assert [one.code for one in found.steps] == ["notice_counts", "notice_late", "notice_ends"]


def test_a_term_that_had_ended_when_the_notice_came_makes_it_no_later() -> None:
    found = led_to(replace(RECEIVED, received_on=day("2027-01-15")), before_end(3))
    assert (found.day, found.late) == (TERMS[1], False)
    on_the_last_day = led_to(replace(RECEIVED, received_on=day("2026-12-31")), before_end(3))
    assert (on_the_last_day.day, on_the_last_day.late) == (TERMS[1], True)


def test_of_two_rights_the_one_that_ends_it_soonest_is_used() -> None:
    assert led_to(RECEIVED, before_end(3), any_day(1)).day == date(2026, 10, 30)
    assert led_to(RECEIVED, any_day(12), before_end(3)).day == TERMS[0]


def test_the_day_that_counts_is_the_right_s_own() -> None:
    both = replace(RECEIVED, sent_on=day("2026-09-30"), received_on=day("2026-10-02"))
    assert led_to(both, before_end(3)).day == TERMS[1]
    assert led_to(both, replace(before_end(3), counted=Counted.SENT)).day == TERMS[0]


def test_a_day_in_the_notice_itself_may_be_later_than_the_clause_gives_but_not_sooner() -> None:
    assert led_to(replace(RECEIVED, ends_on=date(2027, 3, 31)), before_end(3)).day == date(2027, 3, 31)
    assert led_to(replace(RECEIVED, ends_on=date(2026, 10, 31)), before_end(3)).day == TERMS[0]


def test_a_notice_that_does_not_hold_tells_the_first_reason() -> None:
    oral = replace(RECEIVED, written=False)
    assert led_to(oral, before_end(3)) == NoticeEffect(0, None, "form")
    assert led_to(oral, replace(before_end(48), written=False), any_day(6)) == NoticeEffect(0, None, "form")
    assert led_to(RECEIVED, before_end(3, Side.COUNTERPARTY)) == NoticeEffect(0, None, "no_right")
    assert led_to(RECEIVED, before_end(3, Side.OWN)).day == TERMS[0]
    assert led_to(RECEIVED, any_day(6, not_before=36)) == NoticeEffect(0, None, "too_early")


def test_a_right_that_fails_leaves_the_others() -> None:
    assert led_to(RECEIVED, any_day(1, not_before=36), before_end(3)).day == TERMS[0]


def test_a_right_to_a_day_of_the_year_is_used_until_that_day() -> None:
    by_june = NoticeRight(Timing(by=YearDay(6, 30)), Ends.PERIOD, Period.YEAR)
    assert led_to(replace(RECEIVED, received_on=day("2026-06-30")), by_june).day == date(2026, 12, 31)
    late = led_to(replace(RECEIVED, received_on=day("2026-07-01")), by_june)
    assert (late.day, late.late) == (date(2027, 12, 31), False)  # it was bound to no term


def given(on: str | None, *, sent: str | None = None, written: bool | None = True, ends: str = "") -> NoticeGiven:
    return NoticeGiven(
        Side.OWN, sent and day(sent), on and day(on), written, date.fromisoformat(ends) if ends else None
    )


def test_when_all_have_given_notice_the_last_of_them_counts_for_all() -> None:
    found = of_all([[given("2026-03-01", sent="2026-02-27")], [given("2026-04-15", sent="2026-02-25")]])
    assert found == given("2026-04-15", sent="2026-02-27")


def test_each_counts_by_its_first_notice() -> None:
    assert of_all([[given("2026-03-01"), given("2026-05-01")], [given("2026-04-15")]]) == given("2026-04-15")


def test_an_oral_notice_before_a_written_one_is_passed_over() -> None:
    assert of_all([[given("2026-03-01", written=False), given("2026-05-01")]]) == given("2026-05-01")


def test_who_has_given_only_an_oral_notice_makes_it_oral_for_all() -> None:
    assert of_all([[given("2026-03-01", written=False)], [given("2026-02-01")]]) == given("2026-03-01", written=False)
    assert of_all([[given("2026-03-01", written=False)], [given("2026-02-01", written=None)]]).written is False


def test_a_form_that_one_has_not_told_is_not_known_for_all() -> None:
    assert of_all([[given("2026-03-01", written=None)], [given("2026-02-01")]]).written is None
    assert of_all([[given("2026-03-01", written=None), given("2026-04-01")], [given("2026-02-01")]]).written is True


def test_a_day_that_one_has_not_told_is_not_known_for_all() -> None:
    assert of_all([[given("2026-03-01")], [given(None, sent="2026-02-01")]]) == given(None)


def test_a_day_known_to_the_month_counts_as_its_last_and_stays_vague() -> None:
    assert of_all([[given("2026-03")], [given("2026-03-15")]]) == given("2026-03")
    assert of_all([[given("2026-03"), given("2026-03-15")]]) == given("2026-03-15")
    assert of_all([[given("2026-03-15"), given("2026-03")]]) == given("2026-03-15")
    assert of_all([[given("2026-03-15")], [given("2026-03")], [given("2026-02-28")]]) == given("2026-03")


def test_the_latest_end_that_one_has_named_holds_for_all_and_each_has_named_its_soonest() -> None:
    found = of_all(
        [
            [given("2026-03-01", ends="2026-12-31"), given("2026-03-02", ends="2026-06-30")],
            [given("2026-03-01", ends="2026-09-30")],
            [given("2026-03-01")],
        ]
    )
    assert found.ends_on == date(2026, 9, 30)
    assert of_all([[given("2026-03-01")]]).ends_on is None
