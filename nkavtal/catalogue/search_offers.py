"""What can be offered while a search is typed: words that begin so, and values for the word at the cursor."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from nkavtal.base.i18n import N_
from nkavtal.base.i18n import gettext as _
from nkavtal.catalogue.search_words import BY_WORD, MISSING, SEARCH_WORDS, SearchWord, Takes
from nkavtal.rules.matching import fit, spoken
from nkavtal.rules.search_text import Term, plain, read

MOST = 9
_FROM = 2  # letters of a free word before words are offered
_DAYS = {"idag": N_("i dag"), "+30d": N_("om 30 dagar"), "+3m": N_("om tre månader"), "+1å": N_("om ett år")}


@dataclass(frozen=True, slots=True)
class Offer:
    """Something to put in the place of the text from `start` to `end`; `note` says what it is."""

    start: int
    end: int
    text: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """What the register holds that can be asked for: names of parties, and values met in text fields."""

    parties: Sequence[str] = ()
    values: Mapping[str, Sequence[str]] = field(default_factory=dict)


def offers(text: str, cursor: int, known: Known, *, every: bool = False) -> tuple[Offer, ...]:
    """Return what fits at the cursor; with `every` also where nothing is typed yet."""
    typed = text[:cursor]
    terms = read(typed).terms
    last = terms[-1] if terms and terms[-1].end == cursor else None
    if last is None:
        return tuple(_words("", cursor, cursor)) if every else ()
    if last.key:
        return _values(last, cursor, known)
    value = last.values[0]
    if value.quoted or (len(value.text) < _FROM and not every):
        return ()
    return tuple(_words(value.text, value.start, cursor))[:MOST]


def _words(begun: str, start: int, end: int) -> Iterable[Offer]:
    asked = spoken(begun)
    for word in SEARCH_WORDS:
        if not asked or any(spoken(name).startswith(asked) for name in (word.word, *word.others, _(word.label))):
            yield Offer(start, end, word.word + _sign(word), _(word.label))


def _sign(word: SearchWord) -> str:
    return {Takes.DAY: "<", Takes.AMOUNT: ">"}.get(word.takes, ":")


def _values(term: Term, cursor: int, known: Known) -> tuple[Offer, ...]:
    word, value = BY_WORD.get(term.key), term.values[-1]
    if word is None or value.quoted or cursor != value.end:
        return ()
    asked = spoken(value.text)
    fitting = []
    for place, (shown, note) in enumerate(_candidates(word, term.sign, known)):
        found = fit(asked, spoken(shown)) if asked else 0
        if found is not None:
            fitting.append((found, place, Offer(value.start, cursor, plain(shown) + " ", note)))
    fitting.sort(key=lambda one: one[:2])
    return tuple(offer for _fit, _place, offer in fitting[:MOST])


def _candidates(word: SearchWord, sign: str, known: Known) -> Iterable[tuple[str, str]]:
    """Yield values and what they are, in the order they are offered."""
    for choice in word.choices.values():
        yield choice.lower(), ""
    if word.takes is Takes.PARTY:
        yield from ((name, "") for name in known.parties)
    elif word.takes is Takes.DAY:
        yield from ((day, _(note)) for day, note in _DAYS.items())
    elif word.takes is Takes.TEXT:
        yield from ((value, "") for value in known.values.get(word.of, ()))
    if word.can_miss and sign in (":", "="):
        yield MISSING, _("inget är känt")
