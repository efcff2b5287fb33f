"""An agreement's own fields, new or changed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from nkavtal.base.i18n import gettext as _
from nkavtal.catalogue.agreement import AGREEMENT_FIELDS
from nkavtal.catalogue.rows import AgreementCard, OrganisationRow
from nkavtal.gui.dialogs.form_dialog import FormDialog
from nkavtal.gui.dialogs.typed_form import TypedForm
from nkavtal.gui.parts.check_grid import CheckGrid
from nkavtal.gui.parts.dialog import LARGE
from nkavtal.gui.parts.label import Label

_FIRST = ("title", "areas", "type", "diary_number", "responsible", "deputy")  # the rest can wait
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
        self.form = self.add_form(TypedForm([f for f in _FIELDS if f.name in _FIRST], today, headings=False))
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
        self._add_rest(today)
        self.body.addStretch(1)
        self.asked.connect(self._save)

    def _add_rest(self, today: date) -> None:
        words = _("Avtalstid, uppsägning, ekonomi och övrigt (kan vänta)")
        tick = QCheckBox(words)
        self.body.addWidget(tick)
        self.rest = self.add_form(TypedForm([f for f in _FIELDS if f.name not in _FIRST], today))
        self.rest.fill({})
        self.rest.hide()
        self.rest.opener = tick
        self.rest.setAccessibleName(words)
        tick.toggled.connect(self.rest.setVisible)
        tick.toggled.connect(self._opened)

    def _opened(self, on: bool) -> None:
        if on:
            self.rest.focus(next(iter(self.rest.boxes)))
        self.fit_soon()

    def _save(self) -> None:
        first, rest = self.form.read(), self.rest.read()
        if first is not None and rest is not None:
            values = {**first, **rest}
            own = tuple((key, "party") for key in self.members.checked())
            self.saved.emit(values, own + tuple((key, "counterparty") for key in self.others.checked()))
