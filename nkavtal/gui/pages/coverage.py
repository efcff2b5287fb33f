"""Which municipalities are in which agreements: the matrix, the marked cell in words, and what can be done about it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from nkavtal.base.errors import UserError
from nkavtal.base.i18n import gettext as _
from nkavtal.catalogue.coverage import LEGEND
from nkavtal.catalogue.rows import AgreementCard
from nkavtal.gui import theme
from nkavtal.gui.context import Context
from nkavtal.gui.menus import VIEW
from nkavtal.gui.pages import coverage_words as words
from nkavtal.gui.pages.agreement_acts import AgreementActs
from nkavtal.gui.pages.agreement_day import why_not
from nkavtal.gui.pages.agreement_menu import Menu, pop_up
from nkavtal.gui.pages.agreement_tab import AgreementTab
from nkavtal.gui.pages.coverage_matrix import CoverageMatrix
from nkavtal.gui.pages.coverage_strip import CellStrip
from nkavtal.gui.pages.start import EmptyRegister
from nkavtal.gui.parts.action import Action
from nkavtal.gui.parts.boxes import column, frame, row
from nkavtal.gui.parts.label import Label, line
from nkavtal.gui.parts.legend import Legend
from nkavtal.gui.parts.page import Listing, Page
from nkavtal.gui.states import legend_state
from nkavtal.usecases import agreement, coverage, per_day

_LEGEND_FROM, _ABOUT_FROM = 660, 400  # logical pixels of the page at 100 % text: below this the rows need the room
_RIGHT_CLICK = 6  # acts that concern the marked cell


class CoveragePage(Page):
    """The page Täckning."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._bridge = context.bridge
        self.acts_on = AgreementActs(self)
        self._card: AgreementCard | None = None
        self._stale = True
        self._legend_wanted: bool | None = None
        self._build()
        self._listen()

    def _build(self) -> None:
        self.matrix = CoverageMatrix(self.context)
        self.table = self.matrix.table
        self._about = Label("", ink="tx2", wrap=True)
        titles = column(Label(_("Täckning"), "title"), self._about, gap=2)
        head = row((titles, 1), margins=(24, 16, 24, 10))
        self.strip = CellStrip()
        remark = _("Tom ruta: inget känt.  *: påhittat exempel.  Triangel: något att kontrollera.")
        self.legend = Legend([legend_state(code) for code in LEGEND], remark)
        foot = column(self.strip, self.legend, gap=10, margins=(24, 10, 24, 10))
        self.empty = EmptyRegister()
        self._pages = QStackedWidget()
        self._pages.addWidget(frame(column(head, (self.matrix, 1), line(), foot, gap=0), ground="win"))
        self._pages.addWidget(self.empty)
        self.setLayout(column((self._pages, 1), gap=0))

    def _listen(self) -> None:
        self.matrix.marked.connect(self._show_marked)
        self.matrix.shown.connect(self._show_about)
        self.matrix.opened.connect(self.show_in_agreement)
        self.matrix.as_of.changed.connect(self._day_changed)
        self.matrix.said.connect(lambda words: self.said.emit(words, False))
        self.table.menu_asked.connect(self._right_click)
        self.strip.decide_asked.connect(self._decide)
        self.strip.sign_asked.connect(self._sign)
        self.strip.add_asked.connect(self._add)
        self.strip.show_asked.connect(self.show_in_agreement)
        self.empty.import_asked.connect(partial(self.wanted.emit, "import", None))
        self.empty.example_asked.connect(partial(self.wanted.emit, "example", None))
        self.empty.new_asked.connect(lambda: self.acts_on.new(lambda uuid: self.go.emit("agreement", uuid)))
        theme.current().changed.connect(self._fit)

    def _day_changed(self) -> None:
        self._card = None
        self.actions_changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes from another day to today."""
        if event.key() == Qt.Key.Key_Escape and self.matrix.as_of.chosen is not None:
            self.matrix.as_of.back()
        else:
            super().keyPressEvent(event)

    # --- what the frame asks

    @property
    def changeable(self) -> bool:
        """Whether anything can be recorded: not while another day is looked at."""
        return super().changeable and self.matrix.as_of.chosen is None

    @property
    def title(self) -> str:
        """The page's name."""
        return _("Täckning")

    def shown(self, what: Any = None) -> None:
        """Come up, and ask if anything may have changed meanwhile."""
        if self._stale:
            self.refresh(None)

    def refresh(self, touched: Any) -> None:
        """Ask again, at once if the page is in sight."""
        self._stale = not self.isVisible()
        if not self._stale:
            self._bridge.ask(coverage.has_agreements, self._show_whether, key="coverage-any")
            self.matrix.ask()

    def listing(self) -> Listing | None:
        """Return the matrix as it is narrowed and sorted."""
        told = " ".join(filter(None, (self.matrix.as_of.told(), self.matrix.filter.told())))
        return Listing(self.matrix, self.title, told) if self.matrix.model.keys else None

    def focus_search(self, text: str | None = None) -> None:
        """Go to the search box."""
        if text is not None:
            self.matrix.filter.search.set_text(text)
        self.matrix.filter.search.focus()

    def panes(self) -> list[QWidget]:
        """Return matrix, search box and strip."""
        if self._pages.currentWidget() is self.empty:
            return [self.empty.first]
        return [self.table, self.matrix.filter.search, self.strip.show_button]

    def status_text(self) -> str:
        """Return how large the matrix is and which gap is marked."""
        return self.matrix.status_text()

    def acts(self) -> list[Action]:
        """Return what can be done with the marked cell and with the matrix."""
        some, other = bool(len(self.matrix.gaps)), self.matrix.as_of.chosen is not None
        none = _("Markera en cell först")
        there = self.matrix.row is not None
        changing = Menu(there and not other, why_not() if other else none, super().changeable)
        menu = Menu(there, none, super().changeable)
        why = "" if some else _("Det finns inga luckor")
        step = self.matrix.step_gap
        return [
            changing.changing("decide", _("Registrera beslut…"), self._decide, "Ctrl+Shift+B", "gavel"),
            changing.changing("sign", _("Registrera underskrift…"), self._sign, "Ctrl+Shift+U", "signature"),
            changing.changing("send-round", _("Sänd till beslut…"), self._send_round, "Ctrl+Shift+S", "send"),
            changing.changing("add-parties", _("Lägg till som part…"), self._add, icon="add"),
            menu.reading("show-cell", _("Visa i avtalet"), self.show_in_agreement, icon="open"),
            *self.matrix.as_of.acts(),
            Action("gap-next", _("Nästa lucka"), VIEW, partial(step, 1), "F8", enabled=some, why_not=why, separated=True),
            Action("gap-previous", _("Föregående lucka"), VIEW, partial(step, -1), "Shift+F8", enabled=some, why_not=why),
            Action("legend", _("Teckenförklaring"), VIEW, self.toggle_legend, checked=not self.legend.isHidden()),
        ]  # fmt: skip

    # --- showing

    def _show_whether(self, any_at_all: bool) -> None:
        self._pages.setCurrentIndex(0 if any_at_all else 1)

    def _show_about(self) -> None:
        self._card = None
        self._about.setText(words.summary(self.matrix.found))
        self._show_marked()

    def _show_marked(self) -> None:
        found, party = self.matrix.row, self.matrix.party
        self.status.emit(self.status_text())
        if found is None or party is None:
            self.strip.say_nothing(_("Hämtar…") if self.matrix.model.keys else _("Ingen cell är markerad."))
            self.actions_changed.emit()
            return
        self.strip.show_cell(found, self.matrix.cell, party.name)
        if self._card is not None and self._card.uuid == found.uuid:
            self._explain(self._card)
        else:
            self._bridge.ask(
                partial(_card, found.uuid, self.matrix.as_of.chosen, self._today), self._explain, self._gone,
                key="coverage-cell",
            )  # fmt: skip

    def _explain(self, card: AgreementCard) -> None:
        had, self._card = self._card is not None, card
        found, party, cell = self.matrix.row, self.matrix.party, self.matrix.cell
        if found is None or party is None or found.uuid != card.uuid:
            return
        known = next((one for one in card.parties if one.organisation == party.organisation), None)
        left = "party" if cell is None else cell.lacks
        self.strip.explain(words.explained(known), left, changeable=self.changeable)
        if not had:
            self.actions_changed.emit()

    def _gone(self, _error: UserError) -> None:
        self.matrix.ask()

    def show_in_agreement(self) -> None:
        """Open the agreement at the marked party."""
        found, party = self.matrix.row, self.matrix.party
        if found is not None and party is not None:
            as_of = self.matrix.as_of.chosen
            here = AgreementTab(found.uuid, "parties", as_of, party.organisation)
            self.go.emit("agreement", here if as_of is not None else (found.uuid, party.organisation))

    # --- acts

    def _decide(self) -> None:
        self._with_card(lambda card: self.acts_on.decide(card, self._parties(card)))

    def _sign(self) -> None:
        self._with_card(lambda card: self.acts_on.sign(card, self._parties(card)))

    def _add(self) -> None:
        self._with_card(lambda card: self.acts_on.add_parties(card, self.matrix.chosen))

    def _send_round(self) -> None:
        self._with_card(lambda card: self.wanted.emit("send-round", ((card.uuid,), self._parties(card))))

    def _parties(self, card: AgreementCard) -> tuple[str, ...]:
        """Return those of the marked cells that can answer."""
        own = {one.organisation for one in card.own_side}
        return tuple(key for key in self.matrix.chosen if key in own)

    def _with_card(self, act: Callable[[AgreementCard], None]) -> None:
        if (found := self.matrix.row) is not None:
            self._bridge.ask(
                lambda store: agreement.show(store, found.uuid, self._today), act, self._gone, key="coverage-act"
            )

    def _right_click(self, at: QPoint) -> None:
        pop_up(self.table, self.acts()[:_RIGHT_CLICK], at)

    # --- fitting

    def toggle_legend(self) -> None:
        """Show or hide what the letters mean."""
        self._legend_wanted = self.legend.isHidden()
        self._fit()
        self.actions_changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the legend go where the rows need its room."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        roomy = self.height() >= _LEGEND_FROM * theme.current().text_size // 100
        self._about.setVisible(self.height() >= _ABOUT_FROM * theme.current().text_size // 100)
        self.legend.setVisible(roomy if self._legend_wanted is None else self._legend_wanted)


def _card(uuid: str, as_of: date | None, today: date, store: Any) -> AgreementCard:
    """Return an agreement of the day that is looked at; runs on the worker thread."""
    return agreement.show(store, uuid, today) if as_of is None else per_day.card(store, uuid, as_of)
