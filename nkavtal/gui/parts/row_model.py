"""The one table model: frozen rows, all at hand or fetched in blocks when they are to be seen."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer

from nkavtal.gui import theme
from nkavtal.gui.parts.column import Column

Index = QModelIndex | QPersistentModelIndex
Key = Hashable
Fetch = Callable[[Sequence[Any], Callable[[Sequence[Any]], None]], object]
"""Gets keys and a place to deliver their rows, in the same order; None for a row that is gone."""

BLOCK = 256
_HERE = QModelIndex()
_ROLES = {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}


class RowModel(QAbstractTableModel):
    """Rows under keys in a given order; the delegate paints from `row_at` and `columns`."""

    def __init__(self, columns: Sequence[Column], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._keys: Sequence[Any] = ()
        self._rows: dict[Any, Any] = {}
        self._places: dict[Any, int] = {}
        self._fetch: Fetch | None = None
        self._new = 0
        self._asked: set[int] = set()
        self._wanted: set[int] = set()
        self._round = 0

    def set_rows(self, rows: Sequence[Any], key: Callable[[Any], Key]) -> None:
        """Show rows that are all at hand."""
        self._reset([key(row) for row in rows], None, {key(row): row for row in rows})

    def set_keys(self, keys: Sequence[Any], fetch: Fetch, first: Sequence[Any] = ()) -> None:
        """Show rows that are fetched when they come in sight, the first ones at once.

        Those known from before stay until the new ones arrive.
        """
        self._rows.update(zip(keys, first, strict=False))
        self._reset(keys, fetch, self._rows, len(first))

    def _reset(self, keys: Sequence[Any], fetch: Fetch | None, rows: dict[Any, Any], new: int = 0) -> None:
        self.beginResetModel()
        self._keys, self._fetch, self._rows, self._new = keys, fetch, rows, new
        self._places = {}
        self._asked.clear()
        self._wanted.clear()
        self._round += 1
        self.endResetModel()

    @property
    def keys(self) -> Sequence[Any]:
        """The keys in the order shown."""
        return self._keys

    @property
    def fetched(self) -> bool:
        """Whether rows are fetched when they come in sight."""
        return self._fetch is not None

    def place(self, key: Any) -> int:
        """Return the row number of a key, or -1."""
        if not self._places:
            self._places = {key: i for i, key in enumerate(self._keys)}
        return self._places.get(key, -1)

    def row_at(self, place: int) -> Any:
        """Return the row at a place, None while it is being fetched."""
        if self._fetch is not None and place >= self._new:
            self._want(place // BLOCK)
        return self._rows.get(self._keys[place])

    def with_all(self, then: Callable[[Sequence[Any]], None]) -> None:
        """Call with every row in order, fetched now where they are not at hand."""
        if self._fetch is None:
            then([self._rows[key] for key in self._keys])
        elif self._keys:
            self._fetch(self._keys, then)
        else:
            then(())

    def _want(self, block: int) -> None:
        if block in self._asked:
            return
        self._asked.add(block)
        if not self._wanted:
            QTimer.singleShot(0, self, self._fetch_wanted)  # not while painting
        self._wanted.add(block)

    def _fetch_wanted(self) -> None:
        fetch, wanted = self._fetch, sorted(self._wanted)
        self._wanted.clear()
        for block in wanted if fetch is not None else []:
            keys = self._keys[block * BLOCK : (block + 1) * BLOCK]
            self._fetch_block(block, keys)

    def _fetch_block(self, block: int, keys: Sequence[Any]) -> None:
        asked_in = self._round

        def deliver(rows: Sequence[Any]) -> None:
            if asked_in != self._round:
                return
            self._rows.update((key, row) for key, row in zip(keys, rows, strict=True) if row is not None)
            first = block * BLOCK
            self.dataChanged.emit(self.index(first, 0), self.index(first + len(keys) - 1, len(self.columns) - 1))

        if self._fetch is not None:
            self._fetch(keys, deliver)

    def rowCount(self, parent: Index = _HERE) -> int:
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self._keys)

    def columnCount(self, parent: Index = _HERE) -> int:
        """Return how many columns there are, hidden ones too."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Answer with text; everything else is painted by the delegate."""
        if role not in _ROLES:
            return None
        column, row = self.columns[index.column()], self.row_at(index.row())
        if row is None:
            return "…"
        return column.spoken(row) if role == Qt.ItemDataRole.AccessibleTextRole else column.text(row)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Answer with the title, its side and its font."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        column = self.columns[section]
        if role in _ROLES:
            return column.title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        return theme.current().font(theme.SMALL, bold=True) if role == Qt.ItemDataRole.FontRole else None
