"""Decision rounds: everything that is out for decision, one row a round, and who has yet to answer."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QStackedWidget, QWidget

from nkavtal.base.i18n import N_
from nkavtal.base.i18n import gettext as _
from nkavtal.catalogue.rounds import BUCKETS, Round, RoundKey
from nkavtal.catalogue.rows import AgreementCard
from nkavtal.gui.context import Context
from nkavtal.gui.pages import rounds_words as words
from nkavtal.gui.pages.agreement_acts import AgreementActs
from nkavtal.gui.pages.agreement_menu import pop_up, read_only_words
from nkavtal.gui.pages.rounds_pane import RoundsPane
from nkavtal.gui.parts.action import Action
from nkavtal.gui.parts.boxes import column, frame, row
from nkavtal.gui.parts.empty import Empty
from nkavtal.gui.parts.grouped_table import GroupedTable
from nkavtal.gui.parts.heading import Heading
from nkavtal.gui.parts.label import Label
from nkavtal.gui.parts.page import Listing, Page
from nkavtal.gui.parts.search_box import SearchBox
from nkavtal.gui.parts.split import Split
from nkavtal.usecases import agreement, rounds

MENU = N_("Beslutsrunda")
_COLUMNS, _PANE = "beslutsrundor-columns", 440  # logical pixels at 100 % text
_FIRST_ORDER = ("reply", False)
Rounds = tuple[Round, ...]


class RoundsPage(Page):
    """The page Beslutsrundor; shown with a RoundKey that round is marked."""

    fills_later = True

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.acts_on = AgreementActs(self)
        self._all: Rounds = ()
        self._shown: dict[RoundKey, Round] = {}
        self._wanted: RoundKey | None = None
        self._order = _FIRST_ORDER
        self._shown_on = self._today
        self._possible: tuple[object, ...] = ()
        self._build()
        self._listen()

    def _build(self) -> None:
        self.search = SearchBox(_("Sök på runda, avtal eller kommun"), _("Sök bland beslutsrundorna"))
        self.table = GroupedTable(words.columns(self._today), _("Beslutsrundor"), two_lines=True)
        self.table.restore_layout(self.context.remember.view(_COLUMNS, {}))
        self.table.show_sort(*self._order)
        self.empty = Empty("")
        self.clear = self.empty.offer(_("Rensa sökningen"), self.search.clear)
        self.to_agreements = self.empty.offer(_("Gå till avtalen"), lambda: self.go.emit("avtal", None))
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty)
        head = row(Label(_("Beslutsrundor"), "title"), None, margins=(24, 16, 24, 12))
        search = column(self.search, margins=(24, 0, 24, 10))
        left = frame(column(head, search, (self._stack, 1), gap=0), ground="win")
        self.pane = RoundsPane(self._today)
        self._split = Split("beslutsrundor-split", left, self.pane, self.context.remember, _PANE)
        self.setLayout(column((self._split, 1), gap=0))

    def _listen(self) -> None:
        self.search.searched.connect(lambda _text: self._narrow())
        self.search.left.connect(self.table.setFocus)
        self.search.entered.connect(self.table.setFocus)
        self.table.marked.connect(lambda _key: self._show_marked())
        self.table.opened.connect(lambda _key: self.pane.table.setFocus())
        self.table.sort_asked.connect(self._sort)
        self.table.menu_asked.connect(lambda _key, at: self._right_click(at))
        keep = self.context.remember.keep_view
        self.table.layout_changed.connect(lambda: keep(_COLUMNS, self.table.layout_state()))
        self.pane.changed.connect(self._tell)
        self.pane.remind_asked.connect(self.remind)
        self.pane.decide_asked.connect(self.decide)
        self.pane.open_asked.connect(self.open_agreement)
        self.pane.menu_asked.connect(self._right_click)

    # --- what the frame asks

    @property
    def title(self) -> str:
        """The page's name."""
        return _("Beslutsrundor")

    def shown(self, what: Any = None) -> None:
        """Come up, at a round if one is named."""
        if isinstance(what, RoundKey):
            self._wanted = what
            self.search.set_text("")
        self._ask()

    def refresh(self, touched: Any) -> None:
        """Ask again while it is shown; else when it comes up."""
        if self.isVisible():
            self._ask()

    def listing(self) -> Listing | None:
        """Return the rounds as they are narrowed and sorted."""
        found = self.search.text
        told = _("Sökning efter ”{words}”.").format(words=found) if found else ""
        return Listing(self.table, self.title, told) if self._shown else None

    def focus_search(self, text: str | None = None) -> None:
        """Go to the search box."""
        if text is not None:
            self.search.set_text(text)
        self.search.focus()

    def panes(self) -> list[QWidget]:
        """Return search box, rounds, and the marked one's lines."""
        if not self._shown:
            return [self.search, self.clear if self.search.text else self.to_agreements]
        return [self.search, self.table, self.pane.first]

    def status_text(self) -> str:
        """Return how many rounds are shown and how many of them are out."""
        out = sum(bool(one.missing) for one in self._shown.values())
        told = [words.count_text(len(self._shown)), _("{n} ute").format(n=out) if self._shown else ""]
        return "  ·  ".join(part for part in told if part)

    def acts(self) -> list[Action]:
        """Return what can be done with the marked round."""
        none = "" if self.marked is not None else _("Markera en runda först")
        changing = read_only_words() if self.context.bridge.read_only else none
        remind = changing or ("" if self.pane.to_remind() else _("Alla har svarat"))
        return [
            Action("remind", _("Påminn…"), MENU, self.remind, "Ctrl+Shift+P", "mail", not remind, remind),
            Action("decide", _("Registrera beslut…"), MENU, self.decide, "Ctrl+Shift+B", "gavel", not changing, changing),
            Action("open-agreement", _("Öppna avtalet"), MENU, self.open_agreement, "", "open", not none, none,
                   separated=True),
        ]  # fmt: skip

    # --- the rounds

    @property
    def marked(self) -> Round | None:
        """The marked round."""
        return self._shown.get(self.table.marked_key())

    def _ask(self) -> None:
        today = self._today
        self.context.bridge.ask(lambda store: rounds.every(store, today), self._show, key="beslutsrundor")

    def _show(self, found: Rounds) -> None:
        self._all = found
        if self._shown_on != self._today:
            self._shown_on = self._today
            self.table.renew_columns(words.columns(self._today))
        self._narrow()
        if self._wanted is not None and self.table.mark(self._wanted):
            self._wanted = None
        self.filled.emit()

    def _narrow(self) -> None:
        found = words.narrowed(self._all, self.search.text)
        self._shown = {one.key: one for one in found}
        narrow = bool(self._all)
        self.empty.say(
            _("Inga rundor matchar.") if narrow else _("Inget är sänt för beslut ännu."),
            "" if narrow else _("Markera ett eller flera avtal i listan och välj Sänd till beslut i menyn Avtal."),
        )
        self.clear.setVisible(narrow)
        self.to_agreements.setVisible(not narrow)
        self._stack.setCurrentWidget(self.table if found else self.empty)
        self.pane.setVisible(bool(self._all))
        self._fill(found)
        self._show_marked()

    def _fill(self, found: Rounds) -> None:
        if self._order == _FIRST_ORDER:
            of = {code: [one for one in found if one.bucket(self._today) == code] for code in BUCKETS}
            groups = [(words.heading(code, len(those)), those) for code, those in of.items()]
        else:
            groups = [(Heading(""), words.sorted_by(found, *self._order))]
        self.table.set_groups(groups, lambda one: one.key)
        if found and self.table.marked_key() is None:
            self.table.mark_first()

    def _sort(self, name: str, falling: bool) -> None:
        self._order = (name, falling)
        self._fill(tuple(self._shown.values()))

    def _show_marked(self) -> None:
        self.pane.show_round(self.marked, self._today, changeable=self.changeable)
        self._tell()

    def _tell(self) -> None:
        self.status.emit(self.status_text())
        possible = (self.marked is not None, bool(self.pane.to_remind()), self.changeable, bool(self._shown))
        if possible != self._possible:
            self._possible = possible
            self.actions_changed.emit()

    def _right_click(self, at: QPoint) -> None:
        pop_up(self.table, self.acts(), at)

    # --- acts

    def remind(self) -> None:
        """Ask for those that have not answered to be reminded: the marked ones, else all."""
        lines = self.pane.to_remind()
        if self.marked is not None and lines and self.changeable:
            self.wanted.emit("remind-round", (self.marked, lines))

    def decide(self) -> None:
        """Ask for a decision of the marked parties."""
        if self.changeable:
            self._with_card(lambda card, parties: self.acts_on.decide(card, parties))

    def open_agreement(self) -> None:
        """Open the agreement of the marked line at its party."""
        if (chosen := self.pane.chosen()) is not None:
            uuid, parties = chosen
            self.go.emit("agreement", (uuid, next(iter(parties), "")))

    def _with_card(self, act: Callable[[AgreementCard, tuple[str, ...]], None]) -> None:
        if (chosen := self.pane.chosen()) is None:
            return
        uuid, parties = chosen
        self.context.bridge.ask(
            partial(agreement.show, agreement=uuid, today=self._today),
            lambda card: act(card, parties),
            key="rounds-act",
        )
