"""A table whose rows stand under headings; arrows and marks pass the headings over."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView

from nkavtal.gui.parts import heading
from nkavtal.gui.parts.heading import Heading
from nkavtal.gui.parts.row_model import Index, Key, RowModel
from nkavtal.gui.parts.row_table import RowTable

_UP = {
    QAbstractItemView.CursorAction.MoveUp,
    QAbstractItemView.CursorAction.MovePageUp,
    QAbstractItemView.CursorAction.MovePrevious,
}


_ROW = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren


class GroupedModel(RowModel):
    """Rows with headings among them, which can be neither marked nor gone to."""

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Let a heading say itself to who cannot see it."""
        row = self.row_at(index.row())
        if not isinstance(row, Heading):
            return super().data(index, role)
        return row.spoken if role == Qt.ItemDataRole.AccessibleTextRole else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return none for a heading."""
        heading = index.isValid() and isinstance(self.keys[index.row()], Heading)
        return Qt.ItemFlag.NoItemFlags if heading else _ROW  # asked for every cell of a selection


class GroupedTable(RowTable):
    """Rows under headings; a heading without a title is not shown, so that a list in another order has none."""

    model_of = GroupedModel

    def set_groups(self, groups: Sequence[tuple[Heading, Sequence[Any]]], key: Callable[[Any], Key]) -> None:
        """Show groups that are all at hand; those without rows are left out."""
        shown: list[Any] = []
        for one, rows in groups:
            if rows and one.title:
                shown.append(one)
            shown.extend(rows)
        self.set_rows(shown, lambda row: row if isinstance(row, Heading) else key(row))
        self._fit()

    @property
    def row_keys(self) -> list[Any]:
        """The keys of the rows, without the headings."""
        return [key for key in self.rows.keys if not isinstance(key, Heading)]

    def marked_key(self) -> Any:
        """Return the key of the current row, or None."""
        key = super().marked_key()
        return None if isinstance(key, Heading) else key

    def selected_keys(self) -> list[Any]:
        """Return the keys of all marked rows."""
        marked = self.selectionModel().selection()
        parts = [marked.at(at) for at in range(marked.count())]
        places = sorted({row for part in parts for row in range(part.top(), part.bottom() + 1)})
        keys = self.rows.keys
        return [keys[at] for at in places if at < len(keys) and not isinstance(keys[at], Heading)]

    def _go_to(self, place: int) -> None:
        super()._go_to(self._beside(place, 1))

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Step over headings, in the direction of the key; upwards from the first row stays there."""
        found = super().moveCursor(action, modifiers)
        if not found.isValid():
            return found
        return self.rows.index(self._beside(found.row(), -1 if action in _UP else 1), found.column())

    def _beside(self, place: int, step: int) -> int:
        """Return the place of the nearest row from a place on, the other way when there is none that way."""
        keys = self.rows.keys
        for way in (
            range(place, len(keys) if step > 0 else -1, step),
            range(place, -1 if step > 0 else len(keys), -step),
        ):
            for at in way:
                if not isinstance(keys[at], Heading):
                    return at
        return place

    def _fit(self) -> None:
        super()._fit()
        head = self.verticalHeader()
        for place, key in enumerate(self.rows.keys):
            if isinstance(key, Heading):
                head.resizeSection(place, heading.height())
