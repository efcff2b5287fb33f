"""How it stands with an agreement on a day: its status, whether the next term is sure, what a notice would give."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from rules.terms.shapes import OPEN, any_day, before_end, day, months, option, tacit

from nkavtal.rules.terms.evaluate import evaluate
from nkavtal.rules.terms.facts import Calendars, Extension, NoticeGiven, OptionCalled, TermFacts
from nkavtal.rules.terms.outcome import Outcome
from nkavtal.rules.terms.rule import (
    Cap,
    Ends,
    First,
    NoticeRight,
    Period,
    Renewal,
    Renews,
    Side,
    Start,
    TermRule,
    Timing,
)
from nkavtal.rules.terms.spans import Span

TWO_YEARS = First(span=months(24))
BEGUN = TermFacts(day("2025-01-01"))  # two years from here end on 31 December 2026
YEARLY = TermRule(TWO_YEARS, renewals=(tacit(12),), notices=(before_end(3),))
NOTICE = NoticeGiven(received_on=day("2026-03-01"), written=True)


def told(rule: TermRule, on: str, facts: TermFacts = BEGUN, calendars: Calendars | None = None) -> Outcome:
    return evaluate(rule, facts, date.fromisoformat(on), calendars)


def lines(outcome: Outcome) -> list[tuple[str, dict[str, object]]]:
    return [(one.code, dict(one.values)) for one in outcome.steps]


# status


@pytest.mark.parametrize(
    ("on", "status"),
    [("2026-02-28", "not_started"), ("2026-03-01", "unknown"), ("2026-03-30", "unknown"), ("2026-03-31", "running")],
)
def test_a_first_day_known_to_the_month_leaves_the_month_unknown_until_it_must_have_begun(on: str, status: str) -> None:
    found = told(TermRule(OPEN, notices=(any_day(6),)), on, TermFacts(day("2026-03")))
    assert found.status == status


def test_what_has_not_begun_names_the_day_as_vague_as_it_is_known() -> None:
    found = told(TermRule(OPEN, notices=(any_day(6),)), "2026-02-28", TermFacts(day("2026-03")))
    assert lines(found) == [("begins", {"day": "2026-03"})]


def test_it_runs_from_its_first_day_to_its_last() -> None:
    once = TermRule(TWO_YEARS)
    seen = [told(once, on).status for on in ("2024-12-31", "2025-01-01", "2026-12-31", "2027-01-01")]
    assert seen == ["not_started", "running", "running", "ended"]
    assert lines(told(once, "2025-01-01")) == [("running", {})]


def test_without_a_first_day_nobody_knows() -> None:
    assert told(YEARLY, "2026-05-01", TermFacts()).status == "unknown"
    assert told(YEARLY, "2026-05-01", TermFacts()).steps == ()


@pytest.mark.parametrize("start", [Start.LAST_SIGNATURE, Start.QUORUM])
def test_one_that_waits_for_signatures_has_not_begun_and_says_what_it_waits_for(start: Start) -> None:
    found = told(replace(YEARLY, start=start), "2026-05-01")
    assert (found.status, lines(found)) == ("not_started", [(f"waits_for_{start.value}", {})])


def test_one_signed_by_all_begins_that_day_and_for_a_party_with_its_own_day_on_that() -> None:
    rule = replace(YEARLY, start=Start.LAST_SIGNATURE)
    signed = TermFacts(day("2020-01-01"), all_signed_on=date(2026, 3, 5))
    assert told(rule, "2026-03-04", signed).status == "not_started"
    assert lines(told(rule, "2026-03-04", signed)) == [("begins", {"day": "2026-03-05"})]
    assert told(rule, "2026-03-05", signed).status == "running"
    assert told(rule, "2026-03-05", replace(signed, own_from=day("2026-04-01"))).status == "not_started"
    assert told(
        replace(rule, start=Start.QUORUM), "2026-03-05", replace(signed, quorum_on=date(2026, 3, 1))
    ).status == ("running")


def test_a_party_that_joined_later_has_not_begun_though_the_agreement_has() -> None:
    joined = replace(BEGUN, own_from=day("2026-05-01"))
    assert told(YEARLY, "2026-04-30", joined).status == "not_started"
    assert lines(told(YEARLY, "2026-04-30", joined)) == [("begins", {"day": "2026-05-01"})]
    assert told(YEARLY, "2026-05-01", joined).status == "running"


def test_past_a_term_that_nobody_knows_what_follows_the_status_is_unknown() -> None:
    unread = TermRule(TWO_YEARS, unread=True)
    assert told(unread, "2026-12-31").status == "running"
    assert told(unread, "2027-01-01").status == "unknown"


def test_a_first_term_that_nobody_has_said_leaves_the_status_unknown() -> None:
    assert told(TermRule(First()), "2026-05-01").status == "unknown"


def test_one_under_notice_is_ending_to_its_last_day_and_says_why() -> None:
    under_notice = replace(BEGUN, notices=(NOTICE,))
    ending, ended = told(YEARLY, "2026-12-31", under_notice), told(YEARLY, "2027-01-01", under_notice)
    assert (ending.status, ended.status) == ("ending", "ended")
    assert lines(ending) == lines(ended)
    assert lines(ending) == [
        ("notice_counts", {"day": date(2026, 3, 1)}),
        ("notice_ends", {"day": date(2026, 12, 31)}),
        ("why_notice", {"day": date(2026, 12, 31)}),
    ]


@pytest.mark.parametrize(
    ("rule", "status"),
    [(TermRule(TWO_YEARS), "running"), (replace(YEARLY, cap=Cap(until=date(2026, 6, 30))), "running")],
)
def test_one_that_ends_as_the_clause_says_runs_until_then(rule: TermRule, status: str) -> None:
    assert told(rule, "2026-05-01").status == status


# whether the next term is sure to come


def test_the_next_term_is_sure_once_no_notice_can_stop_it() -> None:
    assert not told(YEARLY, "2026-09-30").certain
    assert told(YEARLY, "2026-10-01").certain


def test_the_next_term_is_sure_only_when_the_last_of_several_rights_has_passed() -> None:
    two = replace(YEARLY, notices=(before_end(6, Side.OWN), before_end(3, Side.COUNTERPARTY)))
    assert not told(two, "2026-09-30").certain
    assert told(two, "2026-10-01").certain


def test_the_next_term_is_never_sure_where_notice_is_free_or_nobody_has_said_when() -> None:
    free = replace(YEARLY, notices=(before_end(3), any_day(6)))
    assert not told(free, "2026-12-01").certain
    assert not told(replace(YEARLY, notices=()), "2026-12-01").certain


def test_a_term_that_was_called_or_agreed_on_is_sure() -> None:
    by_option = TermRule(TWO_YEARS, renewals=(option(12, 1, 9),), notices=(any_day(6),))
    assert told(by_option, "2026-03-20", replace(BEGUN, calls=(OptionCalled(day("2026-03-20")),))).certain
    agreed = replace(BEGUN, extensions=(Extension(date(2027, 6, 30)),))
    assert told(YEARLY, "2026-05-01", agreed).certain


def test_nothing_is_sure_to_follow_the_last_term_or_one_that_has_not_begun() -> None:
    assert not told(TermRule(TWO_YEARS, notices=(before_end(3),)), "2026-12-01").certain
    assert not told(YEARLY, "2024-12-01").certain


# what is missing


def test_what_goes_on_by_itself_asks_for_its_notice() -> None:
    assert told(TermRule(OPEN), "2026-05-01").tasks == ("notice",)
    assert told(replace(YEARLY, notices=()), "2026-05-01").tasks == ("notice",)
    assert told(TermRule(TWO_YEARS, renewals=(option(12, 1, 9),)), "2026-02-01").tasks == ()
    assert told(TermRule(TWO_YEARS), "2026-05-01").tasks == ()


def test_a_notice_bound_to_an_end_asks_how_long_before_and_a_free_one_does_not() -> None:
    assert told(replace(YEARLY, notices=(NoticeRight(Timing()),)), "2026-05-01").tasks == ("notice",)
    assert told(TermRule(OPEN, notices=(NoticeRight(Timing(), Ends.ANY_DAY),)), "2026-05-01").tasks == ()


def test_an_end_that_has_been_settled_asks_for_nothing_more() -> None:
    assert told(TermRule(OPEN), "2026-05-01", replace(BEGUN, ended_on=date(2026, 6, 30))).tasks == ()
    replaced = replace(BEGUN, superseded_from=date(2026, 7, 1))
    assert told(TermRule(OPEN), "2026-05-01", replaced).tasks == ("notice",)


# what a notice on the very day would give


def gives(rule: TermRule, on: str, facts: TermFacts = BEGUN, calendars: Calendars | None = None) -> dict[str, str]:
    return {side.value or "any": str(ends) for side, ends in told(rule, on, facts, calendars).gives}


def test_a_notice_in_time_would_end_this_term_and_one_too_late_the_next() -> None:
    assert gives(YEARLY, "2026-09-30") == {"any": "2026-12-31"}
    assert gives(YEARLY, "2026-10-01") == {"any": "2027-12-31"}


def test_each_side_is_told_the_soonest_end_of_its_own_rights() -> None:
    rule = replace(
        YEARLY, notices=(before_end(3, Side.OWN), any_day(9, Side.OWN), before_end(12, Side.COUNTERPARTY), any_day(2))
    )
    assert gives(rule, "2026-02-15") == {"any": "2026-04-15", "own": "2026-11-15", "counterparty": "2027-12-31"}
    assert gives(rule, "2026-05-15") == {"any": "2026-07-15", "own": "2026-12-31", "counterparty": "2027-12-31"}
    assert [side for side, _ in told(rule, "2026-02-15").gives] == [Side.ANY, Side.COUNTERPARTY, Side.OWN]


def test_a_right_gives_nothing_before_it_begins() -> None:
    rule = TermRule(First(span=months(48)), notices=(any_day(6, not_before=18), any_day(24, Side.OWN)))
    assert gives(rule, "2026-06-30") == {"own": "2028-06-30"}
    assert gives(rule, "2026-07-01") == {"any": "2027-01-01", "own": "2028-07-01"}
    openly = TermRule(OPEN, notices=(any_day(6, not_before=18),))
    assert gives(openly, "2026-07-01", TermFacts()) == {}  # nobody knows when it began


def test_a_notice_gives_no_later_day_than_the_end_that_is_known() -> None:
    once = TermRule(TWO_YEARS, notices=(any_day(6),))
    assert gives(once, "2026-06-30") == {"any": "2026-12-30"}
    assert gives(once, "2026-07-01") == {}  # it would end on 1 January, and has ended by then
    capped = replace(once, first=OPEN, cap=Cap(until=date(2026, 12, 30)))
    assert gives(capped, "2026-06-30") == {"any": "2026-12-30"}
    assert gives(capped, "2026-07-01") == {}


def test_one_that_is_ending_already_or_does_not_run_gives_nothing() -> None:
    assert gives(YEARLY, "2026-05-01", replace(BEGUN, notices=(NOTICE,))) == {}
    assert gives(YEARLY, "2024-12-31") == {}


def test_a_notice_that_ends_with_a_period_asks_the_calendars() -> None:
    rule = TermRule(OPEN, notices=(NoticeRight(Timing(Span(12)), Ends.PERIOD, Period.MANDATE),))
    known = Calendars(mandate_ends=(date(2026, 12, 31), date(2030, 12, 31)))
    assert gives(rule, "2025-12-31", calendars=known) == {"any": "2026-12-31"}
    assert gives(rule, "2026-05-01", calendars=known) == {"any": "2030-12-31"}
    assert gives(rule, "2026-05-01") == {}


# which term runs, and what lies beside


def test_the_term_that_runs_is_counted_from_the_first() -> None:
    found = told(YEARLY, "2028-05-01")
    assert (found.current, found.prolonged, len(found.terms)) == (2, 2, 4)
    assert told(YEARLY, "2026-12-31").current == 0
    assert told(YEARLY, "2027-01-01").current == 1
    assert told(TermRule(TWO_YEARS), "2027-01-01").current is None


def test_an_agreement_is_as_it_was_asked_on_the_day() -> None:
    assert told(YEARLY, "2026-05-01").as_of == date(2026, 5, 1)


def test_a_gap_or_an_overlap_to_the_ones_before_and_after_is_told_in_days() -> None:
    beside = replace(BEGUN, before_ends_on=date(2024, 12, 31), after_starts_on=date(2027, 1, 1))
    assert told(TermRule(TWO_YEARS), "2026-05-01", beside).gap_before == 0
    assert told(TermRule(TWO_YEARS), "2026-05-01", beside).gap_after == 0
    apart = replace(BEGUN, before_ends_on=date(2024, 12, 1), after_starts_on=date(2026, 12, 22))
    assert told(TermRule(TWO_YEARS), "2026-05-01", apart).gap_before == 30
    assert told(TermRule(TWO_YEARS), "2026-05-01", apart).gap_after == -10
    assert told(YEARLY, "2026-05-01", beside).gap_after is None  # it goes on
    assert told(TermRule(TWO_YEARS), "2026-05-01").gap_before is None


def test_each_notice_is_told_what_it_leads_to() -> None:
    late = NoticeGiven(received_on=day("2026-10-01"), written=True)
    found = told(YEARLY, "2026-10-15", replace(BEGUN, notices=(late, replace(late, written=False))))
    assert [(one.place, one.day, one.fault, one.late) for one in found.effects] == [
        (0, date(2027, 12, 31), "", True),
        (1, None, "form", False),
    ]


def test_a_notice_that_asks_for_a_mandate_period_leads_where_the_calendar_says() -> None:
    rule = TermRule(OPEN, notices=(NoticeRight(Timing(Span(12)), Ends.PERIOD, Period.MANDATE),))
    known = Calendars(mandate_ends=(date(2026, 12, 31), date(2030, 12, 31)))
    (found,) = told(rule, "2026-05-01", replace(BEGUN, notices=(NOTICE,)), known).effects
    assert found.day == date(2030, 12, 31)


def test_a_right_that_begins_later_is_told_to_be_used_too_early() -> None:
    rule = TermRule(First(span=months(48)), notices=(any_day(6, not_before=18),))
    (found,) = told(rule, "2026-05-01", replace(BEGUN, notices=(NOTICE,))).effects
    assert found.fault == "too_early"
    (later,) = told(
        rule, "2026-08-01", replace(BEGUN, notices=(replace(NOTICE, received_on=day("2026-07-01")),))
    ).effects
    assert later.day == date(2027, 1, 1)


def test_the_first_day_to_watch_may_be_asked_for_by_kind() -> None:
    rule = TermRule(TWO_YEARS, renewals=(Renewal(Renews.OPTION, months(12), 1, timing=Timing(months(9))),))
    found = told(rule, "2026-03-31")
    assert [one and one.day for one in (found.next(), found.next("option"), found.next("notice"))] == [
        date(2026, 3, 31),
        date(2026, 3, 31),
        None,
    ]
    called = told(rule, "2026-03-31", replace(BEGUN, calls=(OptionCalled(day("2026-03-31")),)))
    assert called.next("option") is None  # it has been done
