"""A notice of termination, one's own or one received: what it leads to is said while it is filled in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from nkavtal.base.errors import UserError
from nkavtal.base.i18n import N_
from nkavtal.base.i18n import gettext as _
from nkavtal.catalogue.field import Field
from nkavtal.catalogue.term import NOTICE
from nkavtal.catalogue.term_rows import PartyTerm, TermCard
from nkavtal.catalogue.term_standing import effect_line
from nkavtal.gui.dialogs.form_dialog import FormDialog
from nkavtal.gui.dialogs.term_preview import TermPreview
from nkavtal.gui.dialogs.typed_form import TypedForm
from nkavtal.gui.parts.check_grid import CheckGrid
from nkavtal.rules.partial_date import PartialDate
from nkavtal.rules.terms.facts import NoticeGiven
from nkavtal.rules.terms.rule import Side
from nkavtal.usecases import term

_FIELDS = ("sent_on", "received_on", "written", "ends_on", "note")
_WRITTEN = {"yes": True, "no": False}


class NoticeForm(FormDialog):
    """Asks for a notice; `saved` tells organisations (none: the whole side) and values.

    `parties` are those of the side that gives notice, by UUID.
    """

    saved = Signal(object, object)

    def __init__(
        self, card: TermCard, side: Side, parties: Mapping[str, str], today: date, parent: QWidget | None = None
    ) -> None:
        own = side is Side.OWN
        title = _("Säg upp avtal {number}") if own else _("Mottagen uppsägning av avtal {number}")
        super().__init__(title.format(number=card.number), _("Spara uppsägningen"), parent)
        self._card, self._side, self._today = card, side, today
        self.some = QCheckBox(_("Bara några säger upp, var och en för egen del"))
        self.parties = CheckGrid(_("Part som säger upp"), parties)
        self.parties.hide()
        for widget in (self.some, self.parties):
            self.body.addWidget(widget)
        self.some.setVisible(len(parties) > 1)
        self.form = self.add_form(TypedForm(_fields(own=own), today, columns=2))
        self.form.fill({"written": True, ("sent_on" if own else "received_on"): today.isoformat()})
        self.preview = TermPreview()
        self.body.addWidget(self.preview)
        self.body.addStretch(1)
        self.some.toggled.connect(self._choose_some)
        self.parties.changed.connect(self._foretell)
        self.form.changed.connect(lambda _name: self._foretell())
        self.asked.connect(self._save)
        self._foretell()

    def _choose_some(self, on: bool) -> None:
        self.parties.setVisible(on)
        self._foretell()
        self.fit_soon()

    def _chosen(self) -> tuple[str, ...]:
        return self.parties.checked() if self.some.isChecked() else ()

    def _foretell(self) -> None:
        """Say what the notice leads to, as it is filled in so far, on the day when it is known."""
        days = {name: self.form.exact_day(name) for name in ("sent_on", "received_on", "ends_on")}
        given = NoticeGiven(
            self._side,
            PartialDate.of(days["sent_on"]) if days["sent_on"] else None,
            PartialDate.of(days["received_on"]) if days["received_on"] else None,
            _WRITTEN.get(self.form.values()["written"]),
            days["ends_on"],
        )
        whose = self._whose()
        facts = replace(whose.facts, notices=(*whose.facts.notices, given))
        known = max([self._today, *(one for name, one in days.items() if one is not None and name != "ends_on")])
        try:
            outcome = term.preview(whose.rule, facts, known)
        except UserError as error:
            self.preview.show_error(error)
            return
        self.preview.show_outcome(outcome, self._today, [effect_line(outcome.effects[-1])] if outcome.effects else [])

    def _whose(self) -> PartyTerm:
        chosen = self._chosen()
        return next((one for one in self._card.parties if one.organisation in chosen and chosen), self._card.whole)

    def _save(self) -> None:
        if self.some.isChecked() and not self.parties.checked():
            self.tell(_("Markera minst en part"), _("Eller ta bort krysset, så säger hela sidan upp avtalet."))
            self.parties.focus()
        elif (values := self.form.read()) is not None:
            self.saved.emit(self._chosen(), values)


def _fields(*, own: bool) -> list[Field]:
    labels = {
        "sent_on": N_("Avsänd") if own else N_("Avsänd av motparten"),
        "received_on": N_("Mottagen av motparten") if own else N_("Mottagen"),
    }
    return [replace(NOTICE.field(name), label=labels.get(name, NOTICE.field(name).label)) for name in _FIELDS]
