"""The waste basket: what has been taken away, and the way back for it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QStackedWidget, QWidget

from nkavtal.base.i18n import gettext as _
from nkavtal.base.i18n import ngettext
from nkavtal.catalogue.ledgers import LEDGERS
from nkavtal.catalogue.rows import Removed
from nkavtal.catalogue.show import shown
from nkavtal.gui.context import Context
from nkavtal.gui.pages.agreement_history import local_time
from nkavtal.gui.pages.agreement_menu import read_only_words
from nkavtal.gui.pages.doing import do
from nkavtal.gui.parts.action import Action
from nkavtal.gui.parts.boxes import column, frame, row
from nkavtal.gui.parts.button import Button
from nkavtal.gui.parts.column import Column
from nkavtal.gui.parts.empty import Empty
from nkavtal.gui.parts.label import Label, line
from nkavtal.gui.parts.page import Listing, Page
from nkavtal.gui.parts.row_table import RowTable
from nkavtal.usecases import organisation, waste

_TOLD = 4  # values of a ledger row that are shown


class WastePage(Page):
    """The page Papperskorg."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._names: dict[str, str] = {}
        self._rows: tuple[Removed, ...] = ()
        self.table = RowTable(self._columns(), _("Papperskorg"))
        self.table.opened.connect(lambda _key: self.restore())
        self.table.selection_changed.connect(self._fit)
        self._empty = Empty(
            _("Papperskorgen är tom."), _("Det som tas bort ur registret hamnar här och kan tas tillbaka.")
        )
        self._stack = QStackedWidget()
        for widget in (self.table, self._empty):
            self._stack.addWidget(widget)
        self.restore_button = Button(_("Ta tillbaka"), self.restore, icon="arrow_undo", kind="primary")
        told = Label(
            _("Inget i registret raderas för gott. Dubbelklicka på en rad för att ta tillbaka den."),
            ink="tx2",
            wrap=True,
        )
        head = row(Label(_("Papperskorg"), "title"), None, self.restore_button, margins=(24, 16, 24, 8))
        note = row((told, 1), margins=(24, 0, 24, 10))
        self.setLayout(column(frame(column(head, note, gap=0), ground="win"), line(), (self._stack, 1), gap=0))

    @property
    def title(self) -> str:
        """The page's name."""
        return _("Papperskorg")

    def shown(self, what: Any = None) -> None:
        """Come up and ask."""
        self._ask()

    def refresh(self, touched: Any) -> None:
        """Ask again while it is shown; else when it comes up."""
        if self.isVisible():
            self._ask()

    def listing(self) -> Listing | None:
        """Return what lies here."""
        return Listing(self.table, _("Papperskorg")) if self._rows else None

    def panes(self) -> list[QWidget]:
        """Return the list, or the words that stand for it."""
        return [self._stack.currentWidget()]

    def status_text(self) -> str:
        """Return how much lies here."""
        return ngettext("{n} borttagen uppgift", "{n} borttagna uppgifter", len(self._rows)).format(n=len(self._rows))

    def acts(self) -> list[Action]:
        """Return what can be done with the marked rows."""
        why = read_only_words() if self.context.bridge.read_only else _("Markera något att ta tillbaka först")
        on = bool(self.table.selected_keys()) and not self.context.bridge.read_only
        return [
            Action("restore", _("Ta tillbaka"), _("Papperskorg"), self.restore, "Ctrl+Return", "arrow_undo", on, why)
        ]

    def restore(self) -> None:
        """Bring back what is marked."""
        keys = set(self.table.selected_keys())
        chosen = [one for one in self._rows if one.uuid in keys]
        if not chosen or self.context.bridge.read_only:
            return
        what = (
            self._what(chosen[0])
            if len(chosen) == 1
            else ngettext("{n} uppgift", "{n} uppgifter", len(chosen)).format(n=len(chosen))
        )
        do(self, waste.Restore(tuple((one.table, one.uuid) for one in chosen), what))

    def _ask(self) -> None:
        def both(store: Any) -> tuple[tuple[Removed, ...], dict[str, str]]:
            return waste.list_removed(store), {one.uuid: one.short_name for one in organisation.list_all(store)}

        self.context.bridge.ask(both, self._show, key="papperskorg")

    def _show(self, answer: tuple[Sequence[Removed], dict[str, str]]) -> None:
        self._rows, self._names = tuple(answer[0]), answer[1]
        self.table.set_rows(self._rows, key=lambda one: one.uuid)
        self._stack.setCurrentWidget(self.table if self._rows else self._empty)
        if self._rows and self.table.marked_key() is None:
            self.table.mark_first()
        self.status.emit(self.status_text())
        self._fit()

    def _fit(self) -> None:
        self.restore_button.setEnabled(bool(self.table.selected_keys()) and not self.context.bridge.read_only)
        self.actions_changed.emit()

    def _columns(self) -> list[Column]:
        return [
            Column("what", _("Uppgift"), self._what, 320, stretch=True, fixed=True, bold=True, tool=self._what),
            Column("kind", _("Slag"), _kind, 150),
            Column("owner", _("Hör till"), lambda one: one.owner or "–", 140),
            Column("at", _("Borttagen"), lambda one: local_time(one.at), 160),
            Column("actor", _("Av"), lambda one: one.actor, 140),
        ]

    def _what(self, one: Removed) -> str:
        if one.table == "agreement":
            return f"{one.values['number']} {one.values['title']}"
        if one.table == "organisation":
            return str(one.values["short_name"])
        fields = LEDGERS[one.table].fields
        told = [shown(f, one.values[f.name], self._names) for f in fields if f.listed or f.required]
        return ", ".join([words for words in told if words][:_TOLD]) or _(LEDGERS[one.table].one)


def _kind(one: Removed) -> str:
    if one.table == "agreement":
        return _("Avtal")
    return _("Part") if one.table == "organisation" else _(LEDGERS[one.table].one)
