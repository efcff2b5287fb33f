"""The head of the table: columns that can be chosen, moved, resized and sorted by, and put back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHeaderView, QMenu, QTableView, QWidget

from nkavtal.base.i18n import gettext as _
from nkavtal.gui import theme
from nkavtal.gui.parts.column import Column
from nkavtal.gui.parts.row_cells import RowCells
from nkavtal.gui.parts.row_model import RowModel

_UNIT = 1000  # a width by which a change of text size is seen
_FEWEST = 40  # logical pixels of the narrowest column


class ColumnTable(QTableView):
    """A table view over a RowModel that knows its columns; RowTable adds the rows."""

    sort_asked = Signal(str, bool)
    """A column's sort name and whether falling."""
    layout_changed = Signal()
    """Somebody chose, moved or resized columns: `layout_state` is worth remembering."""
    model_of: type[RowModel] = RowModel

    def __init__(self, columns: Sequence[Column], *, two_lines: bool, pad: int, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setViewport(QWidget())  # one of our own: to be handed Qt's would bring in every class of widgets
        self.rows = self.model_of(columns, self)
        self._cells = RowCells(self, self.rows, two_lines=two_lines, pad=pad)
        self._sorted = ("", False)
        self._arranging = False
        self._unit = theme.current().wide(_UNIT)
        self.setModel(self.rows)
        self.setItemDelegate(self._cells)
        self._set_up_head()
        self.reset_columns()
        theme.current().changed.connect(self._rescale)

    def _set_up_head(self) -> None:
        head = QHeaderView(Qt.Orientation.Horizontal)
        head.setProperty("pad", str(self._cells.pad))  # the style sheet lines the first heading up with its cells
        self.setHorizontalHeader(head)
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

    def renew_columns(self, columns: Sequence[Column]) -> None:
        """Take columns of the same names that say something else, as they do on a new day."""
        self.rows.columns = tuple(columns)
        self.viewport().update()

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
        self._quiet_head(self._stretch)

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
            self.setColumnWidth(i, int(widths.get(name) or theme.current().wide(column.width)))

    def _quiet_head(self, change: Callable[[], None]) -> None:
        before, self._arranging = self._arranging, True
        try:
            change()
        finally:
            self._arranging = before
        self._fit()

    def _arranged(self) -> None:
        if self._arranging:
            return
        self._quiet_head(self._stretch)
        self.layout_changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the widest column take what is left, but never less than it needs."""
        super().resizeEvent(event)
        self._quiet_head(self._stretch)

    def _stretch(self) -> None:
        wide = [i for i in self._shown() if self.rows.columns[i].stretch]
        if wide:
            others = sum(self.columnWidth(i) for i in self._shown() if i != wide[0])
            least = theme.current().wide(self.rows.columns[wide[0]].width)
            self.setColumnWidth(wide[0], max(least, self.viewport().width() - others))

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
        self._stretch()
