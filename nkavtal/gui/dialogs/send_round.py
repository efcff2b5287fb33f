"""Agreements sent out for decision: to whom, under what name, by when, and what is made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QWidget

from nkavtal.base.i18n import N_, listing, ngettext
from nkavtal.base.i18n import gettext as _
from nkavtal.catalogue.field import Field
from nkavtal.catalogue.party import REQUEST
from nkavtal.catalogue.show import day_shown
from nkavtal.gui.dialogs.form_dialog import FormDialog
from nkavtal.gui.dialogs.typed_form import TypedForm
from nkavtal.gui.parts.boxes import column
from nkavtal.gui.parts.check_grid import CheckGrid
from nkavtal.gui.parts.dialog import MEDIUM
from nkavtal.gui.parts.flow import Flow
from nkavtal.gui.parts.label import Label
from nkavtal.gui.parts.new_folder import Choose
from nkavtal.gui.parts.note import Note
from nkavtal.gui.parts.place_line import PlaceLine
from nkavtal.usecases.round import SendRound
from nkavtal.usecases.round_documents import Papers
from nkavtal.usecases.round_plan import RoundPlan

_FIELDS = ("round", "sent_on", "reply_by", "way")


class SendToDecision(FormDialog):
    """Asks; `saved` tells the act, what papers are made, and the folder (None when nothing is made)."""

    saved = Signal(object, object, object)

    def __init__(
        self, plan: RoundPlan, marked: Sequence[str], today: date, place: Path, choose: Choose,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(_title(plan), "", parent, width=MEDIUM, icon="send")
        self._plan = plan
        self.parties = CheckGrid(_("Sänds till"), plan.organisations)
        asked = [key for key in marked if key in plan.organisations]
        self.parties.set_checked(asked or plan.undecided)
        self.body.addWidget(self.parties)
        self.form = self.add_form(TypedForm(_fields(), today, columns=3))
        self.form.fill({"round": plan.proposed(today), "sent_on": today.isoformat(), "way": "mail"})
        self.letters, self.enclosed, self.mails, self.zipped = self._papers_boxes()
        self.place = PlaceLine(place, choose)
        self.warning, self.preview = Note("warn"), Note("info")
        for widget in (self.place, self.warning, self.preview):
            self.body.addWidget(widget)
        self.body.addStretch(1)
        for box in (self.letters, self.enclosed, self.mails, self.zipped):
            box.toggled.connect(lambda _on: self._tell())
        self.parties.changed.connect(self._tell)
        self.form.changed.connect(lambda _name: self._tell())
        self.asked.connect(self._save)
        self._tell()

    def _papers_boxes(self) -> tuple[QCheckBox, QCheckBox, QCheckBox, QCheckBox]:
        n = sum(len(one.enclosures) for one in self._plan.agreements)
        enclosed = ngettext("Avtalets dokument som bilagor ({n} fil)", "Avtalets dokument som bilagor ({n} filer)", n)
        boxes = (
            QCheckBox(_("&Missiv och förslag till beslut (Word)")),
            QCheckBox(enclosed.format(n=n)),
            QCheckBox(_("M&ejlutkast (.eml) till varje kommun")),
            QCheckBox(_("En &zipfil i stället för en mapp")),
        )
        for box in boxes[:3]:
            box.setChecked(True)
        boxes[1].setEnabled(bool(n))
        boxes[1].setChecked(bool(n))
        ticks = Flow()
        for box in boxes:
            ticks.addWidget(box)
        self.body.addLayout(column(Label(_("Det som skapas"), "strong"), ticks, gap=4))
        return boxes

    @property
    def papers(self) -> Papers:
        """What is to be made."""
        made = (self.letters.isChecked(), self.enclosed.isChecked(), self.mails.isChecked())
        return Papers(*made, zipped=self.zipped.isChecked() and self.zipped.isEnabled())

    @property
    def makes(self) -> bool:
        """Whether anything is made, and not only noted."""
        papers = self.papers
        return papers.letters or papers.enclosed or papers.mails

    def showEvent(self, event: QShowEvent) -> None:
        """Begin at the last day, which is what is always asked."""
        super().showEvent(event)
        self.form.focus("reply_by")

    def _tell(self) -> None:
        """Say what would be noted and made, before it is."""
        chosen, papers = self.parties.checked(), self.papers
        self.zipped.setEnabled(papers.letters or papers.enclosed)
        self.place.setVisible(self.makes)
        self.place.call(self.form.values()["round"].strip() or _("Beslutsrunda"))
        self.primary.setText(_("Skapa och registrera") if self.makes else _("Registrera"))
        n = len(self._plan.pairs(chosen))
        title = ngettext("{n} utskick registreras", "{n} utskick registreras", n).format(n=n)
        self.preview.say(title if n else _("Ingen är markerad"), "\n".join(self._noted(chosen)) if n else "")
        lacks = self._lacks(chosen)
        self.warning.say("", "\n".join(lacks))
        self.warning.setVisible(bool(lacks))
        self.fit_soon()

    def _noted(self, chosen: Sequence[str]) -> list[str]:
        names = self._plan.organisations
        pairs = set(self._plan.pairs(chosen))
        meant = [party for party in self._plan.parties if party.pair in pairs]
        asked = {party.organisation for party in meant if party.undecided}
        waited, answered = ([names[key] for key in chosen if (key in asked) is one] for one in (True, False))
        told = []
        if waited:
            told.append(_("Till {names}. De blir tillfrågade och väntas svara.").format(names=listing(waited)))
        if answered:
            words = _("Till {names}. De har redan svarat, och svaret gäller tills ett nytt beslut registreras.")
            told.append(words.format(names=listing(answered)))
        before: dict[str, list[str]] = {}
        for party in meant:
            if party.asked_on:
                before.setdefault(day_shown(party.asked_on), []).append(party.short_name)
        words = (
            _("Redan tillfrågade {day}: {names}. Den dagen står kvar, svarsdagen blir den nya.")
            if self.form.values()["reply_by"]
            else _("Redan tillfrågade {day}: {names}. Den dagen och svarsdagen står kvar.")
        )
        told += [words.format(day=day, names=listing(list(dict.fromkeys(who)))) for day, who in sorted(before.items())]
        return told

    def _lacks(self, chosen: Sequence[str]) -> list[str]:
        told = []
        if self.form.values()["round"].strip().casefold() in self._plan.named:
            told.append(_("Det finns redan en runda med det namnet. Utskicken läggs till den."))
        if not self.form.values()["reply_by"].strip():
            told.append(_("Svarsdag saknas. Utan den finns ingen dag att bevaka."))
        if self.enclosed.isChecked() or self.letters.isChecked():
            bare = [one.number for one in self._plan.agreements if not one.has_text]
            if bare:
                told.append(_("Avtalstexten saknas bland dokumenten i avtal {numbers}.").format(numbers=listing(bare)))
            unsaid = [one.number for one in self._plan.agreements if not one.recommended]
            if unsaid and self.letters.isChecked():
                told.append(_("Styrelsens rekommendation saknas i avtal {numbers}.").format(numbers=listing(unsaid)))
        nowhere = [self._plan.organisations[key] for key in chosen if key not in self._plan.addresses]
        if nowhere and self.mails.isChecked():
            told.append(_("E-postadress saknas för {names}.").format(names=listing(nowhere)))
        passed = [address for key in chosen for address in self._plan.unusable.get(key, ())]
        if passed and self.mails.isChecked():
            told.append(
                _("Adresser som inte går att använda i mejl utelämnas: {addresses}.").format(addresses=listing(passed))
            )
        return told

    def _save(self) -> None:
        chosen = self.parties.checked()
        if not chosen:
            self.tell(_("Markera minst en kommun"), _("Avtalet sänds till dem som är markerade."))
            self.parties.focus()
            return
        values = self.form.read()
        if values is None:
            return
        name = str(values.pop("round") or "")
        sent_to = self._plan.sent_to(chosen) if values["way"] == "mail" else {}
        act = SendRound(name, self._plan.pairs(chosen), values, sent_to)
        self.saved.emit(act, self.papers, self.place.target if self.makes else None)


def _fields() -> list[Field]:
    labels = {"round": N_("Rundans namn")}
    helps = {"sent_on": "", "way": "", "round": ""}
    return [
        replace(
            REQUEST.field(name),
            label=labels.get(name, REQUEST.field(name).label),
            help=helps.get(name, REQUEST.field(name).help),
            required=name in ("round", "sent_on"),
            wide=name == "round",
        )
        for name in _FIELDS
    ]


def _title(plan: RoundPlan) -> str:
    n = len(plan.agreements)
    if n == 1:
        return _("Sänd till beslut: {number} {title}").format(
            number=plan.agreements[0].number, title=plan.agreements[0].title
        )
    return ngettext("Sänd {n} avtal till beslut", "Sänd {n} avtal till beslut", n).format(n=n)
