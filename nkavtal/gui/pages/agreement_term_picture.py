"""An agreement's terms as a drawn line: what has passed, what runs, what is expected, and the days on it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from nkavtal.base.i18n import gettext as _
from nkavtal.catalogue.term_rows import PartyTerm
from nkavtal.catalogue.term_standing import coming
from nkavtal.catalogue.watch_words import kind_shown
from nkavtal.gui.parts.timeline import Band, Bar, Line, Look, Mark
from nkavtal.rules.terms.outcome import Outcome, Term
from nkavtal.rules.terms.rule import Ends, TermRule
from nkavtal.rules.terms.watch import Watch

_YEAR = timedelta(days=366)
_PAST = 4  # years drawn before today at most
_AHEAD = 2  # years drawn after today at least


def line_of(party: PartyTerm, today: date) -> Line:
    """Return what is drawn for those who share the same days."""
    outcome = party.outcome
    first, last = _between(outcome, today)
    bars = tuple(_bars(outcome, today, first, last))
    marks = tuple(_marks(party, today, first, last))
    bands = tuple(_bands(party.rule, party.watches, outcome, first, last))
    told = [*(f"{bar.words}: {_days(bar)}" for bar in bars), *(f"{one.words} {one.day.isoformat()}" for one in marks)]
    told.append(_("I dag {day}").format(day=today.isoformat()))
    return Line(first, last, today, bars, bands, marks, ". ".join(told))


def _between(outcome: Outcome, today: date) -> tuple[date, date]:
    begins = [term.starts for term in outcome.terms if term.starts is not None]
    ends = [term.ends for term in outcome.terms if term.ends is not None]
    earliest = date(today.year - _PAST, 1, 1)
    first = max(min(begins, default=earliest), earliest) if begins else date(today.year - 1, 1, 1)
    if ends and max(ends) < first:
        first = date(max(ends).year - _PAST, 1, 1)
    first = min(first, today)
    last = max([today + _AHEAD * _YEAR, *(one for one in ends if one < today + 12 * _YEAR)])
    return date(first.year, 1, 1), date(last.year, 12, 31)


def _bars(outcome: Outcome, today: date, first: date, last: date) -> Iterator[Bar]:
    for place, term in enumerate(outcome.terms):
        if (term.ends is None or term.ends >= first) and (term.starts is None or term.starts <= last):
            yield Bar(term.starts, term.ends, term_name(outcome.terms, place), _look(outcome, place, today))


def _look(outcome: Outcome, place: int, today: date) -> Look:
    term = outcome.terms[place]
    if outcome.current == place:
        return "now"
    return "coming" if term.starts is not None and term.starts > today else "passed"


def term_name(terms: Sequence[Term], place: int) -> str:
    """Return 'Första perioden', 'Förlängning 2', 'Option 1' or 'Överenskommen förlängning'."""
    kind = terms[place].kind
    n = sum(one.kind == kind for one in terms[: place + 1])
    if kind == "tacit":
        return _("Förlängning {n}").format(n=n)
    if kind == "option":
        return _("Option {n}").format(n=n)
    if kind == "extension":
        return _("Överenskommen förlängning")
    return _("Tills vidare") if terms[place].ends is None else _("Första perioden")


def _marks(party: PartyTerm, today: date, first: date, last: date) -> Iterator[Mark]:
    main = next((one for one in coming(party, today)), None)
    for one in party.watches:
        if first <= one.day <= last:
            yield Mark(one.day, kind_shown(one), one is main)


def _bands(rule: TermRule, watches: Sequence[Watch], outcome: Outcome, first: date, last: date) -> Iterator[Band]:
    """Yield when notice ends the agreement with each term: from the day after the last one for the term before."""
    bound = {place for place, right in enumerate(rule.notices) if right.ends is Ends.TERM}
    days = {one.deadline.term: one.day for one in watches if one.kind == "notice" and one.deadline.right in bound}
    begins = outcome.terms[0].starts if outcome.terms else None
    for _term, day in sorted(days.items()):
        if day >= first and (begins is None or begins <= last):
            yield Band(begins if begins is None or begins > first else None, min(day, last))
        begins = day + timedelta(days=1)


def _days(bar: Bar) -> str:
    opens = bar.first.isoformat() if bar.first is not None else ""
    closes = bar.last.isoformat() if bar.last is not None else _("tills vidare")
    word = {"passed": _("har passerat"), "now": _("pågår"), "coming": _("kommer")}[bar.look]
    return _("{first} – {last}, {state}").format(first=opens, last=closes, state=word)
