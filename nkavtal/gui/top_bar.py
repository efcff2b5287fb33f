"""The top of the window: menus left, the way to an agreement in the middle."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QMenuBar, QSizePolicy, QToolButton

from nkavtal.base.i18n import gettext as _
from nkavtal.gui import icons, theme
from nkavtal.gui.parts.boxes import row

_WIDE, _NARROW, _ROOMY = 380, 300, 1400


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
        self.field = QLineEdit()
        self.field.setPlaceholderText(_("Gå till avtal"))
        self.field.setAccessibleName(_("Gå till avtal (Ctrl+K)"))
        self._look = QAction(self)
        self.field.addAction(self._look, QLineEdit.ActionPosition.LeadingPosition)
        for button in self.field.findChildren(QToolButton):
            button.setAccessibleName(_("Gå till"))
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.field.returnPressed.connect(self._go)
        self.field.installEventFilter(self)
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

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Esc empties the field and gives focus back."""
        escape = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if escape and event.type() == QEvent.Type.KeyPress:
            self.field.clear()
            self.left.emit()
            return True
        return False

    def resize_for(self, window_width: int) -> None:
        """Give the field the width that fits the window."""
        wide = _WIDE if window_width >= _ROOMY else _NARROW
        self.field.setFixedWidth(theme.current().wide(wide))

    def _fit(self) -> None:
        self.setFixedHeight(self.sizeHint().height())
        self._look.setIcon(icons.icon("search", "tx3", 16))

    def _go(self) -> None:
        text = self.field.text().strip()
        self.field.clear()
        self.go_to.emit(text)
