"""What prints ask for beside the agreements: contacts, counterparties, and who points at whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import Connection, select

from nkavtal.base.i18n import sort_key
from nkavtal.catalogue.rows import AgreementCard, LedgerRow, Values
from nkavtal.model.agreement import Agreement
from nkavtal.model.organisation import Organisation
from nkavtal.model.register import PartyDerived
from nkavtal.model.steps import Relation
from nkavtal.store.queries.values import CHUNK, ledger_rows, values_of


def contacts(connection: Connection, cards: Sequence[AgreementCard]) -> dict[str, tuple[LedgerRow, ...]]:
    """Return the contacts of all parties by organisation."""
    owners = sorted({line.organisation for card in cards for line in card.parties})
    return {owner: tuple(rows) for owner, rows in ledger_rows(connection, "contact", owners).items()}


def pointing(connection: Connection, uuids: Sequence[str]) -> dict[str, tuple[tuple[str, str], ...]]:
    """Return for each agreement the living ones that point at it: the kind's code, and number with title."""
    found: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for start in range(0, len(uuids), CHUNK):
        statement = (
            select(Relation.other, Relation.kind, Agreement.number, Agreement.title)
            .join(Agreement, Agreement.uuid == Relation.agreement)
            .where(
                Relation.other.in_(uuids[start : start + CHUNK]),
                Relation.removed.is_(False),
                Agreement.removed.is_(False),
            )
            .order_by(Agreement.number)
        )
        for other, kind, number, title in connection.execute(statement):
            found[str(other)].append((kind, f"{number} {title}"))
    return {key: tuple(rows) for key, rows in found.items()}


def federation(connection: Connection) -> Values | None:
    """Return the fields of the federation itself, None when it has been removed."""
    o = Organisation
    statement = select(*o.__table__.columns).where(o.kind == "federation", o.removed.is_(False)).order_by(o.position)
    row = connection.execute(statement).first()
    return values_of("organisation", row) if row else None


def counterparties(connection: Connection) -> dict[str, tuple[str, ...]]:
    """Return the short names of each agreement's counterparties in Swedish order, by the agreement's UUID."""
    statement = (
        select(PartyDerived.agreement, Organisation.short_name)
        .join(Organisation, Organisation.uuid == PartyDerived.organisation)
        .where(PartyDerived.role == "counterparty")
    )
    found: dict[str, list[str]] = defaultdict(list)
    for agreement, name in connection.execute(statement):
        found[agreement].append(name)
    return {agreement: tuple(sorted(names, key=sort_key)) for agreement, names in found.items()}
