"""What comes further ahead than is sure: if nobody gives notice, and if nobody calls an option."""

from __future__ import annotations

from datetime import date

from rules.terms.shapes import OPEN, any_day, before_end, day, option, tacit

from nkavtal.rules.terms.ahead import ahead
from nkavtal.rules.terms.facts import Calendars, TermFacts
from nkavtal.rules.terms.outcome import Deadline, Term
from nkavtal.rules.terms.rule import Duty, Ends, First, NoticeRight, Period, TermRule, Timing, YearDay
from nkavtal.rules.terms.spans import Span

YEAR_BY_YEAR = TermRule(First(until=day("2025-12-31")), renewals=(tacit(12),), notices=(before_end(3),))
FACTS = TermFacts(day("2025-01-01"))
TODAY = date(2026, 5, 1)
MONTHLY = NoticeRight(Timing(Span(1)), Ends.PERIOD, Period.MONTH)


def asked(rule: TermRule, until: date, *, facts: TermFacts = FACTS) -> tuple[tuple[Term, ...], tuple[Deadline, ...]]:
    return ahead(rule, facts, TODAY, until, Calendars())


def days(rule: TermRule, until: date) -> list[str]:
    return [f"{one.kind} {one.day}" for one in asked(rule, until)[1]]


def begins(rule: TermRule, until: date) -> list[str]:
    return [f"{term.no} {term.starts}" for term in asked(rule, until)[0]]


def test_the_terms_after_the_next_one_come_year_by_year() -> None:
    # 2026 runs and 2027 is told as the next one already
    assert begins(YEAR_BY_YEAR, date(2029, 12, 31)) == ["3 2028-01-01", "4 2029-01-01"]


def test_a_term_that_begins_on_the_last_day_looked_at_is_told_and_one_a_day_later_not() -> None:
    assert begins(YEAR_BY_YEAR, date(2029, 1, 1)) == ["3 2028-01-01", "4 2029-01-01"]
    assert begins(YEAR_BY_YEAR, date(2028, 12, 31)) == ["3 2028-01-01"]


def test_the_last_days_for_notice_come_up_to_the_last_day_looked_at() -> None:
    # 30 September 2026 is a day to watch today
    assert days(YEAR_BY_YEAR, date(2028, 9, 30)) == ["notice 2027-09-30", "notice 2028-09-30"]
    assert days(YEAR_BY_YEAR, date(2028, 9, 29)) == ["notice 2027-09-30"]


def test_nothing_comes_before_tomorrow() -> None:
    assert asked(YEAR_BY_YEAR, TODAY) == ((), ())


def test_a_notice_that_ends_with_a_month_has_a_last_day_each_month() -> None:
    # notice received by 31 May ends it on 30 June, and that day is told today
    assert days(TermRule(OPEN, notices=(any_day(6), MONTHLY)), date(2026, 9, 30)) == [
        "notice 2026-06-30",
        "notice 2026-07-31",
        "notice 2026-08-31",
        "notice 2026-09-30",
    ]


def test_what_is_due_each_year_stands_in_the_order_of_days_among_the_rest() -> None:
    rule = TermRule(OPEN, notices=(MONTHLY,), duties=(Duty("annex", (YearDay(8, 15),)),))
    found = days(rule, date(2027, 9, 30))
    assert found.count("annex 2027-08-15") == 1
    assert (
        found.index("notice 2027-07-31") + 1 == found.index("annex 2027-08-15") == found.index("notice 2027-08-31") - 1
    )


def test_the_school_s_own_calendar_is_asked() -> None:
    rule = TermRule(OPEN, notices=(NoticeRight(Timing(Span(6)), Ends.PERIOD, Period.SCHOOL_YEAR),))
    own = Calendars(school_year_ends=YearDay(6, 10))
    # six months before 10 June 2027 is told today; 10 December 2027 (a Friday) is ahead
    (found,) = ahead(rule, FACTS, TODAY, date(2028, 6, 30), own)[1]
    assert (found.day, found.safe) == (date(2027, 12, 10), date(2027, 12, 10))


def test_of_the_mandate_periods_only_those_after_the_next_one_are_ahead() -> None:
    rule = TermRule(OPEN, notices=(NoticeRight(Timing(Span(12)), Ends.PERIOD, Period.MANDATE),))
    known = Calendars(mandate_ends=(date(2026, 12, 31), date(2030, 12, 31), date(2034, 12, 31)))
    # a year before 2026's end has passed, and a year before 2030's is told today
    assert [one.day for one in ahead(rule, FACTS, TODAY, date(2040, 1, 1), known)[1]] == [date(2033, 12, 31)]


def test_an_option_nobody_calls_is_told_to_end_it_and_nothing_after() -> None:
    rule = TermRule(First(until=day("2027-12-31")), renewals=(option(12, 2, 3),))
    terms, found = asked(rule, date(2035, 12, 31))
    assert terms == ()
    assert [(one.kind, one.day) for one in found] == [("end", date(2027, 12, 31))]


def test_an_agreement_that_has_ended_has_nothing_ahead() -> None:
    assert asked(TermRule(First(until=day("2025-12-31"))), date(2035, 12, 31)) == ((), ())


def test_it_can_be_looked_through_to_the_end_of_the_calendar() -> None:
    rule = TermRule(OPEN, duties=(Duty("review", on=date(9999, 12, 30)),))
    terms, found = ahead(rule, FACTS, date(9990, 5, 1), date.max, Calendars())
    assert (terms, found) == ((), ())  # the review is told today
