"""Which row makes an organisation party to an agreement, and who answers for agreements."""

from __future__ import annotations

from sqlalchemy import Connection, select

from nkavtal.base.i18n import sort_key
from nkavtal.model.agreement import Agreement
from nkavtal.model.party import Party


def party_of(connection: Connection, agreement: str, organisation: str) -> str | None:
    """Return the UUID of the living party row, or None."""
    return connection.execute(
        select(Party.uuid).where(
            Party.agreement == agreement, Party.organisation == organisation, Party.removed.is_(False)
        )
    ).scalar()


def responsible(connection: Connection) -> tuple[str, ...]:
    """Return the names and roles that stand as Ansvarig or Ersättare, in Swedish order."""
    found: set[str] = set()
    for column in (Agreement.responsible, Agreement.deputy):
        found.update(connection.execute(select(column).where(Agreement.removed.is_(False)).distinct()).scalars())
    return tuple(sorted(filter(None, found), key=sort_key))


def parties_of(connection: Connection, agreement: str) -> tuple[tuple[str, str], ...]:
    """Return organisation and role of each living party, in order of entry."""
    rows = select(Party.organisation, Party.role).where(Party.agreement == agreement, Party.removed.is_(False))
    return tuple((key, role) for key, role in connection.execute(rows.order_by(Party.position)))
