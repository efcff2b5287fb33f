"""Which row makes an organisation party to an agreement."""

from __future__ import annotations

from sqlalchemy import Connection, select

from nkavtal.model.party import Party


def party_of(connection: Connection, agreement: str, organisation: str) -> str | None:
    """Return the UUID of the living party row, or None."""
    return connection.execute(
        select(Party.uuid).where(
            Party.agreement == agreement, Party.organisation == organisation, Party.removed.is_(False)
        )
    ).scalar()
