"""A row in a card that is a button as a whole: words beside each other, pressed to go where they tell of."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QLayout, QSizePolicy

from nkavtal.gui import theme

_LEAST = 36


class RowButton(QAbstractButton):
    """Holds labels; `name` is what a screen reader says of the row, since the labels are only its face."""

    def __init__(self, layout: QLayout, name: str, clicked: Callable[[], object]) -> None:
        super().__init__()
        layout.setContentsMargins(8, 6, 8, 6)
        self.setLayout(layout)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(layout.hasHeightForWidth())
        self.setSizePolicy(policy)
        self.clicked.connect(lambda _on=False: clicked())

    def minimumSizeHint(self) -> QSize:
        """Be as narrow as the words let themselves be wrapped."""
        layout = self.layout()
        hint = layout.minimumSize() if layout is not None else QSize()
        return QSize(hint.width(), max(hint.height(), _LEAST))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses too."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show the ground of a row under the pointer."""
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: object) -> None:
        """Take it away again."""
        super().leaveEvent(event)  # type: ignore[arg-type]  # Qt gives a plain QEvent
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground under the pointer and the frame of focus; the labels draw themselves."""
        paint_ground(self, QRectF(self.rect()))


def paint_ground(button: QAbstractButton, rect: QRectF, radius: float = 6) -> None:
    """Paint what tells that a button of one's own is under the pointer, held down or has focus."""
    look = theme.current()
    painter = QPainter(button)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if button.isEnabled() and (button.underMouse() or button.isDown()):
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.color("accS" if button.isDown() else "hover"))
        painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), radius, radius)
    if button.hasFocus():
        painter.setPen(QPen(look.color("acc"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), radius, radius)
    painter.end()
