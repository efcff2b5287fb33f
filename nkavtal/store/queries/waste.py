"""What has been taken away and can be brought back."""

from __future__ import annotations

import json

from sqlalchemy import Connection, select

from nkavtal.catalogue.ledgers import LEDGERS
from nkavtal.catalogue.rows import Removed
from nkavtal.model.all import THINGS, Act, Change
from nkavtal.store.history import unmade
from nkavtal.store.owners import Owners
from nkavtal.store.queries.values import values_of

SHOWN = ("agreement", "organisation", *LEDGERS)
"""Tables whose removed rows a person would look for; what belongs to a removed thing comes back with it."""


def removed(connection: Connection) -> tuple[Removed, ...]:
    """Return what has been removed and whose owner stands, the latest first; what an undo took away is not waste."""
    when = _when(connection)
    never = unmade(connection)
    owners = Owners(connection)
    found: list[tuple[int, Removed]] = []
    for table in SHOWN:
        kind = THINGS[table]
        for row in connection.execute(select(*kind.__table__.columns).where(kind.removed.is_(True))).all():
            if row.uuid in never or row.uuid not in when:
                continue
            owner = owners.owner_of(table, row.uuid)
            if owner is not None and _gone(connection, *owner):
                continue
            seq, at, actor = when[row.uuid]
            whose = _whose(connection, owners, owner)
            found.append((seq, Removed(table, row.uuid, values_of(table, row), whose, at, actor)))
    return tuple(row for _seq, row in sorted(found, key=lambda pair: -pair[0]))


def _when(connection: Connection) -> dict[str, tuple[int, str, str]]:
    """Return the act that last hid each thing."""
    rows = (
        select(Change.thing, Act.seq, Act.at, Act.actor)
        .join(Act, Act.seq == Change.act)
        .where(Change.field == "removed", Change.after == json.dumps(True))
        .order_by(Change.id)
    )
    return {thing: (seq, at, actor) for thing, seq, at, actor in connection.execute(rows)}


def _gone(connection: Connection, table: str, key: str) -> bool:
    kind = THINGS[table]
    return bool(connection.execute(select(kind.removed).where(kind.uuid == key)).scalar_one())


def _whose(connection: Connection, owners: Owners, owner: tuple[str, str] | None) -> str:
    """Return the number of the agreement, or the short name of the organisation, that a row belonged to."""
    while owner is not None:
        table, key = owner
        kind = THINGS[table]
        if table in ("agreement", "organisation"):
            column = kind.__table__.columns["number" if table == "agreement" else "short_name"]
            return str(connection.execute(select(column).where(kind.uuid == key)).scalar_one())
        owner = owners.owner_of(table, key)
    return ""
