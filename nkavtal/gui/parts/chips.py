"""Small words on a pale ground: a distance in days, a field, a mark."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from nkavtal.gui import icons, theme

SOON = 30  # days
_LEAST = 120  # logical pixels at 100 % text that a chip keeps where there is little room


def tone_of(day: date, today: date) -> str:
    """Return 'bad' for a passed day, 'warn' within 30 days, else ''."""
    left = (day - today).days
    return "bad" if left < 0 else "warn" if left <= SOON else ""


def width(text: str, icon: str = "") -> int:
    """Return the width a chip with this text takes."""
    return theme.current().metrics(theme.SMALL).horizontalAdvance(text) + 14 + (19 if icon else 0)


def height() -> int:
    """Return the height a chip takes."""
    return theme.current().lines(20, 1, 4, theme.SMALL)


def draw(painter: QPainter, rect: QRectF, text: str, tone: str, icon: str = "", ink: str = "") -> None:
    """Paint a chip in a tone (ok, info, warn, bad, mute, off); in high contrast it has an edge instead of a fill."""
    look = theme.current()
    colour = look.color(ink or f"{tone}F")
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour) if look.mode == "contrast" else Qt.PenStyle.NoPen)
    painter.setBrush(Qt.BrushStyle.NoBrush if ink else look.color(f"{tone}S"))
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    left = 7.0
    if icon:
        icons.draw(painter, icon, rect.x() + 6, rect.center().y() - 8, colour, 16)
        left = 26.0
    painter.setPen(colour)
    painter.setFont(look.font(theme.SMALL))
    room = rect.adjusted(left, 0, -4, 0)
    shown = look.metrics(theme.SMALL).elidedText(text, Qt.TextElideMode.ElideRight, int(room.width()) + 2)
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)
    painter.restore()


class Chip(QWidget):
    """A chip of its own; what it says is its accessible name too."""

    def __init__(self, text: str, tone: str = "mute", icon: str = "") -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.say(text, tone, icon)

    def say(self, text: str, tone: str = "mute", icon: str = "") -> None:
        """Say something else."""
        self._said = (text, tone, icon)
        self.setAccessibleName(text)
        self.setToolTip(text if width(text, icon) > theme.current().wide(_LEAST) else "")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Follow the text."""
        text, _tone, icon = self._said
        return QSize(width(text, icon), height() + 2) if text else QSize(0, 0)

    def minimumSizeHint(self) -> QSize:
        """Let a long text be cut with an ellipsis where there is little room."""
        hint = self.sizeHint()
        return QSize(min(hint.width(), theme.current().wide(_LEAST)), hint.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the chip."""
        painter = QPainter(self)
        text, tone, icon = self._said
        if text:
            draw(painter, QRectF(self.rect()), text, tone, icon)
        painter.end()
