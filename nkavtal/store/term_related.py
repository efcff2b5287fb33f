"""What other agreements say of some: what they lean on, follow, are followed by and are replaced by."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from sqlalchemy import Connection, select

from nkavtal.model.agreement import Agreement
from nkavtal.model.party import Party
from nkavtal.model.steps import Relation
from nkavtal.rules.partial_date import PartialDate
from nkavtal.store.entry import entries
from nkavtal.store.written_once import WrittenOnce, among

_LEANS = ("annex_of", "amends", "under")
"""Relations that make an agreement lean on another one's end."""
_PAIRS = select(Relation.uuid, Relation.position, Relation.agreement, Relation.other, Relation.kind).where(
    Relation.removed.is_(False), Relation.other.is_not(None)
)
_FROM = WrittenOnce(_PAIRS.where(among(Relation.agreement)))
_TO = WrittenOnce(_PAIRS.where(among(Relation.other)))
_STARTS = WrittenOnce(
    select(Agreement.uuid, Agreement.starts_on).where(among(Agreement.uuid), Agreement.removed.is_(False))
)
_IN_FORCE = WrittenOnce(
    select(Party.agreement, Party.organisation, Party.in_force_from).where(
        among(Party.agreement), Party.removed.is_(False)
    )
)


_GIVEN_UP = select(Agreement.uuid).where(Agreement.abandoned_on.is_not(None))


class Related:
    """Living relations of some agreements; where one stands in several of a kind the last entered holds."""

    def __init__(self, connection: Connection, agreements: Sequence[str]) -> None:
        living = Relation.removed.is_(False) & Relation.other.is_not(None) & (Relation.kind != "related")
        pairs = select(Relation.agreement, Relation.other, Relation.kind).where(
            living, Relation.agreement.in_(agreements) | Relation.other.in_(agreements)
        )
        rows = connection.execute(pairs.order_by(Relation.position)).all()
        keys = {key for row in rows for key in (row.agreement, row.other)}
        starts = {
            key: day
            for key, day in connection.execute(
                select(Agreement.uuid, Agreement.starts_on).where(
                    Agreement.uuid.in_(keys), Agreement.removed.is_(False)
                )
            )
        }
        self.leans_on: dict[str, str] = {}
        self.follows: dict[str, str] = {}
        self.after: dict[str, date] = {}
        """First day of the agreement that replaces each."""
        self.replaced_for: dict[str, dict[str, date]] = {}
        """From when the new agreement is in force, by organisation, for each that is replaced."""
        given_up = set(connection.execute(_GIVEN_UP.where(Agreement.uuid.in_(keys))).scalars())
        replaced = [
            row
            for row in rows
            if row.kind == "replaces" and {row.agreement, row.other} <= starts.keys() and row.agreement not in given_up
        ]
        in_force = _in_force(connection, [row.agreement for row in replaced])
        for row in rows:
            if row.kind in _LEANS and row.agreement in starts and row.other in starts:
                self.leans_on[row.agreement] = row.other
        for row in replaced:
            self.follows[row.agreement] = row.other
            begins = exact(starts[row.agreement])
            if begins is not None:
                self.after[row.other] = begins
            kept = self.replaced_for.setdefault(row.other, {})
            for party, since in in_force.get(row.agreement, {}).items():
                kept[party] = min(since, kept.get(party, since))


def leaning_on(connection: Connection, agreements: Iterable[str]) -> set[str]:
    """Return some agreements and all whose days may follow from theirs, one after another."""
    found: set[str] = set()
    fresh = set(agreements)
    while fresh:
        found |= fresh
        rows = [*_FROM(connection, fresh), *_TO(connection, fresh)]
        next_ones = {row.agreement for row in rows if row.other in fresh and row.kind in _LEANS}
        next_ones |= {row.other for row in rows if row.agreement in fresh and row.kind == "replaces" and row.other}
        fresh = next_ones - found
    return found


def exact(day: PartialDate | None) -> date | None:
    """Return a day that is known to the day."""
    return day.exact if day is not None else None


def _in_force(connection: Connection, agreements: Sequence[str]) -> dict[str, dict[str, date]]:
    """Return since when agreements are in force, by the organisations for which that is known to the day.

    It follows from the rule for entry into force where there is one; what was noted for the party itself goes before it.
    """
    found: dict[str, dict[str, date]] = {
        key: {place.key: place.applies_from for place in one.places if place.applies_from is not None}
        for key, one in entries(connection, agreements).items()
    }
    if agreements:
        for agreement, organisation, known in _IN_FORCE(connection, agreements):
            day = exact(known)
            if day is not None:
                found.setdefault(agreement, {})[organisation] = day
    return found
