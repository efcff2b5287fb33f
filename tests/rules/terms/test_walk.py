"""How one term follows another: parts of a clause, options, extensions, and what ends it before its time."""

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
    YearDay,
)
from nkavtal.rules.terms.spans import Span

TWO_YEARS = First(span=months(24))
BEGUN = TermFacts(day("2025-01-01"))  # two years from here end on 31 December 2026
LIMITED = Renewal(Renews.OPTION, at_most=months(24), timing=Timing(months(3)))
"""'At most two years more'; how long each time is said when it is called."""


def told(rule: TermRule, on: str, facts: TermFacts = BEGUN) -> Outcome:
    return evaluate(rule, facts, date.fromisoformat(on))


def terms(outcome: Outcome) -> list[str]:
    return [f"{term.kind} {term.starts} {term.ends}" for term in outcome.terms]


def end(outcome: Outcome) -> tuple[str, str] | None:
    return (str(outcome.end.day), outcome.end.why) if outcome.end is not None else None


def received(*days: str, ends_on: str = "") -> TermFacts:
    named = date.fromisoformat(ends_on) if ends_on else None
    return TermFacts(
        day("2025-01-01"), notices=tuple(NoticeGiven(received_on=day(one), written=True, ends_on=named) for one in days)
    )


def called(*calls: tuple[str | None, str]) -> TermFacts:
    """Options called: on which day, and until when where the clause does not say."""
    return TermFacts(
        day("2025-01-01"),
        calls=tuple(OptionCalled(on and day(on), date.fromisoformat(until) if until else None) for on, until in calls),
    )


# where it begins


@pytest.mark.parametrize(
    ("start", "facts", "begins"),
    [
        (Start.DAY, TermFacts(day("2026-03-01"), own_from=day("2026-05-01")), "2026-03-01"),
        (Start.DAY, TermFacts(day("2026-03")), "None"),
        (Start.DAY, TermFacts(own_from=day("2026-05-01")), "None"),
        (Start.OWN, TermFacts(day("2026-03-01"), own_from=day("2026-05-01")), "2026-05-01"),
        (Start.OWN, TermFacts(day("2026-03-01")), "None"),
        (Start.QUORUM, TermFacts(day("2026-03-01"), quorum_on=date(2026, 4, 7)), "2026-04-07"),
        (Start.QUORUM, TermFacts(day("2026-03-01")), "None"),
        (Start.LAST_SIGNATURE, TermFacts(quorum_on=date(2026, 4, 7), all_signed_on=date(2026, 6, 1)), "2026-06-01"),
    ],
)
def test_terms_are_counted_from_the_day_the_clause_names(start: Start, facts: TermFacts, begins: str) -> None:
    found = told(TermRule(OPEN, start=start), "2027-01-01", facts)
    assert [str(term.starts) for term in found.terms] == [begins]
    assert ("start" in found.tasks) is (begins == "None")


def test_a_length_without_a_first_day_gives_no_term_but_a_task() -> None:
    found = told(TermRule(TWO_YEARS), "2026-01-01", TermFacts(day("2025")))
    assert (found.terms, found.tasks) == ((), ("start",))


def test_a_last_day_known_to_the_month_gives_no_end_but_a_task() -> None:
    found = told(TermRule(First(until=day("2026-12")), renewals=(tacit(12),), notices=(before_end(3),)), "2026-05-01")
    assert terms(found) == ["first 2025-01-01 None"]
    assert (end(found), found.tasks, found.terms[0].steps) == (None, ("last_day",), ())


def test_a_clause_that_says_nothing_of_the_first_term_gives_no_term_but_a_task() -> None:
    found = told(TermRule(First(), renewals=(tacit(12),), notices=(before_end(3),)), "2026-05-01")
    assert (found.terms, found.tasks) == ((), ("first_term",))


def test_a_length_may_go_on_to_the_end_of_the_school_year_and_what_follows_is_counted_from_there() -> None:
    rule = TermRule(
        First(span=months(24), to_end_of=Period.SCHOOL_YEAR), renewals=(tacit(12),), notices=(before_end(6),)
    )
    found = evaluate(rule, TermFacts(day("2024-08-15")), date(2027, 7, 1), Calendars(school_year_ends=YearDay(6, 10)))
    # two years end on 14 August 2026; the school year then running ends on 10 June 2027
    assert terms(found) == ["first 2024-08-15 2027-06-10", "tacit 2027-06-11 2028-06-10", "tacit 2028-06-11 2029-06-10"]
    assert [one.code for one in found.terms[0].steps] == ["starts", "lasts", "to_end_of", "ends"]
    assert dict(found.terms[0].steps[2].values) == {"period": "school_year"}
    assert dict(found.terms[0].steps[3].values) == {"day": date(2027, 6, 10)}


def test_a_mandate_period_beyond_the_calendar_gives_no_term_but_a_task() -> None:
    found = told(TermRule(First(span=months(24), to_end_of=Period.MANDATE)), "2026-05-01")
    assert (found.terms, found.tasks) == ((), ("calendar",))


# tacit renewal


def test_a_renewal_of_no_length_gives_no_term_but_a_task() -> None:
    found = told(TermRule(TWO_YEARS, renewals=(Renewal(Renews.TACIT),), notices=(before_end(3),)), "2026-05-01")
    assert terms(found) == ["first 2025-01-01 2026-12-31"]
    assert (end(found), found.tasks) == (None, ("renewal_length",))


def test_when_one_part_is_used_up_the_next_one_goes_on() -> None:
    rule = TermRule(TWO_YEARS, renewals=(tacit(12, times=2), tacit(6, times=1)), notices=(before_end(3),))
    found = told(rule, "2029-05-01")
    assert terms(found) == [
        "first 2025-01-01 2026-12-31",
        "tacit 2027-01-01 2027-12-31",
        "tacit 2028-01-01 2028-12-31",
        "tacit 2029-01-01 2029-06-30",
    ]
    assert end(found) == ("2029-06-30", "term")
    assert [dict(term.steps[0].values)["times"] for term in found.terms[1:]] == [1, 2, 1]


def test_a_part_for_at_most_eighteen_months_cuts_its_second_year_short() -> None:
    rule = TermRule(
        TWO_YEARS,
        renewals=(Renewal(Renews.TACIT, months(12), at_most=months(18)), tacit(6, times=1)),
        notices=(before_end(3),),
    )
    found = told(rule, "2029-01-01")
    assert terms(found)[1:] == [
        "tacit 2027-01-01 2027-12-31",
        "tacit 2028-01-01 2028-06-30",
        "tacit 2028-07-01 2028-12-31",
    ]
    assert end(found) == ("2028-12-31", "term")


def test_the_single_day_that_a_part_has_left_is_a_term_of_its_own() -> None:
    a_year_and_a_day = Renewal(Renews.TACIT, months(12), at_most=Span(12, 1))
    found = told(TermRule(TWO_YEARS, renewals=(a_year_and_a_day,), notices=(before_end(3),)), "2028-01-01")
    assert terms(found)[1:] == ["tacit 2027-01-01 2027-12-31", "tacit 2028-01-01 2028-01-01"]


def test_words_that_were_not_read_leave_the_end_of_a_term_open() -> None:
    found = told(TermRule(TWO_YEARS, unread=True), "2026-05-01")
    assert (end(found), found.tasks) == (None, ("unread",))
    assert [(one.kind, one.day) for one in found.deadlines] == [("term_end", date(2026, 12, 31))]


def test_a_length_too_short_for_the_years_it_is_asked_over_is_refused() -> None:
    rule = TermRule(First(span=Span(days=1)), renewals=(Renewal(Renews.TACIT, Span(days=1)),), notices=(before_end(0),))
    with pytest.raises(OverflowError, match=r"^too many terms$"):
        told(rule, "2045-01-01")


# options


def test_an_option_with_no_day_to_call_it_by_may_be_called_until_the_term_ends() -> None:
    rule = TermRule(TWO_YEARS, renewals=(option(12, 1, 0),))
    assert end(told(rule, "2026-12-31")) is None
    assert told(rule, "2026-12-31").tasks == ("option_timing",)
    assert end(told(rule, "2027-01-01")) == ("2026-12-31", "option_lapsed")
    assert terms(told(rule, "2027-01-01", called(("2026-12-31", ""))))[1:] == ["option 2027-01-01 2027-12-31"]


def test_an_option_lapses_the_day_after_the_last_day_to_call_it() -> None:
    rule = TermRule(TWO_YEARS, renewals=(option(12, 2, 9),))
    assert end(told(rule, "2026-03-31")) is None
    lapsed = told(rule, "2026-04-01")
    assert end(lapsed) == ("2026-12-31", "option_lapsed")
    assert lapsed.end is not None
    assert [(one.code, dict(one.values)["day"]) for one in lapsed.end.steps] == [
        ("option_until", date(2026, 3, 31)),
        ("option_lapsed", date(2026, 12, 31)),
    ]


def test_a_call_on_the_last_day_holds_and_one_the_day_after_is_told_as_late() -> None:
    rule = TermRule(TWO_YEARS, renewals=(option(12, 2, 9),))
    in_time = told(rule, "2026-05-01", called(("2026-03-31", "")))
    assert terms(in_time)[1:] == ["option 2027-01-01 2027-12-31"]
    assert in_time.tasks == ()
    late = told(rule, "2026-05-01", called(("2026-04-01", "")))
    assert (end(late), late.tasks) == (("2026-12-31", "option_lapsed"), ("late_call",))


def test_a_call_to_come_is_not_known_yet() -> None:
    rule = TermRule(TWO_YEARS, renewals=(option(12, 2, 9),))
    assert len(told(rule, "2026-03-19", called(("2026-03-20", ""))).terms) == 1
    assert len(told(rule, "2026-03-20", called(("2026-03-20", ""))).terms) == 2


def test_a_call_on_a_day_nobody_has_kept_leaves_it_open_until_the_last_day_and_is_a_task() -> None:
    rule = TermRule(TWO_YEARS, renewals=(option(12, 2, 9),))
    found = told(rule, "2026-03-31", called((None, "")))
    assert (end(found), found.tasks) == (None, ("call_day",))


def test_a_call_known_to_the_month_holds_when_all_of_it_is_in_time() -> None:
    rule = TermRule(TWO_YEARS, renewals=(option(12, 2, 9),))
    assert terms(told(rule, "2026-05-01", called(("2026-03", ""))))[1:] == ["option 2027-01-01 2027-12-31"]


def test_a_call_that_may_have_been_in_time_neither_renews_nor_lapses() -> None:
    rule = TermRule(TWO_YEARS, renewals=(Renewal(Renews.OPTION, months(12), 2, timing=Timing(Span(9, 10))),))
    # ten days and nine months before 31 December is 21 March: a call some day in March may be late
    found = told(rule, "2026-05-01", called(("2026-03", "")))
    assert (len(found.terms), end(found), found.tasks) == (1, None, ("call_day",))


def test_a_call_after_the_last_day_that_nobody_knows_more_of_may_have_been_made_on_it() -> None:
    found = told(TermRule(TWO_YEARS, renewals=(option(12, 2, 9),)), "2026-05-01", called(("2026-03-31>", "")))
    assert (end(found), found.tasks) == (None, ("call_day",))


def test_each_call_renews_once_and_the_clause_says_how_many() -> None:
    rule = TermRule(TWO_YEARS, renewals=(option(12, 2, 9),))
    thrice = called(("2026-03-01", ""), ("2027-03-01", ""), ("2028-03-01", ""))
    found = told(rule, "2028-05-01", thrice)
    assert terms(found)[1:] == ["option 2027-01-01 2027-12-31", "option 2028-01-01 2028-12-31"]
    assert end(found) == ("2028-12-31", "term")
    assert [dict(term.steps[1].values)["times"] for term in found.terms[1:]] == [1, 2]


def test_an_option_without_steps_leads_to_the_day_that_was_called_for() -> None:
    rule = TermRule(TWO_YEARS, renewals=(LIMITED,))
    found = told(rule, "2027-12-01", called(("2026-09-01", "2027-06-30"), ("2027-03-01", "2028-03-31")))
    assert terms(found)[1:] == ["option 2027-01-01 2027-06-30", "option 2027-07-01 2028-03-31"]
    assert [one.code for one in found.terms[1].steps] == ["option_called", "ends"]
    assert dict(found.terms[1].steps[0].values) == {"day": "2026-09-01"}
    assert dict(found.terms[1].steps[1].values) == {"day": date(2027, 6, 30)}


def test_an_option_without_steps_goes_no_further_than_its_limit() -> None:
    found = told(TermRule(TWO_YEARS, renewals=(LIMITED,)), "2027-12-01", called(("2026-09-01", "2031-12-31")))
    assert terms(found)[1:] == ["option 2027-01-01 2028-12-31"]
    assert end(found) == ("2028-12-31", "term")


def test_an_option_without_steps_or_limit_goes_as_far_as_it_was_called_for() -> None:
    rule = TermRule(TWO_YEARS, renewals=(Renewal(Renews.OPTION, times=2, timing=Timing(months(3))), tacit(12)))
    found = told(
        rule, "2029-06-01", called(("2026-09-01", "2027-06-30"), ("2027-03-01", "2028-03-31"), ("2027-12-01", ""))
    )
    # called twice, which is all; then year by year from there
    assert terms(found)[1:] == [
        "option 2027-01-01 2027-06-30",
        "option 2027-07-01 2028-03-31",
        "tacit 2028-04-01 2029-03-31",
        "tacit 2029-04-01 2030-03-31",
        "tacit 2030-04-01 2031-03-31",
    ]


def test_an_option_called_without_a_day_to_lead_to_is_a_task() -> None:
    found = told(TermRule(TWO_YEARS, renewals=(LIMITED,)), "2026-12-01", called(("2026-09-01", "")))
    assert (len(found.terms), end(found), found.tasks) == (1, None, ("option_length",))


# extensions agreed on


def extended(*extensions: tuple[str, str]) -> TermFacts:
    return TermFacts(
        day("2025-01-01"),
        extensions=tuple(Extension(date.fromisoformat(until), (on and day(on)) or None) for until, on in extensions),
    )


def test_an_extension_counts_from_the_day_it_was_decided() -> None:
    facts = extended(("2027-03-31", "2026-11-02"))
    assert end(told(TermRule(TWO_YEARS), "2026-11-01", facts)) == ("2026-12-31", "term")
    found = told(TermRule(TWO_YEARS), "2026-11-02", facts)
    assert terms(found) == ["first 2025-01-01 2026-12-31", "extension 2027-01-01 2027-03-31"]
    assert (end(found), found.terms[1].no) == (("2027-03-31", "term"), 1)
    assert [(one.code, dict(one.values)) for one in found.terms[1].steps] == [("extended", {"day": date(2027, 3, 31)})]


def test_an_extension_no_longer_than_the_term_changes_nothing() -> None:
    facts = extended(("2026-12-31", ""), ("2026-06-30", ""), ("2027-03-31", ""))
    assert terms(told(TermRule(TWO_YEARS), "2026-05-01", facts))[1:] == ["extension 2027-01-01 2027-03-31"]


def test_extensions_follow_each_other_however_they_were_written_down() -> None:
    found = told(TermRule(TWO_YEARS), "2026-05-01", extended(("2028-01-31", ""), ("2027-03-31", "")))
    assert terms(found)[1:] == ["extension 2027-01-01 2027-03-31", "extension 2027-04-01 2028-01-31"]


def test_what_follows_an_extension_is_counted_from_its_end() -> None:
    rule = TermRule(TWO_YEARS, renewals=(tacit(12),), notices=(before_end(3),))
    found = told(rule, "2027-06-01", extended(("2027-03-31", "")))
    assert terms(found)[1:] == [
        "extension 2027-01-01 2027-03-31",
        "tacit 2027-04-01 2028-03-31",
        "tacit 2028-04-01 2029-03-31",
    ]


# notice


def test_a_notice_that_names_a_later_term_lets_the_ones_before_it_pass() -> None:
    rule = TermRule(TWO_YEARS, renewals=(tacit(12),), notices=(before_end(3),))
    found = told(rule, "2027-05-01", received("2026-03-01", ends_on="2027-12-31"))
    assert terms(found) == ["first 2025-01-01 2026-12-31", "tacit 2027-01-01 2027-12-31"]
    assert end(found) == ("2027-12-31", "notice")


def test_a_notice_to_come_is_not_known_yet() -> None:
    rule = TermRule(TWO_YEARS, renewals=(tacit(12),), notices=(before_end(3),))
    assert end(told(rule, "2026-02-28", received("2026-03-01"))) is None
    assert end(told(rule, "2026-03-01", received("2026-03-01"))) == ("2026-12-31", "notice")


def test_one_side_s_notice_holds_by_its_own_right_alone() -> None:
    rule = TermRule(
        TWO_YEARS, renewals=(tacit(12),), notices=(before_end(12, Side.COUNTERPARTY), before_end(3, Side.OWN))
    )
    ours = TermFacts(day("2025-01-01"), notices=(NoticeGiven(Side.OWN, received_on=day("2026-09-30"), written=True),))
    theirs = TermFacts(
        day("2025-01-01"), notices=(NoticeGiven(Side.COUNTERPARTY, received_on=day("2026-09-30"), written=True),)
    )
    assert end(told(rule, "2026-10-01", ours)) == ("2026-12-31", "notice")
    assert end(told(rule, "2026-10-01", theirs)) == ("2027-12-31", "notice")  # too late for 2026


def test_the_first_of_several_free_notices_ends_it() -> None:
    rule = TermRule(OPEN, notices=(any_day(6),))
    found = told(rule, "2026-05-01", received("2026-03-01", "2026-02-01"))
    assert end(found) == ("2026-08-01", "notice")
    assert found.end is not None
    assert [(one.code, dict(one.values)) for one in found.end.steps] == [
        ("notice_counts", {"day": date(2026, 2, 1)}),
        ("notice_ends", {"day": date(2026, 8, 1)}),
    ]


def test_a_free_notice_may_name_a_later_day_and_not_an_earlier_one() -> None:
    rule = TermRule(OPEN, notices=(any_day(6),))
    assert end(told(rule, "2026-05-01", received("2026-02-01", ends_on="2026-12-31"))) == ("2026-12-31", "notice")
    assert end(told(rule, "2026-05-01", received("2026-02-01", ends_on="2026-04-30"))) == ("2026-08-01", "notice")


def test_a_free_notice_to_come_or_by_who_has_no_right_ends_nothing() -> None:
    rule = TermRule(OPEN, notices=(any_day(6, Side.COUNTERPARTY),))
    ours = TermFacts(day("2025-01-01"), notices=(NoticeGiven(Side.OWN, received_on=day("2026-02-01")),))
    assert end(told(rule, "2026-05-01", ours)) is None
    assert end(told(rule, "2026-01-31", received("2026-02-01"))) is None
    assert end(told(rule, "2026-02-01", received("2026-02-01"))) == ("2026-08-01", "notice")


def test_a_right_that_begins_later_holds_from_then_on_and_not_before() -> None:
    bound = TermRule(TWO_YEARS, renewals=(tacit(12),), notices=(replace(before_end(3), not_before=months(14)),))
    assert end(told(bound, "2026-05-01", received("2026-03-01"))) == ("2026-12-31", "notice")
    assert end(told(bound, "2026-05-01", received("2026-02-28"))) is None
    free = TermRule(OPEN, notices=(any_day(6, not_before=14),))
    assert end(told(free, "2026-05-01", received("2026-03-01"))) == ("2026-09-01", "notice")
    assert end(told(free, "2026-05-01", received("2026-02-28"))) is None


def test_an_oral_free_notice_ends_nothing() -> None:
    oral = NoticeGiven(received_on=day("2026-02-01"), written=False)
    assert end(told(TermRule(OPEN, notices=(any_day(6),)), "2026-05-01", replace(BEGUN, notices=(oral,)))) is None


def test_a_free_notice_uses_the_right_that_is_its_own_side_s() -> None:
    rule = TermRule(OPEN, notices=(any_day(3, Side.COUNTERPARTY), any_day(6, Side.OWN)))
    ours = NoticeGiven(Side.OWN, received_on=day("2026-02-01"))
    assert end(told(rule, "2026-05-01", replace(BEGUN, notices=(ours,)))) == ("2026-08-01", "notice")


def test_a_notice_that_ends_with_a_period_nobody_knows_ends_nothing() -> None:
    rule = TermRule(OPEN, notices=(NoticeRight(Timing(months(12)), Ends.PERIOD, Period.MANDATE),))
    assert end(told(rule, "2026-05-01", received("2026-02-01"))) is None


def test_a_free_notice_without_a_day_does_not_stop_the_ones_that_have_one() -> None:
    rule = TermRule(OPEN, notices=(any_day(6),))
    assert end(told(rule, "2026-05-01", received("2026", "2026-02-01"))) == ("2026-08-01", "notice")


# what no renewal passes


def test_a_cap_in_a_term_cuts_it_short_and_ends_it_there() -> None:
    rule = TermRule(TWO_YEARS, renewals=(tacit(12),), notices=(before_end(3),), cap=Cap(total=months(30)))
    found = told(rule, "2027-02-01")
    assert terms(found) == ["first 2025-01-01 2026-12-31", "tacit 2027-01-01 2027-06-30"]
    assert end(found) == ("2027-06-30", "cap")
    assert found.end is not None
    assert [(one.code, dict(one.values)) for one in found.end.steps] == [
        ("cap_total", {"span": months(30)}),
        ("ends", {"day": date(2027, 6, 30)}),
    ]


def test_a_cap_on_the_last_day_of_a_term_is_what_ends_it() -> None:
    rule = TermRule(TWO_YEARS, renewals=(tacit(12),), notices=(before_end(3),), cap=Cap(until=date(2026, 12, 31)))
    found = told(rule, "2026-02-01")
    assert (terms(found), end(found)) == (["first 2025-01-01 2026-12-31"], ("2026-12-31", "cap"))
    assert found.end is not None
    assert [(one.code, dict(one.values)) for one in found.end.steps] == [("cap_until", {"day": date(2026, 12, 31)})]


def test_an_end_before_the_first_day_leaves_no_term_and_one_on_it_a_single_day() -> None:
    gone = told(TermRule(TWO_YEARS), "2026-01-01", TermFacts(day("2025-01-01"), superseded_from=date(2025, 1, 1)))
    assert (gone.terms, end(gone), gone.status) == ((), ("2024-12-31", "superseded"), "ended")
    a_day = told(TermRule(TWO_YEARS), "2026-01-01", TermFacts(day("2025-01-01"), superseded_from=date(2025, 1, 2)))
    assert (terms(a_day), end(a_day)) == (["first 2025-01-01 2025-01-01"], ("2025-01-01", "superseded"))


def test_the_nearest_of_several_ends_holds() -> None:
    rule = TermRule(OPEN, notices=(any_day(6),), cap=Cap(date(2027, 12, 31), months(60), months(12)))
    others = {"superseded_from": date(2027, 11, 1), "below_least_on": date(2027, 10, 1)}
    facts = TermFacts(day("2025-01-01"), other_ends_on=date(2026, 8, 31), **others)
    found = told(rule, "2026-05-01", facts)
    assert end(found) == ("2027-08-31", "cap")  # a year after the other one
    assert found.end is not None
    assert [(one.code, dict(one.values)) for one in found.end.steps] == [
        ("cap_other", {"day": date(2026, 8, 31), "span": months(12)}),
        ("ends", {"day": date(2027, 8, 31)}),
    ]


def test_too_few_parties_or_a_successor_end_it_the_day_before_and_say_so() -> None:
    few = told(TermRule(OPEN), "2026-05-01", TermFacts(day("2025-01-01"), below_least_on=date(2026, 7, 1)))
    assert end(few) == ("2026-06-30", "too_few")
    assert few.end is not None
    assert [(one.code, dict(one.values)["day"]) for one in few.end.steps] == [
        ("too_few", date(2026, 7, 1)),
        ("ends", date(2026, 6, 30)),
    ]


def test_a_cap_that_leans_on_what_nobody_knows_is_a_task() -> None:
    notices = (any_day(6),)
    assert told(TermRule(OPEN, notices=notices, cap=Cap(beyond_other=Span())), "2026-05-01").tasks == ("other_end",)
    by_start = TermRule(First(until=day("2026-12-31")), notices=notices, cap=Cap(total=months(36)))
    assert told(by_start, "2026-05-01", TermFacts()).tasks == ("start",)


def test_a_task_is_told_once() -> None:
    rule = TermRule(OPEN, notices=(any_day(6),), cap=Cap(total=months(36)))
    assert told(rule, "2026-05-01", TermFacts()).tasks == ("start",)


# an end somebody has kept


@pytest.mark.parametrize("settled", ["2026-03-31", "2026-12-31", "2027-03-31"])
def test_an_end_that_has_been_settled_stands_whatever_the_clause_gives(settled: str) -> None:
    found = told(TermRule(TWO_YEARS), "2026-01-15", TermFacts(day("2025-01-01"), ended_on=date.fromisoformat(settled)))
    assert end(found) == (settled, "settled")
    assert found.end is not None
    assert [(one.code, dict(one.values)) for one in found.end.steps] == [
        ("settled", {"day": date.fromisoformat(settled)})
    ]


def test_a_settled_end_in_a_term_to_come_stands_though_silence_would_renew() -> None:
    rule = TermRule(TWO_YEARS, renewals=(tacit(12),), notices=(before_end(3),))
    found = told(rule, "2026-01-15", TermFacts(day("2025-01-01"), ended_on=date(2031, 5, 31)))
    assert end(found) == ("2031-05-31", "settled")


def test_a_cap_on_the_same_day_gives_way_to_nothing() -> None:
    rule = TermRule(TWO_YEARS, cap=Cap(until=date(2026, 3, 31)))
    found = told(rule, "2026-01-15", TermFacts(day("2025-01-01"), ended_on=date(2026, 3, 31)))
    assert end(found) == ("2026-03-31", "cap")  # the clause's own reason tells more
