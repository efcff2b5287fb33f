"""Rules read from the words of agreements that have none: the words beside the rule, and those that are ticked are taken."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from nkavtal.base.i18n import gettext as _
from nkavtal.base.i18n import ngettext
from nkavtal.catalogue.agreement import AGREEMENT
from nkavtal.catalogue.term_rows import ProposedRow
from nkavtal.catalogue.term_sentences import sentences
from nkavtal.gui.dialogs.form_dialog import FormDialog
from nkavtal.gui.parts.boxes import column, frame, row
from nkavtal.gui.parts.button import Button
from nkavtal.gui.parts.dialog import LARGE
from nkavtal.gui.parts.label import Label

_STEP = 12
"""Shown at a time."""


class ProposalsForm(FormDialog):
    """Asks which of the rules are to be taken; `saved` tells the agreements."""

    saved = Signal(object)

    def __init__(self, rows: Sequence[ProposedRow], parent: QWidget | None = None) -> None:
        super().__init__(_("Föreslagna regler"), _("Använd de markerade"), parent, width=LARGE)
        n = len(rows)
        told = ngettext(
            "Ur orden i {n} avtal går det att läsa en regel. Jämför och markera dem som stämmer. Inget förs in utan att du väljer det.",
            "Ur orden i {n} avtal går det att läsa en regel. Jämför och markera dem som stämmer. Inget förs in utan att du väljer det.",
            n,
        )
        none = _("Inga avtal utan regel har ord som går att läsa.")
        self.body.addWidget(Label(told.format(n=n) if rows else none, wrap=True))
        self._ticks: dict[str, QCheckBox] = {}
        self._left = list(rows)
        self._cards = column(gap=12)
        self.body.addLayout(self._cards)
        self.more_button = Button("", self._show_more, kind="link")
        self.body.addLayout(row(self.more_button, None))
        self.body.addStretch(1)
        self._all = Button(_("Markera alla som visas"), self._tick_all, kind="link")
        self._all.setVisible(bool(rows))
        self.extras.addWidget(self._all)
        self._show_more()
        self.lossy = lambda: False
        self.asked.connect(lambda: self.saved.emit(self.ticked()))
        self._count()

    def ticked(self) -> tuple[str, ...]:
        """Return the agreements that are ticked."""
        return tuple(key for key, box in self._ticks.items() if box.isChecked())

    def tick(self, agreement: str) -> None:
        """Tick one."""
        self._ticks[agreement].setChecked(True)

    def _show_more(self) -> None:
        shown, self._left = self._left[:_STEP], self._left[_STEP:]
        for one in shown:
            self._cards.addWidget(self._card(one))
        n = len(self._left)
        self.more_button.setText(ngettext("Visa fler ({n} till)", "Visa fler ({n} till)", n).format(n=n))
        self.more_button.setVisible(bool(n))
        self.fit_soon()

    def _tick_all(self) -> None:
        for box in self._ticks.values():
            box.setChecked(True)

    def _card(self, one: ProposedRow) -> QWidget:
        box = QCheckBox(f"{one.number} {one.title}".replace("&", "&&"))
        box.toggled.connect(lambda _on: self._count())
        self._ticks[one.agreement] = box
        said = [Label(_("Avtalets ord"), "small strong", "tx2")]
        for name, words in one.words:
            told = _("{field}: ”{words}”").format(field=_(AGREEMENT[name].label), words=words.strip("”"))
            said.append(Label(told, ink="tx2", wrap=True, selectable=True))
        read = [Label(_("Läses som"), "small strong", "tx2")]
        read += [Label(words, wrap=True, selectable=True) for words in sentences(one.proposed.rule)]
        left = [_("Inte förstått: {words}").format(words=words) for words in one.proposed.left]
        read += [Label(words, ink="warnF", wrap=True, selectable=True) for words in left]
        halves = row((column(*said, None, gap=4), 1), (column(*read, None, gap=4), 1), gap=16)
        return frame(column(box, halves, gap=8, margins=(12, 8, 12, 10)), look="subtle")

    def _count(self) -> None:
        n = len(self.ticked())
        self.primary.setEnabled(bool(n))
        words = ngettext("Använd {n} regel", "Använd {n} regler", n).format(n=n)
        self.primary.setText(words if n else _("Använd de markerade"))
