"""An agreement's terms as a drawn line: what has passed, what runs, what is expected, and the days on it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from nkavtal.base.i18n import gettext as _
from nkavtal.catalogue.deadline_words import DEADLINES
from nkavtal.catalogue.term_rows import PartyTerm, TermCard, TermPicture
from nkavtal.catalogue.term_standing import coming
from nkavtal.catalogue.watch_words import kind_shown
from nkavtal.gui.parts.timeline_places import Band, Bar, Line, Look, Mark
from nkavtal.rules.terms.outcome import Outcome, Term
from nkavtal.rules.terms.rule import Ends, TermRule
from nkavtal.rules.terms.watch import Watch

_YEAR = timedelta(days=366)
_PAST = 4  # years drawn before today at most
_AHEAD = 2  # years drawn after today at least


def line_of(party: PartyTerm, today: date, picture: TermPicture | None = None, today_word: str = "") -> Line:
    """Return what is drawn for those who share the same days; with a picture what is expected further on, too."""
    outcome = party.outcome
    first, last = between(outcome, today)
    later = picture.spans if picture is not None else ()
    terms = (*outcome.terms, *(Term(one.no, one.kind, one.first, one.last) for one in later if one.expected))
    bars = tuple(_bars(terms, outcome.current, today, first, last))
    marks = tuple(_marks(party, picture, today, first, last))
    if picture is not None:
        bands = tuple(Band(_within(one.first, first), min(one.last, last)) for one in picture.windows)
    else:
        bands = tuple(_bands(party.rule, party.watches, outcome, first, last))
    told = [*(f"{bar.words}: {_days(bar)}" for bar in bars), *(_told(one) for one in marks)]
    told.append(
        _("Läget {day}").format(day=today_word) if today_word else _("I dag {day}").format(day=today.isoformat())
    )
    return Line(first, last, today, bars, bands, marks, ". ".join(told), today_word or _("i dag"))


def between_all(card: TermCard) -> tuple[date, date]:
    """Return the first and last day that are drawn for any of the parties."""
    drawn = [between(one.outcome, card.as_of) for one in card.parties]
    return min(first for first, _last in drawn), max(last for _first, last in drawn)


def between(outcome: Outcome, today: date) -> tuple[date, date]:
    """Return the first and last day that are drawn: whole years, some back and some ahead."""
    begins = [term.starts for term in outcome.terms if term.starts is not None]
    ends = [term.ends for term in outcome.terms if term.ends is not None]
    earliest = date(today.year - _PAST, 1, 1)
    first = max(min(begins, default=earliest), earliest) if begins else date(today.year - 1, 1, 1)
    if ends and max(ends) < first:
        first = date(max(ends).year - _PAST, 1, 1)
    first = min(first, today)
    last = max([today + _AHEAD * _YEAR, *(one for one in ends if one < today + 12 * _YEAR)])
    return date(first.year, 1, 1), date(last.year, 12, 31)


def _bars(terms: Sequence[Term], now: int | None, today: date, first: date, last: date) -> Iterator[Bar]:
    for place, term in enumerate(terms):
        if (term.ends is None or term.ends >= first) and (term.starts is None or term.starts <= last):
            yield Bar(term.starts, term.ends, term_name(terms, place), _look(term, today, now=place == now))


def _look(term: Term, today: date, *, now: bool) -> Look:
    if now:
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


def _marks(party: PartyTerm, picture: TermPicture | None, today: date, first: date, last: date) -> Iterator[Mark]:
    main = next((one for one in coming(party, today)), None)
    for one in party.watches:
        if first <= one.day <= last:
            yield Mark(one.day, kind_shown(one), one is main)
    for day in picture.days if picture is not None else ():
        if day.expected and first <= day.day <= last:
            yield Mark(day.day, _(DEADLINES[day.kind]), expected=True)


def _told(mark: Mark) -> str:
    day = mark.day.isoformat()
    words = _("{words} {day}, om inget händer före") if mark.expected else _("{words} {day}")
    return words.format(words=mark.words, day=day)


def _within(day: date | None, first: date) -> date | None:
    """Return a day that is drawn; None where it lies before the line."""
    return day if day is not None and day > first else None


def _bands(rule: TermRule, watches: Sequence[Watch], outcome: Outcome, first: date, last: date) -> Iterator[Band]:
    """Yield when notice ends the agreement with each term: from the day after the last one for the term before."""
    bound = {place for place, right in enumerate(rule.notices) if right.ends is Ends.TERM}
    days = {one.deadline.term: one.day for one in watches if one.kind == "notice" and one.deadline.right in bound}
    begins = outcome.terms[0].starts if outcome.terms else None
    for _term, day in sorted(days.items()):
        if day >= first and (begins is None or begins <= last):
            yield Band(_within(begins, first), min(day, last))
        begins = day + timedelta(days=1)


def _days(bar: Bar) -> str:
    opens = bar.first.isoformat() if bar.first is not None else ""
    closes = bar.last.isoformat() if bar.last is not None else _("tills vidare")
    word = {"passed": _("har passerat"), "now": _("pågår"), "coming": _("kommer")}[bar.look]
    return _("{first} – {last}, {state}").format(first=opens, last=closes, state=word)
