"""A card of a page: a head with a way on, and rows with hairlines between that are made anew with each answer."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from nkavtal.gui.parts.boxes import column, row
from nkavtal.gui.parts.button import Button
from nkavtal.gui.parts.label import Label, line


class Card(QFrame):
    """Title, perhaps a remark and a link beside it, then rows or a calm sentence, then buttons."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setProperty("look", "card")
        self.setFrameShape(QFrame.Shape.Box)  # seen where there is no sheet: in high contrast
        self._title = Label(title, "card")
        self._remark = Label("", "small", "tx2", wrap=True)
        self._remark.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.link = Button("", lambda: self._go(), kind="link")
        self._go: Callable[[], object] = lambda: None
        self._words = Label("", ink="tx2", wrap=True)
        self._rows = column(gap=0)
        self.ways = QHBoxLayout()
        self.ways.setSpacing(8)
        head = row(self._title, (self._remark, 1), self.link, gap=12, margins=(8, 0, 8, 6))
        words = row((self._words, 1), margins=(8, 0, 8, 4))
        foot = row(self.ways, None, margins=(8, 8, 8, 0))
        self.setLayout(column(head, words, self._rows, foot, None, gap=0, margins=(8, 14, 8, 14)))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setAccessibleName(title)
        self.say("")
        self.remark("")
        self.offer_link("", lambda: None)

    def say(self, words: str) -> None:
        """Say something under the head, '' for nothing."""
        self._words.setText(words)
        self._words.setHidden(not words)

    def remark(self, words: str) -> None:
        """Say something small beside the title."""
        self._remark.setText(words)

    def offer_link(self, words: str, go: Callable[[], object], name: str = "") -> None:
        """Offer a way on beside the title, '' for none."""
        self.link.setText(words)
        self.link.setAccessibleName(name or words)
        self.link.setHidden(not words)
        self._go = go

    def show_rows(self, rows: Sequence[QWidget]) -> None:
        """Show other rows; the one that has focus hands it to the row in its place."""
        place = self._focused()
        while (item := self._rows.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for number, one in enumerate(rows):
            if number:
                self._rows.addWidget(line())
            self._rows.addWidget(one)
        if place is not None and rows:
            target = rows[min(place, len(rows) - 1)]
            (target.focusProxy() or target).setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def rows(self) -> list[QWidget]:
        """The rows that are shown, without the lines between."""
        items = [self._rows.itemAt(at) for at in range(0, self._rows.count(), 2)]
        return [widget for item in items if item is not None and (widget := item.widget()) is not None]

    def _focused(self) -> int | None:
        for place, one in enumerate(self.rows):
            if one.hasFocus() or one.isAncestorOf(self.focusWidget() or self):
                return place
        return None
