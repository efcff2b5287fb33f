"""What a party's facts add up to, and what they must not be taken for."""

from __future__ import annotations

import itertools
from random import Random

import pytest
from day_strategies import perhaps
from hypothesis import given
from hypothesis import strategies as st

from nkavtal.catalogue.codes import DECISION_KINDS, OUTCOMES, PARTY_STATES, ROLES, WARNINGS
from nkavtal.rules.adoption import COUNTED_ROLES, DecisionFacts, PartyFacts, governing, rests_on, standing
from nkavtal.rules.partial_date import PartialDate

DAY = PartialDate.parse


def decided(outcome: str = "adopted", kind: str = "final", day: str = "", **facts: object) -> DecisionFacts:
    return DecisionFacts(outcome, kind, DAY(day) if day else None, **facts)  # type: ignore[arg-type]


def test_a_condition_is_no_acceptance_until_the_others_accept_it() -> None:
    for accepted, counts in ((None, False), (False, False), (True, True)):
        found = standing(PartyFacts(decisions=(decided("conditional", condition_accepted=accepted),)))
        assert found.adopted is counts
        assert ("condition_open" in found.warnings) is not counts
        assert found.state == ("adopted" if counts else "conditional")


def test_a_proposal_of_the_executive_is_not_counted() -> None:
    found = standing(PartyFacts(asked=True, decisions=(decided(kind="proposal", day="2026-10-12"),)))
    assert (found.state, found.adopted, found.waiting) == ("preparing", False, True)


def test_the_council_counts_when_its_executive_proposed_later_by_entry() -> None:
    facts = PartyFacts(decisions=(decided(day="2026-10-26"), decided("rejected", "proposal", "2026-11-09")))
    assert standing(facts).adopted


def test_a_decision_of_unknown_kind_counts_with_a_mark() -> None:
    found = standing(PartyFacts(decisions=(decided(kind="unknown", day="2013-12-11"),)))
    assert found.adopted
    assert found.warnings == ("kind_unknown",)


def test_who_stays_outside_is_never_waited_for_nor_counted() -> None:
    facts = PartyFacts(role="outside", asked=True, decisions=(decided(),), signatures=(None,))
    assert standing(facts) == standing(PartyFacts(role="outside"))
    assert not standing(facts).waiting


def test_nothing_known_is_not_waiting() -> None:
    found = standing(PartyFacts())
    assert (found.state, found.waiting) == ("unknown", False)


def test_asked_without_an_answer_is_waiting() -> None:
    assert standing(PartyFacts(asked=True)).state == "waiting"
    assert standing(PartyFacts(asked_on=DAY("2026-06"))).state == "waiting"
    assert standing(PartyFacts(asked=False)).state == "not_asked"


def test_a_counterparty_signs_without_being_counted() -> None:
    found = standing(PartyFacts(role="counterparty", signatures=(DAY("2026-11-02"),)))
    assert (found.state, found.adopted, found.signed, found.warnings) == ("signed", False, False, ())


def test_signed_before_the_decision_warns() -> None:
    facts = PartyFacts(decisions=(decided(day="2026-10-26"),), signatures=(DAY("2026-10-01"),))
    assert standing(facts).warnings == ("signed_before_decision",)


def test_signed_between_decision_and_legal_force_warns() -> None:
    decision = decided(day="2026-10-26", legal_force_on=DAY("2026-11-24"))
    assert standing(PartyFacts(decisions=(decision,), signatures=(DAY("2026-11-02"),))).warnings == (
        "signed_before_legal_force",
    )


@pytest.mark.parametrize("day", ["2026-10", "2026", "2026-10-01?", "2026-10-26<", "2026-10-01>"])
def test_a_vague_signing_day_accuses_nobody(day: str) -> None:
    facts = PartyFacts(decisions=(decided(day="2026-10-26"),), signatures=(DAY(day),))
    assert standing(facts).warnings == ()


def test_a_signature_without_any_decision_counts_and_warns() -> None:
    found = standing(PartyFacts(signatures=(None,)))
    assert (found.state, found.adopted, found.warnings) == ("signed", True, ("signed_without_decision",))


@pytest.mark.parametrize("outcome", ["rejected", "declined", "referred_back", "tabled"])
def test_a_signature_against_the_decision_is_no_adoption(outcome: str) -> None:
    found = standing(PartyFacts(decisions=(decided(outcome),), signatures=(None,)))
    assert (found.adopted, found.signed, found.warnings) == (False, True, ("signed_against_decision",))


def test_the_minutes_as_signature_need_no_day() -> None:
    found = standing(PartyFacts(decisions=(decided(day="2026-10-26"),), signatures=(None,)))
    assert (found.state, found.warnings) == ("signed", ())


def test_a_new_decision_after_a_referral_back_stands() -> None:
    facts = (decided("referred_back", day="2026-06-15"), decided(day="2026-10-26"))
    for entered in itertools.permutations(facts):
        assert standing(PartyFacts(decisions=entered)).state == "adopted"


def test_decisions_without_days_stand_in_the_order_of_entry() -> None:
    assert governing((decided("adopted"), decided("rejected"))) == decided("rejected")


def test_a_decision_after_the_start_is_marked_and_counts() -> None:
    found = standing(PartyFacts(decisions=(decided(day="2013-06-10"),), starts_on=DAY("2013-02-01")))
    assert (found.adopted, found.warnings) == (True, ("decided_after_start",))


def test_who_signed_and_began_after_the_others_has_joined_later() -> None:
    facts = PartyFacts(signatures=(None,), starts_on=DAY("2013"), in_force_from=DAY("2015-07"))
    assert standing(facts).joined_later
    same_year = PartyFacts(signatures=(None,), starts_on=DAY("2013"), in_force_from=DAY("2013-07"))
    assert not standing(same_year).joined_later


def test_notice_and_leaving_come_after_signing() -> None:
    assert standing(PartyFacts(signatures=(None,), notice_given_on=DAY("2029-11"))).state == "leaving"
    assert standing(PartyFacts(signatures=(None,), left_on=DAY("2030"))).state == "left"


DECISIONS = st.builds(
    DecisionFacts,
    st.sampled_from(list(OUTCOMES)),
    st.sampled_from(list(DECISION_KINDS)),
    perhaps(),
    perhaps(),
    st.sampled_from([None, True, False]),
)
FACTS = st.builds(
    PartyFacts,
    role=st.sampled_from(list(ROLES)),
    asked=st.sampled_from([None, True, False]),
    asked_on=perhaps(),
    preparing=st.booleans(),
    decisions=st.lists(DECISIONS, max_size=4).map(tuple),
    signatures=st.lists(perhaps(), max_size=3).map(tuple),
    notice_given_on=perhaps(),
    left_on=perhaps(),
    in_force_from=perhaps(),
    starts_on=perhaps(),
)


@given(FACTS)
def test_any_facts_give_a_state_with_a_word(facts: PartyFacts) -> None:
    found = standing(facts)
    assert found.state in PARTY_STATES
    assert set(found.warnings) <= set(WARNINGS)
    assert len(set(found.warnings)) == len(found.warnings)


@given(FACTS)
def test_who_has_adopted_is_not_waited_for(facts: PartyFacts) -> None:
    found = standing(facts)
    assert not (found.adopted and found.waiting)
    if facts.role not in COUNTED_ROLES:
        assert not any((found.adopted, found.signed, found.waiting))


@given(FACTS)
def test_proposals_alone_never_adopt(facts: PartyFacts) -> None:
    if not facts.signatures and all(one.kind == "proposal" for one in facts.decisions):
        assert not standing(facts).adopted


@given(FACTS, st.randoms())
def test_dated_decisions_may_be_entered_in_any_order(facts: PartyFacts, chance: Random) -> None:
    days = [one.decided_on.earliest if one.decided_on else None for one in facts.decisions]
    if None in days or len(set(days)) < len(days):
        return
    mixed = list(facts.decisions)
    chance.shuffle(mixed)
    assert governing(tuple(mixed)) == governing(facts.decisions)


def test_one_who_has_left_is_no_longer_counted() -> None:
    found = standing(PartyFacts(decisions=(DecisionFacts("adopted", "final"),), left_on=PartialDate(2025)))
    assert (found.state, found.counted) == ("left", False)


def test_undated_decisions_that_differ_are_warned_about() -> None:
    decisions = (DecisionFacts("rejected", "final"), DecisionFacts("adopted", "final", PartialDate(2024, 5, 2)))
    assert "order_unknown" in standing(PartyFacts(decisions=decisions)).warnings
    assert "order_unknown" not in standing(PartyFacts(decisions=decisions[1:])).warnings


def test_a_party_lacks_a_decision_until_it_has_answered_and_then_a_signature() -> None:
    asked = PartyFacts(asked=True)
    assert standing(asked).lacks == "decision"
    assert standing(PartyFacts(asked=False)).lacks == "decision"
    assert standing(PartyFacts()).lacks == "decision"
    assert standing(PartyFacts(decisions=(decided(),))).lacks == "signature"
    assert standing(PartyFacts(decisions=(decided(),), signatures=(None,))).lacks == ""
    assert standing(PartyFacts(decisions=(decided("rejected"),))).lacks == ""
    assert standing(PartyFacts(decisions=(decided(),), notice_given_on=DAY("2026-01"))).lacks == ""
    assert standing(PartyFacts(role="counterparty", asked=True)).lacks == ""


def test_a_state_tells_of_one_fact() -> None:
    assert rests_on("signed", decided=True) == "signature"
    assert rests_on("adopted", decided=True) == "decision"
    assert rests_on("preparing", decided=True) == "decision"
    assert rests_on("preparing", decided=False) == "party"
    assert rests_on("leaving", decided=True) == "party"


def test_who_has_not_been_asked_is_not_awaited() -> None:
    assert standing(PartyFacts(asked=True)).awaited
    assert not standing(PartyFacts(asked=False)).awaited
    assert not standing(PartyFacts()).awaited
    assert standing(PartyFacts(decisions=(decided("tabled"),))).awaited
