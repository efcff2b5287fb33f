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


def counted(people: int | None) -> tuple[tuple[date, int], ...]:
    return ((date(2025, 12, 31), people),) if people is not None else ()


def adopted(name: str, on: str | None, *, people: int | None = None, **more: object) -> Joining:
    decision = DecisionFacts("adopted", "final", day(on) if on else None, more.pop("force", None))  # type: ignore[arg-type]
    return Joining(name, PartyFacts(asked=True, decisions=(decision,), **more), counted(people))  # type: ignore[arg-type]


def waiting(name: str, people: int | None = None) -> Joining:
    return Joining(name, PartyFacts(asked=True), counted(people))


def said_no(name: str, people: int | None = None) -> Joining:
    decision = DecisionFacts("rejected", "final", day("2026-10-01"))
    return Joining(name, PartyFacts(asked=True, decisions=(decision,)), counted(people))


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


def test_a_rule_that_has_been_met_stays_met_when_one_leaves() -> None:
    parties = [
        adopted("Boden", "2012-10-01"),
        adopted("Kalix", "2012-11-01", left_on=day("2025-12-31")),
        said_no("Pajala"),
    ]
    found = entry(EntryRule("least", least=2), parties, day("2013-01-01"))
    assert told(found) == ("reached", "2013-01-01")
    assert applies(found) == {"Boden": "2013-01-01", "Kalix": "2013-01-01"}


def test_who_left_before_it_was_met_is_no_part_of_it() -> None:
    parties = [adopted("Boden", "2026-10-01"), adopted("Kalix", "2026-09-01", left_on=day("2026-09-15"))]
    assert entry(EntryRule("least", least=2), parties, None).state == "impossible"
    assert told(entry(EntryRule("all"), parties, None)) == ("reached", "2026-10-01")


def test_who_joins_later_does_not_put_an_agreement_out_of_force() -> None:
    first = [adopted("Boden", "2012-10-01"), adopted("Kalix", "2012-11-01")]
    asked = Joining("Luleå", PartyFacts(asked=True, asked_on=day("2019-10-01")))
    found = entry(EntryRule("all"), [*first, asked], day("2013-01-01"))
    assert told(found) == ("reached", "2013-01-01")
    assert waits(found) == {"Luleå": "decision"}
    joined = adopted("Luleå", "2020-05-01", asked_on=day("2019-10-01"))
    found = entry(EntryRule("all"), [*first, joined], day("2013-01-01"))
    assert told(found) == ("reached", "2013-01-01")
    assert applies(found) == {"Boden": "2013-01-01", "Kalix": "2013-01-01", "Luleå": "2020-05-01"}


def test_who_was_asked_late_but_before_it_was_met_is_waited_for() -> None:
    parties = [adopted("Boden", "2013-06-01"), Joining("Luleå", PartyFacts(asked=True, asked_on=day("2013-03-01")))]
    assert entry(EntryRule("all"), parties, day("2013-01-01")).state == "waiting"


def test_a_later_decision_does_not_move_the_day() -> None:
    again = (DecisionFacts("adopted", "final", day("2012-11-01")), DecisionFacts("adopted", "final", day("2024-03-01")))
    no_more = (*again[:1], DecisionFacts("rejected", "final", day("2025-03-01")))
    for decisions in (again, no_more):
        parties = [adopted("Boden", "2012-10-01"), Joining("Kalix", PartyFacts(decisions=decisions))]
        assert told(entry(EntryRule("all"), parties, day("2013-01-01"))) == ("reached", "2013-01-01")


def test_a_no_before_enough_had_come_takes_the_yes_back() -> None:
    no_more = (
        DecisionFacts("adopted", "final", day("2026-09-01")),
        DecisionFacts("rejected", "final", day("2026-10-01")),
    )
    parties = [Joining("Kalix", PartyFacts(decisions=no_more)), adopted("Boden", "2026-11-01")]
    assert entry(EntryRule("all"), parties, None).state == "impossible"


def test_the_other_side_counts_where_the_rule_says_everyone() -> None:
    region = Joining("Region", PartyFacts(role="counterparty", asked=True))
    parties = [adopted("Boden", "2026-10-01"), region]
    assert entry(EntryRule("all"), parties, None).state == "reached"
    assert waits(entry(EntryRule("everyone"), parties, None)) == {"Region": "decision"}


def test_what_cannot_be_appealed_waits_for_no_legal_force() -> None:
    decision = DecisionFacts("adopted", "final", day("2026-10-01"))
    federation = Joining("Förbundet", PartyFacts(decisions=(decision,)), appealable=False)
    assert told(entry(EntryRule("all", confirmed=True), [federation], None)) == ("reached", "2026-10-01")


def test_a_condition_that_has_been_refused_does_not_count() -> None:
    refused = DecisionFacts("conditional", "final", day("2026-10-01"), condition_accepted=False)
    found = entry(EntryRule("all", conditional=True), [Joining("A", PartyFacts(decisions=(refused,)))], None)
    assert waits(found) == {"A": "condition"}


def test_the_share_is_that_of_the_people_counted_when_it_was_met() -> None:
    lulea = Joining(
        "Luleå",
        PartyFacts(decisions=(DecisionFacts("adopted", "final", day("2026-03-01")),)),
        ((date(2024, 12, 31), 60), (date(2026, 12, 31), 10)),
    )
    found = entry(EntryRule("share", share=60), [lulea, waiting("Piteå", 40)], None)
    assert told(found) == ("reached", "2026-03-01")  # 60 of 100 when it decided; 10 of 50 is of later


def test_the_days_between_which_it_came_to_apply_are_told() -> None:
    found = entry(EntryRule("all"), [adopted("A", None)], day("2027-01-01"))
    assert (found.on, found.first, found.last) == (None, date(2027, 1, 1), date.max)
