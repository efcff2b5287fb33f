"""Organisations that become parties to an agreement."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from nkavtal.base.i18n import gettext as _
from nkavtal.catalogue.party import PARTY
from nkavtal.catalogue.rows import AgreementCard, OrganisationRow
from nkavtal.gui.dialogs.form_dialog import FormDialog
from nkavtal.gui.dialogs.typed_form import TypedForm
from nkavtal.gui.parts.check_grid import CheckGrid
from nkavtal.gui.parts.dialog import MEDIUM


class AddParties(FormDialog):
    """Asks which organisations and in what role; `saved` tells both. Those that are parties already are not offered."""

    saved = Signal(object, str)

    def __init__(
        self, card: AgreementCard, organisations: Sequence[OrganisationRow], today: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            _("Lägg till parter: {title}").format(title=card.title),
            _("Lägg till parter"),
            parent,
            width=MEDIUM,
            icon="add",
        )
        there = {one.organisation for one in card.parties}
        self.form = self.add_form(TypedForm([PARTY.field("role")], today, columns=2))
        self.form.fill({"role": "party"})
        choices = {one.uuid: one.short_name for one in organisations if one.uuid not in there}
        self.parties = CheckGrid(_("Organisationer"), choices)
        self.body.addWidget(self.parties)
        self.body.addStretch(1)
        self.lossy = lambda: bool(self.parties.checked())
        self.asked.connect(self._save)

    def _save(self) -> None:
        values = self.form.read()
        if not self.parties.checked():
            self.tell(_("Markera minst en organisation"))
            self.parties.focus()
        elif values is not None:
            self.saved.emit(self.parties.checked(), str(values["role"]))
