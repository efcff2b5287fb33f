"""Days drawn: the terms of chosen agreements on a line, twelve months ahead, and a whole year in a wheel."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from nkavtal.catalogue.term_rows import (
    MonthDays,
    NoticeWindow,
    PartyTerm,
    PictureDay,
    TermPicture,
    TermSpan,
    WatchRow,
)
from nkavtal.rules.terms.ahead import ahead
from nkavtal.rules.terms.facts import Calendars
from nkavtal.rules.terms.outcome import Deadline, Outcome
from nkavtal.rules.terms.rule import Ends
from nkavtal.rules.terms.watch import watch_key
from nkavtal.store import derive
from nkavtal.store.queries import term as query
from nkavtal.store.store import Store
from nkavtal.store.terms import calendars

MONTHS = 12


def pictures(
    store: Store, first: date, last: date, as_of: date, agreements: Sequence[str] | None = None
) -> tuple[TermPicture, ...]:
    """Return the terms and days of some agreements, or of all, between two days: what is sure, and what is expected.

    They stand in the order given, all of them by number.
    """
    return tuple(whole for whole, *_parties in by_party(store, first, last, as_of, agreements, parties=False))


def by_party(
    store: Store,
    first: date,
    last: date,
    as_of: date,
    agreements: Sequence[str] | None = None,
    *,
    parties: bool = True,
    known_by: date | None = None,
    expected: bool = True,
) -> tuple[tuple[TermPicture, ...], ...]:
    """Return pictures() with those of the parties that have days of their own after each agreement's.

    With `known_by` who was waited for is of that day, and what has been done about days does not count. Without
    `expected` only what is sure is told, which takes a fraction of the time.
    """
    made = calendars()
    with store.reading() as connection:
        replies = derive.replies_of_day(connection, agreements or (), known_by) if known_by is not None else None
        found = {
            key: tuple(
                _picture(key, about.number, about.title, party, (first, last), as_of, made, expected=expected)
                for party in (days.parties if parties else days.parties[:1])
            )
            for key, about, days in query.with_terms(
                connection, as_of, agreements, replies=replies, marked=known_by is None
            )
        }
    return tuple(found[key] for key in agreements if key in found) if agreements is not None else tuple(found.values())


def months(rows: Sequence[WatchRow], as_of: date, count: int = MONTHS) -> tuple[MonthDays, ...]:
    """Return the days to come by month, this month first; `rows` are those of watching.every()."""
    return tuple(
        _month(rows, as_of, *divmod(as_of.year * 12 + as_of.month - 1 + ahead_by, 12)) for ahead_by in range(count)
    )


def year(store: Store, wanted: int, as_of: date) -> tuple[tuple[TermPicture, PictureDay], ...]:
    """Return every day of a calendar year in the register, in order, those that are expected too: the year as a wheel."""
    drawn = pictures(store, date(wanted, 1, 1), date(wanted, 12, 31), as_of)
    days = [(one, day) for one in drawn for day in one.days]
    return tuple(sorted(days, key=lambda pair: (pair[1].day, pair[0].number, pair[1].key)))


def _month(rows: Sequence[WatchRow], as_of: date, year: int, month: int) -> MonthDays:
    own = [row for row in rows if (row.watch.day.year, row.watch.day.month) == (year, month + 1)]
    standing = tuple(row for row in own if row.watch.day >= as_of and row.watch.stands_on(as_of))
    return MonthDays(year, month + 1, dict(Counter(row.watch.kind for row in standing)), standing)


def _picture(
    key: str,
    number: str,
    title: str,
    party: PartyTerm,
    between: tuple[date, date],
    as_of: date,
    made: Calendars,
    *,
    expected: bool,
) -> TermPicture:
    first, last = between
    outcome = party.outcome
    end = outcome.end.day if outcome.end is not None else None
    try:
        terms, deadlines = ahead(party.rule, party.facts, as_of, last if expected else as_of, made)
    except OverflowError:  # as the outcome itself says: the days leave the calendar
        terms, deadlines = (), ()
    sure = (
        TermSpan(term.no, term.kind, term.starts, term.ends, state=state_of(outcome, place))
        for place, term in enumerate(outcome.terms)
    )
    further = (TermSpan(term.no, term.kind, term.starts, term.ends, expected=True) for term in terms)
    spans = [one for one in (*sure, *further) if end is None or one.first is None or one.first <= end]
    days = [PictureDay(one.key, one.kind, one.day, watch=one) for one in party.watches]
    days += [PictureDay(watch_key(one), one.kind, one.day, expected=True) for one in deadlines]
    return TermPicture(
        agreement=key,
        number=number,
        title=title,
        first=first,
        last=last,
        spans=tuple(one for one in spans if _meets(one.first, one.last, between)),
        windows=tuple(_windows(party, spans, deadlines, between)),
        days=tuple(sorted((one for one in days if first <= one.day <= last), key=lambda one: (one.day, one.key))),
        end=end,
        organisation=party.organisation,
        name=party.name,
        status=outcome.status,
    )


def state_of(outcome: Outcome, place: int) -> str:
    """Return where a term known on a day stands: passed, running, certain to come, or coming if nobody gives notice."""
    term, now = outcome.terms[place], outcome.current
    if now is not None and place == now:
        return "now" if outcome.status != "not_started" else "certain"
    if term.starts is None or term.starts <= outcome.as_of:
        return "passed"
    return "certain" if outcome.certain or (now is None and place == 0) else "possible"


def _windows(
    party: PartyTerm, spans: Sequence[TermSpan], deadlines: Sequence[Deadline], between: tuple[date, date]
) -> Iterator[NoticeWindow]:
    """Yield when notice ends the agreement with each term, by the days that hold; the first one is open backwards."""
    of_term = {place for place, right in enumerate(party.rule.notices) if right.ends is Ends.TERM}
    lasts = {
        watch.deadline.term: (watch.day, False)
        for watch in party.watches
        if watch.kind == "notice" and watch.deadline.right in of_term
    }
    for one in deadlines:
        if one.kind == "notice" and one.right in of_term:
            lasts.setdefault(one.term, (one.day, True))
    begins = next((span.first for span in spans), None)
    for term, (day, expected) in sorted(lasts.items()):
        if _meets(begins, day, between):
            yield NoticeWindow(term, begins, day, expected)
        begins = date.fromordinal(day.toordinal() + 1) if day < date.max else day


def _meets(first: date | None, last: date | None, between: tuple[date, date]) -> bool:
    return (first is None or first <= between[1]) and (last is None or last >= between[0])
