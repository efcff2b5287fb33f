"""The agreements: a list to find in, and a pane with the one that is marked.

The list is shown before what makes dialogs and what writes has been loaded: see what is imported where it is used.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import cached_property
from importlib import import_module
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget

from nkavtal.base.errors import UserError
from nkavtal.base.i18n import gettext as _
from nkavtal.catalogue.rows import ActLine, AgreementCard, AgreementFilter, AgreementRow, SavedSearchRow
from nkavtal.gui import theme
from nkavtal.gui.context import Context
from nkavtal.gui.menus import EDIT, VIEW
from nkavtal.gui.pages.agreement_day import why_not
from nkavtal.gui.pages.agreement_menu import Menu, documents, fill, pop_up, read_only_words
from nkavtal.gui.pages.agreement_pane import AgreementPane
from nkavtal.gui.pages.agreement_saved import SavedView
from nkavtal.gui.pages.agreement_table import AgreementTable
from nkavtal.gui.parts.action import Action
from nkavtal.gui.parts.boxes import column, frame, row
from nkavtal.gui.parts.button import Button
from nkavtal.gui.parts.label import Label
from nkavtal.gui.parts.page import Listing, Page
from nkavtal.gui.parts.split import Split
from nkavtal.usecases.touched import Subject, Touched

if TYPE_CHECKING:
    from nkavtal.gui.pages.agreement_acts import AgreementActs
    from nkavtal.gui.pages.start import EmptyRegister

_PANE_FROM = 1044  # logical pixels of the page: below this the list needs the whole width
_HEAD, _LOW_HEAD = (24, 16, 24, 12), (24, 4, 24, 6)  # around the title and its buttons
_PANE_UNDER_FROM = 300  # logical pixels at 100 % text of height: a lower page has no room for a pane under the list
_LOW = 440  # logical pixels at 100 % text: in a lower page every pixel goes to the list
_EVENTS = 12
_GONE = "NKA-134"


class AgreementListPage(Page):
    """The page Avtal."""

    fills_later = True

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._bridge = context.bridge
        self._shown_row: AgreementRow | None = None
        self._card: AgreementCard | None = None
        self._pane_forced: bool | None = None
        self._build()
        self._listen()
        self._fit_pane()

    @cached_property
    def acts_on(self) -> AgreementActs:
        """The dialogs about an agreement, and their acts."""
        made: AgreementActs = import_module("nkavtal.gui.pages.agreement_acts").AgreementActs(self)
        return made

    @cached_property
    def empty(self) -> EmptyRegister:
        """What stands instead of list and pane while there are no agreements."""
        made: EmptyRegister = import_module("nkavtal.gui.pages.start").EmptyRegister()
        made.import_asked.connect(lambda: self.wanted.emit("import", None))
        made.example_asked.connect(lambda: self.wanted.emit("example", None))
        made.new_asked.connect(self.new)
        self._pages.addWidget(made)
        return made

    def _build(self) -> None:
        self.list = AgreementTable(self.context)
        self.table, self.filter = self.list.rows, self.list.filter
        self.saved = SavedView(self, self.list)
        self.list.under_filter.addWidget(self.saved.line)
        self.new_button = Button(_("Nytt avtal"), self.new, icon="add", kind="primary")
        self.import_button = Button(_("Importera…"), lambda: self.wanted.emit("import", None), icon="arrow_import")
        self.export_button = Button(_("Exportera"), icon="table_simple", kind="choice")
        self._export_menu = QMenu(self.export_button)
        self.export_button.setMenu(self._export_menu)
        self._export_menu.aboutToShow.connect(self._fill_export)
        self._head = row(
            Label(_("Avtal"), "title"), None, self.new_button, self.import_button, self.export_button, margins=_HEAD
        )
        left = frame(column(self._head, (self.list, 1), gap=0), ground="win")
        self.pane = AgreementPane()
        self._split = Split("avtal-split", left, self.pane, self.context.remember)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._split)
        self.setLayout(column((self._pages, 1), gap=0))

    def _listen(self) -> None:
        self.list.marked.connect(self._show_marked)
        self.list.opened.connect(self._open)
        self.list.counted.connect(self._tell_status)
        self.filter.who_asked.connect(lambda: self.wanted.emit("who", None))
        self.list.filled.connect(self.filled)
        self.list.none_yet.connect(lambda none: self._pages.setCurrentWidget(self.empty if none else self._split))
        self.table.menu_asked.connect(self._right_click)
        self.pane.open_asked.connect(self.list.open_marked)
        self.pane.days_asked.connect(self._with_card(lambda card: self._open_tab(card.uuid)))
        self.pane.close_asked.connect(self.toggle_pane)
        self.pane.step_asked.connect(self._take_step)
        self.pane.party_opened.connect(lambda _key: self.list.open_marked())
        self.saved.changed.connect(self._tell_saved)
        self.list.as_of.changed.connect(self._day_changed)

    # --- what the frame asks

    @property
    def title(self) -> str:
        """The page's name."""
        return _("Avtal")

    def shown(self, what: Any = None) -> None:
        """Come up and ask for the list, narrowed to a filter if one is given."""
        self._fit_buttons()
        self.list.want_organisations()
        if isinstance(what, SavedSearchRow):
            self.saved.open(what)
        elif isinstance(what, AgreementFilter):
            self.saved.leave()
            self.filter.show_wanted(what)
        else:
            self.list.ask()

    def refresh(self, touched: Any) -> None:
        """Ask again; for organisations and saved searches too when one of them may have changed."""
        subject = touched.subject if isinstance(touched, Touched) else Subject.EVERYTHING
        if subject in (Subject.SEARCH, Subject.EVERYTHING):
            self.saved.refresh()
        if subject is Subject.SEARCH:
            return
        if subject is not Subject.AGREEMENT:
            self.list.want_organisations()
        self._shown_row = None
        self.list.ask()

    def listing(self) -> Listing | None:
        """Return the agreements as they are narrowed and sorted."""
        told = " ".join(filter(None, (self.list.as_of.told(), self.filter.told())))
        return Listing(self.table, _("Avtal"), told) if self.table.rows.keys else None

    def focus_search(self, text: str | None = None) -> None:
        """Go to the search box; with text in it, a saved search is left."""
        if text is not None:
            self.saved.leave()
        self.filter.focus_search(text)

    def panes(self) -> list[QWidget]:
        """Return search box, list and pane."""
        if self._pages.currentWidget() is not self._split:
            return [self.empty]
        panes: list[QWidget] = [self.filter.search, self.table]
        return [*panes, self.pane.focus_target()] if self.pane.isVisible() and self._card else panes

    def status_text(self) -> str:
        """Return how many agreements are shown and marked, and how they are sorted."""
        return self.list.status_text()

    def acts(self) -> list[Action]:
        """Return what can be done with the marked agreement, and with the list."""
        changeable, other = not self._bridge.read_only, self.list.as_of.chosen is not None
        menu = Menu(self._card is not None, why_not() if other else _("Markera ett avtal först"), changeable)
        whole = Menu(not other, why_not(), changeable)
        return [
            whole.changing("new", _("Nytt avtal…"), self.new, "Ctrl+N", "add"),
            Menu(self._card is not None or other, _("Markera ett avtal först"), changeable).reading(
                "open-agreement", _("Öppna avtalet"), self.list.open_marked, "", "open"
            ),
            menu.changing("edit", _("Ändra avtalet…"), self._on("edit"), "F2", "edit"),
            menu.changing("change-many", _("Ändra flera…"), self._change_many, "Shift+F2", "edit"),
            menu.changing("decide", _("Registrera beslut…"), self._on("decide"), "Ctrl+Shift+B", "gavel", True),
            menu.changing("sign", _("Registrera underskrift…"), self._on("sign"), "Ctrl+Shift+U", "signature"),
            menu.changing("send-round", _("Sänd till beslut…"), self._send_round, "Ctrl+Shift+S", "send"),
            menu.changing("contact", _("Anteckna kontakt…"), self._on("note_contact"), "Ctrl+Shift+K", "note"),
            menu.changing("add-parties", _("Lägg till parter…"), self._on("add_parties")),
            whole.changing("proposals", _("Föreslagna regler…"), self._ask_proposals, icon="sparkle"),
            *documents(menu, self._want, self._document),
            menu.changing("copy", _("Kopiera som nytt avtal"), self._with_card(self._copy), "Ctrl+D", "copy", True),
            menu.changing("remove", _("Ta bort avtalet…"), self._with_card(self._remove), "Del", "delete"),
            Action(
                "save-search",
                _("Spara sökningen…"),
                EDIT,
                self.saved.ask,
                "Ctrl+Shift+F",
                "pin",
                changeable,
                "" if changeable else read_only_words(),
                separated=True,
            ),
            *self.list.as_of.acts(),
            Action(
                "timeline",
                _("Tidslinje…"),
                VIEW,
                self.show_timeline,
                "Ctrl+Shift+T",
                "calendar_ltr",
                bool(self.table.rows.keys),
                _("Inga avtal visas"),
            ),
            Action("pane", _("Detaljruta"), VIEW, self.toggle_pane, "Ctrl+Shift+D", checked=not self.pane.isHidden()),
        ]

    # --- the marked agreement

    def _show_marked(self, found: AgreementRow | None) -> None:
        if found is None or self.list.as_of.chosen is not None:  # the pane tells of today
            self._card = self._shown_row = None
            self.pane.show_nothing()
            self.actions_changed.emit()
            return
        if found == self._shown_row:
            return
        self._shown_row = found
        QTimer.singleShot(0, self, lambda: self._ask_whole(found))  # let the list be painted first

    def _ask_whole(self, found: AgreementRow) -> None:
        if found is self._shown_row:
            self._bridge.ask(
                lambda store: _whole(store, found.uuid, self._today),
                lambda answer: self._show_card(found, *answer),
                self._failed,
                key="avtal-pane",
            )

    def _show_card(self, found: AgreementRow, card: AgreementCard, acts: Sequence[ActLine]) -> None:
        had = self._card is not None
        self._card = card
        self.pane.show_agreement(found, card, acts, self._today, changeable=not self._bridge.read_only)
        if not had:
            self.actions_changed.emit()

    def _failed(self, error: UserError) -> None:
        self._shown_row = None
        if error.code == _GONE:
            self.list.ask()
        else:
            self._bridge.failed.emit(error)

    def new(self) -> None:
        """Ask for a new agreement and open it."""
        self.acts_on.new(lambda uuid: self.go.emit("agreement", uuid))

    def _copy(self, card: AgreementCard) -> None:
        self.acts_on.copy(card, lambda uuid: self.go.emit("agreement", uuid))

    def _remove(self, card: AgreementCard) -> None:
        self.acts_on.remove(card, self.table.setFocus)

    def _change_many(self) -> None:
        self.list.with_selected(self.acts_on.change_many)

    def _send_round(self) -> None:
        self.list.with_selected(lambda uuids: self.wanted.emit("send-round", (uuids, ())))

    def show_timeline(self) -> None:
        """Show the marked agreements on an axis of time, all that are shown when not several are marked."""
        as_of = self.list.as_of.chosen

        def chosen(uuids: tuple[str, ...], n: int) -> None:
            wanted = import_module("nkavtal.gui.pages.timelines_wanted").TimelinesWanted
            self.go.emit("tidslinje", wanted(uuids, as_of, n))

        self.list.with_chosen(import_module("nkavtal.catalogue.timelines").MOST, chosen)

    def _open(self, uuid: str) -> None:
        """Open an agreement, of the day that the list is looked at."""
        as_of = self.list.as_of.chosen
        tab = import_module("nkavtal.gui.pages.agreement_tab").AgreementTab
        self.go.emit("agreement", tab(uuid, as_of=as_of) if as_of is not None else uuid)

    def _open_tab(self, uuid: str) -> None:
        self.go.emit("agreement", import_module("nkavtal.gui.pages.agreement_tab").AgreementTab(uuid, "term"))

    def _ask_proposals(self) -> None:
        import_module("nkavtal.gui.pages.agreement_proposals").ask_proposals(self)

    def _take_step(self, act: str) -> None:
        self._on({"decision": "decide", "signature": "sign"}[act])()

    def _on(self, act: str) -> Callable[[], object]:
        """Return one of AgreementActs on the marked agreement."""
        return self._with_card(lambda card: getattr(self.acts_on, act)(card))

    def _with_card(self, act: Callable[[AgreementCard], None]) -> Callable[[], object]:
        """Return the act on the marked agreement as it is now."""

        def run() -> None:
            if (card := self._card) is not None:
                self._bridge.ask(
                    lambda store: _whole(store, card.uuid, self._today),
                    lambda answer: act(answer[0]),
                    self._failed,
                    key="avtal-act",
                )

        return run

    # --- what is made of the marked ones

    def _want(self, name: str) -> None:
        self.list.with_selected(lambda uuids: self.wanted.emit(name, uuids))

    def _document(self) -> None:
        if self._card is not None:
            self.wanted.emit("document", self._card.uuid)

    def _fill_export(self) -> None:
        menu = Menu(self._card is not None, _("Markera ett avtal först"), changeable=True)
        lists = [
            Action("list-xlsx", _("Listan till Excel…"), "", lambda: self.wanted.emit("list", ".xlsx")),
            Action("list-pdf", _("Listan som PDF…"), "", lambda: self.wanted.emit("list", ".pdf")),
        ]
        fill(self._export_menu, [*lists, *documents(menu, self._want, self._document)[:3]])

    def _right_click(self, _key: object, at: QPoint) -> None:
        pop_up(self.table, self.acts()[1:-1], at)

    # --- fitting

    def toggle_pane(self) -> None:
        """Show or hide the pane; in a small window that is not remembered."""
        self._pane_forced = self.pane.isHidden()
        if self._has_room(self.size()):
            self.context.remember.keep_view("avtal-pane", self._pane_forced)
        self._fit_pane()
        self.actions_changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the list the whole width where there is little of it."""
        super().resizeEvent(event)
        low = self.height() < theme.current().wide(_LOW)
        self._head.setContentsMargins(*(_LOW_HEAD if low else _HEAD))
        if self._has_room(event.oldSize()) != self._has_room(self.size()):
            self._pane_forced = None
        self._fit_pane()

    def _has_room(self, size: QSize) -> bool:
        """Tell if a pane has its place at that size of the page, beside the list or under it."""
        high = size.height() >= theme.current().wide(_PANE_UNDER_FROM)
        return size.width() >= _PANE_FROM and (high or self._split.beside(size.width()))

    def _fit_pane(self) -> None:
        kept = self.context.remember.view("avtal-pane", True) is True and self._has_room(self.size())
        shown = kept if self._pane_forced is None else self._pane_forced
        self.pane.setVisible(shown and self.list.as_of.chosen is None)

    def _day_changed(self) -> None:
        self._fit_pane()
        self._fit_buttons()
        self.actions_changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes from another day to today."""
        if event.key() == Qt.Key.Key_Escape and self.list.as_of.chosen is not None:
            self.list.as_of.back()
        else:
            super().keyPressEvent(event)

    def _tell_saved(self) -> None:
        row = self.saved.row
        self.wanted.emit("saved-shown", (row.uuid, self.saved.differs) if row is not None else None)
        self.actions_changed.emit()

    def _tell_status(self) -> None:
        self.status.emit(self.status_text())
        self._fit_buttons()

    def _fit_buttons(self) -> None:
        changeable = not self._bridge.read_only and self.list.as_of.chosen is None
        self.new_button.setEnabled(changeable)
        self.import_button.setEnabled(changeable)
        self.export_button.setEnabled(bool(self.table.rows.keys))


def _whole(store: Any, uuid: str, today: date) -> tuple[AgreementCard, tuple[ActLine, ...]]:
    """Return an agreement and what was last done to it; runs on the worker thread."""
    from nkavtal.usecases import agreement, history

    return agreement.show(store, uuid, today), history.lines(store, uuid, _EVENTS)
