"""Days to watch over all agreements: what is late, what comes, and what is done about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from nkavtal.base import red_days
from nkavtal.base.i18n import gettext as _
from nkavtal.base.i18n import ngettext
from nkavtal.catalogue.term_rows import WatchRow
from nkavtal.catalogue.watch_filter import WatchFilter, narrowed
from nkavtal.gui.context import Context
from nkavtal.gui.pages import watching_words as words
from nkavtal.gui.pages.watching_acts import MENU, WatchingActs
from nkavtal.gui.pages.watching_filter import WatchingFilter
from nkavtal.gui.pages.watching_leads import WatchingLeads
from nkavtal.gui.pages.watching_pane import WatchingPane
from nkavtal.gui.pages.watching_rows import WatchingRows
from nkavtal.gui.parts.action import Action
from nkavtal.gui.parts.boxes import column, frame, row
from nkavtal.gui.parts.button import Button
from nkavtal.gui.parts.label import Label
from nkavtal.gui.parts.note import Note
from nkavtal.gui.parts.page import Listing, Page
from nkavtal.gui.parts.split import Split
from nkavtal.usecases import bodies, watching

_KEPT = "bevakningar"
_PANE = 380  # logical pixels at 100 % text


class WatchingPage(Page):
    """The page Bevakningar; shown with a WatchFilter it is narrowed to that."""

    fills_later = True

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._rows: tuple[WatchRow, ...] = ()
        self._pointed = WatchFilter()
        self._told: tuple[object, ...] = ()
        self._possible: tuple[object, ...] = ()
        self._shown_on = context.clock.today()
        self.acts_on = WatchingActs(self, lambda: self.rows.marked_rows())
        self.leads = WatchingLeads(self, lambda: self.rows.marked_rows())
        self._build()
        self._listen()

    def _build(self) -> None:
        self.filter = WatchingFilter()
        self.rows = WatchingRows(self.context.remember, self._today)
        self.note = Note("info")
        self.note.offer(_("Visa alla"), self.point_at_all)
        self.ics_button = Button(_("Till kalendern (.ics)…"), self.save_ics, icon="calendar_ltr")
        head = row(Label(_("Bevakningar"), "title"), None, self.ics_button, margins=(24, 16, 24, 12))
        note = column(self.note, margins=(24, 0, 24, 10))
        left = frame(column(head, self.filter, note, (self.rows, 1), gap=0), ground="win")
        self.pane = WatchingPane()
        self._split = Split("bevakningar-split", left, self.pane, self.context.remember, _PANE)
        self.setLayout(column((self._split, 1), gap=0))
        self.note.hide()

    def _listen(self) -> None:
        self.filter.changed.connect(self._narrow)
        for signal in (self.filter.left, self.filter.search.entered):
            signal.connect(lambda: self.rows.first.setFocus())
        self.rows.marked.connect(self._show_marked)
        self.rows.opened.connect(self.open_agreement)
        self.rows.clear_asked.connect(self._clear_all)
        self.rows.month.year_asked.connect(self._ask_free)
        self.pane.act_asked.connect(self.acts_on.ask)
        self.pane.open_asked.connect(self.open_agreement)
        self.pane.row_asked.connect(self.rows.mark)

    # --- what the frame asks

    @property
    def title(self) -> str:
        """The page's name."""
        return _("Bevakningar")

    def shown(self, what: Any = None) -> None:
        """Come up, narrowed to a WatchFilter if one is given."""
        if isinstance(what, WatchFilter):
            self._pointed = what
            self.filter.clear()
            self.rows.tabs.turn_to("list")
        self._ask()

    def hidden(self) -> None:
        """Keep the choices."""
        self.context.remember.keep_view(_KEPT, self.filter.state())

    def refresh(self, touched: Any) -> None:
        """Ask again while it is shown; else when it comes up."""
        if self.isVisible():
            self._ask()

    def listing(self) -> Listing | None:
        """Return the list as it is narrowed, also while the month is shown."""
        told = " ".join(part for part in (self._pointed_words(), self.filter.told()) if part)
        return Listing(self.rows.table, _("Bevakningar"), told) if self.rows.all else None

    def focus_search(self, text: str | None = None) -> None:
        """Go to the search box."""
        if text is not None:
            self.filter.search.set_text(text)
        self.filter.search.focus()

    def panes(self) -> list[QWidget]:
        """Return search box, list or month, and pane."""
        pane = [self.pane.first] if self.rows.marked_rows() else []
        return [self.filter.search, self.rows.first, *pane]

    def status_text(self) -> str:
        """Return how many are shown and marked."""
        n = len(self.rows.marked_rows())
        marked = ngettext("{n} markerad", "{n} markerade", n).format(n=n)
        return "  ·  ".join([words.count_text(len(self.rows.all)), *([marked] if n > 1 else [])])

    def acts(self) -> list[Action]:
        """Return what can be done with the marked days, and with all that are shown."""
        one = len(self.rows.marked_rows()) == 1
        none = "" if self.rows.all else _("Inga frister visas")
        return [
            *self.acts_on.acts(),
            Action("watch-agreement", _("Öppna avtalet"), MENU, self.open_agreement, "", "open", one,
                   _("Markera en frist först"), separated=True),
            Action("watch-ics", _("Till kalendern (.ics)…"), MENU, self.save_ics, "", "calendar_ltr", not none, none),
            Action("year-wheel", _("Skriv ut årshjul…"), MENU, lambda: self.wanted.emit("year-wheel", None), "", "print"),
            *self.leads.acts(),
            Action("tab", _("Nästa flik"), MENU, lambda: self.rows.tabs.step(1), "Ctrl+Tab", separated=True),
        ]  # fmt: skip

    # --- the rows

    def _ask(self) -> None:
        today = self.context.clock.today()
        self.context.bridge.ask(lambda store: watching.every(store, today), self._show_rows, key="bevakningar")
        self.context.bridge.ask(bodies.meetings, self.rows.month.show_meetings, key="bevakningar-meetings")

    def _ask_free(self, year: int) -> None:
        free = self.rows.month.show_free
        self.context.bridge.ask(
            lambda _store: red_days.of_year(year), lambda days: free(year, days), key=f"red-days-{year}"
        )

    def _show_rows(self, rows: tuple[WatchRow, ...]) -> None:
        first = not self._rows
        today = self.context.clock.today()
        if today != self._shown_on:
            self.rows.renew(today)
        self._rows, self._shown_on = rows, today
        self.filter.offer(rows, self.context.remember.settings.me)
        if first and self._pointed == WatchFilter():
            self.filter.restore(self.context.remember.view(_KEPT, {}))
        self._narrow()
        self.filled.emit()

    def _narrow(self) -> None:
        wanted = replace(self.filter.wanted, month=self._pointed.month, only=self._pointed.only)
        pointed = self._pointed != WatchFilter()
        self.note.say(self._pointed_words())
        self.note.setVisible(pointed)
        found = narrowed(self._rows, wanted, self._today)
        self.rows.show_rows(found, self._today, narrow=self.filter.narrows or pointed)

    def _show_marked(self) -> None:
        marked, changeable = self.rows.marked_rows(), not self.context.bridge.read_only
        told = (marked, changeable, len(self.rows.all), self.rows.as_month, self.rows.beside(), self._shown_on)
        if told == self._told and marked:
            return  # the table tells of a marked row and of a selection; menus are built once
        self._told = told
        if not marked:
            self.pane.show_nothing(self.rows.nothing_words())
        elif len(marked) == 1:
            self.pane.show_watch(marked[0], self._today, changeable=changeable, beside=self.rows.beside())
        else:
            self.pane.show_many(marked, changeable=changeable)
        self.ics_button.setEnabled(bool(self.rows.all))
        self.status.emit(self.status_text())
        self._tell_acts(marked, changeable)

    def _tell_acts(self, marked: Sequence[WatchRow], changeable: bool) -> None:
        """Let the menus be built anew only when other things can be done: it takes longer than to mark a row."""
        states, agreements = frozenset(row.state for row in marked), {row.agreement for row in marked}
        possible = states, min(len(marked), 2), len(agreements) == 1, changeable, bool(self.rows.all)
        if possible != self._possible:
            self._possible = possible
            self.actions_changed.emit()

    # --- narrowing from elsewhere

    def point_at_all(self) -> None:
        """Show more than what somebody pointed out."""
        self._pointed = WatchFilter()
        self._narrow()
        self.rows.first.setFocus()

    def _clear_all(self) -> None:
        self._pointed = WatchFilter()
        self.filter.clear()

    def _pointed_words(self) -> str:
        if self._pointed.month is not None:
            return _("Visar {month}.").format(month=words.month_text(*self._pointed.month))
        if self._pointed.only is not None:
            n = len(self._pointed.only)
            return ngettext(
                "Visar {n} bevakning som har blivit aktuell sedan sist.",
                "Visar {n} bevakningar som har blivit aktuella sedan sist.", n,
            ).format(n=n)  # fmt: skip
        return ""

    # --- acts

    def open_agreement(self) -> None:
        """Open the agreement of the marked day."""
        if marked := self.rows.marked_rows():
            self.go.emit("agreement", marked[0].agreement)

    def save_ics(self) -> None:
        """Ask for the days to be saved as a calendar: the marked ones if they are several, else all that are shown."""
        marked = self.rows.marked_rows()
        rows = marked if len(marked) > 1 else self.rows.all
        if rows:
            self.wanted.emit("ics", rows)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the choices go under the search box where there is little room."""
        super().resizeEvent(event)
        self.filter.fit(self._split.widget(0).width())
