"""The search box over a list: every key asks again, Esc clears and then leaves."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtGui import QAction, QInputMethodEvent, QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import QLineEdit, QToolButton, QWidget

from nkavtal.base.i18n import gettext as _
from nkavtal.gui import icons, theme
from nkavtal.gui.parts.boxes import column
from nkavtal.gui.parts.offer_list import Offered, OfferList
from nkavtal.gui.parts.search_trouble import Trouble

Source = Callable[[str, int, bool], Sequence["Placed"]]
"""Gives what is offered for a text with the cursor at a place; the last says that everything is asked for."""


class Placed(Offered, Protocol):
    """An offer that takes the place of what stands from `start` to `end`."""

    @property
    def start(self) -> int:
        """Where it begins."""

    @property
    def end(self) -> int:
        """Where what it replaces ends."""


class SearchBox(QWidget):
    """A line for search words with a clear button and, beneath or where the owner puts `trouble`, what is wrong."""

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
        self._tools: dict[QAction, tuple[str, str, bool]] = {}
        self._source: Source | None = None
        self._offers: OfferList | None = None
        self._add(QLineEdit.ActionPosition.LeadingPosition, "search", _("Sök"), "tx3")
        self._clear = self._add(QLineEdit.ActionPosition.TrailingPosition, "dismiss", _("Rensa sökningen"), "tx2")
        self._clear.triggered.connect(self.clear)
        self._clear.setVisible(False)
        self.trouble = Trouble()
        self.trouble.mended.connect(self.put)
        self.setLayout(column(self._line, self.trouble, gap=4))
        self.setFocusProxy(self._line)
        self._line.textChanged.connect(self._typed)
        self._line.textEdited.connect(lambda _text: self._offer())
        self._line.returnPressed.connect(self.entered.emit)
        self._line.installEventFilter(self)
        theme.current().changed.connect(self._dress)

    def _add(self, place: QLineEdit.ActionPosition, icon: str, name: str, ink: str) -> QAction:
        made = QAction(name, self)
        self._line.addAction(made, place)
        self._tools[made] = (icon, ink, False)
        self._name_buttons()
        self._dress()
        return made

    def _name_buttons(self) -> None:
        for button in self._line.findChildren(QToolButton):
            if (action := button.defaultAction()) is not None:
                button.setAccessibleName(action.text())

    def add_tool(self, icon: str, name: str, clicked: Callable[[], object]) -> QAction:
        """Add a button inside the box, last."""
        made = self._add(QLineEdit.ActionPosition.TrailingPosition, icon, name, "tx2")
        made.triggered.connect(lambda _on=False: clicked())
        return made

    def dress_tool(self, tool: QAction, icon: str, name: str, ink: str = "tx2", *, filled: bool = False) -> None:
        """Give a button another icon and name."""
        self._tools[tool] = (icon, ink, filled)
        tool.setText(name)
        tool.setToolTip(name)
        self._name_buttons()
        self._dress()

    def offer_from(self, source: Source) -> None:
        """Offer what the source gives while somebody types; Ctrl+space asks for everything."""
        self._source = source

    @property
    def text(self) -> str:
        """What is typed, trimmed."""
        return self._line.text().strip()

    def set_text(self, text: str) -> None:
        """Type text and search for it."""
        self._line.setText(text)
        self._hide_offers()

    def put(self, start: int, end: int, text: str) -> None:
        """Put text in the place of what stands there, and go on typing after it."""
        whole = self._line.text()
        self._line.setText(whole[:start] + text + whole[end:].lstrip(" " if text.endswith(" ") else ""))
        self._line.setCursorPosition(start + len(text))
        self._line.setFocus()
        self._offer()

    def clear(self) -> None:
        """Empty the box and stay in it."""
        self.set_text("")
        self._line.setFocus()

    def focus(self) -> None:
        """Go to the box and mark what is there."""
        self._line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._line.selectAll()

    def show_trouble(
        self, words: str, *, calm: bool = False, place: tuple[int, int] = (0, 0), mended: str = ""
    ) -> None:
        """Say what is wrong with the words, '' for nothing; what is `calm` is only not finished yet.

        `place` is where in `text` it stands, `mended` what would be right there.
        """
        before = len(self._line.text()) - len(self._line.text().lstrip())
        place = (place[0] + before, place[1] + before)
        self.trouble.say(words, calm, (*place, mended))
        self._line.setProperty("wrong", "true" if words and not calm else "false")
        self._line.style().polish(self._line)
        self._line.setAccessibleDescription(words)
        self._underline(*(place if words and not calm else (0, 0)))

    def _underline(self, start: int, end: int) -> None:
        """Draw a wave under a part of the text; a line has no other way to format what is in it."""
        wave = QTextCharFormat()
        wave.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        wave.setUnderlineColor(theme.current().color("badX"))
        kind = QInputMethodEvent.AttributeType.TextFormat
        at = self._line.cursorPosition()
        parts = [QInputMethodEvent.Attribute(kind, start - at, end - start, wave)] if end > start else []
        QCoreApplication.sendEvent(self._line, QInputMethodEvent("", parts))

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Esc clears, then leaves; Down leaves for the list; offers take their keys first."""
        if event.type() == QEvent.Type.FocusOut:
            self._hide_offers()
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key_of_offers(event) or self._own_key(event)
        return False

    def _own_key(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape:
            if self._line.text():
                self.set_text("")
            else:
                self.left.emit()
            return True
        if event.key() == Qt.Key.Key_Down:
            self.left.emit()
            return True
        if event.key() == Qt.Key.Key_Space and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._offer(every=True)
            return True
        return False

    def _key_of_offers(self, event: QKeyEvent) -> bool:
        offers = self._offers
        if offers is None or not offers.isVisible():
            return False
        match event.key():
            case Qt.Key.Key_Down:
                offers.step(1)
            case Qt.Key.Key_Up:
                offers.step(-1)
            case Qt.Key.Key_Escape:
                offers.hide()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_Tab:
                return offers.take()
            case _:
                return False
        return True

    def _offer(self, *, every: bool = False) -> None:
        if self._source is None:
            return
        if self._offers is None:
            self._offers = OfferList(self._line)
            self._offers.taken.connect(self._take)
        self._offers.show_offers(self._source(self._line.text(), self._line.cursorPosition(), every))

    def _hide_offers(self) -> None:
        if self._offers is not None:
            self._offers.hide()

    def _take(self, offer: Placed) -> None:
        self.put(offer.start, offer.end, offer.text)

    def _typed(self, text: str) -> None:
        self._clear.setVisible(bool(text))
        self.searched.emit(text.strip())

    def _dress(self) -> None:
        for tool, (icon, ink, filled) in self._tools.items():
            tool.setIcon(icons.icon(icon, ink, 16, filled))
