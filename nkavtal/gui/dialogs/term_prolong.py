"""An option that is called, or an extension that the parties agree on: what comes of it is said while it is filled in."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from nkavtal.base.errors import UserError
from nkavtal.base.i18n import N_
from nkavtal.base.i18n import gettext as _
from nkavtal.catalogue.field import Field
from nkavtal.catalogue.term import PROLONGATION
from nkavtal.catalogue.term_rows import PartyTerm, TermCard
from nkavtal.gui.dialogs.form_dialog import FormDialog
from nkavtal.gui.dialogs.term_preview import TermPreview
from nkavtal.gui.dialogs.typed_form import TypedForm
from nkavtal.rules.partial_date import PartialDate
from nkavtal.rules.terms.facts import Extension, OptionCalled, TermFacts
from nkavtal.rules.terms.rule import Renews
from nkavtal.usecases import term

_FIELDS = ("decided_on", "until", "organisation", "note")


class ProlongForm(FormDialog):
    """Asks for the days; `saved` tells the values of a row of the ledger. `option` is one the clause gives."""

    saved = Signal(object)

    def __init__(self, card: TermCard, today: date, parent: QWidget | None = None, *, option: bool) -> None:
        title = _("Ta option i anspråk: avtal {number}") if option else _("Förläng avtal {number}")
        primary = _("Spara optionen") if option else _("Spara förlängningen")
        super().__init__(title.format(number=card.number), primary, parent)
        self._card, self._today, self._option = card, today, option
        self.form = self.add_form(TypedForm(_fields(option=option), today, columns=2))
        self.form.set_choices("organisation", card.names)
        self.form.fill({"decided_on": today.isoformat()})
        self.preview = TermPreview()
        self.body.addWidget(self.preview)
        self.body.addStretch(1)
        self.form.changed.connect(lambda _name: self._foretell())
        self.asked.connect(self._save)
        self._foretell()

    def _foretell(self) -> None:
        until, told = self.form.exact_day("until"), self.form.exact_day("decided_on")
        if until is None and not self._option:
            self.preview.say([_("Ange den nya sista dagen för att se vad som följer.")])
            return
        whose = self._whose()
        try:
            outcome = term.preview(
                whose.rule, self._facts(whose.facts, told, until), max(self._today, told or self._today)
            )
        except UserError as error:
            self.preview.show_error(error)
            return
        self.preview.show_outcome(outcome, self._today)

    def _facts(self, facts: TermFacts, told: date | None, until: date | None) -> TermFacts:
        known = PartialDate.of(told) if told is not None else None
        if self._option:
            return replace(facts, calls=(*facts.calls, OptionCalled(known, until)))
        return replace(facts, extensions=(*facts.extensions, Extension(until or self._today, known)))

    def _whose(self) -> PartyTerm:
        chosen = self.form.values()["organisation"]
        return next((one for one in self._card.parties[1:] if one.organisation == chosen), self._card.whole)

    def _save(self) -> None:
        if (values := self.form.read()) is not None:
            self.saved.emit(values)


def has_option(card: TermCard) -> bool:
    """Tell if the clause of anybody gives an option to call."""
    return any(one.kind is Renews.OPTION for party in card.parties for one in party.rule.renewals)


def _fields(*, option: bool) -> list[Field]:
    told = replace(
        PROLONGATION.field("decided_on"),
        label=N_("Nådde motparten") if option else N_("Överenskommen den"),
        required=option,
    )
    until = PROLONGATION.field("until")
    until = until if option else replace(until, help="", required=True)
    return [told, until, *(PROLONGATION.field(name) for name in _FIELDS[2:])]
