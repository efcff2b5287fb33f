"""Organisations: the list, one whole, and who is meant by a name or number."""

from __future__ import annotations

from sqlalchemy import Connection, func, select

from nkavtal.base.errors import UserError
from nkavtal.base.i18n import N_, sort_key
from nkavtal.catalogue.rows import OrganisationCard, OrganisationRow
from nkavtal.model.agreement import Agreement
from nkavtal.model.organisation import Contact, Name, Organisation
from nkavtal.model.register import PartyDerived
from nkavtal.rules import org_number
from nkavtal.store.queries.bodies import bodies
from nkavtal.store.queries.values import ledger_rows, values_of


def organisations(connection: Connection) -> tuple[OrganisationRow, ...]:
    """Return all living organisations, members first, in Swedish order."""
    o = Organisation
    d, c = PartyDerived, Contact
    parties = select(d.organisation, func.count()).where(d.role != "outside").group_by(d.organisation)
    agreements = {key: count for key, count in connection.execute(parties)}
    reached = select(c.organisation, func.count()).where(c.removed.is_(False)).group_by(c.organisation)
    contacts = {key: count for key, count in connection.execute(reached)}
    rows = [
        OrganisationRow(
            row.uuid, row.short_name, row.name, row.kind, row.org_number, row.org_number_state, bool(row.member), row.email,
            agreements.get(row.uuid, 0), contacts.get(row.uuid, 0),
        )
        for row in connection.execute(select(*o.__table__.columns).where(o.removed.is_(False)))
    ]  # fmt: skip
    return tuple(sorted(rows, key=lambda row: (not row.member, sort_key(row.short_name))))


def card(connection: Connection, uuid: str) -> OrganisationCard:
    """Return one organisation whole; UserError NKA-135 when it has been removed."""
    o = Organisation
    row = connection.execute(select(*o.__table__.columns).where(o.uuid == uuid, o.removed.is_(False))).one_or_none()
    if row is None:
        raise UserError(
            "NKA-135",
            N_("Parten finns inte längre i registret."),
            N_("Den kan ha tagits bort. Ångra borttagningen för att få tillbaka den."),
        )
    agreements = connection.execute(
        select(Agreement.uuid, Agreement.number, Agreement.title, PartyDerived.state)
        .join(PartyDerived, PartyDerived.agreement == Agreement.uuid)
        .where(PartyDerived.organisation == uuid, PartyDerived.role != "outside")
        .order_by(Agreement.number)
    ).all()
    return OrganisationCard(
        uuid=row.uuid,
        version=row.version,
        values=values_of("organisation", row),
        names=tuple(ledger_rows(connection, "name", [uuid])[uuid]),
        contacts=tuple(ledger_rows(connection, "contact", [uuid])[uuid]),
        agreements=tuple((a[0], a[1], a[2], a[3]) for a in agreements),
        bodies=bodies(connection, [uuid])[uuid],
    )


def find(connection: Connection, text: str) -> str:
    """Return the UUID of the organisation with a short name, name, other name or number; UserError NKA-136 when none."""
    number = org_number.normalised(text)
    wanted = sort_key(text.strip())
    found: set[str] = set()
    o = Organisation
    for row in connection.execute(select(o.uuid, o.short_name, o.name, o.org_number).where(o.removed.is_(False))):
        if (number and row.org_number == number) or wanted in (sort_key(row.short_name), sort_key(row.name)):
            found.add(row.uuid)
    if not found:
        for key, name in connection.execute(select(Name.organisation, Name.name).where(Name.removed.is_(False))):
            if sort_key(name) == wanted:
                found.add(key)
    if len(found) == 1:
        return found.pop()
    raise UserError(
        "NKA-136",
        N_("Det finns ingen part som heter {name}."),
        N_("Skriv kortnamnet, till exempel Kalix, eller organisationsnumret."),
        name=text,
    )


def is_living(connection: Connection, agreement: str) -> bool:
    """Tell if an agreement has not been removed."""
    return connection.execute(select(Agreement.removed).where(Agreement.uuid == agreement)).scalar() is False
