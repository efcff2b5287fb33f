"""The register's list and one agreement whole."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import chain
from typing import Any

from sqlalchemy import Connection, Row, select

from nkavtal.base.errors import UserError
from nkavtal.base.i18n import N_, sort_key
from nkavtal.catalogue.rows import AgreementCard, AgreementFilter, AgreementRow, PartyLine
from nkavtal.model.agreement import Agreement
from nkavtal.model.organisation import Organisation
from nkavtal.model.party import Party
from nkavtal.model.register import AgreementDerived, PartyDerived
from nkavtal.rules.agreement_status import Timeline, status
from nkavtal.store.queries.agreement_filter import where
from nkavtal.store.queries.agreement_today import NEXT_DAY, STATUS
from nkavtal.store.queries.attachment import pointed_names
from nkavtal.store.queries.values import ledger_rows, values_of

SORTS = {
    "next_day": "d.next_day, d.next_kind",
    "title": "d.title_key",
    "counterparties": "d.counterparty_key",
    "starts_on": "d.start_key",
    "ends_on": "d.end_key",
    "adopted": "d.adopted",
    "number": "a.number",
    "diary_number": "a.diary_number",
    "old_number": "a.old_number",
    "responsible": "a.responsible",
    "type": "a.type",
    "areas": "a.areas",
}
"""What the list can be sorted by; agreements without a day to come stand last in either direction."""

COLUMNS = f"""a.uuid, a.number, a.title, a.areas, a.type, a.diary_number, a.old_number, a.responsible, d.counterparties,
 a.starts_on, a.ends_on, a.open_ended,
 {NEXT_DAY}, d.next_kind,
 d.parties, d.adopted, d.signed, d.bar, {STATUS} AS status, d.example"""
FROM = "FROM agreement_derived d JOIN agreement a ON a.uuid = d.agreement"


def order(
    connection: Connection, wanted: AgreementFilter, sort: str, today: date, *, descending: bool = False
) -> tuple[int, ...]:
    """Return the numbers of all derived rows that fit, in order; blocks() turns them into rows.

    KeyError for a sort that SORTS does not have, WrongWord for a search word that means nothing.
    """
    fits = where(connection, wanted, today)
    key = ", ".join(f"{part}{' DESC' if descending else ''}" for part in (*SORTS[sort].split(", "), "d.id"))
    source = FROM if "a." in key or "a." in fits.sql else "FROM agreement_derived d"
    kept = "d.id, d.next_day, d.next_kind" if sort == "next_day" else "d.id"  # the number alone is in the index
    statement = f"SELECT {kept} {source}{fits.sql} ORDER BY {key}"
    found = connection.exec_driver_sql(statement, fits.values)
    return _to_come_first(found.all(), today.isoformat()) if sort == "next_day" else tuple(found.scalars())


def count(connection: Connection, wanted: AgreementFilter, today: date) -> int:
    """Return how many agreements order() would give: the number on a counter that opens the list."""
    fits = where(connection, wanted, today)
    source = FROM if "a." in fits.sql else "FROM agreement_derived d"
    return int(connection.exec_driver_sql(f"SELECT count(*) {source}{fits.sql}", fits.values).scalar_one())


def _to_come_first(found: Sequence[Sequence[Any]], today: str) -> tuple[int, ...]:
    """Put agreements without a next day last; a last day that has passed is none, a late reply still is one."""
    coming: list[int] = []
    others: list[int] = []
    for number, day, kind in found:
        (others if day is None or (kind == "ends" and day < today) else coming).append(number)
    return (*coming, *others)


def rows(connection: Connection, numbers: Sequence[int], today: date) -> tuple[AgreementRow, ...]:
    """Return the rows of some numbers from order(), in the order given; one removed since is left out."""
    found: dict[int, AgreementRow] = {}
    for start in range(0, len(numbers), 500):
        part = [int(number) for number in numbers[start : start + 500]]
        marks = ",".join(map(str, part))
        statement = f"SELECT d.id, {COLUMNS} {FROM} WHERE d.id IN ({marks})"
        for row in connection.exec_driver_sql(statement, {"today": today.isoformat()}).all():
            found[row[0]] = _agreement_row(row)
    return tuple(found[number] for number in numbers if number in found)


def find(connection: Connection, number: str) -> str:
    """Return the UUID of the living agreement with our number (or a lone old number); UserError NKA-133 when none."""
    living = select(Agreement.uuid).where(Agreement.removed.is_(False))
    for condition in (Agreement.number == number.strip(), Agreement.old_number == number.strip()):
        found = connection.execute(living.where(condition)).scalars().all()
        if len(found) == 1:
            return found[0]
    raise UserError(
        "NKA-133",
        N_("Det finns inget avtal med numret {number}."),
        N_("Sök i listan för att se vilka nummer som finns."),
        number=number,
    )


def card(connection: Connection, uuid: str, today: date) -> AgreementCard:
    """Return an agreement whole; UserError NKA-134 when it has been removed."""
    cards_found = cards(connection, [uuid], today)
    if not cards_found:
        raise UserError(
            "NKA-134",
            N_("Avtalet finns inte längre i registret."),
            N_("Det kan ha tagits bort. Ångra borttagningen för att få tillbaka det."),
        )
    return cards_found[0]


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
    names = _names(connection, found, relations)
    names |= pointed_names(connection, chain.from_iterable(attachments.values()))
    return tuple(
        _card(
            found[uuid], parties.get(uuid, []), today, recommendations[uuid], relations[uuid], attachments[uuid], names
        )
        for uuid in uuids
        if uuid in found
    )  # fmt: skip


def _derived_columns() -> list[Any]:
    d = AgreementDerived
    return [d.phase, d.runs_from, d.runs_to, d.renews, d.adopted, d.signed, d.parties]


def _card(
    row: Row[Any], parties: list[PartyLine], today: date, recommendations: list[Any], relations: list[Any],
    attachments: list[Any], names: dict[str, str],
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
    )


def _parties(connection: Connection, agreements: Sequence[str]) -> dict[str, list[PartyLine]]:
    o, p, d = Organisation, Party, PartyDerived
    statement = (
        select(*p.__table__.columns, o.short_name, o.name, o.kind, o.org_number, o.org_number_state, o.address, o.email,
               o.member, d.state, d.adopted, d.signed, d.waiting, d.joined_later, d.warnings)
        .join(o, o.uuid == p.organisation)
        .join(d, d.party == p.uuid)
        .where(p.agreement.in_(agreements), p.removed.is_(False))
    )  # fmt: skip
    found = connection.execute(statement).all()
    decisions = ledger_rows(connection, "decision", [row.uuid for row in found])
    signatures = ledger_rows(connection, "signature", [row.uuid for row in found])
    contacts = ledger_rows(connection, "contact_note", [row.uuid for row in found])
    lines: dict[str, list[PartyLine]] = {}
    for row in found:
        line = _line(row, decisions[row.uuid], signatures[row.uuid], contacts[row.uuid])
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
        warnings=tuple(filter(None, row.warnings.split(","))),
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


def _agreement_row(row: Sequence[Any]) -> AgreementRow:
    open_ended = row[12]
    return AgreementRow._make(
        (*row[1:12], None if open_ended is None else bool(open_ended), *row[13:20], bool(row[20]))
    )
