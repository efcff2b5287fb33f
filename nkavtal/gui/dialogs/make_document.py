"""A document in Word from a template: which kind, for whom, what is still empty, and where it is saved."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QWidget

from nkavtal.base.errors import UserError
from nkavtal.base.i18n import gettext as _
from nkavtal.base.i18n import listing, ngettext
from nkavtal.catalogue.rows import AgreementCard
from nkavtal.gui.bridge import Bridge
from nkavtal.gui.dialogs.choose_file import Desktop
from nkavtal.gui.parts.announce import announce
from nkavtal.gui.parts.boxes import column, row
from nkavtal.gui.parts.button import Button
from nkavtal.gui.parts.dialog import MEDIUM, Dialog
from nkavtal.gui.parts.label import Label
from nkavtal.gui.parts.note import Note
from nkavtal.rules.file_name import safe_name
from nkavtal.usecases import letter

_PER_ROW = 4
_MOST = 8  # missing fields named before the rest is counted


class MakeDocument(Dialog):
    """Makes one document, or one for each municipality; `made` tells the files."""

    made = Signal(object)

    def __init__(
        self, bridge: Bridge, today: date, desktop: Desktop, card: AgreementCard, parent: QWidget | None = None
    ) -> None:
        title = _("Skapa dokument: {number} {title}").format(number=card.number, title=card.title)
        super().__init__(title, _("Skapa dokument…"), parent, width=MEDIUM, icon="document_text")
        self._bridge, self._today, self._desktop, self._card = bridge, today, desktop, card
        self._types = {kind.code: kind for kind in letter.types()}
        self._trouble, self._missing = Note("bad"), Note("warn")
        self.kinds = QComboBox()
        for code, kind in self._types.items():
            self.kinds.addItem(_(kind.word), code)
        kind_label = Label(_("&Dokument"), "strong")
        kind_label.setBuddy(self.kinds)
        self.kinds.setAccessibleName(_("Dokument"))
        self.parties = self._party_boxes()
        self._who = self._who_box()
        for note in (self._trouble, self._missing):
            note.hide()
        self.body.addWidget(self._trouble)
        self.body.addLayout(column(kind_label, self.kinds, gap=4))
        for part in (self._who, self._missing):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self.kinds.currentIndexChanged.connect(self._changed)
        self.asked.connect(self._make)
        self._changed()

    def _party_boxes(self) -> dict[str, QCheckBox]:
        boxes = {}
        for party in self._card.own_side:
            box = boxes[party.organisation] = QCheckBox(party.short_name.replace("&", "&&"))
            box.setChecked(not party.adopted and not party.signed)
            box.clicked.connect(lambda _on=False: self._changed())
        return boxes

    def _who_box(self) -> QWidget:
        grid = QGridLayout()
        grid.setSpacing(4)
        for i, box in enumerate(self.parties.values()):
            grid.addWidget(box, i // _PER_ROW, i % _PER_ROW)
        ways = row(
            Label(_("Ett dokument för var och en av"), "strong"),
            None,
            Button(_("&Alla"), lambda: self._tick(True), kind="link"),
            Button(_("&Ingen"), lambda: self._tick(False), kind="link"),
        )
        whole = QWidget()
        whole.setLayout(column(ways, grid, gap=4))
        return whole

    @property
    def _code(self) -> str:
        return str(self.kinds.currentData())

    @property
    def chosen(self) -> tuple[str, ...]:
        """The organisations that get a document each; none for a document of the whole agreement."""
        if not self._types[self._code].per_party:
            return ()
        return tuple(key for key, box in self.parties.items() if box.isChecked())

    def _tick(self, on: bool) -> None:
        for box in self.parties.values():
            box.setChecked(on)
        self._changed()

    def _changed(self) -> None:
        per_party, n = self._types[self._code].per_party, len(self.chosen)
        self._who.setVisible(per_party)
        self._trouble.hide()
        words = _("Skapa dokument…")
        if n:
            words = ngettext("Skapa {n} dokument…", "Skapa {n} dokument…", n).format(n=n)
        self.primary.setText(words)
        self.primary.setEnabled(not per_party or n > 0)
        code, agreement, who = self._code, self._card.uuid, self.chosen or ((None,) if not per_party else ())
        self._bridge.ask(
            lambda store: _missing(store, code, agreement, who, self._today),
            self._show_missing,
            self.show_error,
            key="letter-missing",
        )

    def _show_missing(self, labels: Sequence[str]) -> None:
        n = len(labels)
        told = list(labels[:_MOST])
        if n > _MOST:
            told.append(_("{n} till").format(n=n - _MOST))
        self._missing.setVisible(bool(labels))
        self._missing.say(
            ngettext("{n} uppgift saknas i registret", "{n} uppgifter saknas i registret", n).format(n=n),
            _("{fields}. Platsen märks med ”saknas” i dokumentet och kan fyllas i där.").format(fields=listing(told)),
        )
        self.fit()

    def _make(self) -> None:
        code, agreement, today, who = self._code, self._card.uuid, self._today, self.chosen
        target = self._target(len(who))
        if target is None:
            return
        self.primary.setEnabled(False)
        self._bridge.make(
            lambda store, _progress: letter.make(store, code, agreement, target, today, who),
            self._done,
            self.show_error,
            _("Skapar dokument"),
        )

    def _target(self, count: int) -> Path | None:
        if count > 1:
            return self._desktop.folder(self, _("Mapp för dokumenten"), Path.home())
        kind, names = self._types[self._code], [self._card.number]
        names += [party.short_name for party in self._card.own_side if party.organisation in self.chosen]
        proposal = safe_name(" ".join([_(kind.file), *names]), ".docx")
        return self._desktop.new_file(self, _("Spara dokument"), proposal, {".docx": _("Worddokument")}, "letter")

    def _done(self, files: Sequence[Path]) -> None:
        self.accept()
        self.made.emit(files)

    def show_error(self, error: UserError) -> None:
        """Say why nothing was made."""
        self.primary.setEnabled(True)
        self._trouble.say(error.message, error.hint)
        self._trouble.show()
        announce(self, error.message)


def _missing(store: Any, code: str, agreement: str, who: Sequence[str | None], today: date) -> tuple[str, ...]:
    """Return what would be marked as missing in any of the documents, each label once."""
    labels = [label for one in who for label in letter.missing(store, code, agreement, one, today)]
    return tuple(dict.fromkeys(labels))
