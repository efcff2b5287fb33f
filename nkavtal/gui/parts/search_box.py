"""The search box over a list: every key asks again, Esc clears and then leaves."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QToolButton, QWidget

from nkavtal.base.i18n import gettext as _
from nkavtal.gui import icons, theme
from nkavtal.gui.parts.boxes import column
from nkavtal.gui.parts.label import Label


class SearchBox(QWidget):
    """A line for search words with a clear button and, beneath, what is wrong with the words."""

    searched = Signal(str)
    """What is typed, trimmed, at every key."""
    entered = Signal()
    """Enter: the first row is to be opened."""
    left = Signal()
    """Esc in an empty box, or the down key: focus belongs to the list."""

    def __init__(self, placeholder: str, name: str = "") -> None:
        super().__init__()
        self._line = QLineEdit()
        self._line.setPlaceholderText(placeholder)
        self._line.setAccessibleName(name or placeholder)
        self._look = QAction(self)
        self._clear = QAction(_("Rensa sökningen"), self)
        self._line.addAction(self._look, QLineEdit.ActionPosition.LeadingPosition)
        self._line.addAction(self._clear, QLineEdit.ActionPosition.TrailingPosition)
        for button in self._line.findChildren(QToolButton):
            button.setAccessibleName(_("Rensa sökningen") if button.defaultAction() is self._clear else _("Sök"))
        self._clear.triggered.connect(self.clear)
        self._clear.setVisible(False)
        self._trouble = Label("", "small", "badF", wrap=True)
        self._trouble.hide()
        self.setLayout(column(self._line, self._trouble, gap=4))
        self.setFocusProxy(self._line)
        self._line.textChanged.connect(self._typed)
        self._line.returnPressed.connect(self.entered.emit)
        self._line.installEventFilter(self)
        theme.current().changed.connect(self._dress)
        self._dress()

    @property
    def text(self) -> str:
        """What is typed, trimmed."""
        return self._line.text().strip()

    def set_text(self, text: str) -> None:
        """Type text and search for it."""
        self._line.setText(text)

    def clear(self) -> None:
        """Empty the box and stay in it."""
        self._line.clear()
        self._line.setFocus()

    def focus(self) -> None:
        """Go to the box and mark what is there."""
        self._line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._line.selectAll()

    def show_trouble(self, words: str) -> None:
        """Say under the box what is wrong with the words, '' for nothing."""
        self._trouble.setText(words)
        self._trouble.setHidden(not words)
        self._line.setProperty("wrong", "true" if words else "false")
        self._line.style().polish(self._line)

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Esc clears, then leaves; Down leaves for the list."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape:
                if self._line.text():
                    self._line.clear()
                else:
                    self.left.emit()
                return True
            if event.key() == Qt.Key.Key_Down:
                self.left.emit()
                return True
        return False

    def _typed(self, text: str) -> None:
        self._clear.setVisible(bool(text))
        self.searched.emit(text.strip())

    def _dress(self) -> None:
        self._look.setIcon(icons.icon("search", "tx3", 16))
        self._clear.setIcon(icons.icon("dismiss", "tx2", 16))
