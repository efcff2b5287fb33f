"""The pane beside the list: the marked agreement in short, and the next thing to do."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLayout, QWidget

from nkavtal.base.i18n import gettext as _
from nkavtal.catalogue.rows import ActLine, AgreementCard, AgreementRow, PartyLine
from nkavtal.catalogue.standing import decision_of
from nkavtal.gui import theme
from nkavtal.gui.pages import agreement_words as words
from nkavtal.gui.pages.agreement_history import latest
from nkavtal.gui.pages.agreement_party_rows import decision_text
from nkavtal.gui.parts.adoption_bar import Adoption, AdoptionBar
from nkavtal.gui.parts.boxes import column, frame, row
from nkavtal.gui.parts.button import Button, IconButton
from nkavtal.gui.parts.chips import Chip
from nkavtal.gui.parts.column import Column
from nkavtal.gui.parts.empty import Empty
from nkavtal.gui.parts.facts import Facts
from nkavtal.gui.parts.label import Label
from nkavtal.gui.parts.note import Note
from nkavtal.gui.parts.row_table import RowTable
from nkavtal.gui.parts.scroll import Scroll
from nkavtal.gui.parts.tabs import Tabs
from nkavtal.gui.states import party_state

_EVENTS = 12
_LEAST = 110  # logical pixels at 100 % text
_TALL = 440  # logical pixels at 100 % text that the summary needs beside the tabs


class AgreementPane(QFrame):
    """Shows one agreement; says when it is to be opened, decided on or signed."""

    open_asked = Signal()
    close_asked = Signal()
    step_asked = Signal(str)
    """The act that the note offers: 'decision' or 'signature'."""
    party_opened = Signal(str)
    days_asked = Signal()
    """The days of the agreement are to be shown with their reasons."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "pane")
        self._nothing = Empty(_("Markera ett avtal för att se det här."))
        self._whole = QWidget()  # filled with the first agreement: the list is shown before that
        self.setLayout(column((self._nothing, 1), (self._whole, 1), gap=0))
        self.show_nothing()

    def _build(self) -> None:
        self._number = Label("", "small", "tx2", wrap=True, selectable=True)
        self._title = Label("", "card", wrap=True, selectable=True)
        self._chips = row(gap=8)
        self._chips_place = QWidget()
        self._chips_place.setLayout(self._chips)
        hide = IconButton("panel_right", _("Dölj detaljrutan (Ctrl+Skift+D)"), self.close_asked.emit)
        self._open = IconButton("open", _("Öppna avtalet"), self.open_asked.emit)
        self._tabs = Tabs(_("Avtalets flikar"), margin=18)
        self._tabs.add("facts", _("Uppgifter"), self._facts_tab())
        self._parties = RowTable(_party_columns(), _("Parter"), pad=20)
        self._parties.opened.connect(self.party_opened.emit)
        self._tabs.add("parties", _("Parter"), self._parties)
        self._events = Facts(label_width=84)
        self._tabs.add("history", _("Historik"), _scrolled(column(self._events, None, margins=(20, 14, 20, 12))))
        self._head = row(self._number, None, hide, self._open, gap=8)
        self._told = self._summary()
        self._top = column(self._head, self._title, self._chips_place, self._told, gap=8, margins=(20, 10, 20, 8))
        self._low = False
        self._whole.setLayout(column(self._top, (self._tabs, 1), gap=0))

    def _summary(self) -> QFrame:
        self._due = Label("", "strong", wrap=True)
        self._due_kind = Label("", "small", "tx2", wrap=True)
        self._count = Label("", "strong")
        self._bar = AdoptionBar(Adoption(0, 0), 90)
        self._left = Label("", "small", "tx2", wrap=True)
        self._days_link = Button(_("Visa uträkningen"), self.days_asked.emit, kind="link")
        due = column(
            Label(_("Nästa frist"), "small", "tx3"), self._due, self._due_kind, row(self._days_link, None), None, gap=2
        )
        bar = column(
            Label(_("Antagande"), "small", "tx3"), row(self._count, self._bar, None, gap=6), self._left, None, gap=2
        )
        return frame(row((due, 1), (bar, 1), gap=12, margins=(14, 12, 14, 12)), look="subtle")

    def _facts_tab(self) -> QWidget:
        self._facts = Facts()
        self._note = Note("info", icon="gavel")
        self._latest = Facts(label_width=84, gap=4)
        self._latest_title = Label(_("Senast"), "small strong")
        whole = column(
            self._facts, self._note, self._latest_title, self._latest, None, gap=14, margins=(20, 14, 20, 12)
        )
        return _scrolled(whole)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the pane is low, leave out what the list's own row says, so that nothing is cut."""
        super().resizeEvent(event)
        low = event.size().height() < theme.current().wide(_TALL)
        if low == self._low:
            return
        self._low = low
        self._told.setVisible(not low)
        old, new, place = (self._top, self._head, 1) if low else (self._head, self._top, 2)
        old.removeWidget(self._chips_place)
        new.insertWidget(place, self._chips_place)
        margins = self._top.contentsMargins()
        margins.setTop(2 if low else 10)
        self._top.setContentsMargins(margins)

    def minimumSizeHint(self) -> QSize:
        """Ask for no more height than is needed without the summary, which gives way."""
        hint = super().minimumSizeHint()
        return QSize(hint.width(), min(hint.height(), theme.current().wide(_LEAST)))

    def show_nothing(self) -> None:
        """Say that no agreement is marked."""
        self._whole.hide()
        self._nothing.show()

    def show_agreement(
        self, found: AgreementRow, card: AgreementCard, acts: Sequence[ActLine], today: date, *, changeable: bool = True
    ) -> None:
        """Show an agreement with its latest acts."""
        if self._whole.layout() is None:
            self._build()
        self._nothing.hide()
        kind = words.type_word(found.type)
        self._number.setText("   ".join(part for part in (found.number, kind) if part))
        self._title.setText(card.title)
        self._show_chips(found)
        chip = words.next_chip(found.next_day, today)
        self._due.setText(
            _("{day}, {distance}").format(day=found.next_day, distance=chip[0]) if chip else _("Ingen frist")
        )
        self._due_kind.setText(words.next_kind(found.next_kind) if chip else "")
        bar = words.card_adoption(card)
        self._count.setText(bar.words)
        self._bar.show_bar(bar)
        self._bar.setVisible(bool(bar.total))
        self._left.setText(words.adoption_text(card) if bar.total else _("Inga egna parter"))
        self._facts.show_facts(words.short_facts(card))
        self._show_step(card, changeable)
        self._parties.set_rows(card.parties, key=lambda one: one.organisation)
        events = latest(acts, _EVENTS)
        self._events.show_facts(events)
        self._latest.show_facts(events[:2])
        self._whole.show()

    def focus_target(self) -> QWidget:
        """Return what takes focus when the pane is gone to."""
        return self._open

    def _show_chips(self, found: AgreementRow) -> None:
        while (item := self._chips.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        tone, icon = words.status_tone(found.status)
        self._chips.addWidget(Chip(words.status_word(found.status), tone, icon))
        if found.example:
            self._chips.addWidget(Chip(_("EXEMPEL"), "off"))
        if found.areas:
            self._chips.addWidget(Chip(words.areas_text(found.areas)))
        self._chips.addStretch(1)

    def _show_step(self, card: AgreementCard, changeable: bool) -> None:
        title, who, act = words.next_step(card)
        self._note.setVisible(bool(title))
        self._note.say(title, who)
        self._note.clear_offers()
        if act and changeable:
            text = _("Registrera beslut…") if act == "decision" else _("Registrera underskrift…")
            self._note.offer(text, lambda: self.step_asked.emit(act), kind="")


def _scrolled(layout: QLayout) -> Scroll:
    inner = frame(layout, ground="surf")
    return Scroll(inner)


def _party_columns() -> list[Column]:
    def decided(party: PartyLine) -> str:
        found = decision_of(party)
        text = decision_text(found) if found is not None else ""
        return _("EXEMPEL: {words}").format(words=text or "–") if found is not None and found.example else text

    def named(party: PartyLine) -> str:
        return _("{name} (exempel)").format(name=party.short_name) if party.own_example else party.short_name

    return [
        Column("party", _("Part"), named, 110, bold=True, fixed=True),
        Column("state", _("Läge"), lambda r: party_state(r.state).word, 152, state=lambda r: party_state(r.state)),
        Column("decision", _("Beslut"), decided, 120, stretch=True),
    ]
