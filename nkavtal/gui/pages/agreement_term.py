"""The tab with an agreement's term: a drawn line, what stands, the rule, and every day with its reason."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QComboBox, QFrame, QWidget

from nkavtal.base.i18n import gettext as _
from nkavtal.catalogue import term_standing as words
from nkavtal.catalogue.term_rows import PartyTerm, TermCard, TermPicture
from nkavtal.catalogue.term_sentences import sentences
from nkavtal.gui import theme
from nkavtal.gui.dialogs.term_prolong import has_option
from nkavtal.gui.pages.agreement_term_acts import TermActs
from nkavtal.gui.pages.agreement_term_days import DaysCard
from nkavtal.gui.pages.agreement_term_happened import Happened
from nkavtal.gui.pages.agreement_term_picture import line_of
from nkavtal.gui.pages.agreement_term_rule import RuleCard
from nkavtal.gui.parts.boxes import column, frame, row
from nkavtal.gui.parts.button import Button
from nkavtal.gui.parts.facts import Facts
from nkavtal.gui.parts.flow import Sentence
from nkavtal.gui.parts.label import Label
from nkavtal.gui.parts.note import Note
from nkavtal.gui.parts.page import Page
from nkavtal.gui.parts.scroll import Scroll
from nkavtal.gui.parts.timeline import Timeline
from nkavtal.rules.terms.rule import Side

_ROOMY = 1000  # logical pixels at 100 % text; narrower than this rule and days stand under one another


class TermTab(QWidget):
    """Shows the term for all parties, or for the one that is chosen where parties differ."""

    safe_days_asked = Signal()

    def __init__(self, page: Page, acts: TermActs) -> None:
        super().__init__()
        self._page, self.acts = page, acts
        self._card: TermCard | None = None
        self._waiting: TermCard | None = None
        self._pictures: dict[str, TermPicture] = {}
        self.party = QComboBox()
        self.party.setAccessibleName(_("Visa löptiden för"))
        self.party.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.party.activated.connect(lambda _at: self._show())
        self._party_row = QWidget()
        self._differs = Label("", "small", "tx2", wrap=True)
        self._party_row.setLayout(row(Label(_("Visa för")), self.party, (self._differs, 1), gap=8))
        self.tasks = Note("warn", icon="warning")
        self.proposal = Note("info", icon="sparkle")
        self.line = Timeline()
        self._legend = Label("", "small", "tx2", wrap=True)
        self.standing = Facts(label_width=170, gap=8)
        self.rule = RuleCard(self._edit_rule, acts.set_lead)
        self.days = DaysCard()
        self.happened = Happened(page)
        self.notice_button = Button(_("Säg upp…"), partial(acts.give_notice, Side.OWN), icon="document_edit")
        self.received_button = Button(
            _("Mottagen uppsägning…"), partial(acts.give_notice, Side.COUNTERPARTY), icon="mail"
        )
        self.option_button = Button(_("Ta option i anspråk…"), acts.call_option, icon="checkmark")
        self.extend_button = Button(_("Förläng…"), acts.extend, icon="arrow_sync")
        self.safe_button = Button(_("Sista säkra dag…"), self.safe_days_asked.emit, icon="calendar_ltr")
        self._ways = (self.notice_button, self.received_button, self.option_button, self.extend_button)
        drawn = frame(column(self.line, self._legend, gap=4, margins=(14, 10, 14, 10)), look="card")
        self._stands = Label(_("Läget i dag"), "card")
        stands = frame(column(self._stands, self.standing, None, gap=12, margins=(20, 16, 20, 16)), look="card")
        for card in (drawn, stands):
            card.setFrameShape(QFrame.Shape.Box)  # seen where there is no sheet: in high contrast
        left = column(stands, self.rule, None, gap=16)
        right = column(self.days, self.happened, None, gap=16)
        self._halves = row((left, 1), (right, 1), gap=16)
        ways = Sentence((*self._ways, self.safe_button), gap=8)
        notes = (self._party_row, self.tasks, self.proposal)
        whole = column(ways, *notes, drawn, self._halves, None, gap=16, margins=(24, 12, 24, 24))
        self.setLayout(column((Scroll(frame(whole, ground="win")), 1), gap=0))

    @property
    def first(self) -> QWidget:
        """What takes focus when the tab is gone to."""
        return self.days.first or self.rule.edit_button

    def show_card(self, card: TermCard, pictures: Sequence[TermPicture] = ()) -> None:
        """Show an agreement's days, now or when the tab comes up; the chosen party stays chosen while it is there."""
        self._waiting, self._pictures = card, {one.organisation: one for one in pictures}
        if self.isVisible():
            self._take()

    def showEvent(self, event: QShowEvent) -> None:
        """Show what has come meanwhile."""
        self._take()
        super().showEvent(event)

    def _take(self) -> None:
        card, self._waiting = self._waiting, None
        if card is None:
            return
        changeable = self._page.changeable
        for way in (*self._ways, self.rule.edit_button, self.rule.lead_button):
            way.setEnabled(changeable)
            way.setToolTip("" if changeable else self._page.why_not_changeable)
        self.option_button.setVisible(has_option(card))
        self.happened.show_card(card)
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
        other = card.as_of.isoformat() if card.as_of != self._page.context.clock.today() else ""
        self._stands.setText(_("Läget {day}").format(day=other) if other else _("Läget i dag"))
        line = line_of(party, card.as_of, self._pictures.get(party.organisation), other)
        self.line.show_line(line)
        legend = []
        if any(bar.look == "coming" for bar in line.bars):
            legend.append(_("Streckad kant: en period som kommer om ingen säger upp."))
        if line.bands:
            legend.append(_("Snedstreckat: när en uppsägning räcker för att avtalet ska sluta med perioden."))
        if any(one.expected for one in line.marks):
            legend.append(_("Ihåligt tecken: en dag som kommer om inget händer före."))
        self._legend.setText(" ".join(legend))
        self._legend.setHidden(not legend)
        self.standing.show_facts(words.facts(card, party, other))
        missing = words.tasks(card, party)
        self.tasks.setVisible(bool(missing))
        self.tasks.say(_("Att komplettera eller kontrollera"), "\n".join(missing))
        self._show_proposal(card)
        self.rule.show_rule(card, party)
        changeable = self._page.changeable
        self.days.show_days(card, party, partial(self.acts.set_day, party) if changeable else None)

    def _show_proposal(self, card: TermCard) -> None:
        """Offer the rule that the agreement's own words are read as; nothing is taken without being asked for."""
        read = card.proposed
        self.proposal.setVisible(read is not None)
        if read is None:
            return
        left = [_("Inte förstått: {words}").format(words=one) for one in read.left]
        self.proposal.say(_("Föreslagen regel, läst ur avtalets ord"), "\n".join((*sentences(read.rule), *left)))
        self.proposal.clear_offers()
        if self._page.changeable:
            self.proposal.offer(_("Använd"), self.acts.take_proposal, kind="")
            self.proposal.offer(_("Ändra…"), partial(self.acts.edit_rule, "", read.rule), kind="")

    def _edit_rule(self) -> None:
        party = self.shown_party()
        self.acts.edit_rule(party.organisation if party is not None else "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put rule and days beside each other where there is room."""
        super().resizeEvent(event)
        wide = self.width() >= theme.current().wide(_ROOMY)
        self._halves.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)
