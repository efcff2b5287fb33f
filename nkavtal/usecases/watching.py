"""Days to watch: what falls due, what has been done about each, and how long in advance work begins."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from nkavtal.base.errors import UserError
from nkavtal.base.i18n import N_
from nkavtal.catalogue import typed
from nkavtal.catalogue.rows import LedgerRow
from nkavtal.catalogue.term import LEAD_TIME
from nkavtal.catalogue.term_rows import WatchRow
from nkavtal.catalogue.watch_words import explained, watch_title
from nkavtal.exchange import ics
from nkavtal.model.agreement import Agreement
from nkavtal.model.term import LeadTime, Reminder
from nkavtal.rules.partial_date import PartialDate
from nkavtal.store.queries import term as query
from nkavtal.store.queries.register import register_facts
from nkavtal.store.store import Store
from nkavtal.usecases.acts import does
from nkavtal.usecases.target import ending
from nkavtal.usecases.term_rows import about, kept_row
from nkavtal.usecases.touched import Subject, Touched

AHEAD = 180
"""Days that are looked ahead when nobody says how far."""
_ACTS = {
    "snoozed": "snooze_watched",
    "done": "finish_watched",
    "not_relevant": "dismiss_watched",
    "": "reopen_watched",
}


@dataclass(frozen=True)
class Watched:
    """One day to watch: whose, which, and the very day."""

    agreement: str
    watch: str
    day: date
    organisation: str | None = None


@dataclass(frozen=True)
class MarkWatched:
    """Say what has been done about some days: 'snoozed' until a day, 'done' or 'not_relevant', '' opens them again.

    A note that is left empty leaves an earlier one as it is.
    """

    days: tuple[Watched, ...]
    state: str
    until: date | None = None
    note: str = ""


@dataclass(frozen=True)
class SetLeadTime:
    """Say how many days before a last day the work begins, for a document type ('' for all others); None for the usual."""

    type: str
    days: int | None


@does(MarkWatched)
def mark_watched(store: Store, act: MarkWatched) -> Touched:
    """Note it for each day, all or none; UserError NKA-339 for a day to be put off to that has been."""
    if act.state == "snoozed" and (act.until is None or act.until <= store.clock.today()):
        raise UserError(
            "NKA-339",
            N_("Välj en dag efter i dag att skjuta upp bevakningen till. Inget är ändrat."),
            field="until",
        )
    until = PartialDate.of(act.until) if act.state == "snoozed" and act.until is not None else None
    with store.writing(_ACTS[act.state]) as work:
        touched: dict[str, Agreement] = {}
        changed = False
        for one in act.days:
            agreement = touched.setdefault(one.agreement, work.get_one(Agreement, one.agreement))
            wanted = {
                "agreement": agreement.uuid, "organisation": one.organisation, "watch": one.watch,
                "day": PartialDate.of(one.day),
            }  # fmt: skip
            kept = kept_row(work, Reminder, **wanted)
            if kept is None and act.state:
                work.create(Reminder, **wanted, state=act.state, until=until, note=act.note)
                changed = True
            elif kept is not None and act.state:
                changed |= work.change(kept, state=act.state, until=until, note=act.note or kept.note)
            elif kept is not None:
                work.remove(kept)
                changed = True
        return about(work, list(touched.values()), changed=changed)


@does(SetLeadTime)
def set_lead_time(store: Store, act: SetLeadTime) -> Touched:
    """Keep the lead time of a document type; UserError NKA-189 for what is no number of days."""
    days = typed.read(LEAD_TIME["days"], str(act.days), store.clock.today()) if act.days is not None else None
    with store.writing("set_lead_time") as work:
        kept = kept_row(work, LeadTime, type=act.type)
        changed = kept is not None or days is not None
        if kept is None and days is not None:
            work.create(LeadTime, type=act.type, days=days)
        elif kept is not None and days is not None:
            changed = work.change(kept, days=days)
        elif kept is not None:
            work.remove(kept)
        return Touched(Subject.EVERYTHING, (), "set_lead_time", work.about, changed)


def every(store: Store, as_of: date) -> tuple[WatchRow, ...]:
    """Return every day to watch in the register in order, passed and done ones too: what all else here is taken from."""
    with store.reading() as connection:
        return query.watch_rows(connection, as_of)


def standing(store: Store, as_of: date, until: date | None = None) -> tuple[WatchRow, ...]:
    """Return the days about which something is to be done: missed ones, then those up to a day, inclusive.

    Without `until` 180 days ahead are told.
    """
    return to_do(every(store, as_of), as_of, until or as_of + timedelta(days=AHEAD))


def to_do(rows: Sequence[WatchRow], as_of: date, until: date) -> tuple[WatchRow, ...]:
    """Return the rows about which something is to be done, up to a day."""
    return tuple(row for row in rows if row.watch.day <= until and row.watch.stands_on(as_of))


def to_begin(rows: Sequence[WatchRow], as_of: date) -> tuple[WatchRow, ...]:
    """Return the rows on which work should have begun by a day: a reminder stands from then on until it is done."""
    return tuple(row for row in rows if row.watch.begin <= as_of and row.watch.stands_on(as_of))


def fell_due(rows: Sequence[WatchRow], since: date, as_of: date) -> tuple[WatchRow, ...]:
    """Return what came due after a day when somebody last looked: days to begin or to be done by, still standing.

    A clock that has been wrong tells each day once only: it is the days that lie between that count, not how many times
    anybody looked.
    """
    return tuple(
        row for row in rows
        if row.watch.stands_on(as_of) and (since < row.watch.begin <= as_of or since < row.watch.day <= as_of)
    )  # fmt: skip


def counts(rows: Sequence[WatchRow], as_of: date) -> dict[str, int]:
    """Return how many standing days each bucket has: 'late', '7', '30', '90', '180', 'later'."""
    return dict(Counter(row.bucket for row in rows if row.watch.stands_on(as_of)))


def lead_times(store: Store) -> tuple[LedgerRow, ...]:
    """Return what has been said about how long in advance work begins, by document type."""
    with store.reading() as connection:
        return query.lead_times(connection)


def write_ics(store: Store, rows: Sequence[WatchRow], file: Path) -> Path:
    """Write days to watch as a calendar file; UserError NKA-167 for another ending than .ics."""
    ending(file, (".ics",))
    with store.listing() as asks:
        register = register_facts(asks).uuid
    days = [
        ics.CalendarDay(
            identity=f"{register}/{row.agreement}/{row.organisation}/{row.watch.key}",
            day=row.watch.day,
            title=watch_title(row),
            words="\n".join(explained(row.watch)),
            begin=row.watch.begin,
        )
        for row in rows
    ]
    return ics.write(days, file, store.clock.now())
