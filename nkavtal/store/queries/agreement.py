"""The register's list: SQL text in, rows out, so that it can be shown before SQLAlchemy is loaded."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from functools import cached_property
from typing import Any

from nkavtal.base.errors import UserError
from nkavtal.base.i18n import N_
from nkavtal.catalogue.rows import AgreementFilter, AgreementRow
from nkavtal.store.plain import Asks, Kept
from nkavtal.store.queries.agreement_filter import where
from nkavtal.store.queries.agreement_today import NEXT_DAY, STATUS
from nkavtal.store.search import Condition

SORTS = {
    "next_day": "d.next_day, d.next_kind",
    "title": "d.title_key",
    "counterparties": "d.counterparty_key",
    "starts_on": "d.start_key",
    "ends_on": "d.end_key",
    "adopted": "d.adopted",
    "number": "a.number",
    "diary_number": "a.diary_number",
    "old_number": "a.old_number",
    "responsible": "a.responsible",
    "type": "a.type",
    "areas": "a.areas",
}
"""What the list can be sorted by; agreements without a day to come stand last in either direction."""

COLUMNS = f"""a.uuid, a.number, a.title, a.areas, a.type, a.diary_number, a.old_number, a.responsible, d.counterparties,
 a.starts_on, a.ends_on, a.open_ended,
 {NEXT_DAY}, d.next_kind,
 d.parties, d.adopted, d.signed, d.bar, {STATUS} AS status, d.example, d.entry,
 d.entry_waits"""
_OPEN_ENDED, _EXAMPLE = (AgreementRow._fields.index(name) for name in ("open_ended", "example"))
_FEW = 8
FROM = "FROM agreement_derived d JOIN agreement a ON a.uuid = d.agreement"


class Order:
    """All agreements in one order; what fits is met with it instead of being sorted at each key that is typed."""

    def __init__(self, numbers: tuple[int, ...]) -> None:
        self.numbers = numbers

    @cached_property
    def _places(self) -> dict[int, int]:
        return {number: place for place, number in enumerate(self.numbers)}

    def of(self, fitting: Sequence[int]) -> tuple[int, ...]:
        """Return the fitting numbers in this order; a few are sorted, of many the whole order is gone through."""
        if len(fitting) * _FEW < len(self.numbers):
            return tuple(sorted(fitting, key=self._places.__getitem__))
        return tuple(filter(set(fitting).__contains__, self.numbers))


def order(
    asks: Asks, wanted: AgreementFilter, sort: str, today: date, kept: Kept, *, descending: bool = False
) -> tuple[int, ...]:
    """Return the numbers of all derived rows that fit, in order; rows() turns them into rows.

    KeyError for a sort that SORTS does not have, WrongWord for a search word that means nothing.
    """
    fits = where(asks, wanted, today)
    whole = kept.answer(asks, (sort, descending, today), lambda: _whole(asks, sort, today, descending=descending))
    return whole.of(_fitting(asks, fits)) if fits.sql else whole.numbers


def _whole(asks: Asks, sort: str, today: date, *, descending: bool) -> Order:
    key = ", ".join(f"{part}{' DESC' if descending else ''}" for part in (*SORTS[sort].split(", "), "d.id"))
    kept = "d.id, d.next_day, d.next_kind" if sort == "next_day" else "d.id"  # the number alone is in the index
    found = asks.exec_driver_sql(f"SELECT {kept} {_source(key)} ORDER BY {key}").fetchall()
    return Order(_to_come_first(found, today.isoformat()) if sort == "next_day" else tuple(row[0] for row in found))


def _fitting(asks: Asks, fits: Condition) -> list[int]:
    """Return the numbers that fit, in no order; SQLite hands them over as one text in half the time of many rows."""
    statement = f"SELECT json_group_array(d.id) {_source(fits.sql)}{fits.sql}"
    ((numbers,),) = asks.exec_driver_sql(statement, fits.values).fetchall()
    found: list[int] = json.loads(numbers)
    return found


def _source(asked: str) -> str:
    return FROM if "a." in asked else "FROM agreement_derived d"


def count(asks: Asks, wanted: AgreementFilter, today: date) -> int:
    """Return how many agreements order() would give: the number on a counter that opens the list."""
    fits = where(asks, wanted, today)
    ((found,),) = asks.exec_driver_sql(f"SELECT count(*) {_source(fits.sql)}{fits.sql}", fits.values).fetchall()
    return int(found)


def _to_come_first(found: Sequence[Sequence[Any]], today: str) -> tuple[int, ...]:
    """Put agreements without a next day last; a last day that has passed is none, a late reply still is one."""
    coming: list[int] = []
    others: list[int] = []
    for number, day, kind in found:
        (others if day is None or (kind == "ends" and day < today) else coming).append(number)
    return (*coming, *others)


def rows(asks: Asks, numbers: Sequence[int], today: date) -> tuple[AgreementRow, ...]:
    """Return the rows of some numbers from order(), in the order given; one removed since is left out."""
    found: dict[int, AgreementRow] = {}
    for start in range(0, len(numbers), 500):
        marks = ",".join(str(int(number)) for number in numbers[start : start + 500])
        statement = f"SELECT d.id, {COLUMNS} {FROM} WHERE d.id IN ({marks})"
        for number, *row in asks.exec_driver_sql(statement, {"today": today.isoformat()}).fetchall():
            found[number] = _agreement_row(row)
    return tuple(found[number] for number in numbers if number in found)


def find(asks: Asks, number: str) -> str:
    """Return the UUID of the living agreement with our number (or a lone old number); UserError NKA-133 when none."""
    for column in ("number", "old_number"):
        statement = f"SELECT uuid FROM agreement WHERE NOT removed AND {column} = ?"  # noqa: S608 - our own names
        found = asks.exec_driver_sql(statement, (number.strip(),)).fetchall()
        if len(found) == 1:
            return str(found[0][0])
    raise UserError(
        "NKA-133",
        N_("Det finns inget avtal med numret {number}."),
        N_("Sök i listan för att se vilka nummer som finns."),
        number=number,
    )


def _agreement_row(row: list[Any]) -> AgreementRow:
    open_ended, example = row[_OPEN_ENDED], row[_EXAMPLE]
    row[_OPEN_ENDED] = None if open_ended is None else bool(open_ended)
    row[_EXAMPLE] = bool(example)
    return AgreementRow._make(row)
