"""The first page: what waits, which days come, what has been done since last time, and what is one's own."""

from __future__ import annotations

from datetime import date
from functools import cached_property, partial
from importlib import import_module
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QStackedWidget, QWidget

from nkavtal.base.i18n import N_
from nkavtal.base.i18n import gettext as _
from nkavtal.catalogue.overview import Deed, Overview
from nkavtal.catalogue.pending import COUNTED, PENDING
from nkavtal.catalogue.rows import AgreementCard, AgreementFilter
from nkavtal.gui import theme
from nkavtal.gui.context import Context
from nkavtal.gui.pages import overview_words as words
from nkavtal.gui.pages.overview_cards import DeadlineCard, DeadlineRow, DeedsCard, MineCard
from nkavtal.gui.pages.overview_months import MonthsCard
from nkavtal.gui.pages.overview_seen import Seen
from nkavtal.gui.parts.action import Action
from nkavtal.gui.parts.boxes import column, frame, row
from nkavtal.gui.parts.button import Button
from nkavtal.gui.parts.label import Label
from nkavtal.gui.parts.page import Page
from nkavtal.gui.parts.scroll import Scroll
from nkavtal.gui.parts.tile import Tile
from nkavtal.usecases import overview

if TYPE_CHECKING:
    from nkavtal.catalogue.term_rows import MonthDays, TermCard
    from nkavtal.gui.pages.start import EmptyRegister

_MENU = N_("Avtal")
_LOOKS = {
    "late": ("error_circle", "bad"), "within_30": ("clock", "warn"), "within_90": ("calendar_ltr", ""),
    "within_180": ("calendar_ltr", ""), "decision": ("gavel", ""), "signature": ("signature", ""),
}  # fmt: skip
_GAP, _SIDE_BY_SIDE = 16, 980  # logical pixels at 100 % text; narrower than this the cards stand under each other


class OverviewPage(Page):
    """The page Översikt."""

    fills_later = True

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._seen = Seen(context.remember, context.clock)
        self._found: Overview | None = None
        self._build()
        self._listen()

    def _build(self) -> None:
        self.new_button = Button(_("Nytt avtal"), self.new, icon="add", kind="primary")
        self._date = Label(words.today_text(self._today), ink="tx2")
        titles = column(Label(_("Översikt"), "title"), self._date, gap=2)
        self.tiles = {
            code: Tile(_(PENDING[code]), *_LOOKS[code], partial(self._open_list, AgreementFilter(pending=code)))
            for code in COUNTED
        }
        self._tiles = QGridLayout()
        self._tiles.setContentsMargins(0, 0, 0, 0)
        self._tiles.setSpacing(_GAP)
        self.deadlines, self.deeds, self.mine = DeadlineCard(), DeedsCard(), MineCard()
        self.months = MonthsCard()
        self._counted: tuple[int, date] | None = None
        self._cards = row(
            (column(self.deadlines, None, gap=0), 7), (column(self.deeds, self.mine, None, gap=_GAP), 5), gap=_GAP
        )
        head = row(titles, None, self.new_button)
        whole = column(head, self._tiles, self._cards, self.months, None, gap=_GAP, margins=(24, 16, 24, 16))
        self._scroll = Scroll(frame(whole, ground="win"))
        self._pages = QStackedWidget()
        self._pages.addWidget(self._scroll)
        self.setLayout(column((self._pages, 1), gap=0))
        self._across = (0, False)
        self._place()

    @cached_property
    def empty(self) -> EmptyRegister:
        """What stands instead of everything while there are no agreements."""
        made: EmptyRegister = import_module("nkavtal.gui.pages.start").EmptyRegister()
        made.import_asked.connect(partial(self.wanted.emit, "import", None))
        made.example_asked.connect(partial(self.wanted.emit, "example", None))
        made.new_asked.connect(self.new)
        self._pages.addWidget(made)
        return made

    def _listen(self) -> None:
        for card in (self.deadlines, self.mine):
            card.opened.connect(lambda key: self.go.emit("agreement", key))
        self.deadlines.all_asked.connect(partial(self._open_list, AgreementFilter(pending="dated")))
        self.deadlines.steps_asked.connect(self._ask_steps)
        self.deeds.opened.connect(self._open_deed)
        self.deeds.read.connect(self._mark_read)
        self.mine.all_asked.connect(lambda: self._open_list(AgreementFilter(mine=self.me)))
        self.mine.who_asked.connect(partial(self.wanted.emit, "who", None))
        self.months.opened.connect(self._open_month)
        self.months.print_asked.connect(partial(self.wanted.emit, "year-wheel", None))
        theme.current().changed.connect(self._place)

    # --- what the frame asks

    @property
    def title(self) -> str:
        """The page's name."""
        return _("Översikt")

    @property
    def me(self) -> tuple[str, ...]:
        """The person's name and role, as far as they are told."""
        return self.context.remember.settings.me

    def new(self) -> None:
        """Ask for a new agreement and open it."""
        from nkavtal.gui.pages.agreement_acts import AgreementActs  # its dialogs are not waited for at the start

        AgreementActs(self).new(lambda uuid: self.go.emit("agreement", uuid))

    def shown(self, what: Any = None) -> None:
        """Come up and count anew."""
        self.new_button.setEnabled(not self.context.bridge.read_only)
        self._ask()

    def refresh(self, touched: Any) -> None:
        """Count anew; while another page is shown only note what the person has now done."""
        if self.isVisible():
            self._ask()
        elif self._found is not None:
            register = self._found.register
            self.context.bridge.ask(overview.newest, lambda act: self._seen.note(register, act), key="overview-newest")

    def hidden(self) -> None:
        """Note when the person was last here."""
        self._seen.leave()

    def panes(self) -> list[QWidget]:
        """Return the counters and the cards."""
        if self._pages.currentWidget() is not self._scroll:
            return [self.empty.first]
        firsts = [card.rows[0] for card in (self.deadlines, self.deeds, self.mine) if card.rows]
        firsts += self.months.bars.buttons[:1]
        return [next(iter(self.tiles.values())), *(one.focusProxy() or one for one in firsts)]

    def status_text(self) -> str:
        """Return how many agreements there are."""
        return _("{n} avtal i registret").format(n=self._found.agreements) if self._found is not None else ""

    def acts(self) -> list[Action]:
        """Return what can be done from here."""
        changeable = not self.context.bridge.read_only
        why = "" if changeable else _("Registret är öppnat för bara läsning")
        return [
            Action("new", _("Nytt avtal…"), _MENU, self.new, "Ctrl+N", "add", changeable, why),
            Action(
                "year-wheel", _("Skriv ut årshjul…"), _MENU, partial(self.wanted.emit, "year-wheel", None), "", "print"
            ),
        ]

    # --- showing

    def _ask(self) -> None:
        seen, me, today = self._seen.acts, self.me, self._today
        self.context.bridge.ask(lambda store: overview.show(store, today, seen, me), self._show, key="overview")

    def _show(self, found: Overview) -> None:
        self._found = found
        self._date.setText(words.today_text(self._today))
        since = self._seen.arrive(found.register, found.newest, lasting=not found.example)
        self._pages.setCurrentWidget(self._scroll if found.agreements else self.empty)
        for counter in found.counters:
            self.tiles[counter.code].show_number(counter.n, words.under_counter(counter, self._today))
        self.deadlines.show_days(found.deadlines, found.dated, self._today)
        self.deeds.show_deeds(found.deeds, found.all_deeds, since, self._today)
        self.mine.show_mine(found.mine, found.all_mine, self.me, self._today)
        self._place()
        self.status.emit(self.status_text())
        self.filled.emit()
        self._ask_months(found)

    def _ask_months(self, found: Overview) -> None:
        """Count the months when something has been done or it is another day: they take longer than the rest."""
        counted = found.newest, self._today
        if found.agreements and counted != self._counted:
            self._counted, today = counted, self._today
            self.context.bridge.ask(lambda store: _months(store, today), self.months.show_months, key="overview-months")

    def _open_month(self, year: int, month: int) -> None:
        from nkavtal.catalogue.watch_filter import WatchFilter

        self.go.emit("bevakningar", WatchFilter(month=(year, month)))

    def _ask_steps(self, place: DeadlineRow) -> None:
        key, kind, today = place.deadline.agreement, place.deadline.kind, self._today

        def got(found: tuple[AgreementCard, TermCard]) -> None:
            if place in self.deadlines.rows:
                place.show_steps(words.steps(*found, date.fromisoformat(place.deadline.day), kind))

        self.context.bridge.ask(lambda store: _card(store, key, today), got, key=f"overview-steps-{key}")

    def _open_list(self, wanted: AgreementFilter) -> None:
        self.go.emit("avtal", wanted)

    def _open_deed(self, deed: Deed) -> None:
        if deed.agreement and deed.name != "remove_agreement":
            self.go.emit("agreement", deed.agreement)
        else:
            self.go.emit("avtal" if deed.agreements else "parter", None)

    def _mark_read(self) -> None:
        if self._found is not None:
            self._seen.read(self._found.register, self._found.newest)
            self._ask()

    # --- fitting

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let counters and cards wrap where there is little room."""
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        room = self.width() - 2 * 24
        widest = max(tile.sizeHint().width() for tile in self.tiles.values())
        across = next((n for n in (6, 3, 2) if n * widest + (n - 1) * _GAP <= room), 2)
        beside = room >= _SIDE_BY_SIDE * theme.current().text_size // 100
        if (across, beside) == self._across:
            return
        self._across = (across, beside)
        for place, tile in enumerate(self.tiles.values()):
            self._tiles.addWidget(tile, place // across, place % across)
        for at in range(6):
            self._tiles.setColumnStretch(at, 1 if at < across else 0)
        way = QBoxLayout.Direction
        self._cards.setDirection(way.LeftToRight if beside else way.TopToBottom)


def _card(store: Any, uuid: str, today: date) -> tuple[AgreementCard, TermCard]:
    from nkavtal.usecases import agreement, term  # on the worker thread: the page is shown before they are loaded

    return agreement.show(store, uuid, today), term.show(store, uuid, today)


def _months(store: Any, today: date) -> tuple[MonthDays, ...]:
    from nkavtal.usecases import term_picture, watching

    return term_picture.months(watching.every(store, today), today)
