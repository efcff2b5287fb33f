"""What the cells of a row say as values: what differs from what stood there when the sheet was sent."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from nkavtal.base.errors import UserError
from nkavtal.base.i18n import gettext as _
from nkavtal.catalogue.field import Kind, Value
from nkavtal.catalogue.typed import read
from nkavtal.exchange.clerk_sheet.layout import BLANKS, Blank, Sent
from nkavtal.exchange.clerk_sheet.read import ClerkRow, text_of
from nkavtal.exchange.register_in.draft import Draft


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
    unread: frozenset[str] = field(default_factory=frozenset)

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
    unread: set[str] = set()
    row, sent = home.row, home.sent
    for one in BLANKS:
        if one.id not in row.said:
            continue  # the column has been taken away
        typed, before = text_of(row.said[one.id]), sent.values.get(one.id, "")
        try:
            value = _value(one, typed, before, today)
        except UserError as error:
            draft.leave(row.cells[one.id], "bad_cell", typed, why=str(error))
            value = before or None
            unread.add(one.id)
        values[one.id] = value
        if (value or "") != before:
            says[one.id] = value
        if one.id in row.cells:
            draft.fates.setdefault(row.cells[one.id], "fact" if one.id in says else "checked")
    return Said(
        row, home.agreement, home.party, home.organisation, values, says, sent, home.trusted, frozenset(unread)
    )  # fmt: skip


def _value(one: Blank, typed: str, before: str, today: date) -> Value:
    """Return what a cell means; what was sent means what it did, whatever the language it is shown in."""
    if not typed.strip():
        return None
    if one.field.kind is Kind.CHOICE:
        for code, words in (one.field.choices or {}).items():
            if typed.strip().casefold() in (code, words.casefold(), _(words).casefold()):
                return code
    if typed == before:
        return before
    return read(one.field, typed, today)
