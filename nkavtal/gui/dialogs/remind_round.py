"""Reminders to those that have not answered: to whom, and perhaps a new last day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from nkavtal.base.i18n import N_
from nkavtal.base.i18n import gettext as _
from nkavtal.catalogue.field import Field
from nkavtal.catalogue.party import REQUEST
from nkavtal.catalogue.rounds import Round, RoundLine
from nkavtal.gui.dialogs.form_dialog import FormDialog
from nkavtal.gui.dialogs.typed_form import TypedForm
from nkavtal.gui.parts.check_grid import CheckGrid
from nkavtal.gui.parts.dialog import MEDIUM
from nkavtal.gui.parts.label import Label
from nkavtal.gui.parts.new_folder import Choose
from nkavtal.gui.parts.place_line import PlaceLine
from nkavtal.usecases.round import Pairs, RemindRound


class Reminders(FormDialog):
    """Asks; `saved` tells the act and the folder for the drafts."""

    saved = Signal(object, object)

    def __init__(
        self, found: Round, lines: Sequence[RoundLine], today: date, place: Path, choose: Choose,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        title = _("Påminn om beslut: {round}").format(round=found.title)
        super().__init__(title, _("Skapa påminnelser"), parent, width=MEDIUM, icon="mail")
        self._round, self._marked = found, lines
        missing = found.missing
        self.parties = CheckGrid(_("Har inte svarat"), {one.organisation: one.short_name for one in missing})
        self.parties.set_checked([one.organisation for one in lines])
        self.form = TypedForm(_fields(), today, columns=2)
        self.body.addWidget(self.parties)
        self.add_form(self.form)
        self.form.fill({"sent_on": today.isoformat()})
        self.place = PlaceLine(place, choose)
        self.place.call(_("Påminnelse {round}").format(round=found.title))
        told = _("Ett mejlutkast till var och en läggs i mappen. Påminnelsen registreras i rundan och går att ångra.")
        self.body.addWidget(self.place)
        self.body.addWidget(Label(told, ink="tx2", wrap=True))
        self.body.addStretch(1)
        self.asked.connect(self._save)

    @property
    def pairs(self) -> Pairs:
        """Who is reminded of what: of the lines that were marked those that are ticked, else all that they lack."""
        ticked = self.parties.checked()
        marked = {one.organisation for one in self._marked}
        return tuple(
            one.pair
            for one in self._round.missing
            if one.organisation in ticked and (one in self._marked or one.organisation not in marked)
        )

    def _save(self) -> None:
        if not self.parties.checked():
            self.tell(_("Markera minst en kommun"), _("Påminnelsen går till dem som är markerade."))
            self.parties.focus()
        elif (values := self.form.read()) is not None:
            act = RemindRound(self._round.key.name, self.pairs, {**values, "way": "mail"})
            self.saved.emit(act, self.place.target)


def _fields() -> list[Field]:
    sent = replace(REQUEST.field("sent_on"), label=N_("Påminns den"), help="", required=True)
    reply = replace(REQUEST.field("reply_by"), label=N_("Ny svarsdag"), help=N_("Lämna tomt om svarsdagen står kvar"))
    return [sent, reply, REQUEST.field("note")]
