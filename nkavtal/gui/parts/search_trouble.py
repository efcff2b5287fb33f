"""What is wrong with the words of a search box."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from nkavtal.base.i18n import gettext as _
from nkavtal.gui.parts.announce import announce
from nkavtal.gui.parts.boxes import row
from nkavtal.gui.parts.button import Button
from nkavtal.gui.parts.label import Label, Picture


class Trouble(QWidget):
    """What is wrong with the words, in red, or what is still to be typed, quietly; perhaps with a way to mend it."""

    mended = Signal(int, int, str)
    """Where in the words which text is to stand."""

    def __init__(self) -> None:
        super().__init__()
        self._sign = Picture("error_circle", "badF", 16)
        self._words = Label("", "small", "badF", wrap=True)
        self._mend = Button("", kind="link")
        self._mend.hide()
        self._mend.clicked.connect(self._mended)
        self._place: tuple[int, int, str] = (0, 0, "")
        line = row(gap=4)
        line.addWidget(self._sign)
        line.addWidget(self._words, 1)
        line.addWidget(self._mend)
        self.setLayout(line)
        self.hide()

    @property
    def text(self) -> str:
        """What is said, '' for nothing."""
        return self._words.text()

    def say(self, words: str, calm: bool, mend: tuple[int, int, str]) -> None:
        """Say it; `mend` is where in the box which text would be right, '' for nothing to offer."""
        self._words.setText(words)
        self._words.setProperty("ink", "tx2" if calm else "badF")
        self._words.style().polish(self._words)
        self._sign.setHidden(calm)
        self._place = mend
        self._mend.setText(_("Byt till {word}").format(word=mend[2]) if mend[2] else "")
        self._mend.setHidden(not mend[2])
        self.setHidden(not words)
        announce(self, words)

    def _mended(self) -> None:
        self.mended.emit(*self._place)
