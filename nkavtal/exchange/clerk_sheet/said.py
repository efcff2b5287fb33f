"""What the cells of a row say as values: what differs from what stood there when the sheet was sent."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from nkavtal.base.errors import UserError
from nkavtal.base.i18n import N_
from nkavtal.base.i18n import gettext as _
from nkavtal.catalogue.field import Kind, Value
from nkavtal.catalogue.typed import read
from nkavtal.exchange.clerk_sheet.layout import BLANKS, Blank, Sent
from nkavtal.exchange.clerk_sheet.read import ClerkRow, text_of
from nkavtal.exchange.register_in.draft import Draft
from nkavtal.exchange.workbook_in import CellValue

_FIRST_YEAR = 1950
"""A lone year typed in a cell for days becomes a day of the year 1905 in Excel."""


@dataclass(frozen=True, slots=True)
class Said:
    """A row whose party is known; `values` are its cells as values, `says` those that differ from what was sent.

    `trusted` tells that what was sent is known: without it every cell is compared with the register alone.
    """

    row: ClerkRow
    agreement: str
    party: str
    organisation: str
    values: Mapping[str, Value]
    says: Mapping[str, Value]
    sent: Sent
    trusted: bool = True

    def of(self, table: str, values: Mapping[str, Value]) -> dict[str, Value]:
        """Return values of one ledger by field."""
        return {one.name: values[one.id] for one in BLANKS if one.table == table and one.id in values}


@dataclass(frozen=True, slots=True)
class Row:
    """A row that has found its way home: to which party, and as what it was sent."""

    row: ClerkRow
    agreement: str
    party: str
    organisation: str
    sent: Sent
    trusted: bool = True


def read_cells(draft: Draft, home: Row, today: date) -> Said:
    """Read the cells of a row; one that cannot be read is told of and counts as it was sent."""
    values: dict[str, Value] = {}
    says: dict[str, Value] = {}
    row, sent = home.row, home.sent
    for one in BLANKS:
        if one.id not in row.said:
            continue  # the column has been taken away
        typed, before = text_of(row.said[one.id]), sent.values.get(one.id, "")
        try:
            value = _value(one, row.said[one.id], before, today)
        except UserError as error:
            draft.leave(row.cells[one.id], "bad_cell", typed, why=error.message)
            value = before or None
        values[one.id] = value
        if (value or "") != before:
            says[one.id] = value
        if one.id in row.cells:
            draft.fates.setdefault(row.cells[one.id], "fact" if one.id in says else "checked")
    return Said(row, home.agreement, home.party, home.organisation, values, says, sent, home.trusted)


def _value(one: Blank, cell: CellValue, before: str, today: date) -> Value:
    """Return what a cell means; what was sent means what it did, whatever the language it is shown in."""
    typed = text_of(cell)
    if not typed.strip():
        return None
    if one.field.kind is Kind.CHOICE:
        for code, words in (one.field.choices or {}).items():
            if typed.strip().casefold() in (code, words.casefold(), _(words).casefold()):
                return code
    if _as_cell(typed) == _as_cell(before):
        return before
    if isinstance(cell, date) and cell.year < _FIRST_YEAR:
        raise UserError("NKA-390", N_("{day} är ett orimligt datum."), N_("Skriv till exempel 2026-12-14."), day=typed)
    return read(one.field, typed, today)


def _as_cell(text: str) -> str:
    """Return a text as a workbook gives it back: without blanks at its ends, composed, with plain line ends."""
    return unicodedata.normalize("NFC", text).replace("\r\n", "\n").strip()
