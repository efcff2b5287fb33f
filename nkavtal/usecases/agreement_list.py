"""What the list of agreements asks: apart from the acts, since it is shown before what writes has been loaded."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from nkavtal.catalogue.rows import AgreementFilter, AgreementRow
from nkavtal.store.on_day import Lists
from nkavtal.store.queries import agreement as query


def list_order(
    store: Lists, wanted: AgreementFilter, sort: str, today: date, *, descending: bool = False
) -> tuple[int, ...]:
    """Return the numbers of all rows that fit, in order."""
    with store.listing() as asks:
        return query.order(asks, wanted, sort, today, store.kept, descending=descending)


def list_rows(store: Lists, numbers: Sequence[int], today: date) -> tuple[AgreementRow, ...]:
    """Return the rows of some numbers from list_order()."""
    with store.listing() as asks:
        return query.rows(asks, numbers, today)


def list_first(
    store: Lists, wanted: AgreementFilter, sort: str, today: date, many: int, *, descending: bool = False
) -> tuple[tuple[int, ...], tuple[AgreementRow, ...]]:
    """Return list_order() with its first rows, so that a screenful needs no second question."""
    with store.listing() as asks:
        numbers = query.order(asks, wanted, sort, today, store.kept, descending=descending)
        return numbers, query.rows(asks, numbers[:many], today)


def list_all(store: Lists, wanted: AgreementFilter, sort: str, today: date) -> tuple[AgreementRow, ...]:
    """Return all rows that fit, in order."""
    with store.listing() as asks:
        return query.rows(asks, query.order(asks, wanted, sort, today, store.kept), today)


def count(store: Lists, wanted: AgreementFilter, today: date) -> int:
    """Return how many agreements fit: what list_order() gives, counted."""
    with store.listing() as asks:
        return query.count(asks, wanted, today)


def find(store: Lists, number: str) -> str:
    """Return the UUID of the agreement with a number; UserError NKA-133 when there is none."""
    with store.listing() as asks:
        return query.find(asks, number)
