"""The list of agreements: searched, narrowed and sorted by the register, fetched as it comes in sight."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from nkavtal.base.errors import UserError
from nkavtal.base.i18n import gettext as _
from nkavtal.base.i18n import ngettext
from nkavtal.catalogue.rows import AgreementRow, OrganisationRow
from nkavtal.catalogue.wrong_word import WrongWord
from nkavtal.gui.context import Context
from nkavtal.gui.pages import agreement_columns
from nkavtal.gui.pages.agreement_arrangement import Arrangement
from nkavtal.gui.pages.agreement_day import AsOf
from nkavtal.gui.pages.agreement_filter import FilterRow
from nkavtal.gui.parts.boxes import column
from nkavtal.gui.parts.empty import Empty
from nkavtal.gui.parts.label import line
from nkavtal.gui.parts.row_table import RowTable
from nkavtal.usecases import agreement_list

_AT_ONCE = 64  # rows that come with the numbers: more than are seen at a time
First = tuple[tuple[int, ...], tuple[AgreementRow, ...], WrongWord | None]
"""The numbers that fit, the first of their rows, and a word that still waits for its value."""


class AgreementTable(QWidget):
    """Filter row and table; which row is marked is told when the row is at hand."""

    marked = Signal(object)
    """The AgreementRow that is marked, None when there is none."""
    opened = Signal(str)
    """The UUID of an agreement to open."""
    counted = Signal()
    """Other rows are shown or marked."""
    filled = Signal()
    """What was asked for is shown."""
    none_yet = Signal(bool)
    """Whether the register holds no agreements at all."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._bridge = context.bridge
        self.as_of = AsOf(context.bridge, context.clock.today)
        self._today = self.as_of.day
        self._total: int | None = None
        self._organisations_wanted = False
        self.filter = FilterRow(lambda: context.remember.settings.me)
        self.rows = RowTable(agreement_columns.columns(self._today), _("Avtal"), two_lines=True)
        self.view = Arrangement(self.rows, context.remember, self._today)
        self.filter.add_tool("column_edit", _("Välj kolumner"), self.rows.choose_columns)
        self.no_match = Empty(_("Inga avtal matchar."))
        self.no_match.offer(_("Rensa filter"), self.clear_filter)
        self._stack = QStackedWidget()
        for widget in (self.rows, self.no_match):
            self._stack.addWidget(widget)
        self.under_filter = column(self.as_of.banner, gap=0)
        self.setLayout(column(self.filter, self.under_filter, line(), (self._stack, 1), gap=0))
        self._listen()

    def _listen(self) -> None:
        self.filter.changed.connect(self.ask)
        self.filter.entered.connect(self._open_first)
        self.filter.left.connect(self.rows.setFocus)
        self.rows.marked.connect(lambda _key: self._tell_marked())
        self.rows.opened.connect(lambda _key: self.open_marked())
        self.rows.selection_changed.connect(self.counted.emit)
        self.view.sorted.connect(self.ask)
        self.as_of.changed.connect(self.ask)

    def want_organisations(self) -> None:
        """Ask for what the filter and its search box offer, once the list that is asked for next has been painted."""
        self._organisations_wanted = True

    def _ask_organisations(self) -> None:
        self._bridge.ask(_organisations, self.filter.show_organisations, key="avtal-organisations")
        self._bridge.ask(_known, self.filter.show_known, key="avtal-known")

    def ask(self) -> None:
        """Ask which agreements fit and in what order; a newer question takes an older one's place."""
        self._follow_the_day()
        self._bridge.ask(self._first(_AT_ONCE), self._show_first, self._not_understood, key="avtal-order")

    def _follow_the_day(self) -> None:
        if (today := self.as_of.day) != self._today:
            self._today = today
            self.rows.renew_columns(agreement_columns.columns(today))

    def status_text(self) -> str:
        """Return how many agreements are shown and marked, and how they are sorted."""
        n, marked = len(self.rows.rows.keys), len(self.rows.selected_keys())
        shown = ngettext("{n} avtal", "{n} avtal", n).format(n=n)
        if self.filter.active and self._total is not None:
            shown = _("{n} av {all} avtal").format(n=n, all=self._total)
        parts = [shown, ngettext("{n} markerat", "{n} markerade", marked).format(n=marked) if marked else ""]
        if title := agreement_columns.sort_title(self.view.sort[0], self._today):
            parts.append(_("sorterat på {column}").format(column=title))
        return "  ·  ".join(part for part in parts if part)

    def open_marked(self) -> None:
        """Tell that the marked agreement is to be opened."""
        if (found := self.rows.marked_row()) is not None:
            self.opened.emit(found.uuid)

    def with_selected(self, then: Callable[[tuple[str, ...]], None]) -> None:
        """Call with the UUIDs of all marked agreements, also those that never came in sight."""
        numbers = self.rows.selected_keys()
        self._bridge.ask(
            lambda store: agreement_list.list_rows(self.as_of.lists(store), numbers, self._today),
            lambda rows: then(tuple(one.uuid for one in rows)),
            key="avtal-selected",
        )

    def with_chosen(self, most: int, then: Callable[[tuple[str, ...], int], None]) -> None:
        """Call with the UUIDs of the marked agreements if they are several, else of all that are shown, in order.

        Of more than `most` the first ones are told; how many they are is told beside.
        """
        marked = self.rows.selected_keys()
        numbers = marked if len(marked) > 1 else self.rows.rows.keys
        self._bridge.ask(
            lambda store: agreement_list.list_rows(self.as_of.lists(store), numbers[:most], self._today),
            lambda rows: then(tuple(one.uuid for one in rows), len(numbers)),
            key="avtal-selected",
        )

    def clear_filter(self) -> None:
        """Show everything again."""
        self.filter.clear()
        self.filter.focus_search()

    def _first(self, many: int) -> Callable[[Any], First]:
        """Return what asks for the numbers that fit and so many of their rows.

        It asks without a word that still waits for its value, which is told beside.
        """
        wanted, (sort, falling) = self.filter.wanted, self.view.sort

        def found(store: Any, words: str) -> tuple[tuple[int, ...], tuple[AgreementRow, ...]]:
            asked = replace(wanted, search=words)
            return agreement_list.list_first(
                self.as_of.lists(store), asked, sort, self._today, many, descending=falling
            )

        def ask(store: Any) -> First:
            try:
                return *found(store, wanted.search), None
            except WrongWord as error:
                if not error.unfinished:
                    raise
                return *found(store, wanted.search[: error.start] + wanted.search[error.end :]), error

        return ask

    def _not_understood(self, error: UserError) -> None:
        """Explain a word that means nothing; the list stays as it was."""
        if isinstance(error, WrongWord):
            self.filter.show_error(error)
        else:
            self._bridge.failed.emit(error)

    def _show_first(self, found: First) -> None:
        numbers, rows, unfinished = found
        if unfinished is not None:
            self.filter.show_error(unfinished)
        else:
            self.filter.search.show_trouble("")
        if not self.filter.active:
            self._total = len(numbers)
        self.rows.set_keys(numbers, self._fetch, rows)
        self._stack.setCurrentWidget(self.rows if numbers else self.no_match)
        self.none_yet.emit(not numbers and not self.filter.active and self.as_of.chosen is None)
        if self.rows.marked_key() is None:
            self.rows.mark_first()
        self._tell_marked()
        self.counted.emit()
        self.filled.emit()
        if self._organisations_wanted:
            self._organisations_wanted = False
            QTimer.singleShot(0, self, self._ask_organisations)

    def _fetch(self, keys: Sequence[int], deliver: Callable[[Sequence[AgreementRow]], None]) -> None:
        def got(rows: tuple[AgreementRow, ...]) -> None:
            if len(rows) != len(keys):
                self.ask()  # one has gone since the order was asked for
                return
            deliver(rows)
            self._tell_marked()

        self._bridge.ask(lambda store: agreement_list.list_rows(self.as_of.lists(store), keys, self._today), got)

    def _tell_marked(self) -> None:
        found = self.rows.marked_row()
        if found is not None or self.rows.marked_key() is None:  # a row under way is told when it has come
            self.marked.emit(found)

    def _open_first(self) -> None:
        """Open the first row of what is typed, also when its list has not come yet."""
        self._bridge.ask(self._first(1), self._open_row, self._not_understood, key="avtal-first")

    def _open_row(self, found: First) -> None:
        for row in found[1]:
            self.opened.emit(row.uuid)


def _organisations(store: Any) -> Sequence[OrganisationRow]:
    from nkavtal.usecases import organisation  # on the worker thread: the list is shown before it is loaded

    return organisation.list_all(store)


def _known(store: Any) -> Any:
    from nkavtal.usecases import searching

    return searching.known(store)
