"""A state as a chip: symbol, letter or word, and a look that leans on edge and filling, not on colour alone."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from nkavtal.gui import icons, theme

# look: fill, ink, edge (tokens)
_LOOKS = {
    "ok": ("okS", "okF", "okS"),
    "edge": ("surf", "okF", "okX"),
    "warn": ("warnS", "warnF", "warnX"),
    "bad": ("badX", "badT", "badX"),
    "off": ("offS", "offF", "offS"),
    "mute": ("surf", "offF", "muteX"),
    "dashed": ("surf", "tx3", "ctl"),
    "info": ("infoS", "infoF", "infoS"),
}
_DASHED_IN_CONTRAST = {"warn", "dashed"}
_SYMBOL, _BETWEEN, _INSET = 16, 3, 7


@dataclass(frozen=True, slots=True)
class State:
    """What a chip says: its letter where there is room for no more, its word elsewhere."""

    letter: str
    word: str
    symbol: str = ""
    look: str = "mute"
    filled: bool = False
    odd: bool = False
    """Facts do not go together: a small triangle stands in the corner, and the words beside tell which."""


def width(state: State, with_word: bool = True) -> int:
    """Return the width the chip takes."""
    look = theme.current()
    text = state.word if with_word else state.letter
    symbol = look.side(_SYMBOL) + _BETWEEN if state.symbol else 0
    return look.metrics(theme.SMALL, bold=not with_word).horizontalAdvance(text) + symbol + 2 * _INSET


def height() -> int:
    """Return the height the chip takes."""
    return theme.current().lines(24, 1, 6, theme.SMALL)


def draw(painter: QPainter, rect: QRectF, state: State, *, with_word: bool = True, ink: str = "") -> None:
    """Paint the chip; `ink` is a token that replaces the colours (a marked row in high contrast)."""
    look = theme.current()
    fill, text, edge = _LOOKS[state.look]
    contrast = look.mode == "contrast"
    pen = QPen(look.color(ink or ("tx" if contrast else edge)), 1)
    if state.look == "dashed" or (contrast and state.look in _DASHED_IN_CONTRAST):
        pen.setStyle(Qt.PenStyle.DashLine)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush if ink else look.color(fill))
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    colour = look.color(ink or text)
    painter.setPen(colour)
    painter.setFont(look.font(theme.SMALL, bold=not with_word))
    metrics, side = look.metrics(theme.SMALL, bold=not with_word), look.side(_SYMBOL)
    symbol = side + _BETWEEN if state.symbol else 0
    spare = 0.0 if with_word else (rect.width() - 2 * _INSET - symbol - metrics.horizontalAdvance(state.letter)) / 2
    left = rect.x() + _INSET + max(0.0, spare)  # a letter with its symbol stands in the middle
    if state.symbol:
        icons.draw(painter, state.symbol, left, rect.center().y() - side / 2, colour, side, state.filled)
    if state.odd:
        _corner(painter, rect, look.color(ink or ("tx" if contrast else "warnX")))
        painter.setPen(colour)
    words = QRectF(left + symbol, rect.y(), rect.right() - left - symbol - 4, rect.height())
    shown = metrics.elidedText(state.word, Qt.TextElideMode.ElideRight, int(words.width()) + 2)
    painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, shown if with_word else state.letter)
    painter.restore()


def _corner(painter: QPainter, rect: QRectF, colour: QColor) -> None:
    """Paint the triangle of what is odd, standing out over the upper right corner."""
    side, middle = 9.0, rect.right() - 4
    top = rect.y() - 2
    painter.setPen(QPen(theme.current().color("surf"), 1))
    painter.setBrush(colour)
    painter.drawPolygon(
        [QPointF(middle, top), QPointF(middle - side / 2 - 1, top + side), QPointF(middle + side / 2 + 1, top + side)]
    )


class StateChip(QWidget):
    """A chip of its own, read as its word."""

    def __init__(self, state: State, with_word: bool = True) -> None:
        super().__init__()
        self._with_word = with_word
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_state(state)

    def show_state(self, state: State) -> None:
        """Show another state."""
        self._state = state
        self.setAccessibleName(state.word)
        self.setToolTip("" if self._with_word else state.word)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Follow the text."""
        return QSize(width(self._state, self._with_word), height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the chip."""
        painter = QPainter(self)
        draw(painter, QRectF(self.rect()), self._state, with_word=self._with_word)
        painter.end()
