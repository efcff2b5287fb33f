"""Saved searches."""

from __future__ import annotations

from sqlalchemy import Connection, select

from nkavtal.base.i18n import sort_key
from nkavtal.catalogue.rows import SavedSearchRow
from nkavtal.model.saved import SavedSearch


def saved_searches(connection: Connection) -> tuple[SavedSearchRow, ...]:
    """Return all living searches in Swedish order."""
    kept = select(*SavedSearch.__table__.columns).where(SavedSearch.removed.is_(False))
    rows = [
        SavedSearchRow(
            uuid=row.uuid,
            version=row.version,
            name=row.name,
            words=row.words,
            columns=tuple(filter(None, row.columns.split(","))),
            sort=row.sort,
            descending=bool(row.descending),
            pinned=bool(row.pinned),
        )
        for row in connection.execute(kept)
    ]
    return tuple(sorted(rows, key=lambda row: (sort_key(row.name), row.uuid)))
