"""The table: shows rows and says which one was marked, opened, and how they are to be sorted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape
from typing import Any

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QMimeData, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QWidget

from nkavtal.base.i18n import gettext as _
from nkavtal.gui import theme
from nkavtal.gui.parts.column import Column
from nkavtal.gui.parts.row_cells import RowCells
from nkavtal.gui.parts.row_model import Fetch, Index, Key, RowModel

_KEPT_MARKS = 1000  # more marked rows than this are not kept over a reload
_UNIT = 1000
_FEWEST = 40  # logical pixels of the narrowest column


class RowTable(QTableView):
    """A table over frozen rows; it knows columns and keys, no subject."""

    marked = Signal(object)
    """The key of the row that has become current, None when there is none."""
    opened = Signal(object)
    """The key of the row that was double clicked or entered."""
    selection_changed = Signal()
    sort_asked = Signal(str, bool)
    """A column's sort name and whether falling."""
    layout_changed = Signal()
    """Somebody chose, moved or resized columns: `layout_state` is worth remembering."""
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
        super().__init__(parent)
        self.rows = RowModel(columns, self)
        self._cells = RowCells(self, self.rows, two_lines=two_lines, pad=pad)
        self._sorted = ("", False)
        self._quiet = False
        self._unit = theme.current().wide(_UNIT)
        self.setModel(self.rows)
        self.setItemDelegate(self._cells)
        self.setAccessibleName(name)
        self._set_up_view()
        self._set_up_head()
        self.reset_columns()
        theme.current().changed.connect(self._rescale)

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

    def _set_up_head(self) -> None:
        head = self.horizontalHeader()
        head.setProperty("pad", str(self._cells.pad))
        head.setSectionsMovable(True)
        head.setHighlightSections(False)
        head.setMinimumSectionSize(_FEWEST)
        head.setSortIndicatorShown(False)
        head.setSectionsClickable(True)
        head.setAccessibleName(_("Kolumnrubriker"))
        head.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        head.customContextMenuRequested.connect(lambda at: self.choose_columns(head.mapToGlobal(at)))
        head.sectionClicked.connect(self._head_clicked)
        head.sectionResized.connect(self._arranged)
        head.sectionMoved.connect(self._arranged)

    def set_rows(self, rows: Sequence[Any], key: Callable[[Any], Key]) -> None:
        """Show rows that are all at hand; the marked row stays marked by its key."""
        self._reload(lambda: self.rows.set_rows(rows, key))

    def set_keys(self, keys: Sequence[Any], fetch: Fetch) -> None:
        """Show rows in the order of their keys, fetched when they come in sight."""
        self._reload(lambda: self.rows.set_keys(keys, fetch))

    def _reload(self, change: Callable[[], None]) -> None:
        marked, selected = self.marked_key(), self.selected_keys()
        place = max(0, self.currentIndex().row())
        self._quiet = True
        try:
            change()
            self._mark_again(marked, selected if len(selected) <= _KEPT_MARKS else [], place)
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
        data = QMimeData()
        data.setText(
            "\n".join("\t".join(cell.replace("\t", " ").replace("\n", " ") for cell in line) for line in lines)
        )
        cells = ["".join(f"<td>{escape(cell)}</td>" for cell in line) for line in lines]
        data.setHtml("<table>" + "".join(f"<tr>{line}</tr>" for line in cells) + "</table>")
        QGuiApplication.clipboard().setMimeData(data)

    def _right_click(self, at: QPoint) -> None:
        index = self.indexAt(at)
        if index.isValid():
            self.menu_asked.emit(self.rows.keys[index.row()], self.viewport().mapToGlobal(at))

    # --- columns

    def _shown(self) -> list[int]:
        head = self.horizontalHeader()
        order = [head.logicalIndex(visual) for visual in range(head.count())]
        return [column for column in order if not self.isColumnHidden(column)]

    def show_sort(self, name: str, falling: bool = False) -> None:
        """Show by which sort name the rows are sorted; '' for none."""
        self._sorted = (name, falling)
        head = self.horizontalHeader()
        order = Qt.SortOrder.DescendingOrder if falling else Qt.SortOrder.AscendingOrder
        found = [i for i, column in enumerate(self.rows.columns) if column.sort_name == name and name]
        head.setSortIndicatorShown(bool(found))
        if found:
            head.setSortIndicator(found[0], order)

    def _head_clicked(self, section: int) -> None:
        name = self.rows.columns[section].sort_name
        if not name:
            self.show_sort(*self._sorted)
            return
        falling = self._sorted[0] == name and not self._sorted[1]
        self.show_sort(name, falling)
        self.sort_asked.emit(name, falling)

    def choose_columns(self, at: QPoint | None = None) -> None:
        """Open the list of columns, at the pointer or under the head."""
        head = self.horizontalHeader()
        menu = self.column_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(at or head.mapToGlobal(QPoint(8, head.height())))

    def column_menu(self) -> QMenu:
        """Return the list of columns with ticks, and the way back."""
        menu = QMenu(self)
        for i, column in enumerate(self.rows.columns):
            entry = menu.addAction(column.title)
            entry.setCheckable(True)
            entry.setChecked(not self.isColumnHidden(i))
            entry.setEnabled(not column.fixed)
            entry.toggled.connect(lambda on, i=i: self._show_column(i, on))
        menu.addSeparator()
        menu.addAction(_("Återställ kolumnerna")).triggered.connect(self._columns_reset)
        return menu

    def _show_column(self, column: int, on: bool) -> None:
        self.setColumnHidden(column, not on)
        self._arranged()

    def _columns_reset(self) -> None:
        self.reset_columns()
        self.layout_changed.emit()

    def reset_columns(self) -> None:
        """Show the columns as they are at first."""
        self.restore_layout({})

    def layout_state(self) -> dict[str, Any]:
        """Return order, shown columns and widths, by name, for restore_layout."""
        names = [column.name for column in self.rows.columns]
        head = self.horizontalHeader()
        return {
            "order": [names[head.logicalIndex(i)] for i in range(len(names))],
            "shown": [names[i] for i in self._shown()],
            "widths": {name: self.columnWidth(i) for i, name in enumerate(names) if not self.isColumnHidden(i)},
        }

    def restore_layout(self, state: dict[str, Any]) -> None:
        """Arrange the columns as remembered; names that no longer exist are passed over, new ones keep their own."""
        self._quiet_head(lambda: self._restore(state))

    def _restore(self, state: dict[str, Any]) -> None:
        head = self.horizontalHeader()
        known = {column.name: i for i, column in enumerate(self.rows.columns)}
        order = [known[name] for name in state.get("order", ()) if name in known]
        for visual, logical in enumerate(order or range(len(known))):
            head.moveSection(head.visualIndex(logical), visual)
        shown, widths, seen = set(state.get("shown", ())), state.get("widths", {}), set(state.get("order", ()))
        for name, i in known.items():
            column = self.rows.columns[i]
            hidden = name not in shown if name in seen else column.hidden
            self.setColumnHidden(i, hidden and not column.fixed)
            mode = QHeaderView.ResizeMode.Stretch if column.stretch else QHeaderView.ResizeMode.Interactive
            head.setSectionResizeMode(i, mode)
            self.setColumnWidth(i, int(widths.get(name) or theme.current().wide(column.width)))

    def _quiet_head(self, change: Callable[[], None]) -> None:
        head = self.horizontalHeader()
        blocked = head.blockSignals(True)
        try:
            change()
        finally:
            head.blockSignals(blocked)
        self._fit()

    def _arranged(self) -> None:
        self._fit()
        self.layout_changed.emit()

    def _fit(self) -> None:
        shown = self._shown()
        self._cells.first_column = shown[0] if shown else 0
        self.verticalHeader().setDefaultSectionSize(self._cells.row_height())
        self.horizontalHeader().setFixedHeight(theme.current().lines(32, 1, 12, theme.SMALL))
        self.viewport().update()

    def _rescale(self) -> None:
        unit = theme.current().wide(_UNIT)
        if unit != self._unit:
            widths = {i: self.columnWidth(i) * unit // self._unit for i in range(len(self.rows.columns))}
            self._unit = unit
            self._quiet_head(lambda: self._set_widths(widths))
        self._fit()

    def _set_widths(self, widths: dict[int, int]) -> None:
        for column, width in widths.items():
            self.setColumnWidth(column, width)
