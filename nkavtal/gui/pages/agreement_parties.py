"""The tab with all parties: the chain on top, what is left, and the ledger with one row for each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from nkavtal.base.i18n import gettext as _
from nkavtal.base.i18n import ngettext
from nkavtal.catalogue.field import Kind
from nkavtal.catalogue.party import (
    CONDITION_ANSWER,
    CONTACT_NOTE,
    DECISION,
    POWER_OF_ATTORNEY,
    REQUEST,
    SIGNATURE,
)
from nkavtal.catalogue.rows import AgreementCard, OrganisationRow, PartyLine
from nkavtal.catalogue.standing import decision_of
from nkavtal.gui.dialogs.party_form import PartyForm
from nkavtal.gui.dialogs.row_form import Names
from nkavtal.gui.pages import agreement_chain, agreement_party_rows
from nkavtal.gui.pages.agreement_party_rows import PartyRow
from nkavtal.gui.pages.attachment_acts import AttachmentActs
from nkavtal.gui.pages.doing import do
from nkavtal.gui.pages.ledger import LedgerBox
from nkavtal.gui.parts.boxes import column, row
from nkavtal.gui.parts.button import Button
from nkavtal.gui.parts.chain import Chain
from nkavtal.gui.parts.dialog import Question
from nkavtal.gui.parts.drop import DropTable
from nkavtal.gui.parts.label import Label, line
from nkavtal.gui.parts.note import Note
from nkavtal.gui.parts.page import Page
from nkavtal.usecases import organisation
from nkavtal.usecases.ledger import EditRow, RemoveRow

_MARGIN, _ROOM_FOR_NAMES = 24, 80
_CLOSES = Qt.WidgetAttribute.WA_DeleteOnClose


class PartiesTab(QWidget):
    """Shows parties and decisions; says when something is to be recorded for the marked ones."""

    decide_asked = Signal()
    sign_asked = Signal()
    add_asked = Signal()
    list_asked = Signal(str)
    """The signatory list is wanted: 'signatories-xlsx' or 'signatories-pdf'."""

    files_dropped = Signal(object, object)
    """An organisation, and files that were dropped on it."""
    mail_dropped = Signal()

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page = page
        self._card: AgreementCard | None = None
        self.open_now: _OpenParty | None = None
        self.chain = Chain()
        self.note = Note("warn", icon="scales")
        self.table = DropTable(agreement_party_rows.columns(), _("Parter och beslut"))
        self.table.files_dropped.connect(self.files_dropped.emit)
        self.table.mail_dropped.connect(self.mail_dropped.emit)
        self.table.opened.connect(self.open_party)
        self.table.selection_changed.connect(self._fit)
        self._marked = Label("", ink="tx2")
        self.list_button = Button(
            _("Undertecknandeförteckning…"), lambda: self.list_asked.emit("signatories-pdf"), icon="document_pdf"
        )
        self.excel_button = Button(
            _("Förteckning till Excel…"), lambda: self.list_asked.emit("signatories-xlsx"), icon="table_simple"
        )
        self.send_button = Button(_("Sänd till beslut…"), self.send_round)
        self.add_button = Button(_("Lägg till parter…"), self.add_asked.emit, icon="add")
        self.open_button = Button(_("Ändra part…"), self.edit_marked, icon="edit")
        self.sign_button = Button(_("Registrera underskrift…"), self.sign_asked.emit, icon="signature")
        for_all, for_marked = QWidget(), QWidget()
        for_all.setLayout(row(self.list_button, self.excel_button, self.send_button, self.add_button, None))
        for_marked.setLayout(row(None, self._marked, self.open_button, self.sign_button))
        tools = self._tools = row((for_all, 1), for_marked)
        top = column(self.chain, self.note, tools, gap=12, margins=(24, 14, 24, 12))
        self.setLayout(column(top, line(), (self.table, 1), gap=0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the acts for the marked ones under the acts for all where they do not fit beside them."""
        super().resizeEvent(event)
        needed = sum(self._tools.itemAt(i).sizeHint().width() for i in range(2)) + 2 * _MARGIN + _ROOM_FOR_NAMES
        way = QBoxLayout.Direction.LeftToRight if needed <= self.width() else QBoxLayout.Direction.TopToBottom
        self._tools.setDirection(way)

    def show_card(self, card: AgreementCard, rows: Sequence[PartyRow], day: date) -> None:
        """Show an agreement's parties on a day."""
        another = self._card is None or self._card.uuid != card.uuid
        self._card = card
        self.chain.show_links(agreement_chain.links(card))
        tone, title, text = agreement_chain.sentence(card, day)
        self.note.tone(tone, "scales")
        self.note.say(title, text)
        self.note.setVisible(bool(title or text))
        self.table.set_rows(rows, key=lambda one: one.organisation)
        if another:
            self._mark_none()
        if self.open_now is not None:
            self.open_now.show_card(card)
        self._fit()

    def _mark_none(self) -> None:
        """Put the focus on the first row without marking it: acts are proposed for marked rows only."""
        self.table.clearSelection()
        first = self.table.model().index(0, 0)
        self.table.selectionModel().setCurrentIndex(first, QItemSelectionModel.SelectionFlag.NoUpdate)

    def mark(self, party: str) -> None:
        """Mark a party (organisation) and go to it."""
        if self.table.mark(party):
            self.table.setFocus()

    def marked(self) -> tuple[str, ...]:
        """Return the organisations that are marked, when somebody has marked any."""
        return tuple(self.table.selected_keys())

    def send_round(self) -> None:
        """Ask for the agreement to be sent for decision, to the marked ones if any are."""
        if self._card is not None:
            self._page.wanted.emit("send-round", ((self._card.uuid,), self.marked()))

    def edit_marked(self) -> None:
        """Open the marked party."""
        if (key := self.table.marked_key()) is not None:
            self.open_party(key)

    def open_party(self, key: str) -> None:
        """Open a party with its decisions and signatures."""
        if not self._page.opens_rows:
            return
        self._page.context.bridge.ask(
            organisation.list_all, lambda found: self._open(key, found), key="organisations-to-choose"
        )

    def _open(self, key: str, found: Sequence[OrganisationRow]) -> None:
        party = next((one for one in self._card.parties if one.organisation == key), None) if self._card else None
        if self._card is None or party is None:
            return
        self.open_now = _OpenParty(self._page, self._card, party, found)
        self.open_now.box.finished.connect(self._closed)
        self.open_now.box.open()

    def _closed(self) -> None:
        self.open_now = None

    def _fit(self) -> None:
        marked, changeable = self.marked(), self._page.changeable
        first = self.table.marked_row()
        told = ngettext("{name} markerad", "{n} markerade", len(marked)).format(
            n=len(marked), name=first.name if first is not None else ""
        )
        self._marked.setText(told if marked else "")
        some = bool(self._card and self._card.parties)
        self.open_button.setEnabled(some and changeable)
        self.sign_button.setEnabled(some and changeable)
        self.send_button.setEnabled(some and changeable)
        self.add_button.setEnabled(changeable)
        for button in (self.list_button, self.excel_button):  # they tell of today
            button.setEnabled(self._page.opens_rows)
            button.setToolTip("" if self._page.opens_rows else self._page.why_not_changeable)
        self.table.take_files(changeable)


class _OpenParty:
    """The dialog of one party, kept in step with what is done in it."""

    def __init__(self, page: Page, card: AgreementCard, party: PartyLine, found: Sequence[OrganisationRow]) -> None:
        self._page, self._party, self._card = page, party, card
        names = {one.uuid: one.short_name for one in found}

        def offered(tell: Callable[[Names], None]) -> None:
            tell({Kind.ORGANISATION: names})

        self.decisions = LedgerBox(page, DECISION, attach=self._attach)
        self.signatures = LedgerBox(page, SIGNATURE, attach=self._attach, offer=offered)
        self.contacts = LedgerBox(page, CONTACT_NOTE)
        self.requests = LedgerBox(page, REQUEST)
        self.authorities = LedgerBox(page, POWER_OF_ATTORNEY, offer=offered)
        self.answers = LedgerBox(page, CONDITION_ANSWER, offer=offered)
        ledgers = QWidget()
        ledgers.setLayout(
            column(
                self.decisions, self.answers, self.signatures, self.authorities, self.requests, self.contacts, gap=16
            )
        )
        self.box = PartyForm(party, card.number, page.context.clock.today(), names, ledgers, page.window())
        self.box.setAttribute(_CLOSES)
        self.box.saved.connect(lambda values: do(page, EditRow("party", party.uuid, values, self.box.seen), self.box))
        self.box.remove_asked.connect(lambda: self._ask_removal(card.number))
        self.show_card(card)

    def show_card(self, card: AgreementCard) -> None:
        """Show the party's rows as they are now; typed text in the form stays."""
        self._card = card
        party = next((one for one in card.parties if one.uuid == self._party.uuid), None)
        if party is None:
            self.box.accept()
            return
        self.decisions.show_rows(party.uuid, party.decisions, card.names, party.short_name)
        self.signatures.show_rows(party.uuid, party.signatures, card.names, party.short_name)
        self.contacts.show_rows(party.uuid, party.contacts, card.names, party.short_name)
        self.requests.show_rows(party.uuid, party.requests, card.names, party.short_name)
        self.authorities.show_rows(party.uuid, party.authorities, card.names, party.short_name)
        decision = decision_of(party)
        on_condition = decision is not None and decision.values["outcome"] == "conditional"
        self.answers.setVisible(on_condition)  # they answer the condition of the decision that stands
        if decision is not None and on_condition:
            told = party.answers.get(decision.uuid, ())
            self.answers.show_rows(decision.uuid, told, card.names, party.short_name)
        self.box.fit()

    def _attach(self, row: str, files: Sequence[Path] | None) -> None:
        """Have documents attached to one of the party's decisions or signatures."""
        acts = AttachmentActs(self._page, self.box)
        if files is None:
            acts.choose(self._card, row)
        else:
            acts.attach(self._card, files, row)

    def _ask_removal(self, number: str) -> None:
        name = self._party.short_name
        verb = _("Ta bort {name} ur avtal {number}").format(name=name, number=number)
        text = _("{name} tas bort ur avtalet med sina beslut och underskrifter. Det går att ångra.").format(name=name)
        question = Question(verb, text, _("Ta bort parten"), self.box)
        question.setAttribute(_CLOSES)
        question.accepted.connect(lambda: do(self._page, RemoveRow("party", self._party.uuid), None))
        question.open()
