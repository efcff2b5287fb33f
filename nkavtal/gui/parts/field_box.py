"""One field of a form: its label, the input, and beneath it help, an explanation or an error."""

from __future__ import annotations

from datetime import date
from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QWidget

from nkavtal.base.i18n import gettext as _
from nkavtal.catalogue.field import Field
from nkavtal.gui.parts.boxes import column, row
from nkavtal.gui.parts.input import Input
from nkavtal.gui.parts.inputs import make_input
from nkavtal.gui.parts.label import Label, Picture

Side = Literal["above", "left"]


class FieldBox(QWidget):
    """A field; the error takes the place of the help and stands by symbol, edge and words."""

    changed = Signal()
    checked = Signal()
    """The field was left and looked over."""

    def __init__(self, field: Field, today: date, *, side: Side = "above", optional_words: str = "") -> None:
        super().__init__()
        self.field = field
        self.label_text = _(field.label)
        self.input: Input = make_input(field, today, self.label_text)
        shown = self.label_text
        if optional_words and not field.required:
            shown = _("{field} ({words})").format(field=shown, words=optional_words)
        self.label = Label(shown.replace("&", "&&"), "strong" if side == "above" else "text", wrap=True)
        self.label.setBuddy(self.input.focus_widget)
        self._below = Label("", "small", "tx3", wrap=True)
        self._sign = Picture("error_circle", "badF", 16)
        self._error = ""
        below = row(gap=4)
        below.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        below.addWidget(self._below, 1)
        content = column(self.input.widget, below, gap=4)
        content.addStretch(1)
        if side == "above":
            self.setLayout(column(self.label, (content, 1), gap=4))
        else:
            self.label.setMinimumHeight(32)
            whole = row(gap=12)
            whole.addWidget(self.label, 0, Qt.AlignmentFlag.AlignTop)
            whole.addLayout(content, 1)
            self.setLayout(whole)
        self.input.changed.connect(self._typed)
        self.input.left.connect(self._left)
        self._show_below()

    @property
    def text(self) -> str:
        """What is typed or chosen, as text."""
        return self.input.text()

    @property
    def error(self) -> str:
        """The error shown, '' for none."""
        return self._error

    def set_text(self, text: str) -> None:
        """Show a value and forget the error."""
        self.input.set_text(text)
        self.set_error("")

    def set_error(self, words: str) -> None:
        """Show an error in the place of the help; '' takes it away."""
        self._error = words
        self.input.set_wrong(bool(words))
        self._show_below()

    def check(self) -> str:
        """Look the value over, show what is wrong and return it."""
        words = self.input.trouble()
        if not words and self.field.required and not self.text:
            words = _("Uppgiften behövs")
        self.set_error(words)
        return words

    def _typed(self) -> None:
        if self._error:
            self.set_error("")  # what was wrong is being mended; it is looked over again when the field is left
        else:
            self._show_below()
        self.changed.emit()

    def _left(self) -> None:
        if self.input.trouble() or (self._error and self.text):
            self.check()
        else:
            self._show_below()
        self.checked.emit()

    def _show_below(self) -> None:
        words = self._error or self.input.explanation() or _(self.field.help)
        self._below.setText(words)
        self._below.setProperty("ink", "badF" if self._error else "tx3")
        self._below.style().polish(self._below)
        self._below.setHidden(not words)
        self._sign.setHidden(not self._error)
        self.input.focus_widget.setAccessibleDescription(words)

    @property
    def head(self) -> QLabel:
        """The label, so that a form can line labels up."""
        return self.label
