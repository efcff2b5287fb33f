"""The rail of pages: words and icons, or icons alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QFrame, QListView, QSizePolicy, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from nkavtal.base.i18n import gettext as _
from nkavtal.gui import icons, theme

Index = QModelIndex | QPersistentModelIndex
OPEN, COLLAPSED = 208, 56
_HERE = QModelIndex()
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
_ABOVE = 4


@dataclass(frozen=True, slots=True)
class Stop:
    """One entry of the rail."""

    name: str
    title: str
    icon: str
    key: str = ""


class _Stops(QAbstractListModel):
    def __init__(self, stops: Sequence[Stop], parent: QObject) -> None:
        super().__init__(parent)
        self.stops = tuple(stops)

    def rowCount(self, parent: Index = _HERE) -> int:
        return 0 if parent.isValid() else len(self.stops)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        stop = self.stops[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return stop.title
        if role == Qt.ItemDataRole.ToolTipRole:
            return _("{page} ({key})").format(page=stop.title, key=stop.key) if stop.key else stop.title
        return None


class _Stop(QStyledItemDelegate):
    def __init__(self, rail: Rail, model: _Stops) -> None:
        super().__init__(rail)
        self._rail, self._model = rail, model

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(COLLAPSED, theme.current().lines(36, 1, 14))

    def paint(self, painter: QPainter, _option: QStyleOptionViewItem, index: Index) -> None:
        stop = self._model.stops[index.row()]
        here = index == self._rail.currentIndex()
        rect = QRectF(self._rail.visualRect(index))
        draw(painter, rect, stop.icon, "" if self._rail.collapsed else stop.title, here, self._rail.hasFocus())


def draw(
    painter: QPainter, rect: QRectF, icon: str, words: str, here: bool, focused: bool, count: str = "", size: int = 20
) -> None:
    """Paint one entry of the side; without words the icon stands alone."""
    look = theme.current()
    box = rect.adjusted(8, 2, -8, -2)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if here:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.color("surf" if look.mode == "light" else "accS"))
        painter.drawRoundedRect(box, 4, 4)
        painter.setBrush(look.color("acc"))
        painter.drawRoundedRect(QRectF(8, box.y() + 8, 3, box.height() - 16), 1.5, 1.5)
    if here and focused:
        painter.setPen(QPen(look.color("acc"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 4, 4)
    contrast = here and look.mode == "contrast"
    ink = look.color("accT") if contrast else look.color("acc" if here else "tx2")
    side = look.side(size)
    left = 20 if words else (rect.width() - side) / 2
    icons.draw(painter, icon, left, rect.center().y() - side / 2, ink, side, here)
    if words:
        painter.setFont(look.font(bold=here))
        painter.setPen(look.color("accT" if contrast else "tx"))
        room = rect.adjusted(30 + side, 0, -16, 0)
        if count:
            painter.drawText(room, _RIGHT, count)
            room.adjust(0, 0, -look.metrics(bold=here).horizontalAdvance(count) - 8, 0)
        shown = look.metrics(bold=here).elidedText(words, Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)
    painter.restore()


class Rail(QListView):
    """A list of pages with real focus, arrows and selection."""

    chosen = Signal(str)

    def __init__(self, stops: Sequence[Stop], name: str = "") -> None:
        super().__init__()
        self.collapsed = False
        self.setViewport(QWidget())  # as in ColumnTable
        self._stops = _Stops(stops, self)
        self.setModel(self._stops)
        self.setItemDelegate(_Stop(self, self._stops))
        self.setProperty("ground", "rail")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(name or _("Sidor"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self.setViewportMargins(0, _ABOVE, 0, 0)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Maximum)
        self.clicked.connect(lambda index: self._choose(index.row()))
        self.activated.connect(lambda index: self._choose(index.row()))
        self.collapse(False)

    def collapse(self, collapsed: bool) -> None:
        """Show icons alone, or words too."""
        self.collapsed = collapsed
        self.setFixedWidth(COLLAPSED if collapsed else max(OPEN, self._widest() + 72))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Take the height of all entries."""
        one = self.itemDelegate().sizeHint(QStyleOptionViewItem(), self._stops.index(0)).height()
        return QSize(self.width(), one * self._stops.rowCount() + _ABOVE)

    def show_page(self, name: str) -> None:
        """Mark the page that is shown; none when it is not in the rail."""
        names = [stop.name for stop in self._stops.stops]
        blocked = self.blockSignals(True)
        self.setCurrentIndex(self._stops.index(names.index(name)) if name in names else QModelIndex())
        self.blockSignals(blocked)
        self.viewport().update()

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Arrow keys turn pages at once."""
        super().currentChanged(current, previous)
        if current.isValid() and self.hasFocus():
            self._choose(current.row())

    def _choose(self, place: int) -> None:
        self.chosen.emit(self._stops.stops[place].name)

    def _widest(self) -> int:
        bold = theme.current().metrics(bold=True)
        return max((bold.horizontalAdvance(stop.title) for stop in self._stops.stops), default=0)
