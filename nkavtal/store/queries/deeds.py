"""What has been done since, for somebody who was away: what was taken back again is left out."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, func, select

from nkavtal.catalogue.overview import Deed
from nkavtal.catalogue.rows import ChangeLine
from nkavtal.model.agreement import Agreement
from nkavtal.model.register import Act, Change
from nkavtal.store import history
from nkavtal.store.queries.history import change_line
from nkavtal.store.queries.values import CHUNK

FEW = 60
"""Changes of one act that are brought along; an act in bulk is counted."""


def last_before(connection: Connection, moment: str) -> int:
    """Return the number of the last act before a moment (UTC, ISO), 0 when there is none."""
    return connection.execute(select(func.max(Act.seq)).where(Act.at < moment)).scalar() or 0


def standing(connection: Connection, after: int) -> tuple[Row[Any], ...]:
    """Return the acts after one that still stand, newest first; an undo only if what it took back is older."""
    undone = history.taken_back(connection)
    columns = Act.__table__.columns
    rows = connection.execute(select(*columns).where(columns.seq > after).order_by(columns.seq.desc())).all()
    return tuple(row for row in rows if row.seq not in undone and (row.undoes is None or row.undoes <= after))


def deeds(connection: Connection, rows: Sequence[Row[Any]], few: int = FEW) -> tuple[Deed, ...]:
    """Return acts with the agreement each touched and, where they are `few`, with their changes."""
    counts, touched = _touched(connection, [row.seq for row in rows])
    small = [seq for seq, n in counts.items() if n <= few]
    changes: dict[int, list[ChangeLine]] = defaultdict(list)
    for start in range(0, len(small), CHUNK):
        for change in history.changes(connection, small[start : start + CHUNK]):
            changes[change.act].append(change_line(change))
    named = _named(connection, [keys[0] for keys in touched.values() if len(keys) == 1])
    found = []
    for row in rows:
        keys = touched.get(row.seq, [])
        key = keys[0] if len(keys) == 1 else ""
        number, title = named.get(key, ("", ""))
        about, own = json.loads(row.about), tuple(changes[row.seq])
        found.append(Deed(row.seq, row.name, about, row.at, row.actor, len(keys), key, number, title, own))
    return tuple(found)


def _touched(connection: Connection, seqs: Sequence[int]) -> tuple[dict[int, int], dict[int, list[str]]]:
    """Return how many changes each act made, and which agreements it touched."""
    counts: dict[int, int] = defaultdict(int)
    touched: dict[int, list[str]] = defaultdict(list)
    for start in range(0, len(seqs), CHUNK):
        statement = (
            select(Change.act, Change.agreement, func.count())
            .where(Change.act.in_(seqs[start : start + CHUNK]))
            .group_by(Change.act, Change.agreement)
        )
        for act, agreement, n in connection.execute(statement):
            counts[act] += n
            if agreement is not None:
                touched[act].append(agreement)
    return counts, touched


def _named(connection: Connection, agreements: Sequence[str]) -> dict[str, tuple[str, str]]:
    """Return number and title of agreements, removed ones too."""
    found: dict[str, tuple[str, str]] = {}
    for start in range(0, len(agreements), CHUNK):
        statement = select(Agreement.uuid, Agreement.number, Agreement.title)
        for key, number, title in connection.execute(
            statement.where(Agreement.uuid.in_(agreements[start : start + CHUNK]))
        ):
            found[key] = (number, title)
    return found
