"""What an agreement's changed places say today, for whom: shown where others amend it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from nkavtal.base.i18n import gettext as _
from nkavtal.catalogue import wording_words as words
from nkavtal.gui import theme
from nkavtal.gui.parts.boxes import column
from nkavtal.gui.parts.column import Column
from nkavtal.gui.parts.label import Label
from nkavtal.gui.parts.page import Page
from nkavtal.gui.parts.row_table import RowTable
from nkavtal.usecases import wording
from nkavtal.usecases.wording import WordingsInForce

_MOST_SEEN = 6


@dataclass(frozen=True, slots=True)
class _Row:
    key: str
    place: str
    text: str
    whom: str
    since: str
    by: str


class WordingBox(QWidget):
    """A table of wordings; `has_rows` tells if anything amends the agreement."""

    has_rows = Signal(bool)

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page = page
        columns = [
            Column("place", _("Ställe"), lambda one: one.place, 110, bold=True, fixed=True),
            Column("text", _("Lydelse"), lambda one: one.text, 320, stretch=True),
            Column("whom", _("Gäller för"), lambda one: one.whom, 220),
            Column("since", _("Sedan"), lambda one: one.since, 120),
            Column("by", _("Genom"), lambda one: one.by, 100),
        ]
        self.table = RowTable(columns, _("Gällande lydelse"), pad=8)
        self.setLayout(column(Label(_("Gällande lydelse"), "card"), self.table, gap=8))
        self.hide()

    def ask(self, agreement: str, day: date) -> None:
        """Find what is in force on a day and show it."""
        self._page.context.bridge.ask(
            lambda store: wording.in_force(store, agreement, day), self._show, key="wordings-in-force"
        )

    def _show(self, found: WordingsInForce) -> None:
        rows = [
            _Row(
                f"{one.place}/{at}", one.place, words.said(one), words.for_whom(one, found.names, found.rows),
                words.since(one), found.numbers.get(one.by, ""),
            )
            for at, one in enumerate(found.rows)
        ]  # fmt: skip
        self.table.set_rows(rows, key=lambda one: one.key)
        seen = min(max(len(rows), 1), _MOST_SEEN)
        head = theme.current().lines(32, 1, 12, theme.SMALL)
        self.table.setFixedHeight(head + seen * self.table.verticalHeader().defaultSectionSize() + 14)
        self.setVisible(bool(rows))
        self.has_rows.emit(bool(rows))
