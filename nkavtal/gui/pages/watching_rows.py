"""The rows of the page Bevakningar, as a list or as a month; one of the two tells which are marked."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from nkavtal.base.i18n import day_text
from nkavtal.base.i18n import gettext as _
from nkavtal.catalogue.term_rows import WatchRow
from nkavtal.catalogue.watch_filter import WatchKey, grouped, watch_key
from nkavtal.gui.pages import watching_words as words
from nkavtal.gui.pages.watching_month import WatchingMonth
from nkavtal.gui.parts.boxes import column
from nkavtal.gui.parts.empty import Empty
from nkavtal.gui.parts.grouped_table import GroupedTable
from nkavtal.gui.parts.heading import Heading
from nkavtal.gui.parts.tabs import Tabs
from nkavtal.gui.remember import Remember

_COLUMNS = "bevakningar-columns"


class WatchingRows(QWidget):
    """Shows rows; `marked` when others are marked, `opened` when a row's agreement is wanted."""

    marked = Signal()
    opened = Signal()
    clear_asked = Signal()

    def __init__(self, remember: Remember, today: date) -> None:
        super().__init__()
        self._shown: dict[WatchKey, WatchRow] = {}
        self._order = ("day", False)
        self._of_day: WatchKey | None = None
        self.table = GroupedTable(words.columns(today), _("Bevakningar"), two_lines=True)
        self.table.restore_layout(remember.view(_COLUMNS, {}))
        self.table.show_sort(*self._order)
        self.month = WatchingMonth(today)
        self._empty = Empty("")
        self.clear = self._empty.offer(_("Rensa urvalet"), self.clear_asked.emit)
        self._stack = QStackedWidget()
        for widget in (self.table, self._empty):
            self._stack.addWidget(widget)
        self.tabs = Tabs(_("Visning"), margin=16)
        self.tabs.add("list", _("Lista"), self._stack)
        self.tabs.add("month", _("Månad"), self.month)
        self.setLayout(column((self.tabs, 1), gap=0))
        self.table.marked.connect(lambda _key: self.marked.emit())
        self.table.selection_changed.connect(self.marked.emit)
        self.table.opened.connect(lambda _key: self.opened.emit())
        self.table.sort_asked.connect(self._sort)
        self.table.layout_changed.connect(lambda: remember.keep_view(_COLUMNS, self.table.layout_state()))
        self.month.marked.connect(self._day_marked)
        self.month.opened.connect(self.opened.emit)
        self.tabs.turned.connect(lambda _name: self._turned())

    @property
    def as_month(self) -> bool:
        """Whether the month is shown."""
        return self.tabs.current == "month"

    @property
    def all(self) -> tuple[WatchRow, ...]:
        """All rows that are shown, by day."""
        return tuple(self._shown.values())

    def show_rows(self, rows: Sequence[WatchRow], today: date, *, narrow: bool) -> None:
        """Show rows; where there are none it is said why."""
        self._shown = {watch_key(one): one for one in rows}
        self._empty.say(
            _("Inga frister matchar.") if narrow else _("Inga frister att bevaka."),
            "" if narrow else _("Här samlas sista dagar för uppsägning, optioner, bilagor, uppföljning och svar."),
        )
        self.clear.setVisible(narrow)
        self._stack.setCurrentWidget(self.table if rows else self._empty)
        self._fill()
        self.month.show_rows(rows, today)
        self.marked.emit()

    def renew(self, today: date) -> None:
        """Take note of a new day."""
        self.table.renew_columns(words.columns(today))

    def _fill(self) -> None:
        rows, (name, falling) = self.all, self._order
        if name == "day" and not falling:
            groups = [(words.heading(code, len(those)), those) for code, those in grouped(rows)]
        else:
            groups = [(Heading(""), tuple(words.sorted_by(rows, name, falling)))]
        self.table.set_groups(groups, watch_key)
        if rows and self.table.marked_key() is None:
            self.table.mark_first()

    def marked_rows(self) -> tuple[WatchRow, ...]:
        """Return the rows that are marked: in the month one of the marked day's."""
        if not self.as_month:
            return tuple(self._shown[key] for key in self.table.selected_keys() if key in self._shown)
        rows = self.month.rows_of_day()
        return tuple(one for one in rows if watch_key(one) == self._of_day) or rows[:1]

    def beside(self) -> tuple[WatchRow, ...]:
        """Return all rows of the marked day, where a month is shown."""
        return self.month.rows_of_day() if self.as_month else ()

    def mark(self, key: WatchKey) -> None:
        """Mark another row of the marked day."""
        self._of_day = key
        self.marked.emit()

    def nothing_words(self) -> str:
        """Return what stands in the pane when no row is marked."""
        return _("Inga frister {day}.").format(day=day_text(self.month.day)) if self.as_month else ""

    @property
    def first(self) -> QWidget:
        """What F6 goes to."""
        if self.as_month:
            return self.month.grid
        return self.table if self._stack.currentWidget() is self.table else self.clear

    def _turned(self) -> None:
        """Let the other way to show begin where this one stood."""
        if self.as_month:
            key = self.table.marked_key()
            if key in self._shown:
                self._of_day = key
                self.month.go_to(self._shown[key].watch.day)
        elif self._of_day is not None:
            self.table.mark(self._of_day)
        self.marked.emit()

    def _day_marked(self) -> None:
        rows = self.month.rows_of_day()
        self._of_day = watch_key(rows[0]) if rows else None
        self.marked.emit()

    def _sort(self, name: str, falling: bool) -> None:
        self._order = (name, falling)
        self._fill()
        self.marked.emit()
