"""A list as a sheet of a workbook: days as days, numbers as numbers, and above them how it was chosen."""

from __future__ import annotations

import re
from datetime import date

from nkavtal.base.i18n import gettext as _
from nkavtal.base.i18n import ngettext
from nkavtal.catalogue.listing import Listed, ListedColumn
from nkavtal.exchange.workbook_out import Kind, OutColumn, OutSheet, Value

_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_NUMBER = re.compile(r"\d{1,15}", re.ASCII)
_WIDEST, _NARROWEST = 60, 8  # letters
_LOOKED_AT = 500  # rows that widths and kinds are judged by


def sheet(listed: Listed, today: date, by: str) -> OutSheet:
    """Return the sheet; a day known to the day becomes a real day, other words stay words."""
    n = len(listed.rows)
    told = ngettext("{n} rad, {day}, {by}", "{n} rader, {day}, {by}", n).format(n=n, day=today.isoformat(), by=by)
    intro = [listed.title, *filter(None, (listed.selection, listed.order)), told]
    columns = [
        _column(column, [row[at] for row in listed.rows[:_LOOKED_AT]]) for at, column in enumerate(listed.columns)
    ]
    kinds = [column.kind for column in columns]
    rows = (tuple(_value(cell, kind) for cell, kind in zip(row, kinds, strict=True)) for row in listed.rows)
    return OutSheet(_("Lista"), tuple(intro), tuple(columns), rows)


def _column(column: ListedColumn, cells: list[str]) -> OutColumn:
    known = [cell for cell in cells if _said(cell)]
    widest = max((len(cell) for cell in (column.title, *known)), default=0) + 2
    width = min(max(widest, _NARROWEST), _WIDEST)
    if known and any(_DAY.fullmatch(cell) for cell in known):
        return OutColumn(column.title, max(width, 12), "partial")
    if known and column.right and all(_NUMBER.fullmatch(cell) for cell in known):
        return OutColumn(column.title, width, "number")
    return OutColumn(column.title, width)


def _value(cell: str, kind: Kind) -> Value:
    if not _said(cell):
        return None
    if kind == "number":
        return int(cell) if _NUMBER.fullmatch(cell) else cell
    if kind == "partial" and _DAY.fullmatch(cell):
        return date.fromisoformat(cell)
    return cell


def _said(cell: str) -> bool:
    """Tell if a cell says anything: a dash on the screen stands for nothing known."""
    return cell.strip() not in ("", "–", "…")
