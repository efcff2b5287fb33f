"""A contact with one or several parties: who was spoken with, what was said, when it will be taken up."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from nkavtal.base.i18n import gettext as _
from nkavtal.catalogue.party import CONTACT_NOTE
from nkavtal.catalogue.rows import AgreementCard
from nkavtal.gui.dialogs.form_dialog import FormDialog
from nkavtal.gui.dialogs.typed_form import TypedForm
from nkavtal.gui.parts.check_grid import CheckGrid
from nkavtal.gui.parts.dialog import MEDIUM


class NoteContact(FormDialog):
    """Asks about a contact; `saved` tells organisations and values."""

    saved = Signal(object, object)

    def __init__(self, card: AgreementCard, marked: Sequence[str], today: date, parent: QWidget | None = None) -> None:
        super().__init__(
            _("Anteckna kontakt: {title}").format(title=card.title), _("Spara kontakt"), parent, width=MEDIUM
        )
        self.parties = CheckGrid(_("Part"), {one.organisation: one.short_name for one in card.parties})
        self.parties.set_checked(marked)
        self.body.addWidget(self.parties)
        self.form = self.add_form(TypedForm(CONTACT_NOTE.fields, today, columns=2))
        self.form.fill({"noted_on": today.isoformat()})
        self.body.addStretch(1)
        self.asked.connect(self._save)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin at the day when it is known whose contact it is."""
        super().showEvent(event)
        if self.parties.checked():
            self.form.focus("noted_on")

    def _save(self) -> None:
        if not self.parties.checked():
            self.tell(_("Markera minst en part"), _("Kontakten antecknas hos de parter som är markerade."))
            self.parties.focus()
        elif (values := self.form.read()) is not None:
            self.saved.emit(self.parties.checked(), values)
