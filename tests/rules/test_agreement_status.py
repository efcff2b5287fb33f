"""One status word: what the facts say, and what the day says."""

from __future__ import annotations

from datetime import date

import pytest
from day_strategies import perhaps
from hypothesis import given
from hypothesis import strategies as st

from nkavtal.catalogue.codes import STAGES, STATUSES
from nkavtal.rules.agreement_status import AgreementFacts, status, timeline
from nkavtal.rules.partial_date import PartialDate

TODAY = date(2026, 11, 23)
DAY = PartialDate.parse


def on(today: date = TODAY, **facts: object) -> str:
    return status(timeline(AgreementFacts(**facts)), today)  # type: ignore[arg-type]


def test_nothing_known_is_unknown() -> None:
    assert on() == "unknown"


def test_a_start_day_alone_does_not_put_anything_in_force() -> None:
    assert on(parties=14, starts_on=DAY("2020-01-01")) == "unknown"
    assert on(parties=14, adopted=0, asked=True, starts_on=DAY("2020-01-01")) == "out_for_decision"


def test_the_way_through_preparation() -> None:
    assert on(stage="consultation", parties=14) == "consultation"
    assert on(recommended=True, parties=14) == "at_board"
    assert on(stage="at_board", asked=True, parties=14) == "out_for_decision"
    assert on(asked=True, parties=14, adopted=3) == "partly_adopted"
    assert on(asked=True, parties=14, adopted=14) == "adopted"
    assert on(asked=True, parties=14, adopted=14, signed=6) == "signing"
    assert on(asked=True, parties=14, adopted=14, signed=14) == "adopted"


def test_in_force_from_its_first_day_to_its_last() -> None:
    facts = {"parties": 2, "adopted": 2, "starts_on": DAY("2027-02-01"), "ends_on": DAY("2030-12-31")}
    assert on(date(2027, 1, 31), **facts) == "adopted"
    assert on(date(2027, 2, 1), **facts) == "in_force"
    assert on(date(2030, 12, 31), **facts) == "in_force"
    assert on(date(2031, 1, 1), **facts) == "ended"


def test_while_an_answer_is_missing_nobody_says_that_it_is_in_force() -> None:
    assert on(parties=14, adopted=9, starts_on=DAY("2013-02-01")) == "partly_adopted"


def test_it_is_in_force_when_those_who_did_not_adopt_have_said_no() -> None:
    assert on(parties=14, adopted=9, refused=5, starts_on=DAY("2013-02-01")) == "in_force"


def test_it_is_in_force_when_it_is_known_to_apply_for_somebody() -> None:
    assert on(parties=14, adopted=9, in_force=True, starts_on=DAY("2013-02-01")) == "in_force"


def test_a_vague_start_is_in_force_when_it_has_surely_begun() -> None:
    facts = {"parties": 1, "adopted": 1, "starts_on": DAY("2026")}
    assert on(date(2026, 12, 30), **facts) == "adopted"
    assert on(date(2026, 12, 31), **facts) == "in_force"


def test_a_start_after_some_day_never_begins_by_itself() -> None:
    assert on(date(2999, 1, 1), parties=1, adopted=1, starts_on=DAY("2026>")) == "adopted"


def test_a_vague_end_has_not_passed_until_its_last_day_has() -> None:
    facts = {"parties": 1, "adopted": 1, "starts_on": DAY("2020"), "ends_on": DAY("2026")}
    assert on(TODAY, **facts) == "in_force"
    assert on(date(2027, 1, 1), **facts) == "ended"


def test_a_passed_end_with_words_of_renewal_is_unknown_not_ended() -> None:
    facts = {"parties": 1, "adopted": 1, "starts_on": DAY("2020"), "ends_on": DAY("2025-12-31")}
    assert on(renewal_words="Förlängs med två år i taget.", **facts) == "unknown"
    assert on(renewal_words="Förlängs.", terminated_on=DAY("2025-01-10"), **facts) == "ended"
    assert on(renewal_words="  ", **facts) == "ended"


def test_open_ended_goes_on_past_a_day_that_stands_there() -> None:
    facts = {"parties": 1, "adopted": 1, "starts_on": DAY("2020"), "ends_on": DAY("2021-01-01")}
    assert on(open_ended=True, **facts) == "in_force"


def test_notice_runs_out_on_the_last_day() -> None:
    facts = {"parties": 1, "adopted": 1, "starts_on": DAY("2020"), "terminated_on": DAY("2026-01-10")}
    assert on(ends_on=DAY("2026-12-31"), **facts) == "terminated"
    assert on(date(2027, 1, 1), ends_on=DAY("2026-12-31"), **facts) == "ended"
    assert on(**facts) == "terminated"


def test_replaced_needs_both_an_end_and_a_successor() -> None:
    assert on(parties=1, adopted=1, replaced=True, starts_on=DAY("2020")) == "in_force"
    assert on(ended_on=DAY("2025"), replaced=True) == "replaced"
    assert on(ended_on=DAY("2025")) == "ended"


@pytest.mark.parametrize("settled", ["archived_on", "abandoned_on", "ended_on"])
def test_settled_phases_do_not_move_with_the_day(settled: str) -> None:
    facts = {settled: DAY("2025"), "parties": 1, "adopted": 1, "starts_on": DAY("2030"), "ends_on": DAY("2031")}
    assert len({on(date(year, 6, 1), **facts) for year in (2000, 2030, 2040)}) == 1


FACTS = st.builds(
    AgreementFacts,
    stage=st.sampled_from(["", *STAGES]),
    recommended=st.booleans(),
    asked=st.booleans(),
    parties=st.integers(0, 3),
    adopted=st.integers(0, 3),
    signed=st.integers(0, 3),
    starts_on=perhaps(),
    ends_on=perhaps(),
    open_ended=st.sampled_from([None, True, False]),
    renewal_words=st.sampled_from(["", "Förlängs."]),
    terminated_on=perhaps(),
    ended_on=perhaps(),
    replaced=st.booleans(),
    archived_on=perhaps(),
    abandoned_on=perhaps(),
)


@given(FACTS, st.dates(date(1980, 1, 1), date(2050, 1, 1)))
def test_any_facts_on_any_day_have_a_word(facts: AgreementFacts, today: date) -> None:
    assert status(timeline(facts), today) in STATUSES


@given(FACTS, st.dates(date(1980, 1, 1), date(2050, 1, 1)))
def test_nothing_is_in_force_that_nobody_adopted(facts: AgreementFacts, today: date) -> None:
    if status(timeline(facts), today) == "in_force":
        assert facts.adopted
        assert facts.starts_on is not None
        assert facts.starts_on.latest <= today
