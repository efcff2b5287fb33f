"""Every clause shape says the right day."""

from __future__ import annotations

from datetime import date

import pytest
from rules.terms.shapes import EXAMPLES, Example

from nkavtal.rules.terms.evaluate import evaluate
from nkavtal.rules.terms.rule import Side


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda one: f"shape {one.shape} on {one.on}")
def test_a_shape_says_what_a_person_would_reckon(example: Example) -> None:
    outcome = evaluate(example.rule, example.facts, example.on)
    coming = outcome.next()
    assert outcome.status == example.status
    assert (coming and (coming.kind, coming.day)) == example.next
    assert (outcome.end and (outcome.end.day, outcome.end.why)) == example.end
    assert next((day for _side, day in outcome.gives), None) == example.gives
    assert outcome.tasks == example.tasks
    assert outcome.current == example.current
    assert outcome.certain is example.certain
    assert outcome.assumed is example.assumed


def test_all_thirty_shapes_are_shown() -> None:
    assert {example.shape for example in EXAMPLES} == set(range(1, 31))


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda one: f"shape {one.shape} on {one.on}")
def test_the_last_line_of_an_explanation_is_the_day(example: Example) -> None:
    for deadline in evaluate(example.rule, example.facts, example.on).deadlines:
        assert dict(deadline.steps[-1].values)["day"] == deadline.day
        assert deadline.safe <= deadline.day


def test_what_one_side_may_do_is_told_by_side() -> None:
    (example,) = [one for one in EXAMPLES if one.shape == 13 and one.gives]
    assert evaluate(example.rule, example.facts, example.on).gives == ((Side.OWN, date(2027, 1, 1)),)
