"""Which thing owns which row, and which agreements a change touches."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set

from sqlalchemy import Connection, select

from nkavtal.catalogue.ledgers import LEDGERS
from nkavtal.model.all import THINGS
from nkavtal.model.party import Party

_OWNER_TABLE = {ledger.name: ledger.owner for ledger in LEDGERS.values()}

_CHUNK = 500


class Owners:
    """Remembers owners during one act, and looks up those it has not met."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._known: dict[tuple[str, str], str] = {}

    def learn(self, table: str, key: str, row: Mapping[str, object]) -> None:
        """Take the owner from a row that was just written."""
        column = THINGS[table].owner_column
        if column and row.get(column):
            self._known[table, key] = str(row[column])

    def learn_many(self, table: str, keys: Sequence[str]) -> None:
        """Look up the owners of many rows at once, and theirs."""
        kind = THINGS[table]
        if not kind.owner_column:
            return
        unknown = [key for key in keys if (table, key) not in self._known]
        column = kind.__table__.columns[kind.owner_column]
        for start in range(0, len(unknown), _CHUNK):
            asked = select(kind.uuid, column).where(kind.uuid.in_(unknown[start : start + _CHUNK]))
            for key, owner in self._connection.execute(asked).all():
                self._known[table, key] = str(owner)
        self.learn_many(_OWNER_TABLE[table], sorted({self._known[table, key] for key in keys}))

    def owner_of(self, table: str, key: str) -> tuple[str, str] | None:
        """Return the owning table and UUID; None for a thing that stands by itself."""
        kind = THINGS[table]
        if not kind.owner_column:
            return None
        if (table, key) not in self._known:
            column = kind.__table__.columns[kind.owner_column]
            found = self._connection.execute(select(column).where(kind.uuid == key)).scalar_one()
            self._known[table, key] = str(found)
        return _OWNER_TABLE[table], self._known[table, key]

    def agreement_of(self, table: str, key: str) -> str | None:
        """Return the agreement that a row belongs to, None for organisations and what they own."""
        at: tuple[str, str] | None = (table, key)
        while at is not None and at[0] != "agreement":
            at = self.owner_of(*at)
        return at[1] if at else None

    def agreements_of(self, table: str, key: str) -> set[str]:
        """Return the agreements whose derived columns depend on a row; an organisation's names and people touch all of its."""
        if table in ("name", "population"):
            owner = self.owner_of(table, key)
            table, key = owner if owner else (table, key)
        if table == "organisation":
            return set(self._connection.execute(select(Party.agreement).where(Party.organisation == key)).scalars())
        agreement = self.agreement_of(table, key)
        return {agreement} if agreement else set()


def pointed_at(connection: Connection, gone: Mapping[str, Set[str]]) -> set[str]:
    """Return the things in `gone` (UUIDs by table) that living rows outside it point at."""
    found: set[str] = set()
    for table, kind in THINGS.items():
        for column in kind.__table__.columns:
            for key in column.foreign_keys:
                wanted = sorted(gone.get(key.column.table.name, ()))
                for start in range(0, len(wanted), _CHUNK):
                    living = select(kind.uuid, column).where(
                        column.in_(wanted[start : start + _CHUNK]), kind.removed.is_(False)
                    )
                    found |= {to for row, to in connection.execute(living) if row not in gone.get(table, ())}
    return found
