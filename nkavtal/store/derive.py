"""What follows from the facts, kept for lists and search: made here and nowhere else."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import Connection, Date, select

from nkavtal.base.i18n import folded, sort_key
from nkavtal.catalogue.agreement import AGREEMENT_FIELDS
from nkavtal.catalogue.codes import NOT_RECOMMENDED
from nkavtal.catalogue.field import Kind
from nkavtal.model.agreement import Agreement
from nkavtal.model.organisation import Organisation
from nkavtal.model.register import AgreementDerived, PartyDerived
from nkavtal.model.steps import Recommendation, Relation
from nkavtal.rules import answers
from nkavtal.rules.adoption import PartyStanding
from nkavtal.rules.agreement_status import SETTLED, AgreementFacts, Timeline, timeline
from nkavtal.rules.entry import Entry
from nkavtal.rules.partial_date import PartialDate
from nkavtal.store import search, term_line
from nkavtal.store.begun import not_begun
from nkavtal.store.bulk import insert_rows
from nkavtal.store.entry import entry_of, known
from nkavtal.store.plain import driver
from nkavtal.store.standings import Standing, by_then, organisation_names, standings
from nkavtal.store.terms import terms
from nkavtal.store.written_once import WrittenOnce, among

CHUNK = 200
"""Agreements handled at a time: a save that waits for a large act waits no longer than one part takes."""

_NOTES = tuple(
    field.name
    for field in AGREEMENT_FIELDS
    if field.kind in (Kind.TEXT, Kind.LONG_TEXT) and field.name not in ("title", *search.NUMBERS)
)
"""Every other text of an agreement can be found: a new field too."""

_DAYS = tuple(
    column.name
    for kind in (AgreementDerived, PartyDerived)
    for column in kind.__table__.columns
    if isinstance(column.type, Date)
)
_OF_THEM = "agreement IN (SELECT value FROM json_each(?))"
_KEPT = WrittenOnce(select(AgreementDerived.agreement, AgreementDerived.id).where(among(AgreementDerived.agreement)))
_PLACES = WrittenOnce(select(Organisation.uuid, Organisation.position))
RECOMMENDED = WrittenOnce(
    select(Recommendation.agreement, Recommendation.decided_on).where(
        among(Recommendation.agreement),
        Recommendation.removed.is_(False),
        Recommendation.step == "recommendation",
        ~among(Recommendation.outcome, NOT_RECOMMENDED),
    )
)
REPLACED = WrittenOnce(
    select(Relation.other).where(among(Relation.other), Relation.kind == "replaces", Relation.removed.is_(False))
)
_LIVING = WrittenOnce(
    select(*Agreement.__table__.columns)
    .where(among(Agreement.uuid), Agreement.removed.is_(False))
    .order_by(Agreement.position)
)


def refresh(connection: Connection, agreements: Iterable[str] | None, as_of: date) -> None:
    """Remake the derived rows of some agreements, or of all with None, for a day; a removed agreement loses its rows."""
    keys = list(agreements) if agreements is not None else list(connection.execute(select(Agreement.uuid)).scalars())
    organisations = organisation_names(connection) if keys else {}
    for start in range(0, len(keys), CHUNK):
        _refresh_chunk(connection, keys[start : start + CHUNK], organisations, as_of)


def on_day(connection: Connection, day: date) -> Iterator[tuple[dict[str, Any], list[dict[str, Any]]]]:
    """Yield what each living agreement's derived row and party rows would have been on a day, by what is known today.

    Agreements of which nothing had happened by then are left out; reminders are not of that day and do not count.
    """
    keys = list(connection.execute(select(Agreement.uuid).where(Agreement.removed.is_(False))).scalars())
    organisations = organisation_names(connection)
    ids = {key: number for key, number in connection.execute(select(AgreementDerived.agreement, AgreementDerived.id))}
    for start in range(0, len(keys), CHUNK):
        part = keys[start : start + CHUNK]
        not_yet = set(not_begun(connection, part, day))
        for row, parties, _text in _derived(connection, part, organisations, day, texts=False, known_by=day):
            if row["agreement"] not in not_yet:
                yield _kept({**row, "id": ids[row["agreement"]]}), [_kept(party) for party in parties]


def of_day(
    connection: Connection, agreements: Sequence[str], day: date
) -> dict[str, tuple[dict[str, Any], list[dict[str, Any]]]]:
    """Return what on_day() yields for some living agreements, those too of which nothing had happened by then."""
    made = _derived(connection, agreements, organisation_names(connection), day, texts=False, known_by=day)
    return {row["agreement"]: (row, parties) for row, parties, _text in made}


def replies_of_day(connection: Connection, agreements: Sequence[str], day: date) -> dict[str, date]:
    """Return the first day to reply among the parties that were waited for on a day, by agreement."""
    found = standings(connection, agreements, organisation_names(connection), day)
    return {key: reply for key, rows in found.items() if (reply := _first_reply(rows)) is not None}


def computed(connection: Connection) -> Iterator[tuple[dict[str, Any], list[dict[str, Any]], dict[str, str]]]:
    """Yield what each living agreement's derived row, party rows and texts should be, without writing: for verify."""
    living = select(Agreement.uuid, AgreementDerived.as_of).where(Agreement.removed.is_(False))
    rows = connection.execute(living.outerjoin(AgreementDerived, AgreementDerived.agreement == Agreement.uuid)).all()
    organisations = organisation_names(connection)
    for as_of in sorted({row.as_of or date.min for row in rows}):
        keys = [row.uuid for row in rows if (row.as_of or date.min) == as_of]
        for start in range(0, len(keys), CHUNK):
            yield from _derived(connection, keys[start : start + CHUNK], organisations, as_of)


def _refresh_chunk(
    connection: Connection, keys: Sequence[str], organisations: dict[str, tuple[str, ...]], as_of: date
) -> None:
    kept: dict[str, int] = dict(_KEPT(connection, keys))
    for table in ("party_derived", "agreement_derived"):
        driver(connection).execute(f"DELETE FROM {table} WHERE {_OF_THEM}", (json.dumps(keys),))  # noqa: S608 - our own names
    if kept:
        search.forget(connection, list(kept.values()))
    made = list(_derived(connection, keys, organisations, as_of))
    if not made:
        return
    fresh = search.next_id(connection)
    texts = []
    for row, _parties, text in made:
        if row["agreement"] not in kept:
            kept[row["agreement"]] = fresh
            fresh += 1
        row["id"] = kept[row["agreement"]]
        texts.append({"id": row["id"], **text})
    insert_rows(connection, AgreementDerived, [_kept(row) for row, _, _ in made])
    insert_rows(connection, PartyDerived, [_kept(party) for _, rows, _ in made for party in rows])
    search.learn(connection, texts)


def _kept(row: dict[str, Any]) -> dict[str, Any]:
    """Return a derived row as SQLite keeps it: days as text."""
    return {**row, **{name: row[name].isoformat() for name in _DAYS if row.get(name) is not None}}


def _derived(
    connection: Connection,
    keys: Sequence[str],
    organisations: dict[str, tuple[str, ...]],
    as_of: date,
    *,
    texts: bool = True,
    known_by: date | None = None,
) -> Iterator[tuple[dict[str, Any], list[dict[str, Any]], dict[str, str]]]:
    parties = standings(connection, keys, organisations, known_by)
    places = dict(_PLACES(connection))
    recommended = {row.agreement for row in by_then(RECOMMENDED(connection, keys), "decided_on", known_by)}
    replaced = {key for (key,) in REPLACED(connection, keys)}
    replies = {key: day for key, rows in parties.items() if (day := _first_reply(rows)) is not None}
    bare = {key: [one.party for one in rows] for key, rows in parties.items()}
    days = dict(terms(connection, keys, as_of, parties=bare, replies=replies, marked=known_by is None))
    rows_of_all = list(_LIVING(connection, keys))
    about = known(connection, rows_of_all)
    for row in rows_of_all:
        own = parties.get(row.uuid, [])
        enters = entry_of(row, own, about)
        facts = _facts(row, own, row.uuid in recommended, row.uuid in replaced, enters)
        if known_by is not None:
            asked = any(_asked_by(one.party, known_by) for one in own if one.standing.counted)
            facts = replace(_known(facts, known_by), asked=asked)
        line = term_line.line(timeline(facts), days[row.uuid], as_of)
        settled = line.phase in SETTLED
        told = answers.kept((places[one.party.organisation], one.standing) for one in own)
        rows = [_party_row(row.uuid, one, settled, enters) for one in own]
        made = {
            **_agreement_row(row, own, facts, line),
            **_entry_row(own, enters, settled),
            **term_line.next_day(line, days[row.uuid], as_of),
        }
        yield {**made, "answers": told}, rows, _texts(row, own) if texts else {}


def _facts(
    row: Any, parties: Sequence[Standing], recommended: bool, replaced: bool, enters: Entry | None
) -> AgreementFacts:
    counted = [one for one in parties if one.standing.counted]
    return AgreementFacts(
        stage=row.stage,
        recommended=recommended,
        asked=any(one.party.asked or one.party.asked_on is not None for one in counted),
        parties=len(counted),
        adopted=sum(one.standing.adopted for one in counted),
        signed=sum(one.standing.signed for one in counted),
        refused=sum(one.standing.refused for one in counted),
        in_force=any(one.party.in_force_from is not None for one in counted),
        entry=enters.state if enters is not None else "",
        entry_on=enters.on if enters is not None else None,
        starts_on=row.starts_on,
        ends_on=row.ends_on,
        open_ended=row.open_ended,
        renewal_words=row.renewal_words,
        terminated_on=row.terminated_on,
        ended_on=row.ended_on,
        replaced=replaced,
        archived_on=row.archived_on,
        abandoned_on=row.abandoned_on,
    )


def _asked_by(party: Any, day: date) -> bool:
    return bool(party.asked) if party.asked_on is None else party.asked_on.earliest <= day


def _known(facts: AgreementFacts, known_by: date) -> AgreementFacts:
    """Return an agreement's facts as they were by a day."""

    def past(known: PartialDate | None) -> PartialDate | None:
        return known if known is None or known.earliest <= known_by else None

    return replace(
        facts,
        terminated_on=past(facts.terminated_on),
        ended_on=past(facts.ended_on),
        archived_on=past(facts.archived_on),
        abandoned_on=past(facts.abandoned_on),
    )


def _agreement_row(row: Any, parties: Sequence[Standing], facts: AgreementFacts, line: Timeline) -> dict[str, Any]:
    counterparties = ", ".join(one.name for one in parties if one.party.role == "counterparty")
    left = [one.standing for one in parties] if line.phase not in SETTLED else []
    return {
        "agreement": row.uuid,
        "title_key": sort_key(row.title),
        "counterparties": counterparties,
        "counterparty_key": sort_key(counterparties) or "~",
        "parties": facts.parties,
        "adopted": facts.adopted,
        "signed": facts.signed,
        "awaited": sum(one.awaited for one in left),
        "undecided": sum(one.lacks == "decision" for one in left),
        "unsigned": sum(one.lacks == "signature" for one in left),
        "bar": "".join(_letter(one.standing) for one in parties if one.standing.counted),
        "phase": line.phase,
        "runs_from": line.runs_from,
        "runs_to": line.runs_to,
        "renews": line.renews,
        "example": any(one.example for one in parties),
        "start_key": str(row.starts_on or "~"),
        "end_key": str(row.ends_on or "~"),
    }


def _entry_row(parties: Sequence[Standing], enters: Entry | None, settled: bool) -> dict[str, Any]:
    if enters is None:
        return {"entry": "", "entry_on": None, "entry_waits": ""}
    waits = {place.key for place in enters.waits() if place.step != "force"} if enters.state != "reached" else set()
    names = "\n".join(one.name for one in parties if one.party.organisation in waits)
    return {"entry": enters.state, "entry_on": enters.on, "entry_waits": "" if settled else names}


def _first_reply(parties: Sequence[Standing]) -> date | None:
    """Return the first day to reply while somebody is waited for; vague days give none."""
    known = [one.party.reply_by.exact for one in parties if one.standing.waiting and one.party.reply_by is not None]
    return min((day for day in known if day is not None), default=None)


def _letter(one: PartyStanding) -> str:
    return "U" if one.signed else "A" if one.adopted else "-"


def _party_row(agreement: str, one: Standing, settled: bool, enters: Entry | None) -> dict[str, Any]:
    noted = one.party.in_force_from
    applied = noted.exact if noted is not None else None
    if enters is not None:
        applied = next((at.applies_from for at in enters.places if at.key == one.party.organisation), applied)
    return {
        "party": one.party.uuid,
        "agreement": agreement,
        "organisation": one.party.organisation,
        "role": one.party.role,
        "state": one.standing.state,
        "adopted": one.standing.adopted,
        "signed": one.standing.signed,
        "waiting": one.standing.waiting,
        "joined_later": one.standing.joined_later,
        "warnings": ",".join(one.standing.warnings),
        "lacks": "" if settled else one.standing.lacks,
        "in_force_on": applied,
        "example": one.state_example,
    }


def _texts(row: Any, parties: Sequence[Standing]) -> dict[str, str]:
    names = {name for one in parties for name in one.names}
    notes = [getattr(row, name) for name in _NOTES]
    numbers = [getattr(row, name) for name in search.NUMBERS]
    for one in parties:
        numbers += [decision.diary_number for decision in one.decisions]
    return {
        "title": folded(row.title),
        "parties": folded("\n".join(sorted(names))),
        "numbers": folded("\n".join(dict.fromkeys(number for number in numbers if number))),
        "notes": folded("\n".join([*filter(None, notes), *(one.party.note for one in parties if one.party.note)])),
    }
