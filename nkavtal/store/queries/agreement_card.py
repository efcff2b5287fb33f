"""Agreements whole, with all that belongs to them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import chain
from typing import Any

from sqlalchemy import Connection, Row, select

from nkavtal.base.errors import UserError
from nkavtal.base.i18n import N_, sort_key
from nkavtal.catalogue.rows import AgreementCard, PartyLine
from nkavtal.model.agreement import Agreement
from nkavtal.model.organisation import Organisation
from nkavtal.model.party import Party
from nkavtal.model.register import AgreementDerived, PartyDerived
from nkavtal.rules.agreement_status import Timeline, status
from nkavtal.rules.entry import Entry
from nkavtal.store.entry import entries
from nkavtal.store.queries.attachment import pointed_names
from nkavtal.store.queries.values import ledger_rows, values_of


def card(connection: Connection, uuid: str, today: date) -> AgreementCard:
    """Return an agreement whole; UserError NKA-134 when it has been removed."""
    cards_found = cards(connection, [uuid], today)
    if not cards_found:
        raise gone()
    return cards_found[0]


def gone() -> UserError:
    """Return what is said of an agreement that has been removed."""
    return UserError(
        "NKA-134",
        N_("Avtalet finns inte längre i registret."),
        N_("Det kan ha tagits bort. Ångra borttagningen för att få tillbaka det."),
    )


def cards(connection: Connection, uuids: Sequence[str], today: date) -> tuple[AgreementCard, ...]:
    """Return agreements whole, in the order given, with one query a table."""
    statement = (
        select(*Agreement.__table__.columns, *_derived_columns())
        .join(AgreementDerived, AgreementDerived.agreement == Agreement.uuid)
        .where(Agreement.uuid.in_(uuids), Agreement.removed.is_(False))
    )
    found = {row.uuid: row for row in connection.execute(statement)}
    parties = _parties(connection, list(found))
    recommendations = ledger_rows(connection, "recommendation", list(found))
    relations = ledger_rows(connection, "relation", list(found))
    attachments = ledger_rows(connection, "attachment", list(found))
    wordings = ledger_rows(connection, "changed_wording", list(found))
    entered = entries(connection, list(found))
    names = _names(connection, found, relations)
    names |= pointed_names(connection, chain.from_iterable(attachments.values()))
    return tuple(
        _card(
            found[uuid], parties.get(uuid, []), today, recommendations[uuid], relations[uuid], attachments[uuid], names,
            wordings[uuid], entered.get(uuid),
        )
        for uuid in uuids
        if uuid in found
    )  # fmt: skip


def _derived_columns() -> list[Any]:
    d = AgreementDerived
    return [d.phase, d.runs_from, d.runs_to, d.renews, d.adopted, d.signed, d.parties]


def _card(
    row: Row[Any], parties: list[PartyLine], today: date, recommendations: list[Any], relations: list[Any],
    attachments: list[Any], names: dict[str, str], wordings: list[Any], enters: Entry | None,
) -> AgreementCard:  # fmt: skip
    line = Timeline(row.phase, row.runs_from, row.runs_to, row.renews)
    return AgreementCard(
        uuid=row.uuid,
        version=row.version,
        values=values_of("agreement", row),
        status=status(line, today),
        adopted=row.adopted,
        signed=row.signed,
        counted=row.parties,
        parties=tuple(parties),
        recommendations=tuple(recommendations),
        relations=tuple(relations),
        attachments=tuple(attachments),
        names=names,
        wordings=tuple(wordings),
        entry=enters,
    )


def _parties(connection: Connection, agreements: Sequence[str]) -> dict[str, list[PartyLine]]:
    o, p, d = Organisation, Party, PartyDerived
    statement = (
        select(*p.__table__.columns, o.short_name, o.name, o.kind, o.org_number, o.org_number_state, o.address, o.email,
               o.member, d.state, d.adopted, d.signed, d.waiting, d.joined_later, d.warnings,
               d.in_force_on)
        .join(o, o.uuid == p.organisation)
        .join(d, d.party == p.uuid)
        .where(p.agreement.in_(agreements), p.removed.is_(False))
    )  # fmt: skip
    found = connection.execute(statement).all()
    decisions = ledger_rows(connection, "decision", [row.uuid for row in found])
    signatures = ledger_rows(connection, "signature", [row.uuid for row in found])
    contacts = ledger_rows(connection, "contact_note", [row.uuid for row in found])
    authorities = ledger_rows(connection, "power_of_attorney", [row.uuid for row in found])
    requests = ledger_rows(connection, "request", [row.uuid for row in found])
    answers = ledger_rows(connection, "condition_answer", [one.uuid for rows in decisions.values() for one in rows])
    lines: dict[str, list[PartyLine]] = {}
    for row in found:
        line = replace(
            _line(row, decisions[row.uuid], signatures[row.uuid], contacts[row.uuid]),
            authorities=tuple(authorities[row.uuid]),
            requests=tuple(requests[row.uuid]),
            answers={one.uuid: tuple(answers[one.uuid]) for one in decisions[row.uuid] if answers[one.uuid]},
        )
        lines.setdefault(row.agreement, []).append(line)
    for own in lines.values():
        own.sort(key=_place)
    return lines


def _line(row: Any, decisions: list[Any], signatures: list[Any], contacts: list[Any]) -> PartyLine:
    return PartyLine(
        uuid=row.uuid, organisation=row.organisation, short_name=row.short_name, name=row.name, organisation_kind=row.kind,
        org_number=row.org_number, org_number_state=row.org_number_state, address=row.address, email=row.email,
        member=bool(row.member), values=values_of("party", row), decisions=tuple(decisions), signatures=tuple(signatures),
        contacts=tuple(contacts),
        state=row.state, adopted=row.adopted, signed=row.signed, waiting=row.waiting, joined_later=row.joined_later,
        warnings=tuple(filter(None, row.warnings.split(","))), in_force_on=row.in_force_on,
    )  # fmt: skip


def _place(line: PartyLine) -> tuple[int, str]:
    rank = {"counterparty": 1, "coordinator": 2, "outside": 3}.get(line.role, 0)
    return rank, sort_key(line.short_name)


def _names(connection: Connection, found: dict[str, Any], relations: dict[str, list[Any]]) -> dict[str, str]:
    """Return what the UUIDs in a card are called: organisations, and agreements that others point at."""
    names = {key: name for key, name in connection.execute(select(Organisation.uuid, Organisation.short_name))}
    others = {row.values["other"] for rows_ in relations.values() for row in rows_ if row.values["other"]} | set(found)
    for key, number, title in connection.execute(
        select(Agreement.uuid, Agreement.number, Agreement.title).where(Agreement.uuid.in_(others))
    ):
        names[key] = f"{number} {title}"
    return names
