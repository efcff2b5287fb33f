"""Agreements' days as they are shown: one agreement whole, and every day to watch in the register."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, select

from nkavtal.catalogue.rows import LedgerRow
from nkavtal.catalogue.term_rows import Proposed, ProposedRow, TermCard, WatchRow
from nkavtal.model.agreement import Agreement
from nkavtal.model.base import Thing
from nkavtal.model.organisation import Organisation
from nkavtal.model.party import Party
from nkavtal.model.term import Clause, LeadTime
from nkavtal.rules.terms import reading
from nkavtal.rules.terms.watch import Watch, bucket
from nkavtal.store.queries.values import ledger_rows
from nkavtal.store.terms import Terms, shown_once, terms
from nkavtal.store.written_once import WrittenOnce, among

_WORDS = ("term_words", "renewal_words", "notice_words")
_LEDGERS = ("clause", "notice", "prolongation", "set_day", "reminder")
_CHUNK = 500
_CALLED = WrittenOnce(
    select(Party.agreement, Organisation.uuid, Organisation.short_name)
    .join(Organisation, Party.organisation == Organisation.uuid)
    .where(among(Party.agreement), Party.removed.is_(False))
)


def card(connection: Connection, agreement: str, as_of: date) -> TermCard | None:
    """Return all about one agreement's days on a day; None when it has been removed."""
    return cards(connection, [agreement], as_of).get(agreement)


def cards(
    connection: Connection,
    agreements: Sequence[str],
    as_of: date,
    *,
    replies: Mapping[str, date] | None = None,
    marked: bool = True,
) -> dict[str, TermCard]:
    """Return all about some living agreements' days on a day; `replies` and `marked` as terms() has them."""
    ledgers = {name: ledger_rows(connection, name, agreements) for name in _LEDGERS}
    names = _names(connection, agreements)
    found: dict[str, TermCard] = {}
    for start in range(0, len(agreements), _CHUNK):
        part = agreements[start : start + _CHUNK]
        days = dict(terms(connection, part, as_of, replies=replies, history=True, marked=marked))
        whole = select(*Agreement.__table__.columns).where(Agreement.uuid.in_(list(days)))
        for row in connection.execute(whole).all():
            rows = {name: tuple(own[row.uuid]) for name, own in ledgers.items()}
            found[row.uuid] = _card(row, days[row.uuid], rows, names.get(row.uuid, {}), as_of)
    return found


def _names(connection: Connection, agreements: Sequence[str]) -> dict[str, dict[str, str]]:
    """Return what the parties of agreements are called, by agreement."""
    found: dict[str, dict[str, str]] = {}
    for agreement, key, name in _CALLED(connection, agreements):
        found.setdefault(agreement, {})[key] = name
    return found


def with_terms(
    connection: Connection,
    as_of: date,
    agreements: Sequence[str] | None = None,
    *,
    replies: Mapping[str, date] | None = None,
    marked: bool = True,
) -> Iterator[tuple[str, Any, Terms]]:
    """Yield some living agreements, or all, by number: UUID, what they are called, and their days.

    `replies` and `marked` as terms() has them.
    """
    about = {row.uuid: row for row in connection.execute(_about(agreements))}
    keys = list(about)
    for start in range(0, len(keys), _CHUNK):
        part = keys[start : start + _CHUNK]
        found = dict(terms(connection, part, as_of, replies=replies, marked=marked))
        yield from ((key, about[key], found[key]) for key in part if key in found)


def watch_rows(connection: Connection, as_of: date, agreements: Sequence[str] | None = None) -> tuple[WatchRow, ...]:
    """Return every day to watch of living agreements, in order: what lists, counters, reminders and calendars show."""
    found = [
        _watch_row(about, party.organisation, party.name, watch, as_of)
        for _key, about, days in with_terms(connection, as_of, agreements)
        for party, watch in shown_once(days.parties)
    ]
    return tuple(sorted(found, key=lambda row: (row.watch.day, row.number, row.organisation, row.watch.key)))


def proposals(connection: Connection) -> tuple[ProposedRow, ...]:
    """Return what the words of agreements without a clause for all are read as, in order of number."""
    ruled = select(Clause.agreement).where(Clause.removed.is_(False), Clause.organisation.is_(None))
    columns = [getattr(Agreement, name) for name in ("uuid", "number", "title", "ends_on", "open_ended", *_WORDS)]
    rows = connection.execute(
        select(*columns).where(Agreement.removed.is_(False), Agreement.uuid.not_in(ruled)).order_by(Agreement.number)
    )
    return tuple(
        ProposedRow(row.uuid, row.number, row.title, _words(row), read)
        for row in rows.all()
        if (read := _proposed(row)) is not None
    )


def row_of(connection: Connection, kind: type[Thing], **wanted: object) -> str | None:
    """Return the UUID of the living row of a kind that has just these values; the first entered when several do."""
    table = kind.__table__
    same = [
        table.columns[name].is_(None) if value is None else table.columns[name] == value
        for name, value in wanted.items()
    ]
    rows = select(kind.uuid).where(kind.removed.is_(False), *same).order_by(kind.position)
    return connection.execute(rows).scalars().first()


def lead_times(connection: Connection) -> tuple[LedgerRow, ...]:
    """Return how long in advance work begins, by document type, as it is kept."""
    kept = connection.execute(select(*LeadTime.__table__.columns).where(LeadTime.removed.is_(False)))
    return tuple(LedgerRow(row.uuid, row.version, {"type": row.type, "days": row.days}) for row in kept)


def _about(agreements: Sequence[str] | None) -> Any:
    names = ("uuid", "number", "title", "areas", "responsible", "deputy")
    columns = [getattr(Agreement, name) for name in names]
    living = select(*columns).where(Agreement.removed.is_(False)).order_by(Agreement.number)
    return living if agreements is None else living.where(Agreement.uuid.in_(agreements))


def _watch_row(about: Any, organisation: str, name: str, watch: Watch, as_of: date) -> WatchRow:
    where = bucket(watch.day, as_of)
    if where == "late" and not watch.late_on(as_of):
        where = "past"
    return WatchRow(
        about.uuid, about.number, about.title, about.areas, about.responsible, about.deputy, organisation, name,
        watch, watch.state_on(as_of), where,
    )  # fmt: skip


def _card(
    row: Any, found: Terms, rows: Mapping[str, tuple[LedgerRow, ...]], names: dict[str, str], as_of: date
) -> TermCard:
    for_all = any(one.values["organisation"] is None for one in rows["clause"])
    now = {(one.organisation, watch.key): watch.day.isoformat() for one in found.parties for watch in one.watches}
    replaced = {
        one.uuid
        for one in rows["reminder"]
        if (key := (one.values["organisation"] or "", one.values["watch"])) in now and now[key] != one.values["day"]
    }
    return TermCard(
        agreement=row.uuid,
        version=row.version,
        number=row.number,
        title=row.title,
        as_of=as_of,
        words=_words(row),
        ruled=found.ruled,
        parties=found.parties,
        clauses=rows["clause"],
        notices=rows["notice"],
        prolongations=rows["prolongation"],
        set_days=rows["set_day"],
        reminders=rows["reminder"],
        replaced=frozenset(replaced),
        names=names,
        proposed=None if for_all else _proposed(row),
        tasks=found.tasks,
        lead=found.lead,
        own_lead=int(row.lead_days) if row.lead_days else None,
    )


def _words(row: Any) -> tuple[tuple[str, str], ...]:
    return tuple((name, getattr(row, name)) for name in _WORDS if getattr(row, name))


def _proposed(row: Any) -> Proposed | None:
    read = reading.read(row.term_words, row.renewal_words, row.notice_words, row.ends_on, row.open_ended)
    return None if read is None else Proposed(read.rule, read.understood, read.left)
