"""What is said of a document, changed; and the reason that the signed one asks for."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from nkavtal.base.i18n import N_
from nkavtal.base.i18n import gettext as _
from nkavtal.catalogue.attachment import ATTACHMENT, file_name, is_locked
from nkavtal.catalogue.field import Field, Kind
from nkavtal.catalogue.rows import LedgerRow
from nkavtal.gui.dialogs.form_dialog import FormDialog
from nkavtal.gui.dialogs.typed_form import TypedForm
from nkavtal.gui.parts.dialog import SMALL
from nkavtal.gui.parts.label import Label
from nkavtal.gui.parts.note import Note


class AttachmentForm(FormDialog):
    """Asks for kind, description and day; `saved` tells what differs. The kind of the signed one is locked."""

    saved = Signal(object)
    unlock_asked = Signal()

    def __init__(self, row: LedgerRow, today: date, parent: QWidget | None = None) -> None:
        title = _("Ändra dokument: {file}").format(file=file_name(row.values))
        super().__init__(title, _("Spara dokument"), parent)
        locked = is_locked(row.values)
        if locked:
            note = Note(
                "info", _("Det undertecknade avtalet är låst"), _("Beskrivning och dag går att ändra."), "lock_closed"
            )
            note.offer(_("Lås upp…"), self.unlock_asked.emit)
            self.body.addWidget(note)
        fields = [field for field in ATTACHMENT.fields if not field.fixed and not (locked and field.name == "kind")]
        self.form = self.add_form(TypedForm(fields, today, columns=2))
        self.form.fill(row.values)
        self.body.addStretch(1)
        self.asked.connect(self._save)

    def _save(self) -> None:
        values = self.form.read(changed_only=True)
        if values:
            self.saved.emit(values)
        elif values is not None:
            self.accept()


class ReasonForm(FormDialog):
    """Asks why the signed document is to be unlocked, exchanged or removed; `saved` tells the reason."""

    saved = Signal(str)

    def __init__(self, title: str, text: str, verb: str, today: date, parent: QWidget | None = None) -> None:
        super().__init__(title, verb, parent, width=SMALL, icon="")
        self.body.addWidget(Label(text, wrap=True))
        reason = Field("reason", N_("Skäl"), Kind.LONG_TEXT, required=True, help=N_("Sparas i historiken"))
        self.form = self.add_form(TypedForm([reason], today, columns=1))
        self.form.fill({})
        self.body.addStretch(1)
        self.asked.connect(self._save)

    def _save(self) -> None:
        if (values := self.form.read()) is not None:
            self.saved.emit(str(values["reason"]))
