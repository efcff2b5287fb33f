"""What a change of many does to one value: put something to it, take something from it, or put another in its place."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum


class How(StrEnum):
    """The ways to change a value."""

    ADD = "add"
    REMOVE = "remove"
    REPLACE = "replace"


def with_codes(how: How, before: Sequence[str], given: Sequence[str], order: Sequence[str]) -> tuple[str, ...]:
    """Return a set of codes after a change, in the order that they are declared; unknown ones stay last."""
    kept = _after(how, list(dict.fromkeys(before)), given)
    places = {code: place for place, code in enumerate(order)}
    return tuple(sorted(kept, key=lambda code: places.get(code, len(places))))


def with_lines(how: How, before: str, given: str) -> str:
    """Return a text of lines after a change; a line that is there already is not added, and case counts."""
    if how is How.REPLACE:
        return given
    lines = before.splitlines()
    after = _after(how, lines, given.splitlines())
    return before if after == lines else "\n".join(after)


def _after(how: How, before: list[str], given: Sequence[str]) -> list[str]:
    match how:
        case How.ADD:
            return [*before, *(one for one in dict.fromkeys(given) if one not in before)]
        case How.REMOVE:
            return [one for one in before if one not in given]
        case How.REPLACE:
            return list(dict.fromkeys(given))
