"""What the chips of a matrix mean: each with its word, in as many rows as the width asks for."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from nkavtal.base.i18n import gettext as _
from nkavtal.gui import theme
from nkavtal.gui.parts import state_chip
from nkavtal.gui.parts.state_chip import State

_GAP, _BETWEEN = 8, 20


class Legend(QWidget):
    """Chips with their words; to a screen reader one description with all of them."""

    def __init__(self, states: Sequence[State], remark: str) -> None:
        super().__init__()
        self._states, self._remark = tuple(states), remark
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(_("Teckenförklaring"))
        told = [f"{one.letter} {one.word.lower()}" for one in self._states]
        self.setAccessibleDescription(f"{', '.join(told)}. {remark}")
        theme.current().changed.connect(self.updateGeometry)

    def heightForWidth(self, width: int) -> int:
        """Return the height of the rows it takes."""
        rows = self._placed(width)
        return int(rows[-1][1].bottom()) if rows else 0

    def sizeHint(self) -> QSize:
        """Take the height for the width there is."""
        return QSize(400, self.heightForWidth(max(self.width(), 400)))

    def minimumSizeHint(self) -> QSize:
        """Be as narrow as one entry."""
        return QSize(200, state_chip.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw chips and words."""
        look = theme.current()
        painter = QPainter(self)
        for state, place in self._placed(self.width()):
            words = place
            if state is not None:
                chip = QRectF(place.x(), place.y(), self._chip(), state_chip.height())
                state_chip.draw(painter, chip, state, with_word=False)
                words = place.adjusted(self._chip() + _GAP, 0, 0, 0)
            painter.setFont(look.font(theme.SMALL))
            painter.setPen(look.color("tx2"))
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, state.word if state is not None else self._remark)
        painter.end()

    def _placed(self, width: int) -> list[tuple[State | None, QRectF]]:
        """Return each entry with its place, and the remark last."""
        metrics, high = theme.current().metrics(theme.SMALL), state_chip.height()
        found: list[tuple[State | None, QRectF]] = []
        x = y = 0.0
        for state in (*self._states, None):
            words = metrics.horizontalAdvance(state.word if state is not None else self._remark)
            wide = words + 2 + (self._chip() + _GAP if state is not None else 0)
            if x and x + wide > width:
                x, y = 0.0, y + high + 6
            found.append((state, QRectF(x, y, wide, high)))
            x += wide + _BETWEEN
        return found

    def _chip(self) -> int:
        return max(state_chip.width(one, with_word=False) for one in self._states)
