"""The agreements: a list to find in, and a pane with the one that is marked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget

from nkavtal.base.errors import UserError
from nkavtal.base.i18n import gettext as _
from nkavtal.base.i18n import ngettext
from nkavtal.catalogue.rows import ActLine, AgreementCard, AgreementRow
from nkavtal.gui.context import Context
from nkavtal.gui.pages import agreement_columns
from nkavtal.gui.pages.agreement_acts import AgreementActs, Menu, documents, fill
from nkavtal.gui.pages.agreement_filter import FilterRow
from nkavtal.gui.pages.agreement_pane import AgreementPane
from nkavtal.gui.pages.start import EmptyRegister
from nkavtal.gui.parts.action import Action
from nkavtal.gui.parts.boxes import column, frame, row
from nkavtal.gui.parts.button import Button
from nkavtal.gui.parts.empty import Empty
from nkavtal.gui.parts.label import Label, line
from nkavtal.gui.parts.page import Page
from nkavtal.gui.parts.row_table import RowTable
from nkavtal.gui.parts.split import Split
from nkavtal.usecases import agreement, history, organisation
from nkavtal.usecases.touched import Subject, Touched

_SORT = ("next_day", False)


class AgreementListPage(Page):
    """The page Avtal."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._today = context.clock.today()
        self._bridge = context.bridge
        self.acts_on = AgreementActs(self)
        self._total: int | None = None
        self._sort = _SORT
        self._card: AgreementCard | None = None
        self._shown_row: AgreementRow | None = None
        self._build()
        self._listen()
        self._restore()

    def _build(self) -> None:
        self.filter = FilterRow()
        self.table = RowTable(agreement_columns.columns(self._today), _("Avtal"), two_lines=True)
        self.filter.add_tool("column_edit", _("Välj kolumner"), self.table.choose_columns)
        self.no_match = Empty(_("Inga avtal matchar."))
        self.no_match.offer(_("Rensa filter"), self.clear_filter)
        self.empty = EmptyRegister()
        self._stack = QStackedWidget()
        for widget in (self.table, self.no_match):
            self._stack.addWidget(widget)
        self.new_button = Button(_("Nytt avtal"), self.new, icon="add", kind="primary")
        self.import_button = Button(_("Importera…"), lambda: self.wanted.emit("import", None), icon="arrow_import")
        self.export_button = Button(_("Exportera"), icon="table_simple", kind="choice")
        self._export_menu = QMenu(self.export_button)
        self.export_button.setMenu(self._export_menu)
        self._export_menu.aboutToShow.connect(self._fill_export)
        head = row(
            Label(_("Avtal"), "title"), None, self.new_button, self.import_button, self.export_button,
            margins=(24, 16, 24, 12),
        )  # fmt: skip
        left = frame(column(head, self.filter, line(), (self._stack, 1), gap=0), ground="win")
        self.pane = AgreementPane()
        self._split = Split("avtal-split", left, self.pane, self.context.remember)
        self._pages = QStackedWidget()
        for whole in (self._split, self.empty):
            self._pages.addWidget(whole)
        self.setLayout(column((self._pages, 1), gap=0))

    def _listen(self) -> None:
        self.filter.changed.connect(self._ask_order)
        self.filter.entered.connect(self._open_first)
        self.filter.left.connect(self.table.setFocus)
        self.table.sort_asked.connect(self._sorted)
        self.table.marked.connect(lambda _key: self._show_marked())
        self.table.opened.connect(lambda _key: self.open_marked())
        self.table.selection_changed.connect(self._tell_status)
        self.table.layout_changed.connect(self._keep_columns)
        self.table.menu_asked.connect(self._right_click)
        self.pane.open_asked.connect(self.open_marked)
        self.pane.close_asked.connect(self.toggle_pane)
        self.pane.step_asked.connect(self._take_step)
        self.pane.party_opened.connect(lambda _key: self.open_marked())
        self.empty.import_asked.connect(lambda: self.wanted.emit("import", None))
        self.empty.example_asked.connect(lambda: self.wanted.emit("example", None))
        self.empty.new_asked.connect(self.new)

    def _restore(self) -> None:
        layout = self.context.remember.view("avtal-columns", {})
        self.table.restore_layout(layout if isinstance(layout, dict) else {})
        kept = self.context.remember.view("avtal-sort")
        if isinstance(kept, list) and len(kept) == 2 and agreement_columns.sort_title(str(kept[0]), self._today):
            self._sort = (str(kept[0]), bool(kept[1]))
        self.table.show_sort(*self._sort)
        self.pane.setVisible(self.context.remember.view("avtal-pane", True) is True)

    # --- what the frame asks

    @property
    def title(self) -> str:
        """The page's name."""
        return _("Avtal")

    def shown(self, what: Any = None) -> None:
        """Come up, marking the agreement with a UUID if one is given."""
        self._fit_buttons()
        self._bridge.ask(organisation.list_all, self.filter.show_organisations, key="avtal-organisations")
        self._ask_order()

    def refresh(self, touched: Any) -> None:
        """Ask again; organisations too when one of them may have changed."""
        if not isinstance(touched, Touched) or touched.subject is not Subject.AGREEMENT:
            self._bridge.ask(organisation.list_all, self.filter.show_organisations, key="avtal-organisations")
        self._shown_row = None
        self._ask_order()

    def focus_search(self, text: str | None = None) -> None:
        """Go to the search box."""
        self.filter.focus_search(text)

    def panes(self) -> list[QWidget]:
        """Return search box, list and pane."""
        if self._pages.currentWidget() is self.empty:
            return [self.empty]
        panes: list[QWidget] = [self.filter.search, self.table]
        return [*panes, self.pane.focus_target()] if self.pane.isVisible() and self._card else panes

    def status_text(self) -> str:
        """Return how many agreements are shown and marked, and how they are sorted."""
        n, marked = len(self.table.rows.keys), len(self.table.selected_keys())
        shown = ngettext("{n} avtal", "{n} avtal", n).format(n=n)
        if self.filter.active and self._total is not None:
            shown = _("{n} av {all} avtal").format(n=n, all=self._total)
        parts = [shown, ngettext("{n} markerat", "{n} markerade", marked).format(n=marked) if marked else ""]
        if title := agreement_columns.sort_title(self._sort[0], self._today):
            parts.append(_("sorterat på {column}").format(column=title))
        return "  ·  ".join(part for part in parts if part)

    def acts(self) -> list[Action]:
        """Return what can be done with the marked agreement, and with the list."""
        one = self._card is not None
        menu = Menu(one, _("Markera ett avtal först"), not self._bridge.read_only)
        always = Menu(True, "", not self._bridge.read_only)
        seen = self.context.remember.view("avtal-pane", True) is True
        return [
            always.changing("new", _("Nytt avtal…"), self.new, "Ctrl+N", "add"),
            menu.reading("open-agreement", _("Öppna avtalet"), self.open_marked, "", "open"),
            menu.changing("edit", _("Ändra avtalet…"), self._with_card(self.acts_on.edit), "F2", "edit"),
            menu.changing("decide", _("Registrera beslut…"), self._with_card(self.acts_on.decide), "Ctrl+Shift+B", "gavel", True),
            menu.changing("sign", _("Registrera underskrift…"), self._with_card(self.acts_on.sign), "Ctrl+Shift+U", "signature"),
            menu.changing("add-parties", _("Lägg till parter…"), self._with_card(self.acts_on.add_parties), "", "building_government"),
            *documents(menu, self._want, self._document),
            menu.changing("remove", _("Ta bort avtalet…"), self._with_card(self._remove), "Del", "delete", True),
            Action("pane", _("Detaljruta"), "Visa", self.toggle_pane, "Ctrl+Shift+D", checked=seen),
        ]  # fmt: skip

    # --- the list

    def _ask_order(self) -> None:
        wanted, (sort, falling) = self.filter.wanted, self._sort
        self._bridge.ask(
            lambda store: agreement.list_order(store, wanted, sort, self._today, descending=falling),
            self._show_order,
            key="avtal-order",
        )

    def _show_order(self, numbers: tuple[int, ...]) -> None:
        if not self.filter.active:
            self._total = len(numbers)
        self.table.set_keys(numbers, self._fetch)
        self._stack.setCurrentWidget(self.table if numbers else self.no_match)
        self._pages.setCurrentWidget(self._split if numbers or self.filter.active else self.empty)
        if self.table.marked_key() is None:
            self.table.mark_first()
        self._show_marked()
        self._tell_status()

    def _fetch(self, keys: Sequence[int], deliver: Callable[[Sequence[AgreementRow]], None]) -> None:
        def got(rows: tuple[AgreementRow, ...]) -> None:
            if len(rows) != len(keys):
                self._ask_order()  # one has gone since the order was asked for
                return
            deliver(rows)
            self._show_marked()

        self._bridge.ask(lambda store: agreement.list_rows(store, keys, self._today), got)

    def _sorted(self, name: str, falling: bool) -> None:
        self._sort = (name, falling)
        self.context.remember.keep_view("avtal-sort", [name, falling])
        self._ask_order()

    def _keep_columns(self) -> None:
        self.context.remember.keep_view("avtal-columns", self.table.layout_state())

    def clear_filter(self) -> None:
        """Show everything again."""
        self.filter.clear()
        self.filter.focus_search()

    def _tell_status(self) -> None:
        self.status.emit(self.status_text())
        self._fit_buttons()

    def _fit_buttons(self) -> None:
        changeable = not self._bridge.read_only
        self.new_button.setEnabled(changeable)
        self.import_button.setEnabled(changeable)
        self.export_button.setEnabled(bool(self.table.selected_keys()))

    # --- the marked agreement

    def _show_marked(self) -> None:
        found = self.table.marked_row()
        if found == self._shown_row and found is not None:
            return
        self._shown_row = found
        if found is None:
            if self.table.marked_key() is None:
                self._card = None
                self.pane.show_nothing()
                self.actions_changed.emit()
            return
        self._bridge.ask(
            lambda store: (agreement.show(store, found.uuid, self._today), history.lines(store, found.uuid, 12)),
            lambda answer: self._show_card(found, *answer),
            self._gone,
            key="avtal-pane",
        )

    def _show_card(self, found: AgreementRow, card: AgreementCard, acts: Sequence[ActLine]) -> None:
        had = self._card is not None
        self._card = card
        self.pane.show_agreement(found, card, acts, self._today, changeable=not self._bridge.read_only)
        if not had:
            self.actions_changed.emit()

    def _gone(self, _error: UserError) -> None:
        self._shown_row = None
        self._ask_order()

    def open_marked(self) -> None:
        """Open the marked agreement's own page."""
        found = self.table.marked_row()
        if found is not None:
            self.go.emit("agreement", found.uuid)

    def _open_first(self) -> None:
        self._bridge.ask(
            lambda store: agreement.list_rows(store, self.table.rows.keys[:1], self._today),
            self._open_row,
            key="avtal-first",
        )

    def _open_row(self, rows: Sequence[AgreementRow]) -> None:
        for found in rows:
            self.go.emit("agreement", found.uuid)

    def new(self) -> None:
        """Ask for a new agreement and open it."""
        self.acts_on.new(lambda uuid: self.go.emit("agreement", uuid))

    def _remove(self, card: AgreementCard) -> None:
        self.acts_on.remove(card, lambda: self.table.setFocus())

    def _take_step(self, act: str) -> None:
        steps = {"decision": self.acts_on.decide, "signature": self.acts_on.sign}
        self._with_card(steps[act])()

    def _with_card(self, act: Callable[[AgreementCard], None]) -> Callable[[], object]:
        """Return the act on the marked agreement as it is now."""

        def run() -> None:
            if (card := self._card) is not None:
                self._bridge.ask(
                    lambda store: agreement.show(store, card.uuid, self._today), act, self._gone, key="avtal-act"
                )

        return run

    def toggle_pane(self) -> None:
        """Show or hide the pane."""
        seen = self.context.remember.view("avtal-pane", True) is not True
        self.context.remember.keep_view("avtal-pane", seen)
        self.pane.setVisible(seen)
        self.actions_changed.emit()

    # --- what is made of the marked ones

    def _want(self, name: str) -> None:
        numbers = self.table.selected_keys()
        self._bridge.ask(
            lambda store: agreement.list_rows(store, numbers, self._today),
            lambda rows: self.wanted.emit(name, tuple(row.uuid for row in rows)),
            key="avtal-want",
        )

    def _document(self) -> None:
        if self._card is not None:
            self.wanted.emit("document", self._card.uuid)

    def _fill_export(self) -> None:
        menu = Menu(self._card is not None, _("Markera ett avtal först"), changeable=True)
        fill(self._export_menu, documents(menu, self._want, self._document)[:3])

    def _right_click(self, _key: object, at: QPoint) -> None:
        fill(QMenu(self.table), self.acts()[1:-1]).popup(at)
