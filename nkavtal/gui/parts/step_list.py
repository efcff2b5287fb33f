"""Numbered steps, one below the other: why a day is that day."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nkavtal.base.i18n import gettext as _
from nkavtal.gui import theme
from nkavtal.gui.parts.boxes import row
from nkavtal.gui.parts.label import Label

_NUMBER = 20  # logical pixels at 100 % text


class StepList(QWidget):
    """Shows steps with their numbers; each line can be marked and copied, and is read with its number."""

    def __init__(self, steps: Sequence[str] = ()) -> None:
        super().__init__()
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(4)
        self.steps: tuple[str, ...] = ()
        self._figures: list[Label] = []
        self.show_steps(steps)
        theme.current().changed.connect(self._fit)

    def show_steps(self, steps: Sequence[str]) -> None:
        """Show other steps."""
        self.steps = tuple(steps)
        while (item := self._rows.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self._figures = []
        for number, words in enumerate(steps, 1):
            figure = Label(str(number), "small strong", "tx3")
            self._figures.append(figure)
            self._rows.addWidget(_step(figure, number, words, last=number == len(steps)))
        self._fit()

    def _fit(self) -> None:
        """Give the figures the room that the text size asks for."""
        for figure in self._figures:
            figure.setFixedWidth(theme.current().wide(_NUMBER))

    @property
    def text(self) -> str:
        """The steps as lines of text."""
        return "\n".join(_("{n}. {words}").format(n=n, words=words) for n, words in enumerate(self.steps, 1))


def _step(figure: Label, number: int, words: str, *, last: bool) -> QWidget:
    text = Label(words, "strong" if last else "text", wrap=True, selectable=True)
    text.setAccessibleName(_("{n}. {words}").format(n=number, words=words))
    made = QWidget()
    layout = row(gap=6)
    layout.addWidget(figure, 0, Qt.AlignmentFlag.AlignTop)
    layout.addWidget(text, 1)
    made.setLayout(layout)
    return made
