"""Who sits here: the name that history gets, and the role that makes agreements one's own."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from nkavtal.base.i18n import N_
from nkavtal.base.i18n import gettext as _
from nkavtal.catalogue.field import Field
from nkavtal.gui.parts.dialog import Dialog
from nkavtal.gui.parts.form import Form
from nkavtal.gui.parts.inputs import LineInput
from nkavtal.gui.parts.label import Label

_FIELDS = (
    Field("name", N_("Ditt namn"), help=N_("Står i historiken för det du gör. Tomt ger namnet på datorns användare.")),
    Field("role", N_("Din roll"), help=N_("Som den står under Ansvarig eller Ersättare i avtalen")),
)


class Who(Dialog):
    """Asks for name and role; both may be left empty."""

    saved = Signal(str, str)

    def __init__(self, name: str, role: str, known: Sequence[str], today: date, parent: QWidget | None = None) -> None:
        super().__init__(_("Namn och roll"), _("Spara"), parent, icon="save")
        self.form = Form(_FIELDS, today)
        self.form.set_value("name", name)
        self.form.set_value("role", role)
        for box in self.form.boxes.values():
            if known and isinstance(box.input, LineInput):
                box.input.set_suggestions(known)
        words = _("Avtal där ditt namn eller din roll står som ansvarig eller ersättare räknas som dina.")
        self.body.addWidget(Label(words, ink="tx2", wrap=True))
        self.body.addWidget(self.form)
        self.body.addStretch(1)
        self.lossy = lambda: (self._typed("name"), self._typed("role")) != (name, role)
        self.asked.connect(self._save)

    def _typed(self, name: str) -> str:
        return self.form.boxes[name].text

    def _save(self) -> None:
        self.saved.emit(self._typed("name"), self._typed("role"))
        self.accept()
