"""While a search is typed, words and values are offered that then mean something."""

from __future__ import annotations

import pytest
from builders import TODAY
from hypothesis import given
from hypothesis import strategies as st

from nkavtal.catalogue.search_meaning import meaning
from nkavtal.catalogue.search_offers import Known, offers
from nkavtal.catalogue.search_words import SEARCH_WORDS
from nkavtal.rules.search_text import read

KNOWN = Known(("Kalix", "Överkalix", "Region Norrbotten"), {"responsible": ("Anna Lind", "Per Åström")})
NAMES = {name: (name,) for name in KNOWN.parties}


def told(text: str, **asked: bool) -> list[str]:
    return [offer.text for offer in offers(text, len(text), KNOWN, **asked)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []), ("s", []), ("medel", []), ("slu", ["slutar<"]), ("stat", ["läge:"]), ("medel part:kalix -ty", ["typ:"]),
        ("bel", ["belopp>"]), ("gäller", ["slutar<", "börjar<"]),
        ("part:", ["Kalix ", "Överkalix ", '"Region Norrbotten" ']), ("part:kal", ["Kalix ", "Överkalix "]),
        ("part:kalix,reg", ['"Region Norrbotten" ']), ("part:xyz", []), ('part:"kal', []),
        ("läge:gäl", ["gällande "]), ("läge:be", ['"under beredning" ', '"ute för beslut" ']),
        ("saknar:", ["beslut ", "underskrift ", "Kalix ", "Överkalix ", '"Region Norrbotten" ']),
        ("frist<", ["idag ", "+30d ", "+3m ", "+1å "]), ("slutar:s", ["saknas "]), ("slutar<s", []),
        ("ansvarig:å", ['"Per Åström" ']), ("xyz:a", []), ("part:kalix ", []),
    ],
)  # fmt: skip
def test_what_is_offered(text: str, expected: list[str]) -> None:
    assert told(text) == expected


def test_every_word_is_offered_when_asked_for() -> None:
    assert len(told("", every=True)) == len(told("medel ", every=True)) == len(SEARCH_WORDS)


def test_an_offer_takes_the_place_of_what_is_being_typed() -> None:
    text = "medel par slutar<2027"
    (offer,) = [one for one in offers(text, 9, KNOWN) if one.text == "part:"]
    assert text[: offer.start] + offer.text + text[offer.end :] == "medel part: slutar<2027"


@given(st.text(max_size=15), st.integers(0, 15))
def test_any_text_can_be_typed(text: str, cursor: int) -> None:
    offers(text, min(cursor, len(text)), KNOWN)


@pytest.mark.parametrize("word", SEARCH_WORDS, ids=lambda word: word.word)
def test_what_is_offered_means_something(word) -> None:
    for sign in (":", "<"):
        text = f"{word.word}{sign}"
        for offer in offers(text, len(text), KNOWN):
            if sign == ":" or word.takes in ("day", "amount"):
                assert meaning(read(text + offer.text), TODAY, lambda: NAMES)
