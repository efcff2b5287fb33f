"""A state as a chip: symbol, letter or word, and a look that leans on edge and filling, not on colour alone."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
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


@dataclass(frozen=True, slots=True)
class State:
    """What a chip says: its letter where there is room for no more, its word elsewhere."""

    letter: str
    word: str
    symbol: str = ""
    look: str = "mute"
    filled: bool = False


def width(state: State, with_word: bool = True) -> int:
    """Return the width the chip takes."""
    text = state.word if with_word else state.letter
    symbol = 20 if state.symbol else 0
    return theme.current().metrics(theme.SMALL).horizontalAdvance(text) + symbol + 14


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
    left = rect.x() + 7
    if state.symbol:
        icons.draw(painter, state.symbol, rect.x() + 6, rect.center().y() - 8, colour, 16, state.filled)
        left += 19
    words = QRectF(left, rect.y(), rect.right() - left - 4, rect.height())
    metrics = look.metrics(theme.SMALL)
    shown = metrics.elidedText(state.word, Qt.TextElideMode.ElideRight, int(words.width()) + 2)
    painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, shown if with_word else state.letter)
    painter.restore()


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
