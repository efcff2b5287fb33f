"""Days to watch in the month they fall in, the same rows as in the list, and beside them when bodies meet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from nkavtal.base.i18n import gettext as _
from nkavtal.catalogue.term_rows import WatchRow
from nkavtal.catalogue.watch_words import kind_shown
from nkavtal.gui.pages import watching_words as words
from nkavtal.gui.parts.boxes import column, row
from nkavtal.gui.parts.button import Button, IconButton
from nkavtal.gui.parts.label import Label
from nkavtal.gui.parts.month_grid import MonthGrid
from nkavtal.gui.parts.month_model import DayEntry


class WatchingMonth(QWidget):
    """One month with the way to others; the red days of a year are asked for when it comes up."""

    marked = Signal()
    opened = Signal()
    year_asked = Signal(int)

    def __init__(self, today: date) -> None:
        super().__init__()
        self._rows: dict[date, list[WatchRow]] = {}
        self._meetings: Mapping[date, Sequence[str]] = {}
        self._free: dict[int, frozenset[date]] = {}
        self._today = self._day = today
        self._title = Label("", "card")
        self.grid = MonthGrid(_("Månad med frister"))
        before = IconButton("chevron_left", _("Föregående månad"), lambda: self.grid.step_month(-1))
        after = IconButton("chevron_right", _("Nästa månad"), lambda: self.grid.step_month(1))
        self.today_button = Button(_("I dag"), lambda: self.grid.go_to(self._today))
        told = Label(_("Fylld punkt: frist. Ring: sammanträde. Grå botten: helg och röd dag."), "small", "tx2")
        head = row(before, after, (self._title, 1), told, 8, self.today_button, gap=4, margins=(16, 8, 24, 8))
        self.setLayout(column(head, (self.grid, 1), gap=0))
        self.setFocusProxy(self.grid)
        self.grid.marked.connect(self._mark)
        self.grid.opened.connect(lambda _day: self.opened.emit())
        self.grid.turned.connect(lambda _month: self._turned())

    @property
    def day(self) -> date:
        """The marked day."""
        return self._day

    def rows_of_day(self) -> tuple[WatchRow, ...]:
        """Return the rows of the marked day."""
        return tuple(self._rows.get(self._day, ()))

    def show_rows(self, rows: Sequence[WatchRow], today: date) -> None:
        """Show rows; the marked day stays marked."""
        self._today = today
        self._rows = {}
        for one in rows:
            self._rows.setdefault(one.watch.day, []).append(one)
        self._show()

    def show_meetings(self, meetings: Mapping[date, Sequence[str]]) -> None:
        """Take which bodies meet on which days."""
        self._meetings = meetings
        self._show()

    def go_to(self, day: date) -> None:
        """Mark a day."""
        self._day = day
        self._show()

    def show_free(self, year: int, days: frozenset[date]) -> None:
        """Take the red days of a year."""
        self._free[year] = days
        self._show()

    def _show(self) -> None:
        entries = {
            day: tuple(DayEntry(_entry(one), words.chip(one, self._today)[1]) for one in rows)
            for day, rows in self._rows.items()
        }
        for day, bodies in self._meetings.items():
            entries[day] = (*entries.get(day, ()), *(DayEntry(name, meeting=True) for name in bodies))
        self.grid.show_days(self._day, entries, frozenset().union(*self._free.values()), self._today)
        self._turned()

    def _mark(self, day: date) -> None:
        self._day = day
        self.marked.emit()

    def _turned(self) -> None:
        month = self.grid.days.month
        self._title.setText(words.month_text(month.year, month.month).capitalize())
        for year in sorted({month.year, self.grid.days.first.year}):
            if year not in self._free:
                self._free[year] = frozenset()  # asked for once
                self.year_asked.emit(year)


def _entry(one: WatchRow) -> str:
    return _("{title}, {kind}").format(title=one.title, kind=kind_shown(one.watch))
