"""What waits: the counters and the days to come."""

from __future__ import annotations

from datetime import date

from nkavtal.catalogue.overview import Counter, Deadline
from nkavtal.catalogue.pending import COUNTED
from nkavtal.catalogue.rows import AgreementFilter
from nkavtal.store.plain import Asks
from nkavtal.store.queries.agreement import FROM
from nkavtal.store.queries.agreement_filter import where

_PARTS = {"decision": "awaited", "signature": "unsigned"}


def counters(asks: Asks, today: date) -> tuple[Counter, ...]:
    """Return every counter; each counts by the condition that the list is narrowed with when it is opened."""
    return tuple(_counter(asks, code, today) for code in COUNTED)


def _counter(asks: Asks, code: str, today: date) -> Counter:
    fits = where(asks, AgreementFilter(pending=code), today)
    of = f"sum(d.{_PARTS[code]})" if code in _PARTS else "min(d.next_day)"  # each stands in the index of its condition
    statement = f"SELECT count(*), {of} FROM agreement_derived d{fits.sql}"  # noqa: S608 - our own names
    ((n, found),) = asks.exec_driver_sql(statement, fits.values).fetchall()
    return Counter(code, n, parts=found or 0) if code in _PARTS else Counter(code, n, found)


def deadlines(asks: Asks, today: date, limit: int) -> tuple[Deadline, ...]:
    """Return the first days to come, late replies before them, in the order of the list."""
    fits = where(asks, AgreementFilter(pending="dated"), today)
    statement = (
        f"SELECT a.uuid, a.number, a.title, d.next_day, d.next_kind, d.example {FROM}{fits.sql}"
        " ORDER BY d.next_day, d.next_kind, d.id LIMIT :limit"
    )
    found = asks.exec_driver_sql(statement, {**fits.values, "limit": limit}).fetchall()
    return tuple(
        Deadline(key, number, title, day, kind, bool(example)) for key, number, title, day, kind, example in found
    )
