"""Entry into force: who counts, when enough have come, and who is waited for."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nkavtal.rules.adoption import DecisionFacts, PartyFacts
from nkavtal.rules.entry import Entry, EntryRule, Joining, entry
from nkavtal.rules.partial_date import PartialDate

START = PartialDate(2027, 2, 1)


def day(text: str) -> PartialDate:
    return PartialDate.parse(text)


def adopted(name: str, on: str | None, *, people: int | None = None, **more: object) -> Joining:
    decision = DecisionFacts("adopted", "final", day(on) if on else None, more.pop("force", None))  # type: ignore[arg-type]
    return Joining(name, PartyFacts(asked=True, decisions=(decision,), **more), people)  # type: ignore[arg-type]


def waiting(name: str, people: int | None = None) -> Joining:
    return Joining(name, PartyFacts(asked=True), people)


def said_no(name: str, people: int | None = None) -> Joining:
    return Joining(
        name, PartyFacts(asked=True, decisions=(DecisionFacts("rejected", "final", day("2026-10-01")),)), people
    )


def told(found: Entry) -> tuple[str, str]:
    return found.state, str(found.on or "")


def waits(found: Entry) -> dict[str, str]:
    return {place.key: place.step for place in found.waits()}


def applies(found: Entry) -> dict[str, str]:
    return {place.key: str(place.applies_from) for place in found.places if place.applies_from}


def test_with_all_the_last_decision_brings_it_into_force() -> None:
    parties = [adopted("Boden", "2027-01-10"), adopted("Kalix", "2027-02-15")]
    assert told(entry(EntryRule("all"), parties, START)) == ("reached", "2027-02-15")


def test_nothing_applies_before_the_agreed_first_day() -> None:
    parties = [adopted("Boden", "2026-10-10"), adopted("Kalix", "2026-11-15")]
    assert told(entry(EntryRule("all"), parties, START)) == ("reached", "2027-02-01")


def test_it_says_whom_it_waits_for() -> None:
    found = entry(EntryRule("all"), [adopted("Boden", "2026-10-10"), waiting("Pajala"), waiting("Jokkmokk")], START)
    assert told(found) == ("waiting", "")
    assert waits(found) == {"Pajala": "decision", "Jokkmokk": "decision"}
    assert found.short == 2
    assert applies(found) == {}


def test_with_all_one_no_is_enough_to_stop_it() -> None:
    assert entry(EntryRule("all"), [adopted("Boden", "2026-10-10"), said_no("Kiruna")], START).state == "impossible"


@pytest.mark.parametrize(("least", "expected"), [(1, "2027-02-01"), (2, "2027-02-01"), (3, "2027-03-05")])
def test_the_decision_that_makes_enough_brings_it_into_force(least: int, expected: str) -> None:
    parties = [adopted("A", "2027-03-05"), adopted("B", "2026-09-01"), adopted("C", "2026-12-01"), waiting("D")]
    found = entry(EntryRule("least", least=least), parties, START)
    assert told(found) == ("reached", expected)


def test_who_comes_after_the_quorum_is_in_from_its_own_day() -> None:
    parties = [adopted("A", "2026-09-01"), adopted("B", "2026-10-01"), adopted("C", "2027-05-20")]
    found = entry(EntryRule("least", least=2), parties, START)
    assert applies(found) == {"A": "2027-02-01", "B": "2027-02-01", "C": "2027-05-20"}


def test_a_day_noted_for_the_party_goes_before_the_rule() -> None:
    parties = [adopted("A", "2026-09-01", in_force_from=day("2027-07-01")), adopted("B", "2026-10-01")]
    assert applies(entry(EntryRule("all"), parties, START)) == {"A": "2027-07-01", "B": "2027-02-01"}


def test_the_share_counts_inhabitants_too() -> None:
    # 80 321 of 80 321 + 42 203 + 2 578 = 125 102 is 64.2 %
    parties = [adopted("Luleå", "2026-09-01", people=80_321), waiting("Piteå", 42_203), waiting("Arjeplog", 2_578)]
    assert entry(EntryRule("share", share=64), parties, START).state == "reached"
    assert entry(EntryRule("share", share=65), parties, START).state == "waiting"
    assert entry(EntryRule("share", least=2, share=64), parties, START).state == "waiting"
    assert entry(EntryRule("share", share=65), parties, START).share_ready == pytest.approx(64.204, abs=0.001)


def test_the_share_is_exact_at_the_boundary() -> None:
    parties = [adopted("A", "2026-09-01", people=60), waiting("B", 40)]
    assert entry(EntryRule("share", share=60), parties, START).state == "reached"


def test_a_share_cannot_be_told_where_the_inhabitants_are_not_known() -> None:
    assert (
        entry(EntryRule("share", share=50), [adopted("A", "2026-09-01", people=5), waiting("B")], START).state
        == "unclear"
    )


def test_a_measure_that_is_missing_gives_no_answer() -> None:
    assert entry(EntryRule("least"), [adopted("A", "2026-09-01")], START).state == "unclear"
    assert entry(EntryRule("share"), [adopted("A", "2026-09-01", people=5)], START).state == "unclear"


def test_those_who_have_signed_are_in_each_from_its_own_day() -> None:
    parties = [
        Joining("A", PartyFacts(signatures=(day("2027-01-20"),))),
        Joining("B", PartyFacts(signatures=(day("2027-04-02"),))),
        adopted("C", "2026-12-01"),
    ]
    found = entry(EntryRule("signers"), parties, START)
    assert told(found) == ("reached", "2027-02-01")
    assert applies(found) == {"A": "2027-02-01", "B": "2027-04-02"}
    assert waits(found) == {"C": "signature"}


def test_each_is_in_from_its_own_decision() -> None:
    parties = [adopted("A", "2027-03-01"), adopted("B", "2027-04-02"), waiting("C")]
    found = entry(EntryRule("each"), parties, START)
    assert told(found) == ("reached", "2027-03-01")
    assert applies(found) == {"A": "2027-03-01", "B": "2027-04-02"}


def test_a_fixed_day_comes_whatever_the_answers_and_holds_for_those_who_have_adopted() -> None:
    found = entry(EntryRule("fixed"), [adopted("A", "2026-09-01"), adopted("B", "2027-03-08"), waiting("C")], START)
    assert told(found) == ("reached", "2027-02-01")
    assert applies(found) == {"A": "2027-02-01", "B": "2027-03-08"}


def test_a_fixed_day_that_nobody_knows_is_unclear() -> None:
    assert entry(EntryRule("fixed"), [adopted("A", "2026-09-01")], None).state == "unclear"


def test_an_adoption_on_a_condition_counts_only_if_the_rule_says_so() -> None:
    open_one = Joining("B", PartyFacts(decisions=(DecisionFacts("conditional", "final", day("2026-10-01")),)))
    accepted = Joining(
        "B", PartyFacts(decisions=(DecisionFacts("conditional", "final", day("2026-10-01"), condition_accepted=True),))
    )
    first = adopted("A", "2026-09-01")
    assert waits(entry(EntryRule("all"), [first, open_one], START)) == {"B": "condition"}
    assert entry(EntryRule("all", conditional=True), [first, open_one], START).state == "reached"
    assert entry(EntryRule("all"), [first, accepted], START).state == "reached"


def test_a_proposal_to_another_body_never_counts() -> None:
    proposed = Joining("A", PartyFacts(decisions=(DecisionFacts("conditional", "proposal", day("2026-10-01")),)))
    assert entry(EntryRule("all", conditional=True), [proposed], START).state == "waiting"


def test_legal_force_must_be_confirmed_where_the_rule_says_so() -> None:
    parties = [adopted("A", "2027-01-11", force=day("2027-02-20")), adopted("B", "2027-01-12")]
    found = entry(EntryRule("all", confirmed=True), parties, START)
    assert waits(found) == {"B": "force"}
    done = [parties[0], adopted("B", "2027-01-12", force=day("2027-02-18"))]
    assert told(entry(EntryRule("all", confirmed=True), done, START)) == ("reached", "2027-02-20")


def test_a_signature_may_be_asked_for_too() -> None:
    parties = [adopted("A", "2027-01-11", signatures=(day("2027-02-25"),)), adopted("B", "2027-01-12")]
    assert waits(entry(EntryRule("all", signed=True), parties, START)) == {"B": "signature"}
    done = [parties[0], adopted("B", "2027-01-12", signatures=(day("2027-02-02"),))]
    assert told(entry(EntryRule("all", signed=True), done, START)) == ("reached", "2027-02-25")


def test_an_old_row_with_an_unknown_day_counts_but_gives_no_day() -> None:
    parties = [adopted("A", None), adopted("B", "2012-10-01")]
    found = entry(EntryRule("all"), parties, None)
    assert told(found) == ("reached", "")
    assert applies(found) == {}


def test_a_vague_day_that_cannot_matter_leaves_the_day_sharp() -> None:
    assert told(entry(EntryRule("all"), [adopted("A", "2012"), adopted("B", "2026-12-01")], START)) == (
        "reached",
        "2027-02-01",
    )


def test_a_signature_without_a_known_decision_counts_as_adopted() -> None:
    signed = Joining("A", PartyFacts(signatures=(day("2027-02-05"),)))
    assert told(entry(EntryRule("all"), [signed], START)) == ("reached", "2027-02-05")


def test_the_other_side_and_who_has_left_are_not_waited_for() -> None:
    parties = [
        adopted("A", "2026-09-01"),
        Joining("Region", PartyFacts(role="counterparty")),
        Joining("B", PartyFacts(asked=True, left_on=day("2026-08-01"))),
    ]
    assert entry(EntryRule("all"), parties, START).state == "reached"


def test_an_agreement_without_parties_waits() -> None:
    assert entry(EntryRule("all"), [], START).state == "waiting"


_DAYS = st.integers(0, 40).map(lambda n: date(2027, 1, 1) + timedelta(days=n))


@given(
    st.lists(st.tuples(st.one_of(st.none(), _DAYS), st.integers(1, 90)), min_size=1, max_size=14),
    st.sampled_from(["all", "least", "share", "each"]),
    st.integers(1, 14),
    st.integers(1, 100),
)
def test_a_walk_day_by_day_comes_to_the_same_day(
    rows: list[tuple[date | None, int]], kind: str, least: int, share: int
) -> None:
    parties = [
        adopted(str(n), on.isoformat(), people=size) if on else waiting(str(n), size)
        for n, (on, size) in enumerate(rows)
    ]
    found = entry(EntryRule(kind, least=least, share=share), parties, None)

    def enough(on: date) -> bool:
        here = [size for when, size in rows if when is not None and when <= on]
        needed = {"all": len(rows), "each": least, "least": least, "share": least}[kind]
        return len(here) >= needed and (
            kind != "share" or sum(here) / sum(size for _, size in rows) >= share / 100 - 1e-12
        )

    walked = [date(2027, 1, 1) + timedelta(days=n) for n in range(41)]
    first = next((on for on in walked if enough(on)), None)
    assert found.on == first
    assert (found.state == "reached") == (first is not None)
