"""How cells are painted: one or two lines, with icon, chip, state or bar; marked rows and focus."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
)

from nkavtal.gui import icons, theme
from nkavtal.gui.parts import adoption_bar, chips, state_chip
from nkavtal.gui.parts.column import Column
from nkavtal.gui.parts.heading import Heading, draw
from nkavtal.gui.parts.row_model import Index, RowModel

_GAP = 8
_BAR = 104
_LEAST_CHIP = 48
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


class RowCells(QStyledItemDelegate):
    """Paints the cells of a RowModel; `pad` is the space before the first column."""

    def __init__(self, view: QAbstractItemView, model: RowModel, *, two_lines: bool, pad: int) -> None:
        super().__init__(view)
        self._view, self._model, self._two_lines, self.pad = view, model, two_lines, pad
        self.first_column = 0

    def row_height(self) -> int:
        """Return the height of a row for the text size of the moment."""
        look = theme.current()
        if not self._two_lines:
            return max(look.lines(34, 1, 14), state_chip.height() + 10)
        return max(46, look.metrics().height() + look.metrics(theme.SMALL).height() + 12)

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the room the whole text needs."""
        column, row = self._model.columns[index.column()], self._model.row_at(index.row())
        return QSize(self._needed(column, row) + self._before(index.column()) + _GAP, self.row_height())

    def paint(self, painter: QPainter, _option: QStyleOptionViewItem, index: Index) -> None:
        """Paint ground, content and focus of one cell."""
        look = theme.current()
        rect = self._view.visualRect(index)
        if isinstance(heading := self._model.row_at(index.row()), Heading):
            draw(painter, rect, self._view.viewport().width(), self.pad, heading)
            return
        marked = self._view.selectionModel().isSelected(index)
        ink = "accT" if marked and look.mode == "contrast" else ""
        painter.save()
        if marked:  # else the view's own ground is seen
            self._ground(painter, rect, look.color("accS"))
            if index.column() == self.first_column:
                self._ground(painter, QRect(rect.x(), rect.y(), 3, rect.height()), look.color(ink or "acc"))
        painter.setPen(look.color("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        inner = rect.adjusted(self._before(index.column()), 0, -_GAP, -1)
        row = self._model.row_at(index.row())
        if row is None:
            self._text(painter, inner, "…", "tx3", False, _LEFT, theme.TEXT)
        else:
            self._content(painter, inner, self._model.columns[index.column()], row, ink)
        if index.row() == self._view.currentIndex().row() and self._view.hasFocus():
            self._focus(painter, rect)
        painter.restore()

    def _ground(self, painter: QPainter, rect: QRect, colour: QColor) -> None:
        painter.setPen(
            Qt.PenStyle.NoPen
        )  # not fillRect: its many ways to say it bring in all gradients Qt has names for
        painter.setBrush(colour)
        painter.drawRect(rect)
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _content(self, painter: QPainter, rect: QRect, column: Column, row: Any, ink: str) -> None:
        if column.icon is not None and (icon := column.icon(row)) is not None:
            colour = theme.current().color(ink or icon[1])
            icons.draw(painter, icon[0], rect.x(), rect.center().y() - 7.5, colour)
            rect = rect.adjusted(22, 0, 0, 0)
        if column.state is not None and (state := column.state(row)) is not None:
            height = state_chip.height()
            width = min(rect.width(), state_chip.width(state))
            chip = QRectF(rect.x(), rect.y() + (rect.height() - height) // 2, width, height)
            state_chip.draw(painter, chip, state, ink=ink)
            return
        bar = column.bar(row) if column.bar is not None else None
        sub = column.sub(row) if column.sub is not None else ""
        first, second = self._split(rect) if self._two_lines and (bar or sub) else (rect, rect)
        self._first_line(painter, first, column, row, ink)
        if bar is not None and self._two_lines:
            place = QRectF(second.x(), second.center().y() - 4, min(second.width(), _BAR), 9)
            adoption_bar.draw(painter, place, bar, ink)
        elif sub and self._two_lines:
            token = ink or (column.sub_ink(row) if column.sub_ink is not None else "tx3")
            self._text(painter, second, sub, token, False, _RIGHT if column.right else _LEFT, theme.SMALL)

    def _first_line(self, painter: QPainter, rect: QRect, column: Column, row: Any, ink: str) -> None:
        text = column.text(row) or "–"
        token = ink or (column.ink(row) if column.ink is not None else "tx3" if text == "–" else "tx")
        chip = column.chip(row) if column.chip is not None else None
        if chip is not None and column.short_chip:
            chip = column.short_chip, chip[1]
        least = min(_LEAST_CHIP, chips.width(column.short_chip)) if column.short_chip else _LEAST_CHIP
        needed = chips.width(chip[0]) if chip is not None and chip[1] else 0
        if needed and rect.width() - needed >= least:  # a toned chip says more than the end of a long text
            text = (
                theme.current()
                .metrics(bold=column.bold)
                .elidedText(text, Qt.TextElideMode.ElideRight, rect.width() - needed)
            )
        self._text(painter, rect, text, token, column.bold, _RIGHT if column.right else _LEFT, theme.TEXT)
        if chip is None:
            return
        left = rect.x() + theme.current().metrics(bold=column.bold).horizontalAdvance(text) + 8
        room = rect.right() + _GAP - left
        width = min(chips.width(chip[0]), room)
        place = QRectF(left, rect.center().y() - chips.height() / 2 + 0.5, width, chips.height())
        if room < least:
            return  # the date says the same, and the tool tip says it all
        if chip[1]:
            chips.draw(painter, place, chip[0], chip[1], ink=ink)
        else:
            self._text(painter, place.toRect().adjusted(4, 0, 8, 0), chip[0], ink or "tx2", False, _LEFT, theme.SMALL)

    def _text(
        self, painter: QPainter, rect: QRect, text: str, token: str, bold: bool, side: Qt.AlignmentFlag, size: int
    ) -> None:
        look = theme.current()
        painter.setFont(look.font(size, bold))
        painter.setPen(look.color(token))
        if not look.fits(text, rect.width(), size, bold):
            text = look.metrics(size, bold).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, side, text)

    def _split(self, rect: QRect) -> tuple[QRect, QRect]:
        look = theme.current()
        upper, lower = look.metrics().height(), look.metrics(theme.SMALL).height()
        top = rect.y() + (rect.height() - upper - lower - 1) // 2
        return (
            QRect(rect.x(), top, rect.width(), upper),
            QRect(rect.x(), top + upper + 1, rect.width(), lower),
        )

    def _focus(self, painter: QPainter, rect: QRect) -> None:
        painter.setPen(QPen(theme.current().color("acc"), 2))
        top, bottom = rect.y() + 1, rect.bottom() - 1
        painter.drawLine(QPointF(rect.x(), top), QPointF(rect.right() + 1, top))
        painter.drawLine(QPointF(rect.x(), bottom), QPointF(rect.right() + 1, bottom))

    def _before(self, column: int) -> int:
        return self.pad if column == self.first_column else _GAP

    def _needed(self, column: Column, row: Any) -> int:
        if row is None or isinstance(row, Heading):
            return 0
        look = theme.current()
        if column.state is not None and (state := column.state(row)) is not None:
            return state_chip.width(state)
        wide = look.metrics(bold=column.bold).horizontalAdvance(column.text(row))
        if column.chip is not None and (chip := column.chip(row)) is not None:
            wide += chips.width(column.short_chip or chip[0]) + 8
        if column.sub is not None:
            wide = max(wide, look.metrics(theme.SMALL).horizontalAdvance(column.sub(row)))
        if column.bar is not None:
            wide = max(wide, _BAR)
        return wide + (22 if column.icon is not None else 0) + 2

    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index) -> bool:
        """Show the column's tool tip, or the whole text where it did not fit."""
        if event.type() != QEvent.Type.ToolTip or not index.isValid():
            return super().helpEvent(event, view, option, index)
        column, row = self._model.columns[index.column()], self._model.row_at(index.row())
        QToolTip.showText(event.globalPos(), self.tip(column, row, index), view)
        return True

    def tip(self, column: Column, row: Any, index: Index) -> str:
        """Return what a tool tip over the cell says; '' when the cell already says it all."""
        if row is None or isinstance(row, Heading):
            return ""
        if column.tool is not None and (tool := column.tool(row)):
            return tool
        room = self._view.visualRect(index).width() - self._before(index.column()) - _GAP
        chip = column.chip(row) if column.short_chip and column.chip is not None else None
        if chip is None and self._needed(column, row) <= room + 2:
            return ""
        lines = [column.text(row), column.sub(row) if column.sub is not None else "", chip[0] if chip else ""]
        return "\n".join(text for text in lines if text)
