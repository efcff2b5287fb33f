"""How well a typed word fits a name: the whole name, its beginning, the beginning of a word in it, or inside."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping
from enum import IntEnum
from functools import lru_cache
from typing import TypeVar

from nkavtal.base.i18n import folded

Key = TypeVar("Key")

_BETWEEN = re.compile(r"[\s\-_/.,:;()]+")
_LONGEST = 60  # letters of a word that could be a misspelling
_CLOSE = 0.6  # of the letters, at least, for a word to be taken as a misspelling


class Fit(IntEnum):
    """The ways to fit, best first."""

    WHOLE = 0
    BEGINS = 1
    WORD = 2
    INSIDE = 3


@lru_cache(maxsize=5000)
def spoken(text: str) -> str:
    """Return text as it is compared: folded, hyphens and the like as spaces."""
    return _BETWEEN.sub(" ", folded(text)).strip()


def fit(wanted: str, name: str) -> Fit | None:
    """Return how wanted fits a name, both as spoken() gives them; None when it does not, or is empty."""
    at = name.find(wanted) if wanted else -1
    if at < 0:
        return None
    if at == 0:
        return Fit.WHOLE if wanted == name else Fit.BEGINS
    return Fit.WORD if f" {wanted}" in name else Fit.INSIDE


def best(wanted: str, names: Mapping[Key, Iterable[str]]) -> tuple[Key, ...]:
    """Return the keys that have a name which fits as well as any does; several when the word is not enough to tell."""
    asked = spoken(wanted)
    found: dict[Key, Fit] = {}
    for key, own in names.items():
        fits = [one for name in own if (one := fit(asked, spoken(name))) is not None]
        if fits:
            found[key] = min(fits)
    least = min(found.values(), default=None)
    return tuple(key for key, one in found.items() if one is least)


def nearest(wanted: str, words: Iterable[str]) -> str:
    """Return the word that wanted is most likely a misspelling of, '' when none is like it."""
    if len(wanted) > _LONGEST:
        return ""
    by_sound = {spoken(word): word for word in words}
    found = difflib.get_close_matches(spoken(wanted), list(by_sound), n=1, cutoff=_CLOSE)
    return by_sound[found[0]] if found else ""
