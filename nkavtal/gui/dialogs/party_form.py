"""One party of an agreement: its own facts, and beneath them its decisions and signatures."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from nkavtal.base.i18n import gettext as _
from nkavtal.catalogue.field import Kind
from nkavtal.catalogue.party import PARTY
from nkavtal.catalogue.rows import PartyLine, Values
from nkavtal.gui.dialogs.form_dialog import FormDialog
from nkavtal.gui.dialogs.typed_form import TypedForm
from nkavtal.gui.parts.dialog import LARGE
from nkavtal.gui.parts.label import line


class PartyForm(FormDialog):
    """`saved` tells the party's own facts that differ; rows beneath keep themselves."""

    saved = Signal(object)
    remove_asked = Signal()

    def __init__(
        self,
        party: PartyLine,
        agreement: str,
        today: date,
        organisations: Mapping[str, str],
        ledgers: QWidget,
        parent: QWidget | None = None,
    ) -> None:
        title = _("{party} i avtal {agreement}").format(party=party.short_name, agreement=agreement)
        super().__init__(title, _("Spara parten"), parent, width=LARGE)
        self.seen: Values = dict(party.values)
        self.form = TypedForm([field for field in PARTY.fields if not field.fixed], today, columns=3)
        self.body.addWidget(ledgers)
        self.body.addWidget(line())
        self.add_form(self.form)
        for field in PARTY.fields:
            if field.kind is Kind.ORGANISATION and not field.fixed:
                self.form.set_choices(field.name, organisations)
        self.form.fill(party.values)
        self.add_extra(_("Ta bort parten…"), self.remove_asked.emit)
        self.asked.connect(self._save)

    def _save(self) -> None:
        values = self.form.read(changed_only=True)
        if values:
            self.saved.emit(values)
        elif values is not None:
            self.accept()
