"""The top of the window: menus left, the way to everything else in the middle."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QMenuBar, QPushButton, QSizePolicy

from nkavtal.base.i18n import gettext as _
from nkavtal.gui import icons, theme
from nkavtal.gui.parts.boxes import row

_WIDE, _NARROW, _ROOMY = 380, 300, 1400


class _Field(QPushButton):
    """Looks like a field and opens the palette; what is typed at it is typed there."""

    asked = Signal(str)

    def __init__(self) -> None:
        super().__init__(_("Gå till avtal, part eller kommando"))
        self.setProperty("kind", "field")
        self.setAccessibleName(_("Gå till avtal, part eller kommando ({key})").format(key="Ctrl+K"))
        self.setAutoDefault(False)
        self.clicked.connect(lambda _on=False: self.asked.emit(""))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the glass before the words and the key after them."""
        super().paintEvent(event)
        painter, side, look = QPainter(self), 16, theme.current()
        icons.draw(painter, "search", 8, (self.height() - side) / 2, look.color("tx3"), side)
        painter.setFont(look.font(theme.SMALL))
        painter.setPen(look.color("tx3"))
        painter.drawText(
            self.rect().adjusted(0, 0, -10, 0), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, "Ctrl+K"
        )
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open by Enter, and by anything that can be typed, which then stands in the palette."""
        typed = event.text()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif typed.strip() and typed.isprintable() and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.asked.emit(typed)
        else:
            super().keyPressEvent(event)


class TopBar(QFrame):
    """Menu bar and the field of Ctrl+K."""

    palette_asked = Signal(str)
    """The palette is wanted, with this typed in it."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("ground", "rail")
        self.menu_bar = QMenuBar()
        self.menu_bar.setNativeMenuBar(False)
        self.menu_bar.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.menu_bar.setAccessibleName(_("Menyer"))
        self.field = _Field()
        self.field.asked.connect(self.palette_asked)
        self._rows = row(None, self.field, None, gap=8, margins=(6, 0, 8, 0))
        self._rows.insertWidget(0, self.menu_bar, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setLayout(self._rows)
        theme.current().changed.connect(self._fit)
        self._fit()

    def sizeHint(self) -> QSize:
        """Take the height of one control."""
        return QSize(640, theme.current().lines(44, 1, 26))

    def resize_for(self, window_width: int) -> None:
        """Give the field the width that fits the window."""
        wide = _WIDE if window_width >= _ROOMY else _NARROW
        self.field.setFixedWidth(theme.current().wide(wide))

    def _fit(self) -> None:
        self.setFixedHeight(self.sizeHint().height())
