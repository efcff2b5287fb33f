"""What a change of mandate period asks beside the days: who waits, and which powers of attorney there are."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, select
from sqlalchemy.orm import aliased

from nkavtal.base.i18n import sort_key
from nkavtal.model.agreement import Agreement
from nkavtal.model.organisation import Organisation
from nkavtal.model.party import Party, PowerOfAttorney
from nkavtal.model.register import PartyDerived


def waiting(connection: Connection) -> dict[str, tuple[str, ...]]:
    """Return the short names of those who are asked and have not answered, in Swedish order, by agreement.

    Who was never asked does not keep anybody waiting, and who has adopted on a condition has answered.
    """
    rows = connection.execute(
        select(PartyDerived.agreement, Organisation.short_name)
        .join(Organisation, Organisation.uuid == PartyDerived.organisation)
        .where(PartyDerived.waiting, PartyDerived.state.not_in(("not_asked", "conditional")))
    ).all()
    found: dict[str, list[str]] = {}
    for agreement, name in rows:
        found.setdefault(agreement, []).append(name)
    return {agreement: tuple(sorted(names, key=sort_key)) for agreement, names in found.items()}


def authorities(connection: Connection) -> list[Any]:
    """Return all powers of attorney with agreement, who gave it and to whom, by number."""
    giver, taker = aliased(Organisation), aliased(Organisation)
    p = PowerOfAttorney
    rows = connection.execute(
        select(
            Agreement.uuid, Agreement.number, Agreement.title, giver.short_name.label("party"),
            taker.short_name.label("given_to"), p.body, p.decided_on, p.valid_to, p.example,
        )
        .join(Party, Party.uuid == p.party)
        .join(Agreement, Agreement.uuid == Party.agreement)
        .join(giver, giver.uuid == Party.organisation)
        .join(taker, taker.uuid == p.given_to)
        .where(p.removed.is_(False), Party.removed.is_(False), Agreement.removed.is_(False))
        .order_by(Agreement.number)
    ).all()  # fmt: skip
    return sorted(rows, key=lambda row: (row.number, sort_key(row.party)))
