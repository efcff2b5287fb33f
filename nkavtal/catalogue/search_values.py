"""What the values after a search word ask for, one reader for each kind of word."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import TypeVar

from nkavtal.base.errors import UserError
from nkavtal.base.i18n import MONTHS, N_, folded, gettext
from nkavtal.catalogue import typed
from nkavtal.catalogue.agreement import AGREEMENT
from nkavtal.catalogue.criteria import Amounts, Chosen, Criterion, Days, Holds, Missing, Parties
from nkavtal.catalogue.search_words import MISSING, SearchWord, Takes
from nkavtal.catalogue.wrong_word import WrongWord
from nkavtal.rules import day_text
from nkavtal.rules.matching import best, nearest, spoken
from nkavtal.rules.partial_date import Bound
from nkavtal.rules.search_text import Term, Value, plain

Names = Callable[[], Mapping[str, Sequence[str]]]
"""Gives all names of each organisation by its UUID, when they are asked for."""
Point = TypeVar("Point", date, int)

_RANGE = ".."
_ALIKE = (":", "=")
_COMPARED = (Takes.DAY, Takes.AMOUNT)


def asked(word: SearchWord, term: Term, value: Value, today: date, names: Names) -> Criterion:
    """Return what one value of a term asks for; raise WrongWord when it means nothing."""
    if word.takes not in _COMPARED and term.sign not in _ALIKE:
        raise WrongWord(
            "NKA-295", N_("{word} går inte att jämföra med {sign}."), N_("Skriv till exempel {example}."), term,
            word=term.key, sign=term.sign, example=word.example, near=word.example, mended=word.example,
        )  # fmt: skip
    if word.can_miss and not value.quoted and term.sign in _ALIKE and folded(value.text) == MISSING:
        return Missing(word.of)
    match word.takes:
        case Takes.CHOICE:
            return _choice(word, term, value)
        case Takes.PARTY:
            return _party(word, term, value, names)
        case Takes.DAY:
            first, last = _between(term, value, lambda text: _days(term, value, text, today), _next_day)
            return Days(word.of, first, last)
        case Takes.AMOUNT:
            low, high = _between(term, value, lambda text: _ore(word, term, value, text, today), _next_ore)
            return Amounts(word.of, low, high)
        case Takes.TEXT:
            return Holds(word.of, value.text, whole=term.sign == "=")


def _choice(word: SearchWord, term: Term, value: Value) -> Criterion:
    if codes := best(value.text, word.names):
        return Chosen(word.of, codes)
    near = nearest(value.text, [name for names in word.names.values() for name in names]).lower()
    hint = N_("Menade du {near}?") if near else N_("Det som finns är {choices}.")
    raise WrongWord(
        "NKA-291", N_("{word}: {value} finns inte bland valen."), hint, value, near=near, mended=plain(near) if near else "",
        word=term.key, value=value.text, choices=", ".join(gettext(one).lower() for one in word.choices.values()),
    )  # fmt: skip


def _party(word: SearchWord, term: Term, value: Value, names: Names) -> Criterion:
    known = names()
    lacks = best(value.text, word.names)
    if lacks and spoken(value.text) == spoken(word.choices[lacks[0]]):
        return Chosen("flag", lacks)
    if found := best(value.text, known):
        return Parties(word.of, found)
    if lacks:
        return Chosen("flag", lacks)
    near = nearest(value.text, [*word.choices.values(), *(name for own in known.values() for name in own)])
    hint = N_("Menade du {near}?") if near else N_("Sidan Parter visar vilka som finns.")
    raise WrongWord(
        "NKA-293", N_("{word}: ingen part heter {value}."), hint, value, near=near, mended=plain(near) if near else "",
        word=term.key, value=value.text,
    )  # fmt: skip


def _between(
    term: Term, value: Value, read: Callable[[str], tuple[Point, Point]], step: Callable[[Point, int], Point]
) -> tuple[Point | None, Point | None]:
    """Return from where to where a value with its sign reaches, both ends included; None is without end."""
    if _RANGE in value.text and term.sign in _ALIKE:
        begins, _dots, ends = value.text.partition(_RANGE)
        return read(begins)[0] if begins else None, read(ends)[1] if ends else None
    low, high = read(value.text)
    match term.sign:
        case "<":
            return None, step(low, -1)
        case "<=":
            return None, high
        case ">":
            return step(high, 1), None
        case ">=":
            return low, None
        case _:
            return low, high


def _days(term: Term, value: Value, text: str, today: date) -> tuple[date, date]:
    try:
        day = day_text.parse(text, today)
    except day_text.NotADayError as error:
        if error.code == "no_such_day":
            raise WrongWord(
                "NKA-297", N_("{word}: {month} {year} har {n} dagar."), N_("Rätta dagen i {text}."), value,
                word=term.key, month=gettext(MONTHS[error.month - 1]), year=error.year, n=error.days, text=text,
            ) from error  # fmt: skip
        raise _no_day(term, value) from error
    if day.bound is not Bound.AT:
        raise _no_day(term, value)
    return day.earliest, day.latest


def _no_day(term: Term, value: Value) -> WrongWord:
    return WrongWord(
        "NKA-292", N_("{word}: {text} är inget datum."),
        N_("Skriv till exempel {word}<2027-07-01, {word}:2027, {word}<+90d eller {word}:2027-01..2027-06."), value,
        word=term.key, text=value.text,
    )  # fmt: skip


def _next_day(day: date, by: int) -> date:
    """Return the day after or before; the calendar's own end stays."""
    return day if day == (date.max if by > 0 else date.min) else day + timedelta(by)


def _ore(word: SearchWord, term: Term, value: Value, text: str, today: date) -> tuple[int, int]:
    try:
        kronor = typed.read(AGREEMENT[word.of], text, today)
    except UserError as error:
        raise WrongWord(
            "NKA-296", N_("{word}: {text} är inget belopp."), N_("Skriv till exempel {example}."), value,
            word=term.key, text=value.text, example=word.example,
        ) from error  # fmt: skip
    ore = int(Decimal(str(kronor)) * 100)
    return ore, ore


def _next_ore(ore: int, by: int) -> int:
    return ore + by
