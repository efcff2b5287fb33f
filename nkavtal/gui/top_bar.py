"""The top of the window: menus left, the way to an agreement in the middle."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QMenuBar, QSizePolicy

from nkavtal.base.i18n import gettext as _
from nkavtal.gui import icons, theme
from nkavtal.gui.parts.boxes import row

_WIDE, _NARROW, _ROOMY = 380, 300, 1400


class _Field(QLineEdit):
    """A field with a glass in it, which Esc empties and leaves."""

    left = Signal()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the glass before the text; an action of the field's own would be one more button to name."""
        super().paintEvent(event)
        painter, side = QPainter(self), 16
        icons.draw(painter, "search", 8, (self.height() - side) / 2, theme.current().color("tx3"), side)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc empties the field and gives focus back."""
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.left.emit()
        else:
            super().keyPressEvent(event)


class TopBar(QFrame):
    """Menu bar and the field of Ctrl+K, whose Enter says where to go."""

    go_to = Signal(str)
    left = Signal()
    """Esc in the field: focus goes back to where it was."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("ground", "rail")
        self.menu_bar = QMenuBar()
        self.menu_bar.setNativeMenuBar(False)
        self.menu_bar.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.menu_bar.setAccessibleName(_("Menyer"))
        self.field = _Field()
        self.field.setPlaceholderText(_("Gå till avtal"))
        self.field.setAccessibleName(_("Gå till avtal (Ctrl+K)"))
        self.field.setTextMargins(20, 0, 0, 0)
        self.field.returnPressed.connect(self._go)
        self.field.left.connect(self.left)
        self._rows = row(None, self.field, None, gap=8, margins=(6, 0, 8, 0))
        self._rows.insertWidget(0, self.menu_bar, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setLayout(self._rows)
        theme.current().changed.connect(self._fit)
        self._fit()

    def focus(self) -> None:
        """Go to the field."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def sizeHint(self) -> QSize:
        """Take the height of one control."""
        return QSize(640, theme.current().lines(44, 1, 26))

    def resize_for(self, window_width: int) -> None:
        """Give the field the width that fits the window."""
        wide = _WIDE if window_width >= _ROOMY else _NARROW
        self.field.setFixedWidth(theme.current().wide(wide))

    def _fit(self) -> None:
        self.setFixedHeight(self.sizeHint().height())

    def _go(self) -> None:
        text = self.field.text().strip()
        self.field.clear()
        self.go_to.emit(text)
