"""Which agreements point at one."""

from __future__ import annotations

from sqlalchemy import Connection, select

from nkavtal.model.agreement import Agreement
from nkavtal.model.steps import Relation


def amending(connection: Connection, agreement: str) -> list[str]:
    """Return the living agreements that amend one, and those that amend them, in the order the relations were entered."""
    found: list[str] = []
    fresh = [agreement]
    while fresh:
        fresh = [key for one in fresh for key in _amending(connection, one) if key not in (*found, agreement)]
        found += dict.fromkeys(fresh)
    return found


def _amending(connection: Connection, agreement: str) -> list[str]:
    statement = (
        select(Relation.agreement)
        .join(Agreement, Agreement.uuid == Relation.agreement)
        .where(Relation.other == agreement, Relation.kind == "amends", Relation.removed.is_(False))
        .where(Agreement.removed.is_(False))
        .order_by(Relation.position)
    )
    return list(dict.fromkeys(connection.execute(statement).scalars()))
