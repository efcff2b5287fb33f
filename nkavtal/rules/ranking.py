"""In what order names are offered for a few typed letters: always the same, so that fingers learn it."""

from __future__ import annotations

from enum import IntEnum

from nkavtal.rules.matching import Fit, fit, spoken

_DOTLESS = str.maketrans("åäöæø", "aaoao")


class Rank(IntEnum):
    """How a name is met, best first."""

    WHOLE = 0
    BEGINS = 1
    WORD = 2
    INSIDE = 3
    WORDS = 4
    """Every word that is typed begins a word of the name, in any order."""
    PIECES = 5
    """Every word that is typed stands somewhere in the name."""
    INITIALS = 6
    """The letters begin the name's words, in order: 'rb' for 'Registrera beslut'."""
    DOTLESS = 7
    """One of these, if å ä ö are taken as a and o: for keyboards that have none."""
    LAST = 8
    """Offered whatever is typed."""


_OF_FIT = {Fit.WHOLE: Rank.WHOLE, Fit.BEGINS: Rank.BEGINS, Fit.WORD: Rank.WORD, Fit.INSIDE: Rank.INSIDE}


def rank(wanted: str, name: str) -> Rank | None:
    """Return how a name is met by what is typed, None when it is not; nothing typed meets nothing."""
    asked, known = spoken(wanted), spoken(name)
    if not asked:
        return None
    found = _met(asked, known)
    if found is None and _met(asked.translate(_DOTLESS), known.translate(_DOTLESS)) is not None:
        return Rank.DOTLESS
    return found


def _met(asked: str, known: str) -> Rank | None:
    whole = fit(asked, known)
    if whole is not None:
        return _OF_FIT[whole]
    pieces = [fit(piece, known) for piece in asked.split()]
    if len(pieces) > 1 and None not in pieces:
        return Rank.WORDS if Fit.INSIDE not in pieces else Rank.PIECES
    initials = "".join(word[0] for word in known.split())
    return Rank.INITIALS if len(asked) > 1 and initials.startswith(asked) else None
