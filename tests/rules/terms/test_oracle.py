"""The rules and the oracle, which goes through the calendar day by day, say the same of clauses drawn by chance."""

from __future__ import annotations

from datetime import date
from random import Random

import pytest
from oracle.terms import Answer, Clause, on
from rules.terms.random_clauses import clause, facts, lived, rule

from nkavtal.rules.terms.evaluate import evaluate
from nkavtal.rules.terms.outcome import Outcome
from nkavtal.rules.terms.rule import Side


def said(outcome: Outcome, one: Clause) -> Answer:
    term = outcome.terms[outcome.current] if outcome.current is not None else None
    renewed = [d for d in outcome.deadlines if d.kind in ("notice", "option") and term and d.term == term.no]
    return Answer(
        outcome.current,
        term.ends if term is not None else None,
        outcome.end.day if outcome.end is not None else None,
        renewed[0].day if renewed and not one.free else None,
        dict(outcome.gives).get(Side.ANY),
    )


def told(one: Clause, day: date, notice: date | None, calls: tuple[date, ...]) -> str:
    """Return nothing when both say the same, else the clause and both answers."""
    found = said(evaluate(rule(one), facts(one, notice, calls), day), one)
    expected = on(one, day, notice, calls)
    return (
        ""
        if found == expected
        else f"{one}\non {day}, notice {notice}, calls {calls}\nrules  {found}\noracle {expected}"
    )


def differing(seed: int, clauses: int) -> list[str]:
    chance = Random(seed)
    found = []
    for _ in range(clauses):
        one = clause(chance)
        for _day in range(3):
            found.append(told(one, *lived(one, chance)))
    return [text for text in found if text]


def test_the_oracle_agrees_on_two_hundred_clauses() -> None:
    assert differing(1, 200) == []


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(10))
def test_the_oracle_agrees_on_a_thousand_clauses(seed: int) -> None:
    assert differing(100 + seed, 1000) == []
