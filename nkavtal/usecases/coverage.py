"""Which municipalities are in which agreements: what the matrix asks for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from nkavtal.catalogue.coverage import Coverage, CoverageRow
from nkavtal.catalogue.rows import AgreementFilter
from nkavtal.store.on_day import Lists
from nkavtal.store.queries import agreement as agreement_query
from nkavtal.store.queries import coverage as query
from nkavtal.store.store import Store

CURRENT = AgreementFilter(current=True)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which matrix: what agreements are narrowed to and sorted by, and whose columns it has.

    `everybody` adds other parties of the own side to the members; `only_gaps` leaves rows out that have none.
    """

    fits: AgreementFilter = CURRENT
    sort: str = "title"
    everybody: bool = False
    only_gaps: bool = False


def show(store: Lists, wanted: Wanted, today: date) -> Coverage:
    """Return columns, gaps and the order of the rows; the rows are asked for when they come in sight."""
    with store.listing() as asks:
        return query.coverage(
            asks,
            wanted.fits,
            wanted.sort,
            today,
            store.kept,
            everybody=wanted.everybody,
            only_gaps=wanted.only_gaps,
        )


def rows(store: Lists, numbers: Sequence[int], today: date) -> tuple[CoverageRow, ...]:
    """Return the rows of some numbers from show(), in their order."""
    with store.listing() as asks:
        return query.rows(asks, numbers, today)


def whole(store: Lists, wanted: Wanted, today: date) -> tuple[Coverage, tuple[CoverageRow, ...]]:
    """Return the matrix with all its rows, in one reading, for what is made of it."""
    with store.listing() as asks:
        found = query.coverage(
            asks,
            wanted.fits,
            wanted.sort,
            today,
            store.kept,
            everybody=wanted.everybody,
            only_gaps=wanted.only_gaps,
        )
        return found, query.rows(asks, found.numbers, today)


def has_agreements(store: Store) -> bool:
    """Tell if the register holds any agreement at all."""
    with store.reading() as connection:
        return bool(agreement_query.count(connection, AgreementFilter(), store.clock.today()))
