"""All that an import compares with: what stands now and what a file last said of it."""

from __future__ import annotations

import json
from dataclasses import dataclass

from sqlalchemy import Connection, select

from nkavtal.catalogue.rows import Values
from nkavtal.model.all import THINGS
from nkavtal.model.imported import Imported
from nkavtal.store.queries.values import values_of

TABLES = ("organisation", "name", "contact", "agreement", "party", "decision", "signature", "recommendation")
ANSWERS = "answers"
"""What a row of `imported` is about that keeps the answers given at imports."""


@dataclass(frozen=True, slots=True)
class KnownRow:
    """One thing; `owner` is '' when it stands by itself. A removed one is given only if it came from a file."""

    uuid: str
    table: str
    owner: str
    values: Values
    imported: Values | None
    removed: bool


def known_rows(connection: Connection) -> tuple[KnownRow, ...]:
    """Return every thing that an import may meet, in the order of entry."""
    kept = {about: json.loads(said) for about, (_uuid, said) in kept_rows(connection).items()}
    found: list[KnownRow] = []
    for table in TABLES:
        kind = THINGS[table]
        for row in connection.execute(select(*kind.__table__.columns).order_by(kind.position)):
            if row.removed and row.uuid not in kept:
                continue
            owner = getattr(row, kind.owner_column) if kind.owner_column else ""
            found.append(KnownRow(row.uuid, table, owner, values_of(table, row), kept.get(row.uuid), row.removed))
    return tuple(found)


def kept_rows(connection: Connection) -> dict[str, tuple[str, str]]:
    """Return UUID and JSON of what was last said of each thing, by the thing's UUID."""
    statement = select(Imported.about, Imported.uuid, Imported.kept).where(Imported.removed.is_(False))
    return {about: (key, said) for about, key, said in connection.execute(statement)}


def earlier_answers(connection: Connection) -> dict[str, str]:
    """Return the answers given at earlier imports, by question id."""
    kept = kept_rows(connection).get(ANSWERS)
    return dict(json.loads(kept[1])) if kept else {}
