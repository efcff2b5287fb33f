"""What is to be said about days to watch: done, put off, or of no concern."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from nkavtal.base.errors import UserError
from nkavtal.base.i18n import N_, ngettext
from nkavtal.base.i18n import gettext as _
from nkavtal.catalogue.field import Words
from nkavtal.catalogue.term import REMINDER
from nkavtal.gui.dialogs.form_dialog import FormDialog
from nkavtal.gui.dialogs.typed_form import TypedForm
from nkavtal.gui.parts.dialog import SMALL
from nkavtal.gui.parts.label import Label
from nkavtal.rules.partial_date import PartialDate

_TITLES: Words = {
    "done": N_("Klar med {what}"),
    "not_relevant": N_("Inte aktuell: {what}"),
    "snoozed": N_("Skjut upp {what}"),
}
_PRIMARY: Words = {
    "done": N_("Markera som klar"),
    "not_relevant": N_("Markera som inte aktuell"),
    "snoozed": N_("Skjut upp"),
}
_TOLD: Words = {
    "done": N_("Bevakningen lämnar listan och räknas inte längre. Den finns kvar under Visa klara."),
    "not_relevant": N_("Bevakningen lämnar listan utan att något har gjorts. Den finns kvar under Visa klara."),
    "snoozed": N_("Bevakningen lämnar listan och kommer tillbaka den dag som anges. Själva fristen ändras inte."),
}
_NOTES: Words = {
    "done": N_("Vad som gjordes, till exempel beslut och paragraf"),
    "not_relevant": N_("Varför den inte är aktuell"),
    "snoozed": N_("Vad som väntas in"),
}
_LISTED = 6  # days that are named, more are counted


class MarkWatched(FormDialog):
    """Asks for a note, and for the day when it is put off; `saved` tells day (None but for that) and note."""

    saved = Signal(object, str)

    def __init__(self, state: str, what: tuple[str, ...], today: date, parent: QWidget | None = None) -> None:
        n = len(what)
        named = what[0] if n == 1 else ngettext("{n} bevakning", "{n} bevakningar", n).format(n=n)
        super().__init__(_(_TITLES[state]).format(what=named), _(_PRIMARY[state]), parent, width=SMALL, icon="")
        self.body.addWidget(Label(_(_TOLD[state]), ink="tx2", wrap=True))
        if n > 1:
            self.body.addWidget(Label(_few(what), wrap=True))
        fields = [replace(REMINDER.field("note"), help=_NOTES[state])]
        if state == "snoozed":
            until = REMINDER.field("until")
            fields.insert(0, replace(until, required=True, help=N_("Till exempel 2027-01-15, +2v eller +1m")))
        self.form = self.add_form(TypedForm(fields, today, columns=1))
        self.form.fill({})
        self.body.addStretch(1)
        self._puts_off = state == "snoozed"
        self.asked.connect(self._save)

    def _save(self) -> None:
        if (values := self.form.read()) is None:
            return
        until = self.form.exact_day("until") if self._puts_off else None
        if self._puts_off and until is None:
            self.show_error(_vague(str(values["until"])))
            return
        self.saved.emit(until, str(values["note"] or ""))


def _few(what: tuple[str, ...]) -> str:
    lines = list(what[:_LISTED])
    if len(what) > _LISTED:
        lines.append(_("och {n} till").format(n=len(what) - _LISTED))
    return "\n".join(lines)


def _vague(known: str) -> UserError:
    return UserError(
        "NKA-360",
        N_("{day} är ingen hel dag. Skriv dagen med år, månad och dag. Inget är ändrat."),
        field="until",
        day=str(PartialDate.parse(known)),
    )
