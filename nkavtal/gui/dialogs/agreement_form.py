"""An agreement's own fields, new or changed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from nkavtal.base.i18n import gettext as _
from nkavtal.catalogue.agreement import AGREEMENT_FIELDS
from nkavtal.catalogue.rows import AgreementCard, OrganisationRow
from nkavtal.gui.dialogs.form_dialog import FormDialog
from nkavtal.gui.dialogs.typed_form import TypedForm
from nkavtal.gui.parts.check_grid import CheckGrid
from nkavtal.gui.parts.dialog import LARGE
from nkavtal.gui.parts.label import Label

_FIELDS = [field for field in AGREEMENT_FIELDS if not field.fixed]


class EditAgreement(FormDialog):
    """Asks for an agreement's fields; `saved` tells those that differ."""

    saved = Signal(object)

    def __init__(self, card: AgreementCard, today: date, parent: QWidget | None = None) -> None:
        title = _("Ändra avtal {number}").format(number=card.number)
        super().__init__(title, _("Spara ändringarna"), parent, width=LARGE)
        self.form = self.add_form(TypedForm(_FIELDS, today, columns=2))
        self.form.fill(card.values)
        self.asked.connect(self._save)

    def _save(self) -> None:
        values = self.form.read(changed_only=True)
        if values:
            self.saved.emit(values)
        elif values is not None:
            self.accept()


class NewAgreement(FormDialog):
    """Asks for a new agreement's fields and parties; `saved` tells values, and organisations with their roles."""

    saved = Signal(object, object)

    def __init__(self, organisations: Sequence[OrganisationRow], today: date, parent: QWidget | None = None) -> None:
        super().__init__(_("Nytt avtal"), _("Skapa avtal"), parent, width=LARGE)
        self.form = self.add_form(TypedForm(_FIELDS, today, columns=2))
        self.form.fill({})
        members = {one.uuid: one.short_name for one in organisations if one.member}
        others = {one.uuid: one.short_name for one in organisations if not one.member}
        self.body.addWidget(Label(_("Parter"), "card"))
        self.members = CheckGrid(_("Kommuner"), members, room=920)
        self.members.set_checked(members)
        self.others = CheckGrid(_("Motparter"), others, room=920)
        self.others.setVisible(bool(others))
        self.body.addWidget(self.members)
        self.body.addWidget(self.others)
        self.body.addStretch(1)
        self.asked.connect(self._save)

    def _save(self) -> None:
        values = self.form.read()
        if values is not None:
            own = tuple((key, "party") for key in self.members.checked())
            self.saved.emit(values, own + tuple((key, "counterparty") for key in self.others.checked()))
