"""Two parties that are one and the same: which goes into which, and what that moves."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from nkavtal.base.i18n import gettext as _
from nkavtal.base.i18n import ngettext
from nkavtal.gui.dialogs.form_dialog import FormDialog
from nkavtal.gui.parts.boxes import column
from nkavtal.gui.parts.dialog import SMALL
from nkavtal.gui.parts.label import Label
from nkavtal.usecases.merging import MergeLook

Ask = Callable[[str, Callable[[MergeLook], None]], object]
"""Gets the one that would go, and a place to tell what would be moved."""


class MergeForm(FormDialog):
    """Asks which party `kept` takes over; `saved` tells that one's UUID."""

    saved = Signal(str)

    def __init__(self, kept: str, others: Mapping[str, str], ask: Ask, parent: QWidget | None = None) -> None:
        super().__init__(
            _("Slå ihop {name} med en annan part").format(name=kept), _("Slå ihop"), parent, width=SMALL, icon="link"
        )
        self._kept, self._ask = kept, ask
        self.choice = QComboBox()
        self.choice.addItem(_("Välj part"), "")
        for key, name in others.items():
            self.choice.addItem(name, key)
        label = Label(_("Part som är samma organisation"), "strong")
        label.setBuddy(self.choice)
        self.choice.setAccessibleName(label.text())
        self.told = Label("", ink="tx2", wrap=True)
        text = _("{name} behålls. Den andra parten läggs i papperskorgen, och dess namn sparas på {name}.").format(
            name=kept
        )
        self.body.addLayout(column(Label(text, wrap=True), 8, label, self.choice, self.told, gap=4))
        self.body.addStretch(1)
        self.primary.setEnabled(False)
        self.choice.currentIndexChanged.connect(lambda _at: self._look())
        self.asked.connect(lambda: self.saved.emit(self.choice.currentData()))

    def _look(self) -> None:
        key = self.choice.currentData()
        self.primary.setEnabled(bool(key))
        self.told.setText("")
        if key:
            self._ask(key, lambda found: self._tell(found) if key == self.choice.currentData() else None)

    def _tell(self, found: MergeLook) -> None:
        parts = [
            ngettext("{n} avtal", "{n} avtal", found.agreements).format(n=found.agreements),
            ngettext("{n} kontakt", "{n} kontakter", found.contacts).format(n=found.contacts),
            ngettext("{n} namn", "{n} namn", found.names).format(n=found.names),
        ]
        words = _("Flyttas till {name}: {parts}.").format(name=self._kept, parts=", ".join(parts))
        if found.shared:
            both = ngettext(
                "I {n} avtal är båda parter. Där samlas besluten och underskrifterna på en rad.",
                "I {n} avtal är båda parter. Där samlas besluten och underskrifterna på en rad.",
                found.shared,
            ).format(n=found.shared)
            words = f"{words} {both}"
        self.told.setText(words)
        self.fit_soon()
