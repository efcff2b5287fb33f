"""The tab with an agreement's own facts, the board's decisions and relations to other agreements."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from itertools import groupby
from pathlib import Path

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from nkavtal.base.i18n import gettext as _
from nkavtal.catalogue.agreement import AGREEMENT_FIELDS
from nkavtal.catalogue.field import Field, Kind
from nkavtal.catalogue.rows import AgreementCard, AgreementFilter, AgreementRow
from nkavtal.catalogue.show import shown
from nkavtal.catalogue.steps import CHANGED_WORDING, RECOMMENDATION, RELATION
from nkavtal.gui import theme
from nkavtal.gui.dialogs.row_form import Names, Suggestions
from nkavtal.gui.pages.agreement_wording import WordingBox
from nkavtal.gui.pages.attachment_acts import AttachmentActs
from nkavtal.gui.pages.ledger import LedgerBox
from nkavtal.gui.parts.boxes import column, frame, row
from nkavtal.gui.parts.button import Button
from nkavtal.gui.parts.facts import Facts
from nkavtal.gui.parts.label import Label
from nkavtal.gui.parts.page import Page
from nkavtal.gui.parts.scroll import Scroll
from nkavtal.usecases import agreement_list, bodies

_ROOMY = 1000  # logical pixels at 100 % text; narrower than this the groups stand under one another


class DetailsTab(QWidget):
    """All facts in their groups; *Ändra* opens the form."""

    def __init__(self, page: Page, edit: Callable[[], object], days: Callable[[], object]) -> None:
        super().__init__()
        self._page, self._columns = page, 0
        self.edit_button = Button(_("Ändra…"), edit, icon="edit")
        self.edit_button.setAccessibleName(_("Ändra uppgifterna"))
        self._cards: list[tuple[QWidget, Facts, list[Field]]] = []
        self._grid = QGridLayout()
        self._grid.setSpacing(16)
        for group, fields in groupby(AGREEMENT_FIELDS, key=lambda field: field.group):
            self._add_card(_(group), list(fields))
        self._card: AgreementCard | None = None
        self.recommendations = LedgerBox(page, RECOMMENDATION, attach=self._attach, suggest=self._suggest_bodies)
        self.relations = LedgerBox(page, RELATION, offer=self._offer_agreements)
        self.wordings = LedgerBox(page, CHANGED_WORDING)
        self.in_force = WordingBox(page)
        ledgers = [
            frame(column(box, margins=(20, 16, 20, 16)), look="card")
            for box in (self.recommendations, self.relations, self.wordings, self.in_force)
        ]
        self._wordings_card = ledgers[2]
        ledgers[3].hide()
        self.in_force.has_rows.connect(ledgers[3].setVisible)
        self._due = Label("", wrap=True)
        self.days_button = Button(_("Visa uträkningen"), days, kind="link")
        self._due_row = QWidget()
        self._due_row.setLayout(row((self._due, 1), self.days_button, gap=8))
        head = row((self._due_row, 1), self.edit_button)
        inner = frame(column(head, self._grid, *ledgers, None, gap=16, margins=(24, 12, 24, 24)), ground="win")
        self.setLayout(column((Scroll(inner), 1), gap=0))
        self._place(1)

    def _add_card(self, title: str, fields: list[Field]) -> None:
        facts = Facts(label_width=150, gap=8)
        card = frame(column(Label(title, "card"), facts, None, gap=12, margins=(20, 16, 20, 16)), look="card")
        self._cards.append((card, facts, fields))

    def show_card(self, card: AgreementCard, next_day: str, day: date) -> None:
        """Show an agreement on a day, with its next day in words."""
        self._card = card
        self._due.setText(_("Nästa frist: {day}").format(day=next_day or _("ingen")))
        for _card, facts, fields in self._cards:
            pairs: Sequence[tuple[str, str]] = [
                (_(field.label), shown(field, card.values[field.name], card.names)) for field in fields
            ]
            facts.show_facts(pairs)
        self.recommendations.show_rows(card.uuid, card.recommendations, card.names, card.number)
        self.relations.show_rows(card.uuid, card.relations, card.names, card.number)
        amends = bool(card.wordings) or any(row.values["kind"] == "amends" for row in card.relations)
        self._wordings_card.setVisible(amends)  # only what changes another agreement has wordings to tell of
        self.wordings.show_rows(card.uuid, card.wordings, card.names, card.number)
        self.in_force.ask(card.uuid, day)
        self.edit_button.setEnabled(self._page.changeable)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the groups in two columns where there is room."""
        super().resizeEvent(event)
        self._place(2 if self.width() >= theme.current().wide(_ROOMY) else 1)

    def _place(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for at, (card, _facts, _fields) in enumerate(self._cards):
            self._grid.removeWidget(card)
            self._grid.addWidget(card, at // columns, at % columns)
        for at in range(2):
            self._grid.setColumnStretch(at, 1 if at < columns else 0)

    def _suggest_bodies(self, then: Callable[[Suggestions], None]) -> None:
        """Offer the federation's own bodies by every name they have had."""
        self._page.context.bridge.ask(
            bodies.federations_own, lambda names: then({"body": names}), key="bodies-to-choose"
        )

    def _attach(self, row: str, files: Sequence[Path] | None) -> None:
        """Have documents attached to one of the steps."""
        if self._card is None:
            return
        acts = AttachmentActs(self._page)
        if files is None:
            acts.choose(self._card, row)
        else:
            acts.attach(self._card, files, row)

    def _offer_agreements(self, then: Callable[[Names], None]) -> None:
        def told(rows: tuple[AgreementRow, ...]) -> None:
            then({Kind.AGREEMENT: {one.uuid: f"{one.number} {one.title}" for one in rows}})

        context = self._page.context
        today = context.clock.today()
        context.bridge.ask(lambda store: agreement_list.list_all(store, AgreementFilter(), "number", today), told)
