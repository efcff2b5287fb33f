"""Which agreements point at one."""

from __future__ import annotations

from sqlalchemy import Connection, select

from nkavtal.model.agreement import Agreement
from nkavtal.model.steps import Relation


def amending(connection: Connection, agreement: str) -> list[str]:
    """Return the living agreements that amend one, in the order the relations were entered."""
    statement = (
        select(Relation.agreement)
        .join(Agreement, Agreement.uuid == Relation.agreement)
        .where(Relation.other == agreement, Relation.kind == "amends", Relation.removed.is_(False))
        .where(Agreement.removed.is_(False))
        .order_by(Relation.position)
    )
    return list(dict.fromkeys(connection.execute(statement).scalars()))
