"""What has happened to an agreement's term: notices and prolongations, to be corrected or taken away."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from nkavtal.catalogue.field import Kind
from nkavtal.catalogue.term import NOTICE, PROLONGATION
from nkavtal.catalogue.term_rows import TermCard
from nkavtal.gui.dialogs.row_form import Names
from nkavtal.gui.pages.ledger import LedgerBox
from nkavtal.gui.parts.boxes import column, frame
from nkavtal.gui.parts.page import Page


class Happened(QWidget):
    """The two ledgers; rows are added by the acts above, which foretell what they lead to."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._names: dict[str, str] = {}
        self.notices = LedgerBox(page, NOTICE, offer=self._offer)
        self.prolongations = LedgerBox(page, PROLONGATION, offer=self._offer)
        cards = []
        for box in (self.notices, self.prolongations):
            box.add_button.hide()
            cards.append(frame(column(box, margins=(20, 16, 20, 16)), look="card"))
        self._cards = tuple(cards)
        self.setLayout(column(*cards, gap=16))

    def show_card(self, card: TermCard) -> None:
        """Show an agreement's rows; what is empty takes no room."""
        self._names = card.names
        for box, frame_of, rows in zip(
            (self.notices, self.prolongations), self._cards, (card.notices, card.prolongations), strict=True
        ):
            box.show_rows(card.agreement, rows, card.names, card.number)
            frame_of.setVisible(bool(rows))

    def _offer(self, then: Callable[[Names], None]) -> None:
        then({Kind.ORGANISATION: self._names})
