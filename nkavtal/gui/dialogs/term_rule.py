"""The rule of an agreement's term put together from sentences, with what it gives told while it is changed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from nkavtal.base.errors import UserError
from nkavtal.base.i18n import gettext as _
from nkavtal.catalogue.agreement import AGREEMENT
from nkavtal.catalogue.term_rows import PartyTerm, TermCard
from nkavtal.catalogue.term_shapes import SHAPES
from nkavtal.gui.dialogs.form_dialog import FormDialog
from nkavtal.gui.dialogs.term_preview import TermPreview
from nkavtal.gui.dialogs.term_rule_editor import RuleEditor
from nkavtal.gui.parts.boxes import column, frame
from nkavtal.gui.parts.dialog import LARGE
from nkavtal.gui.parts.flow import Sentence
from nkavtal.gui.parts.label import Label
from nkavtal.rules.terms import plain
from nkavtal.rules.terms.rule import TermRule
from nkavtal.usecases import term

_LEAST = 80  # logical pixels that a list keeps where there is little room


class RuleForm(FormDialog):
    """Asks for a rule, for all or for one party; `saved` tells the rule's text, organisation or None, and the note."""

    saved = Signal(str, object, str)

    def __init__(
        self,
        card: TermCard,
        organisation: str,
        today: date,
        parent: QWidget | None = None,
        rule: TermRule | None = None,
    ) -> None:
        title = _("Regel för löptid och uppsägning: avtal {number}").format(number=card.number)
        super().__init__(title, _("Spara regeln"), parent, width=LARGE)
        self._card, self._today = card, today
        self.party, self.shape = QComboBox(), QComboBox()
        self.party.setAccessibleName(_("Regeln gäller för"))
        for box in (self.party, self.shape):
            box.setMinimumWidth(_LEAST)
        self.party.addItem(_("alla parter"), "")
        for key, name in card.names.items():
            self.party.addItem(name, key)
        self.party.setCurrentIndex(max(0, self.party.findData(organisation)))
        self.shape.setAccessibleName(_("Vanliga regler"))
        self.shape.addItem(_("Behåll det som står"), -1)
        for at, one in enumerate(SHAPES):
            self.shape.addItem(_(one.name), at)
        self._worded = Label("", "small", "tx2", wrap=True)
        self._worded.hide()
        self._at_first = rule or self._rule_of(organisation)
        self.editor = RuleEditor(self._at_first, today)
        self.note = QLineEdit(self._kept_note())
        self.note.setAccessibleName(_("Anmärkning: varför regeln läses så"))
        self.preview = TermPreview()
        self._place()
        self.remove_button = self.add_extra(_("Ta bort regeln"), lambda: self.saved.emit("", self._whose(), ""))
        self._listen()
        self.lossy = self._changed
        self._fit_removal()
        self._foretell()

    def _place(self) -> None:
        for name, words in self._card.words:
            said = Label(_("”{words}”").format(words=words.strip("”")), ink="tx2", wrap=True, selectable=True)
            title = Label(_(AGREEMENT[name].label), "small strong", "tx2")
            self.body.addWidget(frame(column(title, said, gap=2, margins=(12, 8, 12, 8)), look="subtle"))
        self.body.addWidget(Sentence([_("Regeln gäller för"), self.party, _("Utgå från en vanlig regel:"), self.shape]))
        self.body.addWidget(self._worded)
        self.body.addWidget(self.editor)
        self.body.addWidget(Label(_("Anmärkning: varför regeln läses så (frivilligt)"), "strong"))
        self.body.addWidget(self.note)
        self.body.addStretch(1)
        layout = self.layout()
        under = frame(column(self.preview, margins=(16, 8, 16, 8)), look="foot")
        layout.insertWidget(1, under)  # type: ignore[union-attr]  # a column, see Dialog

    def _listen(self) -> None:
        self.party.activated.connect(lambda _at: self._other_party())
        self.shape.activated.connect(lambda _at: self._take_shape())
        self.editor.changed.connect(self._foretell)
        self.editor.grown.connect(self.fit_soon)
        self.asked.connect(self._save)

    def _changed(self) -> bool:
        noted = self.note.text().strip() != self._kept_note()
        return noted or self.editor.wrong or self.editor.rule != self._at_first

    def _whose(self) -> str | None:
        return str(self.party.currentData()) or None

    def _party(self) -> PartyTerm:
        whose = self._whose()
        return next((one for one in self._card.parties[1:] if one.organisation == whose), self._card.whole)

    def _rule_of(self, organisation: str) -> TermRule:
        parties = self._card.parties[1:]
        return next((one.rule for one in parties if one.organisation == organisation), self._card.whole.rule)

    def _kept_note(self) -> str:
        whose = self._whose()
        return next(
            (str(one.values["note"] or "") for one in self._card.clauses if one.values["organisation"] == whose), ""
        )

    def _fit_removal(self) -> None:
        kept = {one.values["organisation"] for one in self._card.clauses}
        self.remove_button.setVisible(self._whose() in kept)

    def _other_party(self) -> None:
        self._at_first = self._rule_of(self._whose() or "")
        self.editor.show_rule(self._at_first)
        self.note.setText(self._kept_note())
        self._fit_removal()
        self._foretell()
        self.fit_soon()

    def _take_shape(self) -> None:
        """Begin with a usual rule; the day the agreement ends is kept where both name one."""
        at = int(self.shape.currentData())
        self._worded.setHidden(at < 0)
        if at < 0:
            self.editor.show_rule(self._at_first)
        else:
            shape = SHAPES[at]
            self._worded.setText(_("Så kan det stå i avtalet: ”{words}”").format(words=_(shape.wording)))
            self.editor.show_rule(fitted(shape.rule, self._at_first))
        self._foretell()
        self.fit_soon()

    def _foretell(self) -> None:
        if self.editor.wrong:
            self.preview.say([_("Något är ifyllt som inte går att läsa. Rätta det för att se dagarna.")])
            return
        rule = self.editor.rule
        try:
            outcome = term.preview(rule, self._party().facts, self._today)
        except UserError as error:
            self.preview.show_error(error)
            return
        self.preview.show_outcome(outcome, self._today)

    def _save(self) -> None:
        if self.editor.wrong:
            self.tell(_("Något är ifyllt som inte går att läsa"), _("Rätta talet eller dagen och försök igen."))
            return
        self.saved.emit(plain.to_text(self.editor.rule), self._whose(), self.note.text().strip())


def fitted(usual: TermRule, now: TermRule) -> TermRule:
    """Return a usual rule with the agreement's own last day, where both name one."""
    if usual.first.until is None or now.first.until is None:
        return usual
    return replace(usual, first=replace(usual.first, until=now.first.until, assumed=now.first.assumed))
