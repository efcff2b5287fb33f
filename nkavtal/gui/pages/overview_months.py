"""Twelve months ahead on the first page: how many days to watch each has, and the way to them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from nkavtal.base.i18n import MONTHS, ngettext
from nkavtal.base.i18n import gettext as _
from nkavtal.catalogue.deadline_words import DEADLINES
from nkavtal.gui.parts.button import Button
from nkavtal.gui.parts.card import Card
from nkavtal.gui.parts.month_bars import Bar, MonthBars

if TYPE_CHECKING:
    from nkavtal.catalogue.term_rows import MonthDays


class MonthsCard(Card):
    """The months, and the year on paper."""

    opened = Signal(int, int)
    """Year and month of the one that was pressed."""
    print_asked = Signal()

    def __init__(self) -> None:
        super().__init__(_("Tolv månader framåt"))
        self.remark(_("Frister som återstår, månad för månad"))
        self.bars = MonthBars()
        self.show_rows([self.bars])
        self.print_button = Button(_("Skriv ut årshjul…"), self.print_asked.emit, icon="print")
        self.ways.addWidget(self.print_button)

    def show_months(self, found: Sequence[MonthDays]) -> None:
        """Show the months, this one first."""
        places = [(one.year, one.month) for one in found]
        self.bars.show_bars([_bar(one, found[0].year) for one in found], lambda at: self.opened.emit(*places[at]))


def _bar(one: MonthDays, this_year: int) -> Bar:
    word = _(MONTHS[one.month - 1])
    n = sum(one.counts.values())
    month = _("{month} {year}").format(month=word, year=one.year)
    told = ngettext("{n} frist", "{n} frister", n).format(n=n)
    kinds = ", ".join(
        _("{n} {kind}").format(n=many, kind=_(DEADLINES[kind]).lower()) for kind, many in one.counts.items()
    )
    name = _("{month}: {told} ({kinds})") if n else _("{month}: {told}")
    name = name.format(month=month, told=told, kinds=kinds)
    return Bar(word[:3], str(one.year) if one.year != this_year and one.month == 1 else "", n, name)
