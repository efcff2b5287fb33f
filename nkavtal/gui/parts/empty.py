"""What stands where there is nothing: nothing yet, nothing that matches, or nothing to do."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from nkavtal.gui.parts.boxes import column, frame, row
from nkavtal.gui.parts.button import Button
from nkavtal.gui.parts.label import Label, Picture

Way = tuple[str, Callable[[], object]]


class Empty(QWidget):
    """Calm words in the middle of a page, with ways on; cards for a first choice."""

    def __init__(self, title: str, text: str = "", icon: str = "", picture: QWidget | None = None) -> None:
        super().__init__()
        if icon:
            picture = Picture(icon, "acc", 48)
        self._title = Label(title, "title" if picture is not None else "text", wrap=True)
        self._text = Label(text, ink="tx2", wrap=True)
        self._ways = QHBoxLayout()
        self._ways.setSpacing(8)
        layout = column(None, gap=8, margins=(24, 24, 24, 24))
        if picture is not None:
            layout.addWidget(picture, 0, Qt.AlignmentFlag.AlignHCenter)
            layout.addSpacing(8)
        for label in (self._title, self._text):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            layout.addWidget(label)
        layout.addSpacing(8)
        layout.addLayout(row(None, self._ways, None))
        self.foot = column(gap=4)
        layout.addLayout(self.foot)
        layout.addStretch(2)
        self.setLayout(layout)
        self.say(title, text)

    def say(self, title: str, text: str = "") -> None:
        """Say something else."""
        self._title.setText(title)
        self._text.setText(text)
        self._text.setHidden(not text)

    def offer(self, text: str, clicked: Callable[[], object], kind: str = "link") -> Button:
        """Add a way on as a link or a button."""
        button = Button(text, clicked, kind=kind)
        self._ways.addWidget(button)
        return button

    def offer_card(self, icon: str, title: str, text: str, way: Way, *, primary: bool = False) -> Button:
        """Add a card that says what a choice means, with its button."""
        button = Button(way[0], way[1], kind="primary" if primary else "")
        words = Label(text, ink="tx2", wrap=True)
        head = row(Picture(icon, "acc", 20), (Label(title, "strong", wrap=True), 1), gap=8)
        card = frame(column(head, words, None, 8, row(button, None), gap=8, margins=(20, 16, 20, 16)), look="card")
        card.setMinimumWidth(224)
        card.setMaximumWidth(300)
        card.setMinimumHeight(160)
        self._ways.setSpacing(16)
        self._ways.addWidget(card, 1)
        return button
