"""How offices' workbooks are read, as it has been saved."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, select

from nkavtal.base.i18n import sort_key
from nkavtal.model.saved import SavedMapping


@dataclass(frozen=True, slots=True)
class SavedMappingRow:
    """One saved mapping; `sheets` is its text, see exchange.register_in.mapping."""

    uuid: str
    name: str
    sheets: str


def saved_mappings(connection: Connection) -> tuple[SavedMappingRow, ...]:
    """Return all saved mappings in Swedish order."""
    m = SavedMapping
    rows = connection.execute(select(m.uuid, m.name, m.sheets).where(m.removed.is_(False))).all()
    return tuple(sorted((SavedMappingRow(*row) for row in rows), key=lambda row: sort_key(row.name)))
