"""Who has signed, when and how."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from nkavtal.base.i18n import N_
from nkavtal.base.i18n import gettext as _
from nkavtal.catalogue.party import SIGNATURE
from nkavtal.catalogue.rows import AgreementCard
from nkavtal.gui.dialogs.form_dialog import FormDialog
from nkavtal.gui.dialogs.typed_form import TypedForm
from nkavtal.gui.parts.check_grid import CheckGrid
from nkavtal.gui.parts.dialog import MEDIUM

_FIELDS = ("signed_on", "form", "signed_by", "capacity", "note", "example")


class RecordSignature(FormDialog):
    """Asks about a signature; `saved` tells organisations and values."""

    saved = Signal(object, object)

    def __init__(self, card: AgreementCard, marked: Sequence[str], today: date, parent: QWidget | None = None) -> None:
        super().__init__(
            _("Registrera underskrift: {title}").format(title=card.title), _("Spara underskrift"), parent, width=MEDIUM
        )
        parties = (*card.own_side, *card.counterparties)
        self.parties = CheckGrid(_("Part"), {one.organisation: one.short_name for one in parties})
        self.parties.set_checked(marked or _only_left(card))
        self.body.addWidget(self.parties)
        day = replace(SIGNATURE.field("signed_on"), help=N_("Lämna tomt om dagen är okänd"))
        rest = [field for field in SIGNATURE.fields if not field.fixed and field.name not in _FIELDS]
        fields = [day, *(SIGNATURE.field(name) for name in _FIELDS[1:]), *rest]
        self.form = self.add_form(TypedForm(fields, today, columns=2))
        self.form.set_choices("on_behalf_by", {one.organisation: one.short_name for one in parties})
        self.form.fill({})
        self.body.addStretch(1)
        self.asked.connect(self._save)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin at the day when it is known whose signature it is."""
        super().showEvent(event)
        if self.parties.checked():
            self.form.focus(_FIELDS[0])

    def _save(self) -> None:
        if not self.parties.checked():
            self.tell(_("Markera minst en part"), _("Underskriften sparas för de parter som är markerade."))
            self.parties.focus()
            return
        if (values := self.form.read()) is not None:
            self.saved.emit(self.parties.checked(), values)


def _only_left(card: AgreementCard) -> tuple[str, ...]:
    """Return the party that has adopted and not signed when there is one alone; else the person chooses."""
    left = tuple(one.organisation for one in card.own_side if one.adopted and not one.signed)
    return left if len(left) == 1 else ()
