"""What the parties have answered goes into a short text and comes out again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nkavtal.rules import answers
from nkavtal.rules.adoption import DecisionFacts, PartyFacts, standing

OUTCOMES = ["adopted", "conditional", "rejected", "declined", "tabled"]
FACTS = st.builds(
    PartyFacts,
    role=st.sampled_from(["party", "host", "counterparty", "outside"]),
    asked=st.sampled_from([None, False, True]),
    decisions=st.lists(st.builds(DecisionFacts, st.sampled_from(OUTCOMES), st.just("final")), max_size=2).map(tuple),
    signatures=st.sampled_from([(), (None,)]),
)


@given(st.lists(FACTS, max_size=20))
def test_what_is_kept_is_what_each_counted_party_has_done_and_lacks(parties: list[PartyFacts]) -> None:
    found = [(place, standing(facts)) for place, facts in enumerate(parties, 1)]
    assert list(answers.read(answers.kept(found))) == [
        (place, one.adopted, one.signed, bool(one.lacks)) for place, one in found if one.counted
    ]


@pytest.mark.parametrize("text", ["3", "3z", "h", "xh"])
def test_another_text_is_an_error(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        list(answers.read(text))
