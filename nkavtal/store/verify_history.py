"""Does history say the same as the facts? Played from the beginning it must end in what stands now."""

from __future__ import annotations

import contextlib
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Row, Select, select

from nkavtal.base.i18n import N_
from nkavtal.base.i18n import gettext as _
from nkavtal.catalogue.ledgers import FIELDS
from nkavtal.model.all import THINGS, Act, Change
from nkavtal.store.finding import Finding
from nkavtal.store.owners import Owners
from nkavtal.store.work import CHUNK, columns, plain

_NOTHING = (None, "", False, 0)
"""Values that a thing may have without its history telling so: a column that came later has its default."""


def findings(connection: Connection) -> Iterator[Finding]:
    """Yield what is wrong with history itself: changes without an act, things without a beginning, broken values."""
    orphans = connection.execute(select(Change.id).where(Change.act.not_in(select(Act.seq))).limit(1)).all()
    if orphans:
        yield Finding(N_("Historiken har ändringar utan åtgärd."))
    for table, kind in THINGS.items():
        created = select(Change.thing).where(Change.table_name == table, Change.field == "")
        for key in connection.execute(select(kind.uuid).where(kind.uuid.not_in(created)).limit(5)).scalars():
            yield Finding(N_("Historiken saknar hur {thing} kom till."), {"thing": f"{table} {key}"})
    for change in connection.execute(select(Change.id, Change.agreement, Change.after).where(Change.field == "")):
        with contextlib.suppress(ValueError):
            json.loads(change.after)
            continue
        yield Finding(
            N_("Historiken går inte att läsa: ändring {thing}"), {"thing": str(change.id)}, change.agreement or ""
        )


def replayed(connection: Connection) -> Iterator[Finding]:
    """Yield the values that are not what history ends in: a bit has flipped, or somebody wrote behind our back."""
    owners = Owners(connection)
    for table, kind in THINGS.items():
        last = ""
        while rows := connection.execute(_rows(table).where(kind.uuid > last).limit(CHUNK)).all():
            yield from _compared(connection, owners, table, rows)
            last = rows[-1].uuid


def sound_agreement(connection: Connection, agreement: str) -> bool:
    """Tell if an agreement is there, and all that belongs to it is what history ends in."""
    things = select(Change.table_name, Change.thing).where(Change.agreement == agreement).distinct()
    by_table: dict[str, list[str]] = defaultdict(list)
    for table, thing in connection.execute(things):
        by_table[table].append(thing)
    owners = Owners(connection)
    for table, keys in by_table.items():
        for start in range(0, len(keys), CHUNK):
            wanted = _rows(table).where(THINGS[table].uuid.in_(keys[start : start + CHUNK]))
            if any(_compared(connection, owners, table, connection.execute(wanted).all())):
                return False
    return agreement in by_table["agreement"]


def _rows(table: str) -> Select[Any]:
    kind = THINGS[table]
    names = ("uuid", "removed", *columns(table))
    return select(*(kind.__table__.columns[name] for name in names)).order_by(kind.uuid)


def _compared(connection: Connection, owners: Owners, table: str, rows: Sequence[Row[Any]]) -> Iterator[Finding]:
    told = _told(connection, table, [row.uuid for row in rows])
    for row in rows:
        for name in _unlike(row._asdict(), told.get(row.uuid)):
            field = FIELDS.get(table, {}).get(name)
            yield Finding(
                N_("{field} stämmer inte med historiken."),
                {"field": name if field is None else _(field.label)},
                owners.agreement_of(table, row.uuid) or "",
            )


def _told(connection: Connection, table: str, keys: Sequence[str]) -> dict[str, dict[str, Any]]:
    """Return what history says of some things."""
    asked = select(Change.thing, Change.field, Change.after).where(Change.thing.in_(keys), Change.table_name == table)
    told: dict[str, dict[str, Any]] = defaultdict(dict)
    for thing, field, after in connection.execute(asked.order_by(Change.id)):
        value = json.loads(after or "null")
        if field:
            told[thing][field] = value
        else:
            told[thing] = value
    return told


def _unlike(row: Mapping[str, Any], told: Mapping[str, Any] | None) -> list[str]:
    if told is None:
        return []  # told as a thing without a beginning
    values = {name: plain(value) for name, value in row.items() if name != "uuid"}
    return [
        name
        for name, value in values.items()
        if (value not in _NOTHING or told.get(name) not in _NOTHING) and value != told.get(name)
    ]
