"""The table: shows rows and says which one was marked, opened, and how they are to be sorted."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QMimeData, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QWidget

from nkavtal.base.i18n import gettext as _
from nkavtal.catalogue.listing import Listed, ListedColumn
from nkavtal.gui.parts.column import Column
from nkavtal.gui.parts.column_table import ColumnTable
from nkavtal.gui.parts.heading import Heading
from nkavtal.gui.parts.row_model import Fetch, Index, Key

_FEW = 4
_KEPT_MARKS = 1000  # more marked rows than this are not kept over a reload


class RowTable(ColumnTable):
    """A table over frozen rows; it knows columns and keys, no subject."""

    marked = Signal(object)
    """The key of the row that has become current, None when there is none."""
    opened = Signal(object)
    """The key of the row that was double clicked or entered."""
    selection_changed = Signal()
    menu_asked = Signal(object, QPoint)
    """The key of the row under a right click, and where on the screen."""

    def __init__(
        self,
        columns: Sequence[Column],
        name: str,
        *,
        two_lines: bool = False,
        pad: int = 24,
        parent: QWidget | None = None,
    ) -> None:
        self._quiet = False
        super().__init__(columns, two_lines=two_lines, pad=pad, parent=parent)
        self.setAccessibleName(name)
        self._set_up_view()

    def _set_up_view(self) -> None:
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._right_click)
        self.doubleClicked.connect(lambda index: self.opened.emit(self.rows.keys[index.row()]))
        self.verticalHeader().hide()

    def sizeHint(self) -> QSize:
        """Ask for the room of a few rows in any text size; what shares a page with a table goes by this."""
        hint, bar = super().sizeHint(), self.horizontalScrollBar().sizeHint().height()
        rows = _FEW * self.verticalHeader().defaultSectionSize()
        return QSize(hint.width(), max(hint.height(), self.horizontalHeader().sizeHint().height() + rows + bar))

    def set_rows(self, rows: Sequence[Any], key: Callable[[Any], Key]) -> None:
        """Show rows that are all at hand; the marked row stays marked by its key."""
        self._reload(lambda: self.rows.set_rows(rows, key))

    def set_keys(self, keys: Sequence[Any], fetch: Fetch, first: Sequence[Any] = ()) -> None:
        """Show rows in the order of their keys, fetched when they come in sight; the first ones are at hand."""
        self._reload(lambda: self.rows.set_keys(keys, fetch, first))

    def _reload(self, change: Callable[[], None]) -> None:
        marked, selected = self.marked_key(), self.selected_keys()
        place = max(0, self.currentIndex().row())
        self._quiet = True
        try:
            change()
            self._mark_again(marked, selected if len(selected) <= _KEPT_MARKS else [], place)
            if not selected:
                self.clearSelection()  # the focus stays where it was; it marks nothing by itself
        finally:
            self._quiet = False
        self._tell_marked()
        self.selection_changed.emit()

    def _mark_again(self, marked: Any, selected: list[Any], place: int) -> None:
        if marked is None or not self.rows.keys:
            return
        found = self.rows.place(marked)
        if found < 0:
            found = min(place, len(self.rows.keys) - 1)
            selected = []
        self._go_to(found)
        marks = QItemSelection()
        for key in selected:
            at = self.rows.place(key)
            if at >= 0:
                marks.select(self.rows.index(at, 0), self.rows.index(at, len(self.rows.columns) - 1))
        flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().select(marks, flags)

    def mark(self, key: Any) -> bool:
        """Mark the row with a key and bring it in sight; say whether it is here."""
        place = self.rows.place(key)
        if place >= 0:
            self._go_to(place)
        return place >= 0

    def mark_first(self) -> None:
        """Mark the first row, if there is one."""
        if self.rows.keys:
            self._go_to(0)

    def _go_to(self, place: int) -> None:
        shown = next((c for c in range(len(self.rows.columns)) if not self.isColumnHidden(c)), 0)
        index = self.rows.index(place, shown)
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def marked_key(self) -> Any:
        """Return the key of the current row, or None."""
        index = self.currentIndex()
        return self.rows.keys[index.row()] if index.isValid() and index.row() < len(self.rows.keys) else None

    def marked_row(self) -> Any:
        """Return the current row; None when there is none or it is being fetched."""
        index = self.currentIndex()
        return self.rows.row_at(index.row()) if self.marked_key() is not None else None

    def selected_keys(self) -> list[Any]:
        """Return the keys of all marked rows, from the top down."""
        model = self.selectionModel()
        if model is None:
            return []
        places = sorted(index.row() for index in model.selectedRows(0))
        return [self.rows.keys[place] for place in places if place < len(self.rows.keys)]

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell which row became current and repaint the focus frame of both."""
        super().currentChanged(current, previous)
        self.viewport().update()
        if not self._quiet and current.row() != previous.row():
            self._tell_marked()

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Tell that other rows are marked."""
        super().selectionChanged(selected, deselected)
        if not self._quiet:
            self.selection_changed.emit()

    def _tell_marked(self) -> None:
        self.marked.emit(self.marked_key())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Ctrl+C copies; arrows are the table's own."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.marked_key() is not None:
            self.opened.emit(self.marked_key())
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Jump to the row that begins so; rows that would have to be fetched are not searched."""
        if not self.rows.fetched:
            super().keyboardSearch(search)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Mark the first row when none is, so that the focus can be seen."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.mark_first()
        self.viewport().update()

    def copy(self) -> None:
        """Copy the marked rows with heads, as a table for a sheet or a text."""
        columns = [self.rows.columns[c] for c in self._shown()]

        lines = [[column.title for column in columns]]
        for key in self.selected_keys():
            row = self.rows.row_at(self.rows.place(key))
            if row is not None:
                lines.append([column.text(row) for column in columns])
        to_clipboard(lines)

    def gather(self, title: str, selection: str, then: Callable[[Listed], None]) -> None:
        """Call with the list as it is shown: columns, order and all rows, also those that never came in sight."""
        columns = [self.rows.columns[c] for c in self._shown()]
        widths = [max(self.columnWidth(c), 1) for c in self._shown()]
        name, falling = self._sorted
        sorted_by = next((column.title for column in columns if column.sort_name == name and name), "")
        order = _("Sorterat på {column}, fallande.") if falling else _("Sorterat på {column}.")
        self.rows.with_all(
            lambda rows: then(
                Listed(
                    title,
                    tuple(_heads(columns, widths)),
                    tuple(
                        tuple(_cells(columns, row)) for row in rows if row is not None and not isinstance(row, Heading)
                    ),
                    selection,
                    order.format(column=sorted_by) if sorted_by else "",
                )
            )
        )

    def _right_click(self, at: QPoint) -> None:
        index = self.indexAt(at)
        if index.isValid():
            self.menu_asked.emit(self.rows.keys[index.row()], self.viewport().mapToGlobal(at))


def to_clipboard(lines: Sequence[Sequence[str]]) -> None:
    """Put lines of cells, heads first, on the clipboard: with tabs for a text, as a table for a sheet or a mail."""
    from html import escape

    data = QMimeData()
    data.setText("\n".join("\t".join(cell.replace("\t", " ").replace("\n", " ") for cell in line) for line in lines))
    cells = ["".join(f"<td>{escape(cell)}</td>" for cell in line) for line in lines]
    data.setHtml("<table>" + "".join(f"<tr>{line}</tr>" for line in cells) + "</table>")
    QGuiApplication.clipboard().setMimeData(data)


def _heads(columns: Sequence[Column], widths: Sequence[int]) -> Iterator[ListedColumn]:
    for column, width in zip(columns, widths, strict=True):
        room = width * (2 if column.stretch else 1)  # on the screen it has what the others leave
        yield ListedColumn(column.title, room, column.right)
        if column.sub_title:
            yield ListedColumn(column.sub_title, room / 2)


def _cells(columns: Sequence[Column], row: Any) -> Iterator[str]:
    for column in columns:
        yield column.text(row)
        if column.sub_title and column.sub is not None:
            yield column.sub(row)
