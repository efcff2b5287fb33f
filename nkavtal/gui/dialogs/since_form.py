"""From which day on it is to be told what has been done."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from nkavtal.base.i18n import N_
from nkavtal.base.i18n import gettext as _
from nkavtal.catalogue.field import Field, Kind
from nkavtal.gui.dialogs.form_dialog import FormDialog
from nkavtal.gui.dialogs.typed_form import TypedForm
from nkavtal.gui.parts.dialog import SMALL
from nkavtal.gui.parts.label import Label
from nkavtal.rules.partial_date import PartialDate


class SinceForm(FormDialog):
    """Asks for a day; `chosen` tells it, a month or year by its first day."""

    chosen = Signal(object)

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(_("Vad har hänt sedan…"), _("Spara som…"), parent, width=SMALL, icon="")
        words = _("Allt som har gjorts i registret från och med dagen, på en lista. Det som är ångrat är inte med.")
        self.body.addWidget(Label(words, ink="tx2", wrap=True))
        day = Field(
            "day", N_("Från och med"), Kind.PARTIAL_DATE, required=True, help=N_("Till exempel styrelsens möte")
        )
        self.form = self.add_form(TypedForm([day], today, columns=1))
        self.form.fill({})
        self.body.addStretch(1)
        self.asked.connect(self._choose)

    def _choose(self) -> None:
        if (values := self.form.read()) is not None:
            self.accept()
            self.chosen.emit(PartialDate.parse(str(values["day"])).earliest)
