"""The register itself: is it the example, and who stands on the other side of each agreement."""

from __future__ import annotations

from collections import defaultdict

from sqlalchemy import Connection, func, select

from nkavtal.base.i18n import sort_key
from nkavtal.model.organisation import Organisation
from nkavtal.model.register import Act, PartyDerived, Register


def is_example(connection: Connection) -> bool:
    """Tell if the register was made as the example."""
    return bool(connection.execute(select(Register.example)).scalar())


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


def standing(connection: Connection) -> tuple[str, int]:
    """Return the register's UUID and the number of its latest act."""
    uuid = connection.execute(select(Register.uuid)).scalar_one()
    return str(uuid), int(connection.execute(select(func.max(Act.seq))).scalar() or 0)
