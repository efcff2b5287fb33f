"""What points at an organisation, for merging two into one."""

from __future__ import annotations

from sqlalchemy import Connection, select

from nkavtal.model.all import THINGS
from nkavtal.model.party import Party


def pointers(connection: Connection, organisation: str) -> tuple[tuple[str, str, str], ...]:
    """Return table, column and UUID of every living row that points at an organisation, in order of entry."""
    found: list[tuple[str, str, str]] = []
    for table, kind in THINGS.items():
        for column in kind.__table__.columns:
            if any(key.column.table.name == "organisation" for key in column.foreign_keys):
                rows = select(kind.uuid).where(column == organisation, kind.removed.is_(False)).order_by(kind.position)
                found += [(table, column.name, key) for key in connection.execute(rows).scalars()]
    return tuple(found)


def rows_of_party(connection: Connection, party: str) -> tuple[tuple[str, str], ...]:
    """Return table and UUID of every living row that a party owns."""
    found: list[tuple[str, str]] = []
    for table, kind in THINGS.items():
        if kind.owner_column == "party":
            rows = select(kind.uuid).where(kind.__table__.columns["party"] == party, kind.removed.is_(False))
            found += [(table, key) for key in connection.execute(rows.order_by(kind.position)).scalars()]
    return tuple(found)


def shared_agreements(connection: Connection, kept: str, dropped: str) -> tuple[tuple[str, str], ...]:
    """Return both party rows of each agreement that two organisations are party to: the kept one's, the dropped one's."""
    rows = select(Party.agreement, Party.organisation, Party.uuid).where(
        Party.organisation.in_([kept, dropped]), Party.removed.is_(False)
    )
    found: dict[str, dict[str, str]] = {}
    for agreement, organisation, uuid in connection.execute(rows):
        found.setdefault(agreement, {})[organisation] = uuid
    return tuple((both[kept], both[dropped]) for both in found.values() if len(both) == 2)
