"""A list of entries under headings, which are passed over by keys and pointer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QFrame, QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from nkavtal.gui import icons, theme
from nkavtal.gui.parts.ranked import Entry

Index = QModelIndex | QPersistentModelIndex
Line = str | Entry
_HERE = QModelIndex()
_LEFT = Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


class _Lines(QAbstractListModel):
    """Headings (texts) and entries."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.lines: list[Line] = []

    def show(self, lines: list[Line]) -> None:
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def rowCount(self, parent: Index = _HERE) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def flags(self, index: Index) -> Qt.ItemFlag:
        heading = isinstance(self.lines[index.row()], str)
        return Qt.ItemFlag.NoItemFlags if heading else Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        one = self.lines[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return one if isinstance(one, str) else one.spoken
        return None


class _Cells(QStyledItemDelegate):
    def __init__(self, view: QListView, lines: _Lines) -> None:
        super().__init__(view)
        self._view, self._lines = view, lines

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        heading = isinstance(self._lines.lines[index.row()], str)
        return QSize(
            100, theme.current().lines(28, 1, 12, theme.SMALL) if heading else theme.current().lines(36, 1, 16)
        )

    def paint(self, painter: QPainter, _option: QStyleOptionViewItem, index: Index) -> None:
        one, rect = self._lines.lines[index.row()], QRectF(self._view.visualRect(index))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(one, str):
            painter.setFont(theme.current().font(theme.SMALL, bold=True))
            painter.setPen(theme.current().color("tx2"))
            painter.drawText(rect.adjusted(4, 4, 0, 0), _LEFT, one)
        else:
            self._entry(painter, rect, one, index == self._view.currentIndex())
        painter.restore()

    def _entry(self, painter: QPainter, rect: QRectF, entry: Entry, here: bool) -> None:
        look = theme.current()
        contrast = "accT" if here and look.mode == "contrast" else ""
        if here:
            painter.setPen(QPen(look.color("acc"), 1))
            painter.setBrush(look.color("accS"))
            painter.drawRoundedRect(rect.adjusted(0.5, 1, -0.5, -1), 4, 4)
        side = look.side(18)
        if entry.icon:
            icons.draw(painter, entry.icon, 12, rect.center().y() - side / 2, look.color(contrast or "tx2"), side)
        inner = rect.adjusted(24 + side, 0, -12, 0)
        if right := entry.key or entry.why_not:
            painter.setFont(look.font(theme.SMALL))
            painter.setPen(look.color(contrast or "tx2"))
            room = min(inner.width() / 2, look.metrics(theme.SMALL).horizontalAdvance(right) + 4)
            elided = look.metrics(theme.SMALL).elidedText(right, Qt.TextElideMode.ElideRight, int(room))
            painter.drawText(inner, _RIGHT, elided)
            inner.adjust(0, 0, -room - 12, 0)
        bold = here and not entry.why_not
        painter.setFont(look.font(bold=bold))
        painter.setPen(look.color(contrast or ("tx3" if entry.why_not else "tx")))
        title = look.metrics(bold=bold).elidedText(entry.title, Qt.TextElideMode.ElideRight, int(inner.width()))
        painter.drawText(inner, _LEFT, title)
        left = look.metrics(bold=bold).horizontalAdvance(title) + 10
        if entry.note and inner.width() - left > 40:
            painter.setPen(look.color(contrast or "tx3"))
            painter.setFont(look.font())
            room = int(inner.width() - left)
            note = look.metrics().elidedText(entry.note, Qt.TextElideMode.ElideRight, room)
            painter.drawText(inner.adjusted(left, 0, 0, 0), _LEFT, note)


class EntryList(QListView):
    """Takes no focus: the line above it keeps that, and steps here."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._lines = _Lines(self)
        self.setModel(self._lines)
        self.setItemDelegate(_Cells(self, self._lines))

    @property
    def lines(self) -> Sequence[Line]:
        """Headings and entries as they are shown."""
        return self._lines.lines

    @property
    def chosen(self) -> Entry | None:
        """The entry that Enter does."""
        at = self.currentIndex().row()
        one = self.lines[at] if 0 <= at < len(self.lines) else None
        return one if isinstance(one, Entry) else None

    def show_lines(self, lines: list[Line], chosen: Entry | None = None) -> None:
        """Show these, with an entry chosen: the one named if it is among them, else the first."""
        self._lines.show(lines)
        places = self._places()
        same = [at for at in places if chosen is not None and lines[at] == chosen]
        self._go((same or places or [-1])[0])

    def step(self, by: int) -> None:
        """Choose the next or previous entry; single steps go round, longer ones stop at the ends."""
        places = self._places()
        if not places:
            return
        here = self.currentIndex().row()
        at = places.index(here) + by if here in places else 0
        self._go(places[at % len(places) if abs(by) == 1 else min(max(at, 0), len(places) - 1)])

    def _places(self) -> list[int]:
        return [at for at, one in enumerate(self.lines) if isinstance(one, Entry)]

    def _go(self, place: int) -> None:
        self.setCurrentIndex(self._lines.index(place) if place >= 0 else QModelIndex())
        if place >= 0:
            self.scrollTo(self._lines.index(max(0, place - 1)))  # the heading too, above the first
            self.scrollTo(self._lines.index(place))
