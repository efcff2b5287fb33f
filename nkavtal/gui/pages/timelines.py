"""Chosen agreements beside each other on one axis of time, and the same days as a table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QComboBox, QScrollBar, QStackedWidget, QWidget

from nkavtal.base.errors import UserError
from nkavtal.base.i18n import gettext as _
from nkavtal.base.i18n import ngettext
from nkavtal.catalogue.timelines import ORDERS, Lane, Timelines, facts, legend, ordered, told
from nkavtal.gui import theme
from nkavtal.gui.context import Context
from nkavtal.gui.menus import VIEW
from nkavtal.gui.pages.agreement_menu import MENU
from nkavtal.gui.pages.agreement_tab import AgreementTab
from nkavtal.gui.pages.timelines_wanted import TimelinesWanted
from nkavtal.gui.parts.action import Action
from nkavtal.gui.parts.announce import announce
from nkavtal.gui.parts.boxes import column, frame, row
from nkavtal.gui.parts.button import Button, IconButton
from nkavtal.gui.parts.column import Column
from nkavtal.gui.parts.empty import Empty
from nkavtal.gui.parts.flow import Sentence
from nkavtal.gui.parts.label import Label
from nkavtal.gui.parts.lane_table import STEP, ZOOM, LaneTable
from nkavtal.gui.parts.legend import LaneLegend
from nkavtal.gui.parts.note import Note
from nkavtal.gui.parts.page import Listing, Page
from nkavtal.gui.parts.row_table import RowTable
from nkavtal.gui.parts.tabs import Tabs
from nkavtal.usecases import timelines

_LEGEND_FROM = 560  # logical pixels of the page at 100 % text: below this the lanes need the room
Fact = tuple[Lane, str, str, str]


class TimelinesPage(Page):
    """The page Tidslinje; shown with what is wanted, or as it was left."""

    fills_later = True

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._wanted = TimelinesWanted(())
        self._shown: Timelines | None = None
        self._build()
        self._listen()

    def _build(self) -> None:
        self.back = Button(_("Avtal"), lambda: self.go.emit("avtal", None), kind="link")
        self.back.setAccessibleName(_("Tillbaka till listan över avtal"))
        self._about = Label("", ink="tx2", wrap=True)
        self.print_button = Button(_("Skriv ut tidslinjen…"), self.print, icon="print")
        titles = column(row(self.back, None), Label(_("Tidslinje"), "title"), self._about, gap=2)
        head = row((titles, 1), self.print_button, margins=(24, 12, 24, 8))
        self.note = Note("info", icon="calendar_ltr")
        self.note.offer(_("Till i dag"), self.to_today_register)
        self.note.hide()
        self.order = _choice(_("Ordna efter"), {code: _(words) for code, words in ORDERS.items()})
        self.paper = _choice(_("Papper"), {"A4": _("A4 liggande"), "A3": _("A3 liggande")})
        self.lanes = LaneTable(_("Tidslinje"), _("Avtal"))
        out = IconButton("zoom_out", _("Visa längre tid"), partial(self.lanes.zoom, 1 / ZOOM))
        closer = IconButton("zoom_in", _("Visa kortare tid"), partial(self.lanes.zoom, ZOOM))
        today = Button(_("Gå till i dag"), self.lanes.to_today)
        whole = Button(_("Hela tiden"), self.show_all)
        self._today_button = today
        tools = Sentence(
            (
                _labelled(_("Ordna efter"), self.order), _labelled(_("Papper"), self.paper),
                out, closer, today, whole,
            ),
            gap=10,
        )  # fmt: skip
        self.bar = QScrollBar(Qt.Orientation.Horizontal)
        self.bar.setAccessibleName(_("Tid som visas"))
        self.legend = LaneLegend()
        self.words = RowTable(_columns(), _("Dagarna i ord"), two_lines=True)
        drawn = frame(column((self.lanes, 1), self.bar, gap=0), ground="surf")
        self.tabs = Tabs(_("Tidslinjens flikar"))
        self.tabs.add("drawn", _("Ritad"), drawn)
        self.tabs.add("words", _("I ord"), self.words)
        above = column(head, column(self.note, margins=(24, 0, 24, 8)), column(tools, margins=(24, 0, 24, 6)), gap=0)
        foot = column(self.legend, margins=(24, 8, 24, 10))
        self._foot = frame(foot, ground="win")
        drawing = column(frame(above, ground="win"), (self.tabs, 1), self._foot, gap=0)
        self.none = Empty(_("Inga avtal är valda."))
        self._way = self.none.offer(_("Välj i listan"), lambda: self.go.emit("avtal", None))
        self._pages = QStackedWidget()
        self._pages.addWidget(self.none)
        self._pages.addWidget(frame(drawing, ground="win"))
        self.setLayout(column((self._pages, 1), gap=0))

    def _listen(self) -> None:
        self.order.activated.connect(lambda _at: self._show_lanes())
        self.lanes.opened.connect(self.open_agreement)
        self.lanes.marked.connect(self._tell_marked)
        self.lanes.axis_changed.connect(self._follow_axis)
        self.bar.valueChanged.connect(self._scrolled)
        self.words.opened.connect(lambda _key: self.open_agreement())
        self.words.marked.connect(lambda _key: self.actions_changed.emit())
        self.tabs.turned.connect(self._turned)
        theme.current().changed.connect(self._fit)

    # --- what the frame asks

    @property
    def title(self) -> str:
        """The page's name."""
        return _("Tidslinje")

    @property
    def day(self) -> date:
        """The day that is looked at."""
        return self._wanted.as_of or self._today

    def shown(self, what: Any = None) -> None:
        """Come up with what is wanted, or as it was left."""
        if isinstance(what, TimelinesWanted):
            self._wanted, self._shown = what, None
            self.order.setCurrentIndex(0)
        if self._wanted.agreements:
            self._ask()
        else:
            self.filled.emit()

    def refresh(self, touched: Any) -> None:
        """Ask again while it is in sight."""
        if self.isVisible():
            self._ask()

    def listing(self) -> Listing | None:
        """Return the days in words."""
        shown = self._shown
        return Listing(self.words, self.title, shown.told(today=self._today)) if shown is not None else None

    def panes(self) -> list[QWidget]:
        """Return lanes or words, the tools and the way back."""
        if self._pages.currentWidget() is self.none:
            return [self._way]
        return [self.lanes if self.tabs.current == "drawn" else self.words, self.order, self.back]

    def focus_search(self, text: str | None = None) -> None:
        """Go to the list and search there."""
        self.go.emit("avtal", None)

    def status_text(self) -> str:
        """Return how many agreements there are and which days are seen."""
        shown, axis = self._shown, self.lanes.axis
        if shown is None:
            return ""
        n = shown.agreements
        return "  ·  ".join(
            [
                ngettext("{n} avtal", "{n} avtal", n).format(n=n),
                _("{first} – {last}").format(first=axis.first.isoformat(), last=axis.last.isoformat()),
            ]
        )

    def acts(self) -> list[Action]:
        """Return what can be done with the marked lane, and how the axis is moved."""
        some = self._shown is not None
        none = "" if some else _("Hämtar…")

        def act(name: str, text: str, run: Any, key: str = "", icon: str = "", *, separated: bool = False) -> Action:
            return Action(name, text, VIEW, run, key, icon, some, none, separated=separated)

        marked = self._marked() is not None
        return [
            Action("open-agreement", _("Öppna avtalet"), MENU, self.open_agreement, "", "open", marked,
                   _("Markera ett avtal först")),
            Action("print-timeline", _("Skriv ut tidslinjen…"), MENU, self.print, "Ctrl+P", "print", some, none),
            act("zoom-in", _("Visa kortare tid"), partial(self.lanes.zoom, ZOOM), "Ctrl+Shift+Up", "zoom_in",
                separated=True),
            act("zoom-out", _("Visa längre tid"), partial(self.lanes.zoom, 1 / ZOOM), "Ctrl+Shift+Down", "zoom_out"),
            act("earlier", _("Tidigare"), partial(self.lanes.move_by, -STEP), "Ctrl+Shift+Left"),
            act("later", _("Senare"), partial(self.lanes.move_by, STEP), "Ctrl+Shift+Right"),
            act("axis-today", _("Gå till i dag"), self.lanes.to_today, "Ctrl+T"),
            act("axis-whole", _("Hela tiden"), self.show_all),
            act("tab-next", _("Nästa flik"), lambda: self.tabs.step(1), "Ctrl+Tab"),
        ]  # fmt: skip

    # --- showing

    def _ask(self) -> None:
        wanted, day = self._wanted, self.day
        if wanted.agreements:
            self.context.bridge.ask(
                lambda store: timelines.chosen(store, wanted.agreements, day, wanted.of),
                self._show,
                self._gone,
                key="tidslinje",
            )

    def _show(self, shown: Timelines) -> None:
        first = self._shown is None
        self._shown = shown
        self._pages.setCurrentIndex(1)
        other = self._wanted.as_of is not None
        self.note.say(*(_day_words(shown.as_of) if other else ("", "")))
        self.note.setVisible(other)
        self._about.setText(shown.told(today=self._today))
        self._today_button.setText(
            _("Gå till {day}").format(day=shown.as_of.isoformat()) if other else _("Gå till i dag")
        )
        self.legend.show_entries(legend(shown.lanes))
        self._show_lanes(shown.usual if first else None)
        self.actions_changed.emit()
        self.filled.emit()

    def _show_lanes(self, axis: Any = None) -> None:
        if self._shown is None:
            return
        lanes = ordered(self._shown.lanes, self.order.currentData())
        word = _("i dag") if self._wanted.as_of is None else self._shown.as_of.isoformat()
        self.lanes.show_lanes(lanes, self._shown.whole, axis or self.lanes.axis, self._shown.as_of, word)
        rows = list(_facts(lanes))
        self.words.set_rows(rows, lambda fact: (fact[0].agreement, fact[0].party, *fact[1:3]))

    def _gone(self, error: UserError) -> None:
        """Nothing of what was chosen is left."""
        was_here, self._wanted, self._shown = self._shown is not None, TimelinesWanted(()), None
        self._pages.setCurrentIndex(0)
        if self.isVisible():
            self.go.emit("avtal", None)
            if not was_here:
                self.context.bridge.failed.emit(error)

    def _turned(self) -> None:
        self._fit()
        self.actions_changed.emit()

    def _follow_axis(self) -> None:
        whole, axis = self.lanes.whole, self.lanes.axis
        self.bar.blockSignals(True)
        self.bar.setRange(0, whole.days - axis.days)
        self.bar.setPageStep(axis.days)
        self.bar.setSingleStep(max(1, round(axis.days * STEP)))
        self.bar.setValue(axis.first.toordinal() - whole.first.toordinal())
        self.bar.blockSignals(False)
        self.bar.setAccessibleDescription(self.status_text())
        self.status.emit(self.status_text())

    def _scrolled(self, days: int) -> None:
        axis, whole = self.lanes.axis, self.lanes.whole
        self.lanes.look_at(axis.moved(whole, whole.first.toordinal() + days - axis.first.toordinal()))

    def _tell_marked(self) -> None:
        if (lane := self.lanes.lane) is not None and self.lanes.hasFocus():
            announce(self.lanes, told(lane))
        self.actions_changed.emit()

    # --- acts

    def show_all(self) -> None:
        """Show all the days there are."""
        self.lanes.look_at(self.lanes.whole)

    def to_today_register(self) -> None:
        """Look at today in place of another day."""
        self.shown(replace(self._wanted, as_of=None))

    def open_agreement(self) -> None:
        """Open the agreement of the marked lane or row, of the day that is looked at."""
        if (lane := self._marked()) is not None:
            self.go.emit("agreement", AgreementTab(lane.agreement, "term", self._wanted.as_of))

    def print(self) -> None:
        """Ask for the lanes as they are seen, to be printed or saved."""
        if self._shown is not None:
            asked = (self._shown, self.order.currentData(), self.lanes.axis, self.paper.currentData() == "A3")
            self.wanted.emit("timeline", asked)

    def _marked(self) -> Lane | None:
        if self.tabs.current == "drawn":
            return self.lanes.lane
        fact = self.words.marked_row()
        return fact[0] if fact is not None else None

    # --- keys and fitting

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes from another day to today."""
        if event.key() == Qt.Key.Key_Escape and self._wanted.as_of is not None:
            self.to_today_register()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the legend go where the lanes need its room."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        drawn = self.tabs.current == "drawn"
        self._foot.setVisible(drawn and self.height() >= theme.current().wide(_LEGEND_FROM))


def _choice(name: str, words: dict[str, str]) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
    for code, text in words.items():
        box.addItem(text, code)
    return box


def _labelled(words: str, box: QComboBox) -> QWidget:
    label = Label(words)
    label.setBuddy(box)
    made = QWidget()
    made.setLayout(row(label, box, gap=6))
    return made


def _columns() -> list[Column]:
    return [
        Column("title", _("Avtal"), lambda fact: fact[0].title, 300, sub=lambda fact: _whose(fact[0]), stretch=True, fixed=True),
        Column("what", _("Vad"), lambda fact: fact[1], 230),
        Column("when", _("När"), lambda fact: fact[2], 220),
        Column("state", _("Läge"), lambda fact: fact[3], 220),
    ]  # fmt: skip


def _whose(lane: Lane) -> str:
    return "  ·  ".join(filter(None, [lane.number, lane.party or _("Alla parter"), lane.state]))


def _facts(lanes: tuple[Lane, ...]) -> Iterator[Fact]:
    return ((lane, *fact) for lane in lanes for fact in facts(lane))


def _day_words(day: date) -> tuple[str, str]:
    return (
        _("Visar läget {day}, enligt dagens kunskap.").format(day=day.isoformat()),
        _("Det som har en senare dag räknas inte. Esc går till i dag."),
    )
