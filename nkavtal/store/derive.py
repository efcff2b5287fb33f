"""What follows from the facts, kept for lists and search: made here and nowhere else."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, select

from nkavtal.base.i18n import folded, sort_key
from nkavtal.catalogue.agreement import AGREEMENT_FIELDS
from nkavtal.catalogue.field import Kind
from nkavtal.model.agreement import Agreement
from nkavtal.model.organisation import Organisation
from nkavtal.model.register import AgreementDerived, PartyDerived
from nkavtal.model.steps import Recommendation, Relation
from nkavtal.rules import answers
from nkavtal.rules.adoption import PartyStanding
from nkavtal.rules.agreement_status import SETTLED, AgreementFacts, Timeline, timeline
from nkavtal.store import search
from nkavtal.store.bulk import insert_rows
from nkavtal.store.plain import driver
from nkavtal.store.standings import Standing, organisation_names, standings
from nkavtal.store.written_once import WrittenOnce, among

CHUNK = 500
"""Agreements handled at a time; SQLite takes at most 32,766 bound values."""

_NOTES = tuple(
    field.name
    for field in AGREEMENT_FIELDS
    if field.kind in (Kind.TEXT, Kind.LONG_TEXT) and field.name not in ("title", *search.NUMBERS)
)
"""Every other text of an agreement can be found: a new field too."""

_OF_THEM = "agreement IN (SELECT value FROM json_each(?))"
_KEPT = WrittenOnce(select(AgreementDerived.agreement, AgreementDerived.id).where(among(AgreementDerived.agreement)))
_PLACES = WrittenOnce(select(Organisation.uuid, Organisation.position))
_RECOMMENDED = WrittenOnce(
    select(Recommendation.agreement).where(among(Recommendation.agreement), Recommendation.removed.is_(False))
)
_REPLACED = WrittenOnce(
    select(Relation.other).where(among(Relation.other), Relation.kind == "replaces", Relation.removed.is_(False))
)
_LIVING = WrittenOnce(
    select(*Agreement.__table__.columns)
    .where(among(Agreement.uuid), Agreement.removed.is_(False))
    .order_by(Agreement.position)
)


def refresh(connection: Connection, agreements: Iterable[str] | None = None) -> None:
    """Remake the derived rows of some agreements, or of all with None; a removed agreement loses its rows."""
    keys = list(agreements) if agreements is not None else list(connection.execute(select(Agreement.uuid)).scalars())
    organisations = organisation_names(connection) if keys else {}
    for start in range(0, len(keys), CHUNK):
        _refresh_chunk(connection, keys[start : start + CHUNK], organisations)


def computed(connection: Connection) -> Iterator[tuple[dict[str, Any], list[dict[str, Any]], dict[str, str]]]:
    """Yield what each living agreement's derived row, party rows and texts should be, without writing: for verify."""
    keys = list(connection.execute(select(Agreement.uuid).where(Agreement.removed.is_(False))).scalars())
    organisations = organisation_names(connection)
    for start in range(0, len(keys), CHUNK):
        yield from _derived(connection, keys[start : start + CHUNK], organisations)


def _refresh_chunk(connection: Connection, keys: Sequence[str], organisations: dict[str, tuple[str, ...]]) -> None:
    kept: dict[str, int] = dict(_KEPT(connection, keys))
    for table in ("party_derived", "agreement_derived"):
        driver(connection).execute(f"DELETE FROM {table} WHERE {_OF_THEM}", (json.dumps(keys),))  # noqa: S608 - our own names
    if kept:
        search.forget(connection, list(kept.values()))
    made = list(_derived(connection, keys, organisations))
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
    insert_rows(connection, PartyDerived, [party for _, rows, _ in made for party in rows])
    search.learn(connection, texts)


def _kept(row: dict[str, Any]) -> dict[str, Any]:
    """Return a derived row as SQLite keeps it: days as text."""
    days = {name: row[name].isoformat() for name in ("runs_from", "runs_to") if row[name] is not None}
    return {**row, **days}


def _derived(
    connection: Connection, keys: Sequence[str], organisations: dict[str, tuple[str, ...]]
) -> Iterator[tuple[dict[str, Any], list[dict[str, Any]], dict[str, str]]]:
    parties = standings(connection, keys, organisations)
    places = dict(_PLACES(connection))
    recommended = {key for (key,) in _RECOMMENDED(connection, keys)}
    replaced = {key for (key,) in _REPLACED(connection, keys)}
    for row in _LIVING(connection, keys):
        own = parties.get(row.uuid, [])
        facts = _facts(row, own, row.uuid in recommended, row.uuid in replaced)
        line = timeline(facts)
        settled = line.phase in SETTLED
        told = answers.kept((places[one.party.organisation], one.standing) for one in own)
        rows = [_party_row(row.uuid, one, settled) for one in own]
        yield {**_agreement_row(row, own, facts, line), "answers": told}, rows, _texts(row, own)


def _facts(row: Any, parties: Sequence[Standing], recommended: bool, replaced: bool) -> AgreementFacts:
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


def _agreement_row(row: Any, parties: Sequence[Standing], facts: AgreementFacts, line: Timeline) -> dict[str, Any]:
    counterparties = ", ".join(one.name for one in parties if one.party.role == "counterparty")
    settled = line.phase in SETTLED
    next_day, next_kind = (None, "") if settled else _next_day(parties, facts)
    left = [] if settled else [one.standing for one in parties]
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
        "next_day": next_day.isoformat() if next_day else None,
        "next_kind": next_kind,
        "example": any(one.example for one in parties),
        "start_key": str(row.starts_on or "~"),
        "end_key": str(row.ends_on or "~"),
    }


def _next_day(parties: Sequence[Standing], facts: AgreementFacts) -> tuple[date | None, str]:
    """Return the day to reply while somebody is waited for, else the last day; vague days give none."""
    replies = [one.party.reply_by.exact for one in parties if one.standing.waiting and one.party.reply_by is not None]
    sharp = [day for day in replies if day is not None]
    if sharp:
        return min(sharp), "reply"
    ends = None if facts.open_ended or facts.ends_on is None else facts.ends_on.exact
    return (ends, "ends") if ends is not None else (None, "")


def _letter(one: PartyStanding) -> str:
    return "U" if one.signed else "A" if one.adopted else "-"


def _party_row(agreement: str, one: Standing, settled: bool) -> dict[str, Any]:
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
