"""The days to watch: which there are, whose they are, and which are left out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from rules.terms.shapes import OPEN, any_day, before_end, day, months, option, tacit

from nkavtal.rules.terms.deadlines import on_the_day
from nkavtal.rules.terms.evaluate import evaluate
from nkavtal.rules.terms.facts import Calendars, NoticeGiven, OptionCalled, TermFacts
from nkavtal.rules.terms.outcome import Deadline
from nkavtal.rules.terms.rule import (
    Cap,
    Duty,
    Ends,
    First,
    NoticeRight,
    Period,
    Renewal,
    Renews,
    Side,
    TermRule,
    Timing,
    YearDay,
)
from nkavtal.rules.terms.spans import Convention, Span

TWO_YEARS = First(span=months(24))
BEGUN = TermFacts(day("2025-01-01"))  # two years from here end on 31 December 2026
YEARLY = TermRule(TWO_YEARS, renewals=(tacit(12),), notices=(before_end(3),))


def found(rule: TermRule, on: str, facts: TermFacts = BEGUN, since: str = "0001-01-01") -> tuple[Deadline, ...]:
    return evaluate(rule, facts, date.fromisoformat(on), Calendars(), date.fromisoformat(since)).deadlines


def days(rule: TermRule, on: str, facts: TermFacts = BEGUN, since: str = "0001-01-01") -> list[str]:
    return [f"{one.kind} {one.term} {one.day}{' met' if one.met else ''}" for one in found(rule, on, facts, since)]


def codes(one: Deadline) -> list[str]:
    return [step.code for step in one.steps]


# notice


def test_each_term_that_has_begun_has_its_last_day_for_notice() -> None:
    assert days(YEARLY, "2027-05-01") == ["notice 0 2026-09-30", "notice 1 2027-09-30"]


def test_the_next_term_s_last_day_comes_once_it_is_sure_to_come() -> None:
    assert days(YEARLY, "2027-09-30") == ["notice 0 2026-09-30", "notice 1 2027-09-30"]
    assert days(YEARLY, "2027-10-01") == ["notice 0 2026-09-30", "notice 1 2027-09-30", "notice 2 2028-09-30"]


def test_terms_that_ended_long_ago_are_left_out() -> None:
    assert days(YEARLY, "2028-05-01", since="2027-12-31") == ["notice 1 2027-09-30", "notice 2 2028-09-30"]
    assert days(YEARLY, "2028-05-01", since="2028-01-01") == ["notice 2 2028-09-30"]


def test_each_right_has_its_own_day_side_and_place() -> None:
    rights = (any_day(6), before_end(6, Side.COUNTERPARTY), NoticeRight(Timing()), before_end(3, Side.OWN))
    assert [(one.day, one.side, one.right) for one in found(replace(YEARLY, notices=rights), "2026-05-01")] == [
        (date(2026, 6, 30), Side.COUNTERPARTY, 1),
        (date(2026, 9, 30), Side.OWN, 3),
    ]


def test_a_last_day_that_notice_was_given_by_is_met_and_the_end_is_told() -> None:
    facts = replace(BEGUN, notices=(NoticeGiven(received_on=day("2026-03-01"), written=True),))
    assert days(YEARLY, "2026-05-01", facts) == ["notice 0 2026-09-30 met", "end 0 2026-12-31"]


def test_a_notice_for_the_term_after_leaves_the_day_before_it_unmet() -> None:
    facts = replace(BEGUN, notices=(NoticeGiven(received_on=day("2026-10-15"), written=True),))
    assert days(YEARLY, "2026-11-01", facts) == ["notice 0 2026-09-30", "notice 1 2027-09-30 met", "end 1 2027-12-31"]


def test_the_end_after_a_late_notice_is_told_though_the_other_side_may_still_end_it_sooner() -> None:
    rule = replace(YEARLY, notices=(before_end(3, Side.OWN), before_end(1, Side.COUNTERPARTY)))
    late = NoticeGiven(Side.OWN, received_on=day("2026-10-15"), written=True)
    assert days(rule, "2026-11-01", replace(BEGUN, notices=(late,)))[-1] == "end 1 2027-12-31"


def test_a_free_notice_that_ends_it_in_a_term_leaves_that_term_s_last_day_for_notice_unmet() -> None:
    rule = replace(YEARLY, notices=(before_end(3), any_day(6)))
    facts = replace(BEGUN, notices=(NoticeGiven(received_on=day("2027-03-01"), written=True),))
    assert days(rule, "2027-05-01", facts) == ["notice 0 2026-09-30", "end 1 2027-09-01"]


def test_a_right_that_begins_after_its_last_day_in_a_term_has_none_there() -> None:
    later = replace(before_end(3), not_before=months(21))  # from 1 October 2026, a day too late for the first term
    assert days(replace(YEARLY, notices=(later,)), "2027-05-01") == ["notice 1 2027-09-30"]
    just_in_time = replace(before_end(3), not_before=Span(20, 29))  # from 30 September
    assert days(replace(YEARLY, notices=(just_in_time,)), "2026-05-01") == ["notice 0 2026-09-30"]


def test_a_right_that_begins_some_time_after_a_first_day_nobody_knows_has_no_day() -> None:
    later = replace(before_end(3), not_before=months(6))
    rule = TermRule(First(until=day("2026-12-31")), renewals=(tacit(12),), notices=(later,))
    assert days(rule, "2026-05-01", TermFacts(day("2025"))) == []


def test_the_explanation_goes_from_the_end_back_to_the_day() -> None:
    (one,) = found(replace(YEARLY, first=First(until=day("2027-02-28"))), "2026-05-01")
    # three months before 28 February is 30 November; by the same number it is 28 November, a Saturday
    assert (one.day, one.safe) == (date(2026, 11, 30), date(2026, 11, 27))
    assert [(step.code, dict(step.values)) for step in one.steps] == [
        ("ends", {"day": date(2027, 2, 28)}),
        ("counted_back", {"span": months(3)}),
        ("convention_latest", {}),
        ("conventions_differ", {"day": date(2026, 11, 28)}),
        ("safe", {"day": date(2026, 11, 27)}),
        ("last_day", {"day": date(2026, 11, 30)}),
    ]


def test_a_convention_of_its_own_is_counted_by_and_named() -> None:
    same = NoticeRight(Timing(months(3), convention=Convention.SAME_NUMBER))
    (one,) = found(replace(YEARLY, first=First(until=day("2027-02-28")), notices=(same,)), "2026-05-01")
    assert one.day == date(2026, 11, 28)
    assert codes(one) == ["ends", "counted_back", "convention_same_number", "safe_before_free", "last_day"]


def test_a_day_of_the_year_is_explained_without_counting() -> None:
    by = NoticeRight(Timing(by=YearDay(6, 30)))
    (one,) = found(replace(YEARLY, notices=(by,)), "2026-05-01")
    assert (one.day, one.safe) == (date(2026, 6, 30), date(2026, 6, 30))
    assert [(step.code, dict(step.values)) for step in one.steps] == [
        ("ends", {"day": date(2026, 12, 31)}),
        ("by_day_of_year", {"month": 6, "day": 30}),
        ("last_day", {"day": date(2026, 6, 30)}),
    ]


# options


def test_an_option_has_its_day_its_side_and_is_met_when_called() -> None:
    rule = TermRule(TWO_YEARS, renewals=(option(12, 2, 9),))
    assert [(one.kind, one.day, one.side, one.met) for one in found(rule, "2026-03-31")] == [
        ("option", date(2026, 3, 31), Side.OWN, False)
    ]
    called = replace(BEGUN, calls=(OptionCalled(day("2026-03-01")),))
    assert days(rule, "2026-03-31", called) == ["option 0 2026-03-31 met", "option 1 2027-03-31"]


def test_an_option_without_a_day_to_call_it_by_is_watched_as_the_term_s_end() -> None:
    rule = TermRule(TWO_YEARS, renewals=(option(12, 1, 0),))
    assert days(rule, "2026-05-01") == ["term_end 0 2026-12-31"]
    (one,) = found(rule, "2026-05-01")
    assert one.safe == date(2026, 12, 31)
    assert [(step.code, dict(step.values)) for step in one.steps][-1] == ("last_day", {"day": date(2026, 12, 31)})
    assert codes(one) == ["starts", "lasts", "ends", "last_day"]


def test_an_assumed_last_day_makes_what_is_counted_from_it_assumed() -> None:
    assumed = replace(YEARLY, first=First(until=day("2026-12-31"), assumed=True))
    assert [one.assumed for one in found(assumed, "2026-05-01")] == [True]
    ends = TermRule(First(until=day("2026-12-31"), assumed=True))
    assert [(one.kind, one.assumed) for one in found(ends, "2026-05-01")] == [("end", True)]
    assert [one.assumed for one in found(YEARLY, "2026-05-01")] == [False]


# ends


def test_an_end_is_told_with_the_working_day_before_it_and_its_reason() -> None:
    (one,) = found(TermRule(First(until=day("2026-11-29"))), "2026-05-01")  # a Sunday
    assert (one.kind, one.term, one.day, one.safe, one.side, one.right) == (
        "end", 0, date(2026, 11, 29), date(2026, 11, 27), Side.ANY, 0,
    )  # fmt: skip
    assert [(step.code, dict(step.values)) for step in one.steps] == [
        ("until", {"day": date(2026, 11, 29)}),
        ("why_term", {"day": date(2026, 11, 29)}),
        ("last_day", {"day": date(2026, 11, 29)}),
    ]


def test_a_cap_in_the_next_term_is_told_once_that_term_is_sure_to_come() -> None:
    capped = replace(YEARLY, cap=Cap(until=date(2027, 6, 30)))
    assert days(capped, "2026-09-30") == ["notice 0 2026-09-30"]
    assert days(capped, "2026-10-01") == ["notice 0 2026-09-30", "end 1 2027-06-30"]
    assert days(capped, "2027-01-01") == ["notice 0 2026-09-30", "end 1 2027-06-30"]


def test_an_end_before_the_first_day_belongs_to_the_first_term() -> None:
    facts = replace(BEGUN, superseded_from=date(2025, 1, 1))
    assert days(YEARLY, "2024-11-01", facts) == ["end 0 2024-12-31"]


def test_an_open_agreement_without_notice_has_no_day() -> None:
    assert days(TermRule(OPEN), "2026-05-01") == []


# what ends with a period

MONTHS_END = NoticeRight(Timing(months(1)), Ends.PERIOD, Period.MONTH)


def test_a_right_that_ends_with_a_period_has_the_next_last_day_named_by_year_and_month() -> None:
    rule = TermRule(OPEN, notices=(any_day(6), replace(MONTHS_END, side=Side.OWN)))
    (one,) = found(rule, "2026-05-31")
    assert (one.kind, one.term, one.day, one.side, one.right) == ("notice", 202606, date(2026, 5, 31), Side.OWN, 1)
    assert days(rule, "2026-06-01") == ["notice 202607 2026-06-30"]


def test_each_right_that_ends_with_a_period_has_its_own_day() -> None:
    quarter = NoticeRight(Timing(months(1)), Ends.PERIOD, Period.QUARTER)
    assert days(TermRule(OPEN, notices=(MONTHS_END, quarter)), "2026-05-10") == [
        "notice 202606 2026-05-31",
        "notice 202606 2026-05-31",
    ]


def test_it_has_no_day_before_the_agreement_begins_or_the_right_does() -> None:
    rule = TermRule(OPEN, notices=(MONTHS_END,))
    assert days(rule, "2024-10-01") == ["notice 202502 2025-01-31"]
    later = TermRule(OPEN, notices=(replace(MONTHS_END, not_before=months(3)),))
    assert days(later, "2025-01-15") == ["notice 202505 2025-04-30"]  # from 1 April on
    assert days(rule, "2026-05-31", TermFacts()) == ["notice 202606 2026-05-31"]


def test_it_has_no_day_past_a_known_end_and_none_once_it_is_ending() -> None:
    rule = replace(TermRule(OPEN, notices=(MONTHS_END,)), cap=Cap(until=date(2026, 6, 30)))
    assert days(rule, "2026-05-31") == ["notice 202606 2026-05-31", "end 0 2026-06-30"]
    assert days(rule, "2026-06-01") == ["end 0 2026-06-30"]
    under_notice = replace(BEGUN, notices=(NoticeGiven(received_on=day("2026-05-10")),))
    assert days(TermRule(OPEN, notices=(MONTHS_END,)), "2026-05-11", under_notice) == ["end 0 2026-06-30"]


def test_a_term_of_its_own_length_may_be_left_with_a_period_until_it_ends() -> None:
    once = TermRule(TWO_YEARS, notices=(MONTHS_END,))
    assert days(once, "2026-05-31") == ["notice 202606 2026-05-31", "end 0 2026-12-31"]


def test_a_period_that_no_calendar_knows_and_a_right_without_a_time_have_no_day() -> None:
    mandate = NoticeRight(Timing(months(12)), Ends.PERIOD, Period.MANDATE)
    whenever = NoticeRight(Timing(), Ends.PERIOD, Period.MONTH)
    assert days(TermRule(OPEN, notices=(mandate, whenever, MONTHS_END)), "2026-05-31") == ["notice 202606 2026-05-31"]
    assert days(TermRule(First(), notices=(MONTHS_END,)), "2026-05-31") == []


# duties


def test_what_is_due_each_year_has_the_next_day_and_the_one_before() -> None:
    rule = TermRule(TWO_YEARS, duties=(Duty("annex", (YearDay(12, 15, 1),)), Duty("follow_up", (YearDay(4, 30),))))
    facts = TermFacts(day("2020-01-01"))
    open_ended = replace(rule, first=OPEN)
    assert days(open_ended, "2026-04-30", facts) == [
        "follow_up 202504 2025-04-30",
        "annex 202612 2025-12-15",
        "follow_up 202604 2026-04-30",
        "annex 202712 2026-12-15",
    ]
    assert days(open_ended, "2026-05-01", facts)[2:] == [
        "annex 202712 2026-12-15",
        "follow_up 202704 2027-04-30",
    ]


def test_a_duty_tells_which_it_is_its_working_day_and_why() -> None:
    rule = TermRule(OPEN, duties=(Duty("review", on=date(2026, 7, 1)), Duty("annex", (YearDay(11, 29, 1),))))
    review, annex = found(rule, "2026-05-01")[-2:]
    assert (review.right, annex.right, annex.side, annex.assumed) == (0, 1, Side.ANY, False)
    assert (annex.day, annex.safe) == (date(2026, 11, 29), date(2026, 11, 27))  # a Sunday, and the Friday before
    assert [(step.code, dict(step.values)) for step in annex.steps] == [
        ("every_year", {"month": 11, "day_no": 29, "before": 1}),
        ("last_day", {"day": date(2026, 11, 29)}),
    ]
    assert [(step.code, dict(step.values)) for step in review.steps] == [
        ("on_day", {"day": date(2026, 7, 1)}),
        ("last_day", {"day": date(2026, 7, 1)}),
    ]


def test_a_duty_some_time_after_the_start_is_counted_from_it() -> None:
    rule = TermRule(OPEN, duties=(Duty("review", after_start=months(18)),))
    (one,) = found(rule, "2026-05-01")
    assert (one.term, one.day) == (0, date(2026, 7, 1))
    assert [(step.code, dict(step.values)) for step in one.steps] == [
        ("after_start", {"span": months(18)}),
        ("last_day", {"day": date(2026, 7, 1)}),
    ]
    assert days(rule, "2026-05-01", TermFacts()) == []


@pytest.mark.parametrize(("on", "due"), [("2024-12-31", 0), ("2025-01-01", 1), ("2026-12-31", 1), ("2027-01-01", 0)])
def test_a_duty_is_due_from_the_first_day_of_the_agreement_to_its_last(on: str, due: int) -> None:
    rule = TermRule(TWO_YEARS, duties=(Duty("review", on=date.fromisoformat(on)),))
    assert [one.kind for one in found(rule, "2026-05-01")].count("review") == due


def test_where_nobody_knows_the_start_a_duty_is_due_all_the_same() -> None:
    assert days(TermRule(OPEN, duties=(Duty("review", on=date(2020, 1, 1)),)), "2026-05-01", TermFacts()) == [
        "review 0 2020-01-01"
    ]


# order, and days somebody has named


def test_days_come_in_order_and_those_of_one_day_by_kind_and_right() -> None:
    duties = (
        Duty("review", on=date(2026, 9, 30)),
        Duty("annex", on=date(2026, 9, 30)),
        Duty("annex", on=date(2026, 9, 1)),
    )
    rule = replace(YEARLY, duties=duties, notices=(before_end(3, Side.OWN), before_end(3, Side.COUNTERPARTY)))
    assert [(one.day.day, one.kind, one.right) for one in found(rule, "2026-05-01")] == [
        (1, "annex", 2),
        (30, "annex", 1),
        (30, "notice", 0),
        (30, "notice", 1),
        (30, "review", 0),
    ]


def test_a_day_somebody_has_named_has_its_working_day_before() -> None:
    one = on_the_day("reply", date(2026, 11, 29), Calendars())
    assert (one.kind, one.term, one.day, one.safe) == ("reply", 0, date(2026, 11, 29), date(2026, 11, 27))
    assert [(step.code, dict(step.values)) for step in one.steps] == [
        ("named", {}),
        ("last_day", {"day": date(2026, 11, 29)}),
    ]


def test_an_option_of_another_kind_of_renewal_is_watched_in_its_own_turn() -> None:
    mixed = TermRule(
        TWO_YEARS,
        renewals=(tacit(12, times=1), Renewal(Renews.OPTION, months(12), 1, timing=Timing(months(2)))),
        notices=(before_end(3),),
    )
    assert days(mixed, "2027-05-01") == ["notice 0 2026-09-30", "option 1 2027-10-31"]
