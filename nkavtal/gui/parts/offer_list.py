"""What is offered under a line while somebody types in it; the line keeps the focus and passes keys on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from nkavtal.base.i18n import gettext as _
from nkavtal.gui import theme
from nkavtal.gui.parts.announce import announce

Index = QModelIndex | QPersistentModelIndex
_HERE = QModelIndex()
_PAD, _GAP = 10, 24


class Offered(Protocol):
    """What is offered: a text, and what it is."""

    @property
    def text(self) -> str:
        """What is put in."""

    @property
    def note(self) -> str:
        """What that is, '' where the text says it."""


class _Offers(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.offers: tuple[Offered, ...] = ()

    def show_offers(self, offers: Sequence[Offered]) -> None:
        self.beginResetModel()
        self.offers = tuple(offers)
        self.endResetModel()

    def rowCount(self, parent: Index = _HERE) -> int:
        return 0 if parent.isValid() else len(self.offers)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        offer = self.offers[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return offer.text
        return spoken(offer) if role == Qt.ItemDataRole.AccessibleTextRole else None


class _Cells(QStyledItemDelegate):
    def __init__(self, view: OfferList, model: _Offers) -> None:
        super().__init__(view)
        self._view, self._model = view, model

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        look, offer = theme.current(), self._model.offers[index.row()]
        wide = look.metrics(bold=True).horizontalAdvance(offer.text) + look.metrics(theme.SMALL).horizontalAdvance(
            offer.note
        )
        return QSize(wide + 2 * _PAD + _GAP, look.lines(28, 1, 10))

    def paint(self, painter: QPainter, _option: QStyleOptionViewItem, index: Index) -> None:
        look, offer = theme.current(), self._model.offers[index.row()]
        here = index == self._view.currentIndex()
        rect = self._view.visualRect(index)
        contrast = here and look.mode == "contrast"
        painter.save()
        painter.fillRect(rect, look.color("accS" if here else "surf"))
        inner = rect.adjusted(_PAD, 0, -_PAD, 0)
        painter.setFont(look.font(bold=here))
        painter.setPen(look.color("accT" if contrast else "tx"))
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, offer.text)
        painter.setFont(look.font(theme.SMALL))
        painter.setPen(look.color("accT" if contrast else "tx2"))
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, offer.note)
        painter.restore()


class OfferList(QListView):
    """A list that hangs under a line; `step` moves in it and `take` tells what was chosen."""

    taken = Signal(object)

    def __init__(self, line: QWidget) -> None:
        super().__init__(line)
        self._line = line
        self._model = _Offers(self)
        self.setWindowFlags(Qt.WindowType.ToolTip)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFocusProxy(line)
        self.setProperty("look", "offers")
        self.setAccessibleName(_("Förslag"))
        self.setModel(self._model)
        self.setItemDelegate(_Cells(self, self._model))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(lambda index: self.taken.emit(self._model.offers[index.row()]))

    def show_offers(self, offers: Sequence[Offered]) -> None:
        """Hang the offers under the line, none of them chosen; nothing to offer hides the list."""
        self._model.show_offers(offers)
        self.setCurrentIndex(QModelIndex())
        if not offers or not self._line.isVisible():
            self.hide()
            return
        sizes = [
            self.itemDelegate().sizeHint(QStyleOptionViewItem(), self._model.index(row)) for row in range(len(offers))
        ]
        wide = max(*(size.width() for size in sizes), self._line.width() // 2)
        high = sum(size.height() for size in sizes) + 2 * self.frameWidth() + 2
        under = self._line.mapToGlobal(QPoint(0, self._line.height() + 2))
        room = self._line.screen().availableGeometry()
        place = QRect(under, QSize(min(wide, room.width()), min(high, max(80, room.bottom() - under.y()))))
        self.setGeometry(place)
        self.show()

    def step(self, by: int) -> None:
        """Choose the next or previous offer; before the first and after the last there is none chosen."""
        count = len(self._model.offers)
        at = (self.currentIndex().row() + 1 + by) % (count + 1) - 1
        self.setCurrentIndex(self._model.index(at) if at >= 0 else QModelIndex())
        if at >= 0:
            announce(self._line, spoken(self._model.offers[at]))

    def take(self) -> bool:
        """Tell the offer that is chosen; say whether there was one."""
        index = self.currentIndex()
        if self.isVisible() and index.isValid():
            self.taken.emit(self._model.offers[index.row()])
            return True
        return False


def spoken(offer: Offered) -> str:
    """Return an offer in words."""
    return f"{offer.text.strip()}, {offer.note}" if offer.note else offer.text.strip()
