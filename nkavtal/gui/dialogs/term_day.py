"""A day set by hand beside the computed one, and how long before a last day the work begins."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from nkavtal.base.i18n import N_, day_text
from nkavtal.base.i18n import gettext as _
from nkavtal.catalogue.agreement import AGREEMENT
from nkavtal.catalogue.rows import AgreementCard
from nkavtal.catalogue.term import SET_DAY
from nkavtal.catalogue.watch_words import kind_shown
from nkavtal.gui.dialogs.form_dialog import FormDialog
from nkavtal.gui.dialogs.typed_form import TypedForm
from nkavtal.gui.parts.dialog import SMALL
from nkavtal.gui.parts.note import Note
from nkavtal.rules.terms.watch import Watch


class SetDayForm(FormDialog):
    """Asks for day and reason; `saved` tells both, `let_stand` that the computed day is to hold again."""

    saved = Signal(object, str)
    let_stand = Signal()

    def __init__(self, watch: Watch, number: str, today: date, parent: QWidget | None = None) -> None:
        title = _("Ange dagen själv: {kind}, avtal {number}").format(kind=kind_shown(watch), number=number)
        super().__init__(title, _("Spara dagen"), parent, width=SMALL)
        computed = day_text(watch.deadline.day)
        self.note = Note("warn" if watch.check else "info", icon="calculator")
        self.note.say(
            _("Uträknad dag: {day}").format(day=computed),
            _("Den har ändrats sedan dagen angavs för hand. Kontrollera vilken som ska gälla.")
            if watch.check
            else _("Den visas alltid bredvid. Ändras den senare märks din dag med kontrollera."),
        )
        self.body.addWidget(self.note)
        fields = (replace(SET_DAY.field("day"), label=N_("Dag som ska gälla")), SET_DAY.field("reason"))
        self.form = self.add_form(TypedForm(fields, today, columns=1))
        by_hand = watch.by_hand
        self.form.fill({"day": watch.day.isoformat() if by_hand else "", "reason": by_hand.reason if by_hand else ""})
        if by_hand is not None:
            self.stand_button = self.add_extra(_("Låt den uträknade dagen gälla"), self.let_stand.emit)
        self.body.addStretch(1)
        self.asked.connect(self._save)

    def _save(self) -> None:
        values = self.form.read()
        if values is None:
            return
        if (day := self.form.exact_day("day")) is None:
            self.form.set_error("day", _("Skriv hela dagen, till exempel 2027-02-28"))
            self.form.focus("day")
            return
        self.saved.emit(day, str(values["reason"] or ""))


class LeadForm(FormDialog):
    """Asks how many days before a last day the work on this agreement begins; `saved` tells the field."""

    saved = Signal(object)

    def __init__(self, card: AgreementCard, today: date, parent: QWidget | None = None) -> None:
        title = _("Framförhållning för avtal {number}").format(number=card.number)
        super().__init__(title, _("Spara framförhållningen"), parent, width=SMALL)
        field = replace(AGREEMENT["lead_days"], group="", help=N_("Tomt: som för avtalstypen, eller som vanligt"))
        self.form = self.add_form(TypedForm([field], today, columns=1))
        self.form.fill({"lead_days": card.values["lead_days"]})
        self.body.addStretch(1)
        self.asked.connect(self._save)

    def _save(self) -> None:
        if (values := self.form.read(changed_only=True)) is not None:
            self.saved.emit(values)
