"""Buttons: with words, or an icon alone where its name is universal."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QToolButton

from nkavtal.gui import icons, theme

_KEYPAD = Qt.KeyboardModifier.KeypadModifier


class Button(QPushButton):
    """A button with words; `kind` is '', 'primary' (one per view), 'quiet', 'link' or 'choice'."""

    def __init__(
        self, text: str, clicked: Callable[[], object] | None = None, *, icon: str = "", kind: str = "", tip: str = ""
    ) -> None:
        super().__init__(text)
        self._icon, self._kind = icon, kind
        self.setAutoDefault(False)
        if kind:
            self.setProperty("kind", kind)
        if tip:
            self.setToolTip(tip)
        if clicked is not None:
            self.clicked.connect(lambda _checked=False: clicked())
        theme.current().changed.connect(self._dress)
        self._dress()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has focus, also outside dialogs."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & ~_KEYPAD:
            (self.click if self.menu() is None else self.showMenu)()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """Leave air between words and edge; buttons never elide."""
        hint = super().sizeHint()
        return QSize(hint.width() + (8 if self._icon else 2), hint.height())

    def _dress(self) -> None:
        look, primary = theme.current(), self._kind == "primary"
        self.setFont(look.font(bold=primary))
        if self._icon:
            on_fill = primary and look.mode != "contrast"
            token = "accT" if on_fill else "acc" if self._kind == "link" else "tx2"
            self.setIcon(icons.icon(self._icon, token, look.side(18)))
            self.setIconSize(icons.size_of(look.side(18)))


class IconButton(QToolButton):
    """An icon alone, with its name as tool tip and for a screen reader."""

    def __init__(self, icon: str, name: str, clicked: Callable[[], object] | None = None) -> None:
        super().__init__()
        self._icon = icon
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setMinimumSize(32, 32)
        if clicked is not None:
            self.clicked.connect(lambda _checked=False: clicked())
        theme.current().changed.connect(self._dress)
        self._dress()

    def show_icon(self, icon: str, name: str) -> None:
        """Become another button."""
        self._icon = icon
        self.setAccessibleName(name)
        self.setToolTip(name)
        self._dress()

    def _dress(self) -> None:
        side = theme.current().side(20)
        self.setIcon(icons.icon(self._icon, size=side))
        self.setIconSize(icons.size_of(side))
