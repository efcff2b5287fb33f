"""The tab with an agreement's term: a drawn line, what stands, the rule, and every day with its reason."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QComboBox, QWidget

from nkavtal.base.i18n import gettext as _
from nkavtal.catalogue.term_rows import PartyTerm, TermCard
from nkavtal.gui import theme
from nkavtal.gui.pages import agreement_term_words as words
from nkavtal.gui.pages.agreement_term_days import DaysCard
from nkavtal.gui.pages.agreement_term_picture import line_of
from nkavtal.gui.pages.agreement_term_rule import RuleCard
from nkavtal.gui.parts.boxes import column, frame, row
from nkavtal.gui.parts.facts import Facts
from nkavtal.gui.parts.label import Label
from nkavtal.gui.parts.note import Note
from nkavtal.gui.parts.page import Page
from nkavtal.gui.parts.scroll import Scroll
from nkavtal.gui.parts.timeline import Timeline

_ROOMY = 1000  # logical pixels at 100 % text; narrower than this rule and days stand under one another


class TermTab(QWidget):
    """Shows the term for all parties, or for the one that is chosen where parties differ."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page = page
        self._card: TermCard | None = None
        self.party = QComboBox()
        self.party.setAccessibleName(_("Visa löptiden för"))
        self.party.activated.connect(lambda _at: self._show())
        self._party_row = QWidget()
        self._differs = Label("", "small", "tx2", wrap=True)
        self._party_row.setLayout(row(Label(_("Visa för")), self.party, (self._differs, 1), gap=8))
        self.tasks = Note("warn", icon="warning")
        self.line = Timeline()
        self._legend = Label("", "small", "tx2", wrap=True)
        self.standing = Facts(label_width=170, gap=8)
        self.rule = RuleCard(lambda: None, lambda: None)
        self.days = DaysCard()
        self.rule.edit_button.hide()
        self.rule.lead_button.hide()
        drawn = frame(column(self.line, self._legend, gap=4, margins=(14, 10, 14, 10)), look="card")
        stands = frame(
            column(Label(_("Läget i dag"), "card"), self.standing, None, gap=12, margins=(20, 16, 20, 16)), look="card"
        )
        left = column(stands, self.rule, None, gap=16)
        right = column(self.days, None, gap=16)
        self._halves = row((left, 1), (right, 1), gap=16)
        whole = column(self._party_row, self.tasks, drawn, self._halves, None, gap=16, margins=(24, 12, 24, 24))
        self.setLayout(column((Scroll(frame(whole, ground="win")), 1), gap=0))

    @property
    def first(self) -> QWidget:
        """What takes focus when the tab is gone to."""
        return self.days.first or self.rule.edit_button

    def show_card(self, card: TermCard) -> None:
        """Show an agreement's days; the chosen party stays chosen while it is there."""
        chosen = self.party.currentData() if self._card is not None and self._card.agreement == card.agreement else ""
        self._card = card
        self.party.clear()
        for one in card.parties:
            self.party.addItem(one.name or _("Alla parter"), one.organisation)
        self.party.setCurrentIndex(max(0, self.party.findData(chosen or "")))
        self._party_row.setHidden(len(card.parties) < 2)
        self._differs.setText(words.differing(card))
        self._show()

    def shown_party(self) -> PartyTerm | None:
        """Return the days that are shown: those of all, or of the chosen party."""
        card = self._card
        if card is None:
            return None
        chosen = self.party.currentData() or ""
        return next((one for one in card.parties if one.organisation == chosen), card.whole)

    def _show(self) -> None:
        card, party = self._card, self.shown_party()
        if card is None or party is None:
            return
        line = line_of(party, card.as_of)
        self.line.show_line(line)
        legend = []
        if any(bar.look == "coming" for bar in line.bars):
            legend.append(_("Streckad kant: en period som kommer om ingen säger upp."))
        if line.bands:
            legend.append(_("Snedstreckat: när en uppsägning räcker för att avtalet ska sluta med perioden."))
        self._legend.setText(" ".join(legend))
        self._legend.setHidden(not legend)
        self.standing.show_facts(words.facts(card, party))
        missing = words.tasks(card, party)
        self.tasks.setVisible(bool(missing))
        self.tasks.say(_("Att komplettera eller kontrollera"), "\n".join(missing))
        self.rule.show_rule(card, party)
        self.days.show_days(card, party, None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put rule and days beside each other where there is room."""
        super().resizeEvent(event)
        wide = self.width() >= theme.current().wide(_ROOMY)
        self._halves.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)
