"""A dialog that asks for one day and nothing else."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from nkavtal.catalogue.field import Field
from nkavtal.gui.dialogs.form_dialog import FormDialog
from nkavtal.gui.dialogs.typed_form import TypedForm
from nkavtal.gui.parts.dialog import SMALL
from nkavtal.gui.parts.label import Label
from nkavtal.rules.partial_date import PartialDate


class DayForm(FormDialog):
    """Asks for a day, under some words; `chosen` tells it, a month or year by its first day."""

    chosen = Signal(object)

    def __init__(
        self, title: str, primary: str, words: str, day: Field, today: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(title, primary, parent, width=SMALL, icon="")
        self._name = day.name
        self.body.addWidget(Label(words, ink="tx2", wrap=True))
        self.form = self.add_form(TypedForm([day], today, columns=1))
        self.form.fill({})
        self.body.addStretch(1)
        self.asked.connect(self._choose)

    def _choose(self) -> None:
        if (values := self.form.read()) is not None:
            self.accept()
            self.chosen.emit(PartialDate.parse(str(values[self._name])).earliest)
