"""An organisation's own fields, new or changed."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from nkavtal.base.i18n import gettext as _
from nkavtal.catalogue.organisation import ORGANISATION_FIELDS
from nkavtal.catalogue.rows import OrganisationCard
from nkavtal.gui.dialogs.form_dialog import FormDialog
from nkavtal.gui.dialogs.typed_form import TypedForm


class OrganisationForm(FormDialog):
    """Asks for an organisation's fields; `saved` tells all of a new one, those that differ of an old one."""

    saved = Signal(object)

    def __init__(self, today: date, card: OrganisationCard | None = None, parent: QWidget | None = None) -> None:
        title, primary = _("Ny part"), _("Skapa part")
        if card is not None:
            title = _("Ändra part: {name}").format(name=card.values["short_name"])
            primary = _("Spara ändringarna")
        super().__init__(title, primary, parent)
        self._new = card is None
        self.form = self.add_form(TypedForm(ORGANISATION_FIELDS, today, columns=2))
        self.form.fill(card.values if card is not None else {})
        self.body.addStretch(1)
        self.asked.connect(self._save)

    def _save(self) -> None:
        values = self.form.read(changed_only=not self._new)
        if values is None:
            return
        if values or self._new:
            self.saved.emit(values)
        else:
            self.accept()
