"""From columns to values that travel, and the rows of a ledger under their owners."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, select

from nkavtal.catalogue.ledgers import FIELDS
from nkavtal.catalogue.rows import LedgerRow, Values
from nkavtal.model.all import THINGS
from nkavtal.rules.partial_date import PartialDate

CHUNK = 500


def values_of(table: str, row: Row[Any]) -> Values:
    """Return the catalogue's fields of a row, days as text."""
    return {name: _plain(getattr(row, name)) for name in FIELDS[table]}


def ledger_rows(connection: Connection, table: str, owners: Sequence[str]) -> dict[str, list[LedgerRow]]:
    """Return the living rows of a ledger by owner, in the order they were entered."""
    kind = THINGS[table]
    owner = kind.__table__.columns[kind.owner_column]
    found: dict[str, list[LedgerRow]] = defaultdict(list)
    for start in range(0, len(owners), CHUNK):
        statement = (
            select(*kind.__table__.columns)
            .where(owner.in_(owners[start : start + CHUNK]), kind.removed.is_(False))
            .order_by(kind.position)
        )
        for row in connection.execute(statement):
            found[getattr(row, kind.owner_column)].append(LedgerRow(row.uuid, row.version, values_of(table, row)))
    return found


def _plain(value: Any) -> str | bool | None:
    if isinstance(value, PartialDate):
        return str(value)
    return value if value is None or isinstance(value, bool) else str(value)
