"""The pane beside the list of parties: one organisation whole."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from nkavtal.base.i18n import gettext as _
from nkavtal.base.i18n import ngettext
from nkavtal.catalogue.codes import ORGANISATION_KINDS
from nkavtal.catalogue.organisation import CONTACT, NAME, ORGANISATION_FIELDS
from nkavtal.catalogue.rows import OrganisationCard
from nkavtal.catalogue.show import shown
from nkavtal.gui.pages import organisation_columns as columns
from nkavtal.gui.pages.ledger import LedgerBox
from nkavtal.gui.pages.organisation_bodies import BodiesTab
from nkavtal.gui.parts.boxes import column, row
from nkavtal.gui.parts.button import Button
from nkavtal.gui.parts.chips import Chip
from nkavtal.gui.parts.empty import Empty
from nkavtal.gui.parts.facts import Facts
from nkavtal.gui.parts.label import Label
from nkavtal.gui.parts.note import Note
from nkavtal.gui.parts.page import Page
from nkavtal.gui.parts.row_table import RowTable
from nkavtal.gui.parts.scroll import Scroll
from nkavtal.gui.parts.tabs import Tabs

_IN_HEAD = ("name", "short_name", "kind", "member", "org_number_state")


class OrganisationPane(QFrame):
    """Shows one organisation; its ledgers are changed in place, for the page."""

    edit_asked = Signal()
    confirm_asked = Signal()
    agreement_opened = Signal(str)

    def __init__(self, page: Page) -> None:
        super().__init__()
        self.setProperty("look", "pane")
        self._nothing = Empty(_("Markera en part för att se den här."))
        self._whole = QWidget()
        self._name = Label("", "card", wrap=True, selectable=True)
        self._chips = row(gap=8)
        self.edit_button = Button(_("Ändra…"), self.edit_asked.emit, icon="edit")
        self.edit_button.setAccessibleName(_("Ändra part"))
        self.contacts, self.names = LedgerBox(page, CONTACT, pad=24), LedgerBox(page, NAME, pad=24)
        self.agreements = RowTable(columns.agreements(), _("Partens avtal"))
        self.agreements.opened.connect(self.agreement_opened.emit)
        self._no_agreements = Empty(_("Inte part i något avtal."))
        self._tabs = Tabs(_("Partens flikar"), margin=20)
        self._tabs.add("facts", _("Uppgifter"), self._facts_tab())
        self._tabs.add("contacts", _("Kontakter"), _tab(self.contacts))
        self._tabs.add("agreements", _("Avtal"), self._agreements_tab())
        self.bodies = BodiesTab(page)
        self._tabs.add("bodies", _("Organ"), _tab(self.bodies))
        head = column(
            row((self._name, 1), self.edit_button, gap=8), row(self._chips, None), gap=8, margins=(20, 16, 20, 8)
        )
        self._whole.setLayout(column(head, (self._tabs, 1), gap=0))
        self.setLayout(column((self._nothing, 1), (self._whole, 1), gap=0))
        self.show_nothing()

    def _facts_tab(self) -> QWidget:
        self._facts = Facts(label_width=150)
        self._note = Note("warn")
        self._confirm = self._note.offer(_("Bekräfta numret"), self.confirm_asked.emit, kind="")
        return _tab(self._facts, self._note, self.names)

    def _agreements_tab(self) -> QWidget:
        whole = QWidget()
        whole.setLayout(column((self.agreements, 1), self._no_agreements, gap=0))
        return whole

    def show_nothing(self) -> None:
        """Say that none is marked."""
        self._whole.hide()
        self._nothing.show()

    def show_organisation(self, card: OrganisationCard, *, changeable: bool) -> None:
        """Show an organisation."""
        short = str(card.values["short_name"])
        self._name.setText(str(card.values["name"]))
        self._show_chips(card)
        self._facts.show_facts(
            [(_(f.label), shown(f, card.values[f.name])) for f in ORGANISATION_FIELDS if f.name not in _IN_HEAD]
        )
        unsure = bool(card.values["org_number"]) and card.values["org_number_state"] == "to_confirm"
        self._note.setVisible(unsure)
        self._note.say(
            _("Organisationsnumret är inte bekräftat"),
            _("Jämför {number} med partens egen uppgift innan det används i ett avtal.").format(
                number=card.values["org_number"]
            ),
        )
        for button in (self._confirm, self.edit_button):
            button.setEnabled(changeable)
            button.setToolTip("" if changeable else _("Registret är öppnat för bara läsning"))
        self.contacts.show_rows(card.uuid, card.contacts, whose=short)
        self.names.show_rows(card.uuid, card.names, whose=short)
        self.agreements.set_rows(card.agreements, key=lambda one: one[0])
        self.agreements.setVisible(bool(card.agreements))
        self._no_agreements.setVisible(not card.agreements)
        self._tabs.set_title("contacts", _("Kontakter ({n})").format(n=len(card.contacts)))
        self._tabs.set_title("agreements", _("Avtal ({n})").format(n=len(card.agreements)))
        self._tabs.set_title("bodies", _("Organ ({n})").format(n=len(card.bodies)))
        self.bodies.show_organisation(card)
        self._nothing.hide()
        self._whole.show()

    def turn_to(self, tab: str) -> None:
        """Show a tab: facts, contacts, agreements or bodies."""
        self._tabs.turn_to(tab)

    def step_tab(self) -> None:
        """Show the next tab."""
        self._tabs.step(1)

    def _show_chips(self, card: OrganisationCard) -> None:
        while (item := self._chips.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        kind = str(card.values["kind"])
        chips = [Chip(_(ORGANISATION_KINDS.get(kind, kind)))]
        if card.values["member"] is True:
            chips.append(Chip(_("Medlem"), "info"))
        n = len(card.agreements)
        chips.append(Chip(ngettext("{n} avtal", "{n} avtal", n).format(n=n)))
        for chip in chips:
            self._chips.addWidget(chip)


def _tab(*parts: QWidget) -> Scroll:
    inner = QWidget()
    inner.setProperty("ground", "surf")
    inner.setLayout(column(*parts, None, gap=16, margins=(20, 14, 20, 12)))
    return Scroll(inner)
