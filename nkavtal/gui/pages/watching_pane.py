"""The pane beside the days to watch: why the day is that day, and what can be done about it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from nkavtal.base.i18n import gettext as _
from nkavtal.base.i18n import ngettext
from nkavtal.catalogue.term_rows import WatchRow
from nkavtal.catalogue.watch_filter import watch_key
from nkavtal.catalogue.watch_words import explained, kind_shown
from nkavtal.gui.pages import watching_words as words
from nkavtal.gui.pages.agreement_menu import read_only_words
from nkavtal.gui.parts.boxes import column, frame, row
from nkavtal.gui.parts.button import Button
from nkavtal.gui.parts.chips import Chip
from nkavtal.gui.parts.empty import Empty
from nkavtal.gui.parts.facts import Facts
from nkavtal.gui.parts.label import Label
from nkavtal.gui.parts.row_button import RowButton
from nkavtal.gui.parts.scroll import Scroll

_ICONS = {"done": "checkmark", "snoozed": "clock", "not_relevant": "subtract", "": "arrow_undo"}


class WatchingPane(QFrame):
    """Shows one day to watch, or how many are marked; tells what is to be done about them."""

    act_asked = Signal(str)
    """'done', 'snoozed', 'not_relevant', or '' to open again."""
    open_asked = Signal()
    row_asked = Signal(object)
    """The key of another of the day's rows."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "pane")
        self._nothing = Empty(_("Markera en frist för att se varför dagen är den dagen."))
        self._title = Label("", "card", wrap=True, selectable=True)
        self._under = Label("", ink="tx2", wrap=True, selectable=True)
        self._chip = Chip("")
        self._beside = column(gap=0)
        self._facts = Facts(label_width=104)
        self._why = Label(_("Så är dagen uträknad"), "strong")
        self._steps = column(gap=4, margins=(14, 10, 14, 10))
        self._box = frame(self._steps, look="subtle")
        self.buttons = {
            "done": Button(_("Klar…"), lambda: self.act_asked.emit("done"), icon="checkmark", kind="primary"),
            "snoozed": Button(_("Skjut upp…"), lambda: self.act_asked.emit("snoozed"), icon="clock"),
            "not_relevant": Button(_("Inte aktuell…"), lambda: self.act_asked.emit("not_relevant"), icon="subtract"),
            "": Button(_("Öppna igen"), lambda: self.act_asked.emit(""), icon="arrow_undo"),
        }
        self.open_button = Button(_("Öppna avtalet"), self.open_asked.emit, icon="open")
        self._ways = QGridLayout()
        self._ways.setSpacing(8)
        self._ways.setContentsMargins(0, 0, 0, 0)
        head = column(self._title, self._under, row(self._chip, None), gap=4)
        inner = QWidget()
        inner.setProperty("ground", "surf")
        inner.setLayout(
            column(self._beside, head, self._ways, self._facts, self._why, self._box, None, gap=14,
                   margins=(20, 16, 20, 16))
        )  # fmt: skip
        self._whole = Scroll(inner)
        self.setLayout(column((self._nothing, 1), (self._whole, 1), gap=0))
        self.show_nothing()

    @property
    def first(self) -> QWidget:
        """What F6 goes to."""
        shown = (button for button in (*self.buttons.values(), self.open_button) if not button.isHidden())
        return next(shown, self.open_button)

    def show_nothing(self, words_: str = "") -> None:
        """Say that none is marked."""
        self._nothing.say(words_ or _("Markera en frist för att se varför dagen är den dagen."))
        self._whole.hide()
        self._nothing.show()

    def show_watch(self, found: WatchRow, today: date, *, changeable: bool, beside: Sequence[WatchRow] = ()) -> None:
        """Show one day to watch; `beside` are all of the same day, where a day was asked for."""
        self._show_beside(found, beside)
        self._title.setText(found.title)
        self._under.setText("  ·  ".join(part for part in (kind_shown(found.watch), words.under(found)) if part))
        text, tone = words.chip(found, today)
        self._chip.say(text, tone or "info", "clock" if tone else "")
        self._facts.show_facts(words.facts(found, today))
        self._show_steps(explained(found.watch))
        self._come_up({found.state}, changeable)

    def show_many(self, found: Sequence[WatchRow], *, changeable: bool) -> None:
        """Show that several are marked: what is done is done to all of them."""
        n = len(found)
        self._show_beside(found[0], ())
        self._title.setText(ngettext("{n} frist är markerad", "{n} frister är markerade", n).format(n=n))
        self._under.setText(_("Det som görs gäller alla markerade, och ångras i ett steg."))
        self._chip.say("")
        self._facts.show_facts([])
        self._show_steps(())
        self._come_up({one.state for one in found}, changeable)

    def _come_up(self, states: set[str], changeable: bool) -> None:
        """Offer what some of the marked ones can be: an open one nothing to be opened again, a done one not done again."""
        why = "" if changeable else read_only_words()
        shown = []
        for state, button in self.buttons.items():
            fits = (
                states != {"open"} if state == "" else "open" in states or (state == "done" and states == {"snoozed"})
            )
            button.setHidden(not fits)
            button.setEnabled(changeable)
            button.setToolTip(why)
            shown += [button] if fits else []
        for at, button in enumerate([*shown, self.open_button]):
            self._ways.addWidget(button, at // 2, at % 2)
        self._nothing.hide()
        self._whole.show()

    def _show_steps(self, steps: Sequence[str]) -> None:
        while (item := self._steps.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for n, step in enumerate(steps, 1):
            self._steps.addWidget(Label(_("{n}.  {step}").format(n=n, step=step), wrap=True, selectable=True))
        self._why.setVisible(bool(steps))
        self._box.setVisible(bool(steps))

    def _show_beside(self, marked: WatchRow, beside: Sequence[WatchRow]) -> None:
        while (item := self._beside.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for one in beside if len(beside) > 1 else ():
            here = watch_key(one) == watch_key(marked)
            face = row((column(Label(one.title, "strong" if here else "text", wrap=True),
                               Label(kind_shown(one.watch), "small", "tx2", wrap=True), gap=1), 1), gap=8)  # fmt: skip
            name = _("{kind}: {title}").format(kind=kind_shown(one.watch), title=one.title)
            shown = _("{name}, visas").format(name=name) if here else name
            self._beside.addWidget(RowButton(face, shown, partial(self.row_asked.emit, watch_key(one))))
