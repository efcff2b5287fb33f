"""Text that follows the theme: size by role, colour by token."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from nkavtal.gui import icons, theme

Role = Literal["title", "card", "strong", "text", "small", "small strong"]
_SIZES: dict[str, tuple[int, bool]] = {
    "title": (theme.TITLE, True),
    "card": (theme.CARD, True),
    "strong": (theme.TEXT, True),
    "text": (theme.TEXT, False),
    "small": (theme.SMALL, False),
    "small strong": (theme.SMALL, True),
}


class Label(QLabel):
    """A text; it wraps, and can be marked and copied where `selectable`."""

    def __init__(
        self, text: str = "", role: Role = "text", ink: str = "tx", *, wrap: bool = False, selectable: bool = False
    ) -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        self._role = role
        if ink != "tx":
            self.setProperty("ink", ink)
        if selectable:
            self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        theme.current().changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        self.setFont(theme.current().font(*_SIZES[self._role]))


class Picture(QWidget):
    """An icon that stands beside words which say the same; it is nothing to a screen reader."""

    def __init__(self, name: str, ink: str = "tx2", size: int = 20, filled: bool = False) -> None:
        super().__init__()
        self._picture = (name, ink, size, filled)
        theme.current().changed.connect(self._fit)
        self._fit()

    def show_icon(self, name: str, token: str, filled: bool = False) -> None:
        """Take another icon of the same size."""
        self._picture = (name, token, self._picture[2], filled)
        self.update()

    def _fit(self) -> None:
        side = theme.current().side(self._picture[2])
        self.setFixedSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the icon in the colour of the moment."""
        name, token, _size, filled = self._picture
        painter = QPainter(self)
        icons.draw(painter, name, 0, 0, theme.current().color(token), self.width(), filled)
        painter.end()


def line(vertical: bool = False) -> QFrame:
    """Return a hairline."""
    made = QFrame()
    made.setProperty("look", "line")
    if vertical:
        made.setFixedWidth(1)
    else:
        made.setFixedHeight(1)
    return made
