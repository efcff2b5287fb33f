"""A counter that is a door: a large number, what it counts, and a little more about it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from nkavtal.base.i18n import gettext as _
from nkavtal.base.i18n import number_text
from nkavtal.gui import icons, theme

_PAD, _ICON = 16, 20
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class Tile(QAbstractButton):
    """Shows one number; 'bad' and 'warn' speak only when it is not zero, and the words say the same."""

    def __init__(self, title: str, icon: str, tone: str, clicked: Callable[[], object]) -> None:
        super().__init__()
        self._title, self._icon, self._tone = title, icon, tone
        self._n: int | None = None
        self._under = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.clicked.connect(lambda _on=False: clicked())
        theme.current().changed.connect(self.updateGeometry)
        self.setAccessibleName(title)

    def show_number(self, n: int, under: str) -> None:
        """Show a number and what stands under its title."""
        self._n, self._under = n, under
        said = _("{title}: {n}, {more}") if under else _("{title}: {n}")
        self.setAccessibleName(said.format(title=self._title, n=n, more=under))
        self.updateGeometry()
        self.update()

    @property
    def number(self) -> int | None:
        """The number shown, None until it is known."""
        return self._n

    def sizeHint(self) -> QSize:
        """Take the room of the words, so that nothing is cut."""
        look = theme.current()
        head = look.metrics(theme.FIGURE, bold=True).horizontalAdvance(self._shown()) + look.side(_ICON) + 12
        words = look.metrics(bold=True).horizontalAdvance(self._title)
        under = look.metrics(theme.SMALL).horizontalAdvance(self._under)
        high = sum(metrics.height() for metrics in self._lines()) + 2 * 12 + 4
        return QSize(max(head, words, under, look.wide(104)) + 2 * _PAD, max(96, high))

    def minimumSizeHint(self) -> QSize:
        """Never be narrower than the words."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the door too."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the card, the number with its icon, and the words."""
        look = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        focus = self.hasFocus()
        painter.setPen(QPen(look.color("acc" if focus else "line"), 2 if focus else 1))
        painter.setBrush(look.color("hover" if self.underMouse() else "surf"))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5) if focus else box, 8, 8)
        figure, title, under = self._lines()
        room = QRectF(_PAD, 12, self.width() - 2 * _PAD, figure.height())
        side = look.side(_ICON)
        icons.draw(painter, self._icon, self.width() - _PAD - side, room.y() + 4, look.color(self._ink("tx3")), side)
        self._write(painter, room, self._shown(), self._ink("tx" if self._n else "tx3"), theme.FIGURE, bold=True)
        room = QRectF(_PAD, room.bottom() + 2, room.width(), title.height())
        self._write(painter, room, self._title, "tx", theme.TEXT, bold=True)
        room = QRectF(_PAD, room.bottom() + 2, room.width(), under.height())
        self._write(painter, room, self._under, "tx2", theme.SMALL)
        painter.end()

    def _write(self, painter: QPainter, room: QRectF, words: str, token: str, size: int, bold: bool = False) -> None:
        painter.setFont(theme.current().font(size, bold))
        painter.setPen(theme.current().color(token))
        painter.drawText(room, _LEFT, words)

    def _shown(self) -> str:
        return "–" if self._n is None else number_text(self._n)

    def _ink(self, usual: str) -> str:
        return f"{self._tone}F" if self._tone and self._n else usual

    def _lines(self) -> tuple[QFontMetrics, QFontMetrics, QFontMetrics]:
        look = theme.current()
        return look.metrics(theme.FIGURE, bold=True), look.metrics(bold=True), look.metrics(theme.SMALL)
