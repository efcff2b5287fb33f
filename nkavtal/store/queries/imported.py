"""All that an import compares with: what stands now and what a file last said of it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from nkavtal.catalogue.rows import Values
from nkavtal.model.agreement import Agreement
from nkavtal.model.all import THINGS
from nkavtal.model.imported import Imported
from nkavtal.store import history
from nkavtal.store.queries.values import values_of

ANSWERS = "answers"
"""What a row of `imported` is about that keeps the answers given at imports."""


@dataclass(frozen=True, slots=True)
class KnownRow:
    """One thing; `owner` is '' when it stands by itself."""

    uuid: str
    table: str
    owner: str
    values: Values
    imported: Values | None
    removed: bool


@dataclass(frozen=True, slots=True)
class KnownRegister:
    """A register as an import meets it.

    `answers` are those given at earlier imports; `untouched` tells that nothing has been done since it was made, or all
    of it was undone; `numbers` are all our own numbers that are or were used, with the UUID of the agreement.
    """

    rows: tuple[KnownRow, ...]
    answers: dict[str, str]
    untouched: bool
    numbers: dict[str, str]


def known_register(connection: Connection, tables: Sequence[str], *, removed: bool) -> KnownRegister:
    """Return all that an import compares with; see known_rows for `removed`."""
    numbers = {number: key for number, key in connection.execute(select(Agreement.number, Agreement.uuid))}
    living = select(Agreement.uuid).where(Agreement.removed.is_(False)).limit(1)
    untouched = history.last_to_undo(connection) is None and connection.execute(living).first() is None
    rows = known_rows(connection, tables, removed=removed)
    return KnownRegister(rows, earlier_answers(connection), untouched, numbers)


def known_rows(connection: Connection, tables: Sequence[str], *, removed: bool) -> tuple[KnownRow, ...]:
    """Return every thing that an import may meet, in the order of entry.

    Things that a person has removed are given if they came from a file, or all of them with `removed`. What is gone
    because its making was undone is not: it never was.
    """
    kept = {about: json.loads(said) for about, (_uuid, said) in kept_rows(connection).items()}
    undone = history.unmade(connection)
    found: list[KnownRow] = []
    for table in tables:
        kind = THINGS[table]
        for row in connection.execute(select(*kind.__table__.columns).order_by(kind.position)):
            if row.removed and (row.uuid in undone or not (removed or row.uuid in kept)):
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
