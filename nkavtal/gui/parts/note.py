"""A note in the page: a fact, what follows from it, and a way; and the banner under the top bar."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame

from nkavtal.gui.parts.boxes import column, row
from nkavtal.gui.parts.button import Button
from nkavtal.gui.parts.label import Label, Picture

Tone = Literal["info", "ok", "warn", "bad"]
_ICONS = {"info": "info", "ok": "checkmark_circle", "warn": "warning", "bad": "error_circle"}


class Note(QFrame):
    """A toned box with icon, title, wrapped text and perhaps a button."""

    def __init__(self, tone: Tone, title: str = "", text: str = "", icon: str = "") -> None:
        super().__init__()
        self._picture = Picture(icon or _ICONS[tone], f"{tone}F", 20)
        self._title = Label(title, "strong", wrap=True, selectable=True)
        self._text = Label(text, ink="tx2", wrap=True, selectable=True)
        self._ways = row(gap=8)
        words = column(self._title, self._text, gap=2)
        layout = self._rows = row(gap=10, margins=(12, 8, 12, 8))
        layout.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(words, 1)
        layout.addLayout(self._ways)
        self.setLayout(layout)
        self.setFrameShape(QFrame.Shape.Box)  # seen where there is no sheet: in high contrast
        self.setProperty("note", tone)
        self.say(title, text)

    def say(self, title: str, text: str = "") -> None:
        """Say something else; with neither title nor text the note takes no room."""
        self._title.setText(title)
        self._text.setText(text)
        self._title.setHidden(not title)
        self._text.setHidden(not text)
        self.setAccessibleName(title or text)
        self.setAccessibleDescription(text if title else "")

    def tone(self, tone: Tone, icon: str = "") -> None:
        """Take another tone."""
        self.setProperty("note", tone)
        self._picture.show_icon(icon or _ICONS[tone], f"{tone}F")
        self.style().polish(self)

    def offer(self, text: str, clicked: Callable[[], object], kind: str = "link", icon: str = "") -> Button:
        """Add a way out: a link, or a button with kind ''."""
        button = Button(text, clicked, kind=kind, icon=icon)
        self._ways.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        return button

    def clear_offers(self) -> None:
        """Take all ways out away."""
        while (item := self._ways.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()  # it may be the very button that was pressed: Qt lets go of it later
                widget.deleteLater()


class Banner(Note):
    """A note over the whole width; it pushes the page and never covers it."""

    def __init__(self, tone: Tone, title: str, text: str = "", icon: str = "") -> None:
        super().__init__(tone, title, text, icon)
        self.setProperty("note", None)
        self.setProperty("banner", tone)
        self._rows.setContentsMargins(24, 6, 12, 6)
