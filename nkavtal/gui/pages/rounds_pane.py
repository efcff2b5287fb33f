"""The pane beside the rounds: who has answered in the marked one, and what can be done about the others."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QItemSelectionModel, QPoint, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QWidget

from nkavtal.base.i18n import gettext as _
from nkavtal.base.i18n import ngettext
from nkavtal.catalogue.rounds import Round, RoundLine
from nkavtal.gui import theme
from nkavtal.gui.pages import rounds_words as words
from nkavtal.gui.pages.agreement_menu import read_only_words
from nkavtal.gui.parts.boxes import column
from nkavtal.gui.parts.button import Button
from nkavtal.gui.parts.empty import Empty
from nkavtal.gui.parts.flow import Flow
from nkavtal.gui.parts.label import Label, line
from nkavtal.gui.parts.row_table import RowTable

_LOW = 320  # logical pixels at 100 % text: in a lower pane the lines need the room


class RoundsPane(QFrame):
    """Shows one round; acts concern the marked lines, else all of it."""

    remind_asked = Signal()
    decide_asked = Signal()
    open_asked = Signal()
    changed = Signal()
    """Other lines are marked."""
    menu_asked = Signal(QPoint)

    def __init__(self, today: date) -> None:
        super().__init__()
        self.setProperty("look", "pane")
        self._today = today
        self._round: Round | None = None
        self._changeable = True
        self._nothing = Empty(_("Markera en runda för att se vilka som har svarat."))
        self._title = Label("", "card", wrap=True, selectable=True)
        self._under = Label("", ink="tx2", wrap=True, selectable=True)
        self.remind = Button(_("Påminn…"), self.remind_asked.emit, icon="mail", kind="primary")
        self.decide = Button(_("Registrera beslut…"), self.decide_asked.emit, icon="gavel")
        self.open_button = Button(_("Öppna avtalet"), self.open_asked.emit, icon="open")
        ways = Flow()
        for button in (self.remind, self.decide, self.open_button):
            ways.addWidget(button)
        self.table = RowTable(words.line_columns(today, many=False), _("Parter i rundan"), two_lines=True, pad=20)
        self.table.selection_changed.connect(self._fit)
        self.table.opened.connect(lambda _key: self.open_asked.emit())
        self.table.menu_asked.connect(lambda _key, at: self.menu_asked.emit(at))
        head = column(self._title, self._under, ways, gap=8, margins=(20, 14, 20, 12))
        self._whole = QWidget()
        self._whole.setLayout(column(head, line(), (self.table, 1), gap=0))
        self.setLayout(column((self._nothing, 1), (self._whole, 1), gap=0))
        theme.current().changed.connect(self._take_room)
        self.show_round(None, today, changeable=True)

    @property
    def first(self) -> QWidget:
        """What F6 goes to."""
        return self.table

    def show_round(self, found: Round | None, today: date, *, changeable: bool) -> None:
        """Show a round, or that none is marked."""
        another = found is None or self._round is None or found.key != self._round.key
        many = found is not None and len(found.agreements) > 1
        if today != self._today or many != (self._round is not None and len(self._round.agreements) > 1):
            self.table.renew_columns(words.line_columns(today, many=many))
        self._round, self._today, self._changeable = found, today, changeable
        self._nothing.setVisible(found is None)
        self._whole.setVisible(found is not None)
        if found is None:
            return
        self._title.setText(found.title)
        self._under.setText(words.under(found))
        self.table.set_rows(sorted(found.lines, key=lambda one: not one.missing), key=lambda one: one.pair)
        if another:
            self.table.clearSelection()
            first = self.table.model().index(0, 0)
            self.table.selectionModel().setCurrentIndex(first, QItemSelectionModel.SelectionFlag.NoUpdate)
        self._fit()

    def marked(self) -> tuple[RoundLine, ...]:
        """Return the marked lines."""
        keys = set(self.table.selected_keys())
        return tuple(one for one in self._round.lines if one.pair in keys) if self._round is not None else ()

    def to_remind(self) -> tuple[RoundLine, ...]:
        """Return those of the marked lines, or of all when none is marked, that have not answered."""
        lines = self.marked() or (self._round.lines if self._round is not None else ())
        return tuple(one for one in lines if one.missing)

    def chosen(self) -> tuple[str, tuple[str, ...]] | None:
        """Return the agreement of the first marked line with its marked parties; else the first that lacks an answer."""
        if self._round is None:
            return None
        marked = self.marked()
        lines = marked or self._round.missing or self._round.lines
        agreement = lines[0].agreement
        return agreement, tuple(one.organisation for one in marked if one.agreement == agreement)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the sentence under the title go where the lines need its room."""
        super().resizeEvent(event)
        self._take_room()

    def _take_room(self) -> None:
        self._under.setVisible(self.height() >= theme.current().wide(_LOW))
        head = self.table.horizontalHeader().sizeHint().height()
        self.table.setMinimumHeight(head + self.table.verticalHeader().defaultSectionSize() + 4)

    def _fit(self) -> None:
        n = len(self.to_remind())
        self.remind.setText(ngettext("Påminn {n}…", "Påminn {n}…", n).format(n=n) if n else _("Påminn…"))
        self.remind.setEnabled(bool(n) and self._changeable)
        why = _("Alla har svarat") if not n else ""
        self.remind.setToolTip(why if self._changeable else read_only_words())
        self.decide.setEnabled(self._changeable)
        self.decide.setToolTip("" if self._changeable else read_only_words())
        self.changed.emit()
