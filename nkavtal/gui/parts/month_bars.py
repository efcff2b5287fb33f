"""Months beside each other, each a button: how many, a bar as high as they are many, and the month's name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QSizePolicy, QWidget

from nkavtal.gui import theme
from nkavtal.gui.parts.row_button import paint_ground

_HIGH, _WIDE, _BAR = 44, 62, 28  # logical pixels at 100 % text
_CENTRE = Qt.AlignmentFlag.AlignCenter


@dataclass(frozen=True, slots=True)
class Bar:
    """One month: its name in two lines, how many, and what a screen reader says."""

    title: str
    under: str
    n: int
    name: str


class _Button(QAbstractButton):
    def __init__(self, bar: Bar, most: int, clicked: Callable[[], object]) -> None:
        super().__init__()
        self._bar, self._most = bar, most
        self.setAccessibleName(bar.name)
        self.setToolTip(bar.name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(lambda _on=False: clicked())

    def sizeHint(self) -> QSize:
        look = theme.current()
        wide = max(look.wide(_WIDE), look.metrics().horizontalAdvance(self._bar.title) + 16)
        words = look.metrics(bold=True).height() + look.metrics(theme.SMALL).height() * 2
        return QSize(wide, look.wide(_HIGH) + words + 20)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint_ground(self, QRectF(self.rect()))
        look, bar = theme.current(), self._bar
        small, number = look.metrics(theme.SMALL).height(), look.metrics(bold=True).height()
        foot = self.height() - 6 - 2 * small
        room = foot - number - 12
        high = max(3.0, room * bar.n / self._most) if bar.n else 1.0
        wide = float(min(look.wide(_BAR), self.width() - 16))
        painter = QPainter(self)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.color("acc" if bar.n else "line"))
        painter.drawRect(QRectF((self.width() - wide) / 2, foot - 4 - high, wide, high))
        painter.setPen(look.color("tx" if bar.n else "tx3"))
        painter.setFont(look.font(bold=True))
        painter.drawText(QRectF(0, foot - 6 - high - number, self.width(), number), _CENTRE, str(bar.n))
        painter.setPen(look.color("tx2"))
        painter.setFont(look.font(theme.SMALL))
        painter.drawText(QRectF(0, foot, self.width(), small), _CENTRE, bar.title)
        painter.drawText(QRectF(0, foot + small, self.width(), small), _CENTRE, bar.under)
        painter.end()


class MonthBars(QWidget):
    """A row of months that wraps where there is little room."""

    def __init__(self) -> None:
        super().__init__()
        self.buttons: list[_Button] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(2)
        self._across = 0
        theme.current().changed.connect(self._refit)

    def show_bars(self, bars: Sequence[Bar], clicked: Callable[[int], object]) -> None:
        """Show months; `clicked` gets the place of the one that is pressed."""
        focus = next((at for at, one in enumerate(self.buttons) if one.hasFocus()), None)
        for old in self.buttons:
            old.hide()
            old.deleteLater()
        most = max((bar.n for bar in bars), default=0) or 1
        self.buttons = [_Button(bar, most, partial(clicked, at)) for at, bar in enumerate(bars)]
        self._across = 0
        self._place()
        if focus is not None and focus < len(self.buttons):
            self.buttons[focus].setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap where there is little room."""
        super().resizeEvent(event)
        self._place()

    def minimumSizeHint(self) -> QSize:
        """Be as narrow as four months."""
        hint = super().minimumSizeHint()
        widest = max((one.sizeHint().width() for one in self.buttons), default=0)
        return QSize(min(hint.width(), 3 * (widest + 2)), hint.height())

    def _refit(self) -> None:
        self._across = 0
        self._place()

    def _place(self) -> None:
        if not self.buttons:
            return
        widest = max(one.sizeHint().width() for one in self.buttons) + 2
        across = next((n for n in (12, 6, 4, 3) if n * widest <= self.width() + 2), 3)
        if across == self._across:
            return
        self._across = across
        for at, one in enumerate(self.buttons):
            self._grid.addWidget(one, at // across, at % across)
        self.updateGeometry()
