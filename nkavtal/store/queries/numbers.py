"""Our own numbers that have ever been used."""

from __future__ import annotations

from sqlalchemy import Connection, select

from nkavtal.model.agreement import Agreement


def numbers_of_year(connection: Connection, year: int) -> tuple[str, ...]:
    """Return the numbers of a year, those of removed agreements too: none is used twice."""
    return tuple(connection.execute(select(Agreement.number).where(Agreement.number.startswith(f"{year}-"))).scalars())
