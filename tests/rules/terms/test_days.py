"""Days counted back and terms counted on: examples with reasoned figures, and what holds for all days."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rules.terms.shapes import before_end, option, tacit

from nkavtal.rules.partial_date import PartialDate
from nkavtal.rules.terms.evaluate import evaluate
from nkavtal.rules.terms.facts import NoticeGiven, OptionCalled, TermFacts
from nkavtal.rules.terms.rule import First, TermRule
from nkavtal.rules.terms.spans import Convention, Span, after, before, last_day, safest

DAY = timedelta(days=1)
days = st.dates(date(1990, 1, 1), date(2070, 12, 31))
lengths = st.builds(Span, st.integers(1, 60), st.sampled_from([0, 0, 0, 14, 30]))

CONVENTIONS = [
    ("2027-02-28", 3, "2026-11-30", "2026-11-28", "2026-11-30"),
    ("2027-06-30", 6, "2026-12-31", "2026-12-30", "2026-12-31"),
    ("2026-03-28", 1, "2026-02-28", "2026-02-28", "2026-02-27"),
    ("2024-02-29", 6, "2023-08-31", "2023-08-29", "2023-08-31"),
    ("2028-02-29", 3, "2027-11-30", "2027-11-29", "2027-11-30"),
    ("2027-06-30", 3, "2027-03-31", "2027-03-30", "2027-03-31"),
    ("2026-12-31", 6, "2026-06-30", "2026-06-30", "2026-06-30"),
    ("2027-05-31", 12, "2026-05-31", "2026-05-31", "2026-05-31"),
    ("2027-09-14", 6, "2027-03-14", "2027-03-14", "2027-03-14"),
    ("2026-08-31", 6, "2026-02-28", "2026-02-28", "2026-02-28"),
    ("2024-08-31", 6, "2024-02-29", "2024-02-29", "2024-02-29"),
]


@pytest.mark.parametrize(("ends", "months", "latest", "same", "whole"), CONVENTIONS)
def test_the_three_conventions_give_their_days(ends: str, months: int, latest: str, same: str, whole: str) -> None:
    found = [last_day(date.fromisoformat(ends), Span(months), one) for one in Convention]
    assert [one.isoformat() for one in found] == [latest, same, whole]


def test_the_safe_day_is_the_earliest_that_any_of_the_three_gives() -> None:
    assert safest(date(2027, 2, 28), Span(3)) == date(2026, 11, 28)  # by the same number
    assert safest(date(2026, 3, 28), Span(1)) == date(2026, 2, 27)  # by whole months


def test_months_are_counted_on_before_days_and_back_after_them() -> None:
    assert after(date(2026, 1, 31), Span(1, 3)) == date(2026, 3, 3)  # 28 February and three days
    assert before(date(2026, 3, 3), Span(1, 3)) == date(2026, 1, 28)  # 28 February and a month
    assert last_day(date(2026, 3, 31), Span(1, 14)) == date(2026, 2, 17)  # a month on is 17 March, and 14 days the 31st


def test_lengths_are_added_part_by_part_and_none_is_nothing() -> None:
    assert Span(24) + Span(12, 10) + Span(0, 4) == Span(36, 14)
    assert [bool(one) for one in (Span(), Span(1), Span(0, 1))] == [False, True, True]


@pytest.mark.parametrize(("months", "day_count"), [(-1, 0), (0, -1), (12, -1)])
def test_a_length_is_never_negative(months: int, day_count: int) -> None:
    with pytest.raises(ValueError, match=r"^a length cannot be negative$"):
        Span(months, day_count)


def test_days_are_counted_to_the_ends_of_the_calendar_and_no_further() -> None:
    assert after(date(9998, 12, 31), Span(12)) == date.max
    assert before(date(2, 1, 1), Span(12)) == date.min
    with pytest.raises(OverflowError, match=r"^the calendar ends$"):
        after(date(9999, 1, 1), Span(12))
    with pytest.raises(OverflowError, match=r"^the calendar ends$"):
        before(date(1, 12, 31), Span(12))


@given(days, lengths)
def test_notice_on_the_last_day_runs_out_in_time_and_a_day_later_does_not(ends: date, notice: Span) -> None:
    found = last_day(ends, notice)
    assert after(found, notice) <= ends < after(found + DAY, notice)


@given(days, lengths)
def test_reminders_run_from_no_later_than_any_convention(ends: date, notice: Span) -> None:
    assert all(safest(ends, notice) <= last_day(ends, notice, one) for one in Convention)


@pytest.mark.parametrize(
    ("start", "months", "begins"),
    [("2024-01-31", 1, ["2024-02-29", "2024-03-31", "2024-04-30", "2024-05-31"]),
     ("2024-02-29", 12, ["2025-02-28", "2026-02-28", "2027-02-28", "2028-02-29"])],
)  # fmt: skip
def test_terms_are_counted_from_the_anchor_and_never_drift(start: str, months: int, begins: list[str]) -> None:
    rule = TermRule(First(span=Span(months)), renewals=(tacit(months),), notices=(before_end(1),))
    facts = TermFacts(PartialDate.parse(start))
    terms = evaluate(rule, facts, date.fromisoformat(begins[-1])).terms
    assert [str(term.starts) for term in terms[1:5]] == begins


def test_a_renewed_agreement_has_a_last_day_to_come(  # glpi#23084 answers with one that has gone
) -> None:
    rule = TermRule(First(until=PartialDate(2025, 8, 28)), renewals=(tacit(12),), notices=(before_end(2),))
    coming = evaluate(rule, TermFacts(PartialDate(2024, 8, 29)), date(2026, 2, 11)).next("notice")
    assert coming is not None
    assert coming.day == date(2026, 6, 28)


@given(st.dates(date(2000, 1, 1), date(2020, 12, 31)), st.integers(1, 36), st.integers(1, 24), st.integers(0, 4000))
def test_a_walk_day_by_day_never_skips_or_repeats_a_term(start: date, first: int, then: int, at: int) -> None:
    rule = TermRule(First(span=Span(first)), renewals=(tacit(then),), notices=(before_end(1),))
    facts = TermFacts(PartialDate.of(start))
    today = evaluate(rule, facts, start + at * DAY)
    tomorrow = evaluate(rule, facts, start + (at + 1) * DAY)
    assert today.current is not None
    assert tomorrow.current is not None
    here, there = today.terms[today.current], tomorrow.terms[tomorrow.current]
    assert there.no in (here.no, here.no + 1)
    assert here.ends is not None
    assert (there.no == here.no + 1) is (here.ends == start + at * DAY)
    assert there.starts == (here.starts if there.no == here.no else here.ends + DAY)


@given(st.integers(0, 3000), st.integers(0, 3000))
def test_a_lapsed_option_stays_lapsed(first: int, later: int) -> None:
    rule = TermRule(First(span=Span(24)), renewals=(option(12, 2, 9),))
    facts = TermFacts(PartialDate(2020, 1, 1), calls=(OptionCalled(PartialDate(2021, 6, 1)),))  # two months too late
    begin = date(2020, 1, 1)
    seen = evaluate(rule, facts, begin + min(first, first + later) * DAY)
    after_that = evaluate(rule, facts, begin + (first + later) * DAY)
    if seen.end is not None and seen.end.why == "option_lapsed":
        assert after_that.end is not None
        assert (after_that.end.day, after_that.end.why) == (seen.end.day, "option_lapsed")


@given(days, st.integers(1, 24))
def test_a_notice_in_time_ends_with_the_term_and_one_too_late_with_the_next(given_on: date, months: int) -> None:
    rule = TermRule(First(span=Span(12)), renewals=(tacit(12),), notices=(before_end(months),))
    start = date(1989, 1, 1)
    facts = TermFacts(PartialDate.of(start), notices=(NoticeGiven(received_on=PartialDate.of(given_on), written=True),))
    end = evaluate(rule, facts, given_on).end
    (effect,) = evaluate(rule, facts, given_on).effects
    if end is not None and end.why == "notice":
        assert given_on <= last_day(end.day, Span(months))
        assert effect.day is None or effect.day == end.day


def test_a_notice_in_the_wrong_form_does_not_hold() -> None:
    rule = TermRule(First(span=Span(12)), renewals=(tacit(12),), notices=(before_end(3),))
    facts = TermFacts(
        PartialDate(2026, 1, 1), notices=(NoticeGiven(received_on=PartialDate(2026, 2, 1), written=False),)
    )
    outcome = evaluate(rule, facts, date(2026, 3, 1))
    assert outcome.end is None
    assert [effect.fault for effect in outcome.effects] == ["form"]


def test_a_vague_day_of_notice_gives_no_sharp_end() -> None:
    rule = TermRule(First(span=Span(12)), renewals=(tacit(12),), notices=(before_end(3),))
    facts = TermFacts(PartialDate(2026, 1, 1), notices=(NoticeGiven(received_on=PartialDate(2026, 2), written=True),))
    outcome = evaluate(rule, facts, date(2026, 3, 1))
    assert outcome.end is None
    assert [effect.fault for effect in outcome.effects] == ["no_day"]
