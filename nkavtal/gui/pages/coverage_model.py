"""The matrix as a table model: rows fetched in blocks, one column for each municipality."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt

from nkavtal.base.i18n import gettext as _
from nkavtal.catalogue.coverage import (
    Cell,
    Coverage,
    CoverageColumn,
    CoverageRow,
    cell_letter,
    cell_words,
    column_count,
    column_words,
    row_count,
)
from nkavtal.gui.pages import agreement_words as words
from nkavtal.gui.parts.column import Column
from nkavtal.gui.parts.matrix_heads import TWO_LINES
from nkavtal.gui.parts.row_model import Fetch, Index, RowModel
from nkavtal.gui.parts.state_chip import State
from nkavtal.gui.states import cell_state

_SPOKEN = (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole)


class CoverageModel(RowModel):
    """Agreements down, municipalities across; a cell without anything means that nothing is known."""

    def __init__(self) -> None:
        super().__init__(())
        self.parties: tuple[CoverageColumn, ...] = ()

    def show_matrix(self, parties: Sequence[CoverageColumn], numbers: Sequence[int], fetch: Fetch) -> None:
        """Show other columns and rows."""
        self.beginResetModel()
        self.parties = tuple(parties)
        self.columns = tuple(Column(one.organisation, one.name, _nothing) for one in self.parties)
        self.endResetModel()
        self.set_keys(numbers, fetch)

    def agreement_at(self, row: int) -> CoverageRow | None:
        """Return the agreement in a row, None while it is fetched or when there is no such row."""
        found = self.row_at(row) if 0 <= row < len(self.keys) else None
        return found if isinstance(found, CoverageRow) else None

    def cell_at(self, row: int, column: int) -> Cell | None:
        """Return what is known of a party, None when nothing is."""
        found = self.agreement_at(row)
        return found.cells.get(self.parties[column].organisation) if found is not None else None

    def state_at(self, index: Index) -> State | None:
        """Return the chip of a cell."""
        found = self.agreement_at(index.row())
        cell = self.cell_at(index.row(), index.column())
        return cell_state(found, cell) if found is not None and cell is not None else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Answer with the letter, and in words to a screen reader and under the pointer."""
        found = self.agreement_at(index.row())
        if found is None:
            return "…" if role == Qt.ItemDataRole.DisplayRole else None
        cell = self.cell_at(index.row(), index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return cell_letter(found, cell)
        if role in _SPOKEN:
            name = self.parties[index.column()].name
            return _("{name}, {title}: {what}").format(name=name, title=found.title, what=cell_words(cell))
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Answer with two lines to paint, and with the whole heading to a screen reader and under the pointer."""
        if orientation == Qt.Orientation.Horizontal:
            return self._of_column(self.parties[section], role) if section < len(self.parties) else None
        found = self.agreement_at(section)
        return self._of_row(found, role) if found is not None else None

    def _of_column(self, one: CoverageColumn, role: int) -> Any:
        if role == TWO_LINES:
            return one.name, column_count(one), "tx2"
        if role == Qt.ItemDataRole.DisplayRole:
            return one.name
        return column_words(one) if role in _SPOKEN else None

    def _of_row(self, row: CoverageRow, role: int) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        under = [row_count(row)]
        if row.status != "in_force":
            under.append(words.status_word(row.status))
        if row.example:
            under.append(_("EXEMPEL"))
        if role == TWO_LINES:
            return row.title, "  ·  ".join(under), words.status_ink(row.status) if row.status != "in_force" else "tx3"
        return ", ".join([row.number, row.title, *under]) if role in _SPOKEN else None


class Gaps:
    """Where the gaps are, row by row from the left; the places are those of rows as they are shown."""

    def __init__(self, found: Coverage) -> None:
        self._places = [
            (row, column) for row, number in enumerate(found.numbers) for column in found.gaps.get(number, ())
        ]

    def __len__(self) -> int:
        return len(self._places)

    def step(self, here: tuple[int, int], by: int) -> tuple[int, int] | None:
        """Return the next gap, or the previous one when `by` is negative, going round; None when there is none."""
        if not self._places:
            return None
        at = bisect_right(self._places, here) if by > 0 else bisect_left(self._places, here) - 1
        return self._places[at % len(self._places)]

    def number(self, here: tuple[int, int]) -> int:
        """Return which gap in order a cell is, 0 when it is none."""
        at = bisect_left(self._places, here)
        return at + 1 if at < len(self._places) and self._places[at] == here else 0


def _nothing(_row: Any) -> str:
    return ""
