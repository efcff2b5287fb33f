"""The answers of all parties of an agreement as one short text, so that a whole matrix is counted from its agreements.

Kept as '3h 12c …': a number that stands for the organisation, and a letter for what the party has done and lacks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from nkavtal.rules.adoption import PartyStanding


class Answer(NamedTuple):
    """What one counted party has done; `lacks` tells that there is a gap."""

    place: int
    adopted: bool
    signed: bool
    lacks: bool


_LETTERS = "abcdefgh"


def kept(parties: Iterable[tuple[int, PartyStanding]]) -> str:
    """Return the counted ones of some parties, each with its organisation's number, as text."""
    return " ".join(
        f"{place}{_LETTERS[one.adopted + 2 * one.signed + 4 * bool(one.lacks)]}"
        for place, one in parties
        if one.counted
    )


def read(text: str) -> Iterator[Answer]:
    """Yield what a kept text says; ValueError for any other text."""
    return map(answer, text.split())


@lru_cache(maxsize=10_000)  # a register holds few different ones, many times each
def answer(token: str) -> Answer:
    """Return one party's part of a kept text."""
    bits = _LETTERS.index(token[-1])
    return Answer(int(token[:-1]), bool(bits & 1), bool(bits & 2), bool(bits & 4))
