"""The whole register as it stands, thing by thing with all that each owns: for files that others can read.

Removed things are left out. A value that names one is blank, a row that is nothing without it is left out too.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy import Connection, func, select

from nkavtal.catalogue.field import Kind
from nkavtal.catalogue.ledgers import FIELDS, LEDGERS
from nkavtal.catalogue.rows import AgreementCard, Values, WholeRow
from nkavtal.model.agreement import Agreement
from nkavtal.model.all import THINGS
from nkavtal.model.organisation import Organisation
from nkavtal.model.steps import Relation
from nkavtal.store.queries.agreement_card import cards
from nkavtal.store.queries.register import RegisterFacts, register_facts
from nkavtal.store.queries.values import CHUNK, ledger_rows, values_of

_CARDS = 100
"""Agreements that are read whole at a time: a card holds much."""
_NAMED = {Kind.ORGANISATION: Organisation, Kind.AGREEMENT: Agreement}
_NAMES = {
    table: {name: field for name, field in fields.items() if field.kind in _NAMED} for table, fields in FIELDS.items()
}

_ROWS = {table: [name for name, field in fields.items() if field.kind is Kind.ROW] for table, fields in FIELDS.items()}


class Whole:
    """Reads things in pieces through one connection, which should be that of a copy: it takes long."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._living = {
            kind: frozenset(connection.execute(select(thing.uuid).where(thing.removed.is_(False))).scalars())
            for kind, thing in _NAMED.items()
        }

    def facts(self) -> RegisterFacts:
        """Return what is known about the register itself."""
        return register_facts(self._connection)

    def names(self) -> dict[str, str]:
        """Return what organisations and agreements are called, by UUID: short names, numbers with titles."""
        o, a = Organisation, Agreement
        names = {key: name for key, name in self._connection.execute(select(o.uuid, o.short_name))}
        agreements = self._connection.execute(select(a.uuid, a.number, a.title))
        return names | {key: f"{number} {title}" for key, number, title in agreements}

    def cards(self, today: date) -> Iterator[AgreementCard]:
        """Yield the agreements as a day shows them, in the order of entry."""
        keys = self._keys("agreement")
        for start in range(0, len(keys), _CARDS):
            yield from cards(self._connection, keys[start : start + _CARDS], today)

    def count(self, table: str) -> int:
        """Return how many living things a table has."""
        kind = THINGS[table]
        asked = select(func.count()).select_from(kind).where(kind.removed.is_(False))
        return self._connection.execute(asked).scalar_one()

    def of(self, table: str) -> Iterator[WholeRow]:
        """Yield the living things of a table that stands by itself, in the order of entry."""
        kind = THINGS[table]
        keys = self._keys(table)
        for start in range(0, len(keys), CHUNK):
            part = keys[start : start + CHUNK]
            rows = self._connection.execute(
                select(*kind.__table__.columns).where(kind.uuid.in_(part)).order_by(kind.position)
            ).all()
            owned = self._owned(table, part)
            for row in rows:
                yield _within(WholeRow(row.uuid, row.version, values_of(table, row), owned.get(row.uuid, {})))

    def _keys(self, table: str) -> Sequence[str]:
        kind = THINGS[table]
        asked = select(kind.uuid).where(kind.removed.is_(False)).order_by(kind.position)
        return self._connection.execute(asked).scalars().all()

    def _owned(self, owner: str, keys: Sequence[str]) -> dict[str, dict[str, tuple[WholeRow, ...]]]:
        """Return the rows under each of some owners, by ledger."""
        found: dict[str, dict[str, tuple[WholeRow, ...]]] = {}
        for ledger in (one.name for one in LEDGERS.values() if one.owner == owner):
            rows = {key: self._kept(ledger, own) for key, own in self._rows(ledger, keys).items()}
            for key, own in rows.items():
                if own:
                    found.setdefault(key, {})[ledger] = own
        return found

    def _rows(self, ledger: str, owners: Sequence[str]) -> Mapping[str, tuple[WholeRow, ...]]:
        rows = ledger_rows(self._connection, ledger, owners)
        owned = self._owned(ledger, [row.uuid for own in rows.values() for row in own])
        return {
            owner: tuple(WholeRow(row.uuid, row.version, row.values, owned.get(row.uuid, {})) for row in own)
            for owner, own in rows.items()
        }

    def _kept(self, ledger: str, rows: Sequence[WholeRow]) -> tuple[WholeRow, ...]:
        if not _NAMES[ledger]:
            return tuple(rows)
        return tuple(row for row in (self._without_removed(ledger, row) for row in rows) if row is not None)

    def _without_removed(self, ledger: str, row: WholeRow) -> WholeRow | None:
        gone = [
            field
            for name, field in _NAMES[ledger].items()
            if row.values[name] and row.values[name] not in self._living[field.kind]
        ]
        if not gone:
            return row
        if any(field.required for field in gone):
            return None
        values: Values = {**row.values, **{field.name: None for field in gone}}
        if ledger == Relation.__tablename__ and not values["words"]:
            values["words"] = self._called(str(row.values["other"]))
        return replace(row, values=values)

    def _called(self, agreement: str) -> str:
        """Return what a removed agreement was called, so that what hung together with it still says so."""
        asked = select(Agreement.number, Agreement.title).where(Agreement.uuid == agreement)
        return " ".join(self._connection.execute(asked).one())


def _within(thing: WholeRow) -> WholeRow:
    """Blank the values that name a row which the thing does not have: it has been removed."""
    own = set(_keys(thing))
    rows = {
        ledger: tuple(_pointing_at(own, ledger, row) for row in rows) if _ROWS[ledger] else rows
        for ledger, rows in thing.rows.items()
    }
    return replace(thing, rows=rows)


def _pointing_at(own: set[str], ledger: str, row: WholeRow) -> WholeRow:
    gone: Values = {name: None for name in _ROWS[ledger] if row.values[name] not in own}
    return replace(row, values={**row.values, **gone})


def _keys(row: WholeRow) -> Iterator[str]:
    yield row.uuid
    for rows in row.rows.values():
        for one in rows:
            yield from _keys(one)
