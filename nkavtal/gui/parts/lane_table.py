"""Lanes under a common axis of time: rows that arrows walk, zoomed and moved by keys, wheel, drag and scroll bar."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
)

from nkavtal.base.i18n import gettext as _
from nkavtal.catalogue.time_axis import Axis
from nkavtal.catalogue.timelines import Lane, told
from nkavtal.gui import theme
from nkavtal.gui.parts import lane_cells
from nkavtal.gui.parts.lane_cells import LanePainter
from nkavtal.gui.parts.matrix_heads import TWO_LINES, RowHeads
from nkavtal.gui.parts.row_model import Index

_HERE = QModelIndex()
_EMPTY = Axis(date(2000, 1, 1), date(2000, 12, 31))
_HEAD, _SHARE = 270, 0.36  # logical pixels at 100 % text, and the share of the width at most
STEP, ZOOM = 0.1, 0.7
"""How far a key moves along the axis, and what it makes of the days in sight."""


class LaneTable(QTableView):
    """Shows lanes; `axis` are the days in sight, within `whole`."""

    marked = Signal()
    opened = Signal()
    """The current lane was double clicked or entered."""
    axis_changed = Signal()

    def __init__(self, name: str, corner: str) -> None:
        super().__init__()
        self.lanes = _Lanes(self)
        self.whole = self.axis = _EMPTY
        self.as_of, self.as_of_words = _EMPTY.first, ""
        self._held: QPointF | None = None
        self._heads = RowHeads(self)
        self._axis_head = _AxisHead(self)
        self.setModel(self.lanes)
        self.setHorizontalHeader(self._axis_head)
        self.setVerticalHeader(self._heads)
        self.setItemDelegate(_Cells(self))
        self.setAccessibleName(name)
        self._heads.setAccessibleName(corner)
        self._axis_head.setAccessibleName(_("Tidsaxel"))
        for button in self.findChildren(QAbstractButton, options=Qt.FindChildOption.FindDirectChildrenOnly):
            button.setAccessibleName(corner)
        self._set_up()

    def _set_up(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._axis_head.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.doubleClicked.connect(lambda _index: self.opened.emit())
        self._heads.sectionDoubleClicked.connect(lambda _row: self.opened.emit())
        theme.current().changed.connect(self.fit)
        self.fit()

    # --- what is shown

    def show_lanes(self, lanes: Sequence[Lane], whole: Axis, axis: Axis, as_of: date, as_of_words: str) -> None:
        """Show lanes over an axis; the current lane stays current where it is still there."""
        kept = self.lane
        self.whole, self.as_of, self.as_of_words = whole, as_of, as_of_words
        self.lanes.show(lanes)
        self.look_at(axis)
        at = next(
            (i for i, one in enumerate(lanes) if kept and (one.agreement, one.party) == (kept.agreement, kept.party)), 0
        )
        if lanes:
            self.setCurrentIndex(self.lanes.index(at, 0))

    @property
    def lane(self) -> Lane | None:
        """The current lane."""
        return self.lanes.at(self.currentIndex().row())

    def painter_of(self, wide: int, ground: str = "surf") -> LanePainter:
        """Return what paints within a width."""
        return LanePainter(self.axis, self.as_of, 4.0, float(wide - 4), ground)

    # --- the axis

    def look_at(self, axis: Axis) -> None:
        """Show other days."""
        self.axis = axis
        self.viewport().update()
        self._axis_head.viewport().update()
        self.axis_changed.emit()

    def zoom(self, factor: float, share: float | None = None) -> None:
        """Show more days (above 1) or fewer; what stands at a share, or today, stays where it is."""
        if share is None:
            today = self.axis.share(self.as_of)
            share = today if 0 <= today <= 1 else 0.5
        self.look_at(self.axis.within(self.whole, share, factor))

    def move_by(self, share: float) -> None:
        """Go along the axis by a share of the days in sight."""
        self.look_at(self.axis.moved(self.whole, round(self.axis.days * share) or (1 if share > 0 else -1)))

    def to_today(self) -> None:
        """Bring the day that is looked at in sight."""
        self.look_at(self.axis.about(self.whole, self.as_of))

    # --- keys and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows sideways move along the axis, + and - zoom, Enter opens."""
        key = event.key()
        if event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier):
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.lane is not None:
            self.opened.emit()
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.move_by(STEP if key == Qt.Key.Key_Right else -STEP)
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Minus):
            self.zoom(ZOOM if key == Qt.Key.Key_Plus else 1 / ZOOM)
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ctrl zooms about the pointer, Shift or a sideways wheel moves along the axis."""
        turned = event.angleDelta()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and turned.y():
            share = (event.position().x()) / max(1, self.viewport().width())
            self.zoom(ZOOM if turned.y() > 0 else 1 / ZOOM, share)
        elif turned.x() or event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.move_by(-(turned.x() or turned.y()) / 1200)
        else:
            super().wheelEvent(event)
            return
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Mark the lane, and take hold of the axis."""
        super().mousePressEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self._held = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the axis along."""
        if self._held is None:
            super().mouseMoveEvent(event)
            return
        days = round((self._held.x() - event.position().x()) / max(1, self.viewport().width()) * self.axis.days)
        if days:
            self._held = event.position()
            self.look_at(self.axis.moved(self.whole, days))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go of the axis."""
        self._held = None
        super().mouseReleaseEvent(event)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell, and paint the heads anew."""
        super().currentChanged(current, previous)
        self._heads.viewport().update()
        self.marked.emit()

    # --- fitting

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width between heads and axis."""
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Give heads and lanes the room that the text size asks for."""
        look = theme.current()
        self._heads.setFixedWidth(min(look.wide(_HEAD), int(self.width() * _SHARE)))
        self._heads.setMinimumSectionSize(lane_cells.height())
        self._heads.setDefaultSectionSize(max(lane_cells.height(), self._heads.row_height()))
        self._axis_head.setFixedHeight(max(32, 2 * look.metrics(theme.SMALL).height() + 8))
        self.updateGeometries()
        self.viewport().update()


class _Lanes(QAbstractTableModel):
    """Lanes as rows of one cell, which is the whole lane in words."""

    def __init__(self, parent: LaneTable) -> None:
        super().__init__(parent)
        self._rows: tuple[Lane, ...] = ()

    def show(self, lanes: Sequence[Lane]) -> None:
        """Take other lanes."""
        self.beginResetModel()
        self._rows = tuple(lanes)
        self.endResetModel()

    def at(self, row: int) -> Lane | None:
        """Return a lane, None where there is none."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def rowCount(self, parent: Index = _HERE) -> int:
        """Return how many lanes there are."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _HERE) -> int:
        """Return the one column."""
        return 0 if parent.isValid() else 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Answer with the lane in words; it is painted by the delegate."""
        return told(self._rows[index.row()]) if role == Qt.ItemDataRole.AccessibleTextRole else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Answer with what a lane is called."""
        if orientation == Qt.Orientation.Horizontal:
            return _("Tidsaxel") if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole) else None
        lane = self._rows[section]
        if role == TWO_LINES:
            return (f"–  {lane.party}" if lane.party else lane.title), lane.under, "tx3"
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return f"{lane.title}, {lane.under}" if not lane.party else f"{lane.title}, {lane.party}, {lane.under}"
        return None


class _Cells(QStyledItemDelegate):
    """Paints a lane over the lines of the axis; its tool tip tells what is under the pointer."""

    def __init__(self, view: LaneTable) -> None:
        super().__init__(view)
        self._view = view

    def paint(self, painter: QPainter, _option: QStyleOptionViewItem, index: Index) -> None:
        """Paint ground, ticks, lane, today and frame."""
        view, look = self._view, theme.current()
        lane, rect = view.lanes.at(index.row()), view.visualRect(index)
        if lane is None:
            return
        current = index == view.currentIndex()
        ground = "hover" if current and look.mode != "contrast" else "surf"
        paints = view.painter_of(view.viewport().width(), ground)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(rect, look.color(ground))
        painter.setPen(look.color("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        for tick in _ticks(view):
            x = paints.x(tick.day)
            painter.setPen(QPen(look.color("ctl" if tick.year else "line"), 1))
            painter.drawLine(QPointF(x, rect.top()), QPointF(x, rect.bottom()))
        paints.paint_today(painter, rect.top(), rect.bottom() + 1)
        paints.paint(painter, lane, rect.top())
        paints.paint_today(painter, rect.bottom() - 4, rect.bottom() + 1)
        if current:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(look.color("acc"), 2 if view.hasFocus() else 1))
            painter.drawRect(QRectF(rect).adjusted(1, 1, -1, -2))
        painter.restore()

    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index) -> bool:
        """Tell what is under the pointer."""
        lane = self._view.lanes.at(index.row())
        if event.type() != QEvent.Type.ToolTip or lane is None:
            return super().helpEvent(event, view, option, index)
        words = self._view.painter_of(self._view.viewport().width()).told_at(lane, event.pos().x())
        QToolTip.showText(event.globalPos(), words, view)
        return True


class _AxisHead(QHeaderView):
    """Years and months over the lanes, and the word of the day that is looked at."""

    def __init__(self, view: LaneTable) -> None:
        super().__init__(Qt.Orientation.Horizontal, view)
        self._view = view
        self.setSectionsClickable(False)
        self.setHighlightSections(False)

    def paintSection(self, painter: QPainter, rect: QRect, _section: int) -> None:
        """Paint what has room."""
        look, view = theme.current(), self._view
        paints, metrics = view.painter_of(rect.width()), look.metrics(theme.SMALL)
        high = metrics.height()
        painter.save()
        painter.fillRect(rect, look.color("sub"))
        painter.setPen(look.color("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        low, edge = rect.bottom() - high - 3, 0.0
        for tick in _ticks(view):
            x = paints.x(tick.day)
            painter.setPen(QPen(look.color("ctl" if tick.year else "line"), 1))
            painter.drawLine(QPointF(x, low if tick.year else rect.bottom() - 5), QPointF(x, rect.bottom()))
            wide = look.metrics(theme.SMALL, tick.year).horizontalAdvance(tick.words) + 2
            if x >= edge and x + 4 + wide <= rect.width():
                painter.setFont(look.font(theme.SMALL, tick.year))
                painter.setPen(look.color("tx" if tick.year else "tx2"))
                painter.drawText(QRectF(x + 4, low, wide, high), Qt.AlignmentFlag.AlignVCenter, tick.words)
                edge = x + 4 + wide
        if view.axis.first <= view.as_of <= view.axis.last:
            x = paints.x(view.as_of)
            painter.setFont(look.font(theme.SMALL, bold=True))
            painter.setPen(look.color("tx"))
            wide = look.metrics(theme.SMALL, bold=True).horizontalAdvance(view.as_of_words) + 2
            left = min(max(x - wide / 2, 2.0), rect.width() - wide - 2.0)
            painter.drawText(QRectF(left, rect.top() + 2, wide, high), Qt.AlignmentFlag.AlignVCenter, view.as_of_words)
            painter.setPen(QPen(look.color("tx"), 2))
            painter.drawLine(QPointF(x, rect.top() + high + 2), QPointF(x, rect.bottom()))
        painter.restore()


def _ticks(view: LaneTable) -> list[Any]:
    wide = max(1, view.viewport().width())
    small, bold = theme.current().metrics(theme.SMALL), theme.current().metrics(theme.SMALL, bold=True)
    return list(
        view.axis.ticks((bold.horizontalAdvance("2026") + 10) / wide, (small.horizontalAdvance("mmm") + 12) / wide)
    )
