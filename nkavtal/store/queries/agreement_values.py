"""The fields of many agreements, also of those that have been removed meanwhile."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from nkavtal.catalogue.rows import Values
from nkavtal.model.agreement import Agreement
from nkavtal.store.queries.values import CHUNK, values_of


@dataclass(frozen=True, slots=True)
class KeptAgreement:
    """One agreement's own fields."""

    uuid: str
    number: str
    title: str
    values: Values
    removed: bool


def kept_agreements(connection: Connection, uuids: Sequence[str]) -> dict[str, KeptAgreement]:
    """Return them by UUID; one that was never here is left out."""
    found: dict[str, KeptAgreement] = {}
    for start in range(0, len(uuids), CHUNK):
        asked = select(*Agreement.__table__.columns).where(Agreement.uuid.in_(uuids[start : start + CHUNK]))
        for row in connection.execute(asked):
            values = values_of("agreement", row)
            found[row.uuid] = KeptAgreement(row.uuid, row.number, row.title, values, bool(row.removed))
    return found
