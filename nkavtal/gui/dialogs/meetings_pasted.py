"""A meeting calendar pasted from a sheet or a mail: what it is read as stands below while one types."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QCheckBox, QWidget

from nkavtal.base.i18n import N_, ngettext
from nkavtal.base.i18n import gettext as _
from nkavtal.catalogue.field import Field, Kind, Words
from nkavtal.gui import theme
from nkavtal.gui.dialogs.meetings_seen import MeetingsDialog, SeenDay
from nkavtal.gui.dialogs.typed_form import TypedForm
from nkavtal.gui.parts.note import Note
from nkavtal.rules import meeting_text
from nkavtal.rules.meeting_text import Reading, Wrong

WRONG: Words = {
    "unreadable": N_("är ingen dag"),
    "no_such_day": N_("finns inte i den månaden"),
    "no_such_month": N_("har en månad som inte finns"),
    "no_such_year": N_("har ett år som inte finns"),
    "vague": N_("är ingen hel dag"),
    "weekday": N_("är en annan veckodag"),
}
_FEW = 6
_FIELD = Field(
    "text", N_("Dagar"), Kind.LONG_TEXT, help=N_("En kolumn eller rad ur Excel, eller text: 2027-01-18, 18 jan 2027, 18/1")
)  # fmt: skip


class MeetingsPasted(MeetingsDialog):
    """Asks for pasted days."""

    def __init__(self, body: str, known: Mapping[date, str], today: date, parent: QWidget | None = None) -> None:
        title = _("Klistra in sammanträdesdagar: {body}").format(body=body)
        super().__init__(title, _("Lägg till sammanträden"), known, parent)
        self._today = today
        self._reading = Reading()
        self.form = self.add_form(TypedForm([replace(_FIELD, required=True)], today, columns=1))
        self.form.fill({})
        self.form.boxes["text"].input.focus_widget.setFixedHeight(theme.current().lines(150, 8, 18))
        self.headings, self.wrong = Note("info"), Note("warn", icon="warning")
        self.pass_over = QCheckBox(_("Hoppa över det som inte är dagar"))
        for part in (self.headings, self.wrong, self.pass_over):
            part.hide()
            self.body.addWidget(part)
        self.place_days()
        self.form.changed.connect(lambda _name: self.read())
        self.pass_over.toggled.connect(lambda _on: self._fit_primary())
        self.asked.connect(self._save)
        self.see(())
        self._fit_primary()

    def read(self) -> None:
        """Read what stands in the field and show it."""
        self._reading = found = meeting_text.read(self.form.values()["text"], self._today)
        self.headings.setVisible(bool(found.headings))
        lines = [_("Rad {line}: {words}").format(line=line, words=words) for line, words in found.headings]
        self.headings.say(_("Läst som rubriker, inte som dagar"), _short(lines))
        n = len(found.wrong)
        self.wrong.setVisible(bool(n))
        self.pass_over.setVisible(bool(n))
        if not n:
            self.pass_over.setChecked(False)
        title = ngettext("{n} uppgift kan inte läsas som en dag", "{n} uppgifter kan inte läsas som dagar", n)
        self.wrong.say(title.format(n=n), _short([_told(one) for one in found.wrong]))
        assumed = _("Året är antaget: inget står i texten")
        self.see([SeenDay(one.held_on, one.papers_by, assumed if one.year_assumed else "") for one in found.meetings])
        self._fit_primary()

    def _fit_primary(self) -> None:
        blocked = bool(self._reading.wrong) and not self.pass_over.isChecked()
        self.primary.setEnabled(bool(self.new) and not blocked)
        self.primary.setToolTip(_("Rätta eller hoppa över det som inte är dagar") if blocked else "")
        self.primary.setText(self.add_words() if self.new else _("Lägg till sammanträden"))

    def _save(self) -> None:
        self.save()


def _told(one: Wrong) -> str:
    where = _("Rad {line}, kolumn {column}: ”{text}” {why}")
    return where.format(line=one.line, column=one.column, text=one.text, why=_(WRONG[one.code]))


def _short(lines: list[str]) -> str:
    left = len(lines) - _FEW
    return "\n".join([*lines[:_FEW], *([_("+ {n} till").format(n=left)] if left > 0 else [])])
