"""What the words of the search box ask for; a word that means nothing is explained, with its place and the nearest one."""

from __future__ import annotations

from datetime import date

from nkavtal.base.i18n import N_
from nkavtal.catalogue.criteria import Criterion, Either, Free, Not
from nkavtal.catalogue.search_values import Names, asked
from nkavtal.catalogue.search_words import BY_WORD, LOOKED_FOR, SearchWord, Takes
from nkavtal.catalogue.wrong_word import WrongWord
from nkavtal.rules.matching import nearest
from nkavtal.rules.search_text import NOT, Query, Term, Value, quoted, written

_SOME = ("part", "läge", "slutar", "frist")


def meaning(query: Query, today: date, names: Names) -> tuple[Criterion, ...]:
    """Return what a query asks for, all of which is to hold; raise WrongWord for the first word that means nothing.

    Free words without a letter or figure ask for nothing.
    """
    return tuple(_turned(term, _term(term, today, names)) for term in query.terms if _says_something(term))


def _says_something(term: Term) -> bool:
    return bool(term.key) or _is_lone_not(term) or any(letter.isalnum() for letter in term.values[0].text)


def _is_lone_not(term: Term) -> bool:
    return not term.key and term.negated and term.unfinished and not term.values[0].quoted


def _turned(term: Term, meant: Criterion) -> Criterion:
    return Not(meant) if term.negated else meant


def _term(term: Term, today: date, names: Names) -> Criterion:
    if _is_lone_not(term):
        raise _unfinished(term, NOT, f"{NOT} {BY_WORD['typ'].example}")
    if not term.key:
        return Free(term.values[0].text)
    word = _word(term)
    found = tuple(asked(word, term, value, today, names) for value in _values(term, word))
    return found[0] if len(found) == 1 else Either(found)


def _word(term: Term) -> SearchWord:
    found = BY_WORD.get(term.key)
    if found is not None:
        return found
    near = nearest(term.key, [*BY_WORD, *LOOKED_FOR])
    near = LOOKED_FOR.get(near, near)
    hint = N_("Menade du {near}? Skriv {text} för att söka efter just den texten.")
    if not near:
        hint = N_("Sökord är till exempel {examples}. Skriv {text} för att söka efter just den texten.")
    text = written(Query((Term(term.values, term.key, term.sign),)))
    mended = written(Query((Term(term.values, near, term.sign, term.negated),))) if near else ""
    raise WrongWord(
        "NKA-290", N_("{word} är inget sökord."), hint, term, near=near, mended=mended, word=term.key, text=quoted(text),
        examples=", ".join(_SOME),
    )  # fmt: skip


def _values(term: Term, word: SearchWord) -> tuple[Value, ...]:
    """Return the values, those not yet typed left out; days and amounts have commas of their own."""
    found = tuple(value for value in term.values if value.text.strip())
    if not found:
        raise _unfinished(term, f"{term.key}{term.sign}", word.example)
    if word.takes in (Takes.DAY, Takes.AMOUNT) and len(term.values) > 1:
        first, last = term.values[0], term.values[-1]
        return (Value(",".join(value.text for value in term.values), start=first.start, end=last.end),)
    return found


def _unfinished(term: Term, word: str, example: str) -> WrongWord:
    return WrongWord(
        "NKA-294", N_("{word} väntar på ett värde."), N_("Till exempel {example}."), term,
        unfinished=True, word=word, example=example,
    )  # fmt: skip
