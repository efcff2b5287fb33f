"""A matrix: chips in cells that arrow keys walk, under heads that stay in sight."""

from __future__ import annotations

from typing import Any, Protocol

from PySide6.QtCore import QAbstractItemModel, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QFrame,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from nkavtal.gui import theme
from nkavtal.gui.parts import state_chip
from nkavtal.gui.parts.label import Label
from nkavtal.gui.parts.matrix_heads import ColumnHeads, RowHeads
from nkavtal.gui.parts.row_model import Index
from nkavtal.gui.parts.state_chip import State

_WIDEST = State("U+*", "", "circle")
_LEAST, _MOST, _HEAD, _WIDEST_HEAD, _SHARE = 44, 92, 250, 400, 0.36
_AIR = 10  # logical pixels that a column has beside its chip
_ROWS = 5  # in sight at least, or the heads are laid down


class Chips(Protocol):
    """What the cells are painted from."""

    def state_at(self, index: Index) -> State | None:
        """Return the chip of a cell; None for a cell with nothing in it."""


class MatrixTable(QTableView):
    """Shows a model of chips; tells which cell is marked and opened. It knows no subject."""

    marked = Signal()
    """Another cell has become current, or the current one has been fetched."""
    opened = Signal()
    """The current cell was double clicked or entered."""
    copy_asked = Signal()
    head_clicked = Signal(int)
    menu_asked = Signal(QPoint)

    def __init__(self, model: QAbstractItemModel, name: str, corner: str) -> None:
        super().__init__()
        self._cells = _Cells(self, model)
        self.heads, self.row_heads = ColumnHeads(self), RowHeads(self)
        self.setHorizontalHeader(self.heads)
        self.setVerticalHeader(self.row_heads)
        self.setModel(model)
        self.setItemDelegate(self._cells)
        self.setAccessibleName(name)
        self.heads.setAccessibleName(name)
        self.row_heads.setAccessibleName(corner)
        for button in self.findChildren(QAbstractButton, options=Qt.FindChildOption.FindDirectChildrenOnly):
            button.setAccessibleName(corner)  # Qt's own, in the corner under the words
        self._corner = Label(corner, "small strong", "tx2")
        self._corner.setParent(self)
        self._corner.setContentsMargins(24, 0, 8, 8)
        self._corner.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom)
        self._set_up()
        self.fit()

    def _set_up(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._right_click)
        self.doubleClicked.connect(lambda _index: self.opened.emit())
        self.heads.sectionClicked.connect(self.head_clicked.emit)
        self.row_heads.sectionDoubleClicked.connect(self._head_opened)
        self.model().modelReset.connect(self.fit)
        self.model().dataChanged.connect(self._came)
        theme.current().changed.connect(self.fit)

    def go_to(self, row: int, column: int) -> None:
        """Mark a cell and bring it in sight."""
        index = self.model().index(row, column)
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def place(self) -> tuple[int, int]:
        """Return row and column of the current cell, -1 when there is none."""
        index = self.currentIndex()
        return (index.row(), index.column()) if index.isValid() else (-1, -1)

    def chosen(self) -> tuple[list[int], list[int]]:
        """Return the rows and columns that hold marked cells, in order."""
        marked = self.selectionModel().selection()
        parts = [marked.at(i) for i in range(marked.count())]
        rows = {row for part in parts for row in range(part.top(), part.bottom() + 1)}
        columns = {column for part in parts for column in range(part.left(), part.right() + 1)}
        return sorted(rows), sorted(columns)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell, and paint the heads of row and column anew."""
        super().currentChanged(current, previous)
        for part in (self, self.heads, self.row_heads):
            part.viewport().update()
        self.marked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Ctrl+C copies; arrows are the table's own."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy_asked.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Mark the first cell when none is, so that the focus can be seen."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.go_to(0, 0)
        self.viewport().update()

    def keyboardSearch(self, _search: str) -> None:
        """Do nothing: letters in a matrix are answers, not beginnings of names."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width between the columns."""
        super().resizeEvent(event)
        self.fit()

    def updateGeometries(self) -> None:
        """Keep the word over the row heads in its corner."""
        super().updateGeometries()
        self._corner.setGeometry(0, 0, self.row_heads.width(), self.heads.height())

    def fit(self) -> None:
        """Give heads and columns the widths that fit; names are turned where columns are narrow."""
        columns = self.model().columnCount()
        wide = max(self.width() - self.verticalScrollBar().sizeHint().width(), 1)
        least = max(_LEAST, state_chip.width(_WIDEST, with_word=False) + _AIR)
        head = min(max(theme.current().wide(_HEAD), wide - columns * least), theme.current().wide(_WIDEST_HEAD))
        head = min(head, int(wide * _SHARE))
        self.row_heads.setFixedWidth(head)
        self.row_heads.setDefaultSectionSize(self.row_heads.row_height())
        each = (wide - head) // columns if columns else least
        each = min(max(each, least), max(theme.current().wide(_MOST), least))
        self.heads.setMinimumSectionSize(least)
        self.heads.setDefaultSectionSize(each)
        for column in range(columns):
            self.setColumnWidth(column, each)
        widest = self.heads.widest()
        low = self.height() - widest < _ROWS * self.row_heads.row_height()
        self.heads.turn(widest + _AIR > each, low)
        self.updateGeometries()

    def _came(self, first: Index, last: Index) -> None:
        self.row_heads.viewport().update()
        if first.row() <= self.currentIndex().row() <= last.row():
            self.marked.emit()

    def _head_opened(self, row: int) -> None:
        self.go_to(row, max(0, self.currentIndex().column()))
        self.opened.emit()

    def _right_click(self, at: QPoint) -> None:
        if self.indexAt(at).isValid():
            self.menu_asked.emit(self.viewport().mapToGlobal(at))


class _Cells(QStyledItemDelegate):
    """Paints a chip in the middle of its cell; the current one has a frame."""

    def __init__(self, view: MatrixTable, model: Any) -> None:
        super().__init__(view)
        self._view, self._model = view, model

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Return the room of the widest chip."""
        return QSize(state_chip.width(_WIDEST, with_word=False) + _AIR, state_chip.height() + _AIR)

    def paint(self, painter: QPainter, _option: QStyleOptionViewItem, index: Index) -> None:
        """Paint ground, chip and frame."""
        look = theme.current()
        rect = self._view.visualRect(index)
        selected = self._view.selectionModel().isSelected(index)
        current = index == self._view.currentIndex()
        painter.save()
        painter.fillRect(rect, look.color("accS" if selected and not current else "surf"))
        painter.setPen(look.color("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        state = self._model.state_at(index)
        if state is not None:
            wide = min(rect.width() - _AIR, 64 * look.text_size // 100)
            chip = QRectF(0, 0, max(wide, state_chip.width(state, with_word=False)), state_chip.height())
            chip.moveCenter(QRectF(rect).center())
            ink = "accT" if selected and not current and look.mode == "contrast" else ""
            state_chip.draw(painter, chip.translated(0, -0.5), state, with_word=False, ink=ink)
        if current:
            focus = self._view.hasFocus()
            painter.setPen(QPen(look.color("acc"), 2 if focus else 1))
            painter.drawRoundedRect(QRectF(rect).adjusted(1.5, 1.5, -1.5, -2.5), 3, 3)
        painter.restore()
