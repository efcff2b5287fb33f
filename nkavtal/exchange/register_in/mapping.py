"""How an office's workbook is read, kept to be used again: its headings, and what a person said of them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from nkavtal.exchange.register_in.plan import Plan

ALIKE = 0.8
"""Share of headings that two workbooks must have in common to be taken for the same office's."""


@dataclass(frozen=True, slots=True)
class SavedAnswers:
    """Headings, and answers by id: to questions, of sheets and of columns."""

    headings: tuple[str, ...]
    answers: Mapping[str, str]


def of_plan(plan: Plan, given: Mapping[str, str]) -> SavedAnswers:
    """Return what was said for a plan; an answer about two values of one thing says nothing of another workbook."""
    conflicts = {question.id for question in plan.questions if question.kind == "conflict"}
    return SavedAnswers(plan.headings, {id_: given[id_] for id_ in plan.asked if id_ in given and id_ not in conflicts})


def text_of(mapping: SavedAnswers) -> str:
    """Return a mapping as it is kept."""
    told = {"headings": list(mapping.headings), "answers": dict(mapping.answers)}
    return json.dumps(told, ensure_ascii=False, sort_keys=True)


def read(text: str) -> SavedAnswers:
    """Return what text_of() was given; a text from elsewhere that is none is a mapping of nothing."""
    try:
        told = json.loads(text)
        headings, answers = told["headings"], told["answers"]
        return SavedAnswers(tuple(map(str, headings)), {str(id_): str(code) for id_, code in answers.items()})
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return SavedAnswers((), {})


def alike(one: Iterable[str], other: Iterable[str]) -> float:
    """Return the share of headings that are in both."""
    mine, its = set(one), set(other)
    return len(mine & its) / len(mine | its) if mine | its else 0.0
