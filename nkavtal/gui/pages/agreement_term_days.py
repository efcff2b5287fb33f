"""The days of an agreement on its page: each with how far off it is, what is marked about it, and why it is that day."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import cached_property

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from nkavtal.base.i18n import day_text, distance_text, ngettext
from nkavtal.base.i18n import gettext as _
from nkavtal.catalogue import term_standing as words
from nkavtal.catalogue.term import REMINDER_STATES
from nkavtal.catalogue.term_rows import PartyTerm, TermCard
from nkavtal.catalogue.watch_words import explained, kind_shown, marks
from nkavtal.gui.parts.announce import announce
from nkavtal.gui.parts.boxes import column, row
from nkavtal.gui.parts.button import Button, IconButton
from nkavtal.gui.parts.chips import Chip, tone_of
from nkavtal.gui.parts.flow import Sentence
from nkavtal.gui.parts.label import Label, line
from nkavtal.gui.parts.note import Note
from nkavtal.gui.parts.step_list import StepList
from nkavtal.rules.terms.watch import Watch

Change = Callable[[Watch], object]
_PAST_SHOWN = 12


class DayBox(QWidget):
    """One day; the chevron opens and closes its steps and what can be done about it."""

    def __init__(self, watch: Watch, card: TermCard, change: Change | None, *, opened: bool) -> None:
        super().__init__()
        self.watch = watch
        self._card = card
        today = card.as_of
        stands = watch.stands_on(today)
        title = Label(day_text(watch.day), "card", selectable=True)
        self.chevron = IconButton("chevron_down", "", self.toggle)
        head = row((Label(kind_shown(watch), "small", "tx2", wrap=True), 1), self.chevron, gap=8)
        marked = Sentence([title, *self._chips(today, stands)])
        self._change = change
        self._inside = QWidget()
        self._inside.hide()
        self.setLayout(column(head, marked, self._inside, gap=2))
        if opened:
            self._open()
        self._dress()

    @cached_property
    def steps(self) -> StepList:
        """Why it is that day."""
        return StepList(explained(self.watch))

    @cached_property
    def change_button(self) -> Button:
        """The way to set another day by hand."""
        text, name = _("Ange dagen själv…"), _("Ange dagen själv: {kind}")
        if self.watch.by_hand is not None:
            text, name = _("Ändra dagen…"), _("Ändra dagen: {kind}")
        change = self._change or (lambda _watch: None)
        made = Button(text, lambda: change(self.watch), icon="edit")
        made.setAccessibleName(name.format(kind=kind_shown(self.watch)))
        return made

    def _open(self) -> None:
        """Show what is inside, made the first time: an old agreement has many days."""
        if self._inside.layout() is None:
            watch, today = self.watch, self._card.as_of
            parts: list[QWidget] = [Label(_("Så räknas dagen"), "small strong"), self.steps]
            if begin := words.begin_line(watch, today):
                parts.append(self._lead(begin, today, watch.stands_on(today)))
            ways = Sentence([Button(_("Kopiera uträkningen"), self.copy, icon="copy")], gap=8)
            if self._change is not None:
                ways.add(self.change_button)
            self._inside.setLayout(column(*parts, ways, gap=8, margins=(0, 4, 0, 8)))
        self._inside.show()

    def _chips(self, today: date, stands: bool) -> list[QWidget]:
        watch = self.watch
        tone = tone_of(watch.day, today) if stands else ""
        found: list[QWidget] = [Chip(distance_text(watch.day, today), tone or ("info" if stands else "mute"), "clock")]
        state = watch.state_on(today)
        if state != "open":
            found.append(Chip(_(REMINDER_STATES[state]), "mute", "checkmark" if state == "done" else ""))
        for text in marks(watch):
            warns = watch.check or text == _("antagen dag")
            found.append(Chip(text.capitalize(), "warn" if warns else "info", "warning" if watch.check else "edit"))
        return found

    def _lead(self, begin: str, today: date, stands: bool) -> QWidget:
        if not stands or self.watch.begin >= today or self.watch.day < today:
            return Label(begin, "small", "tx2", wrap=True)
        n = (today - self.watch.begin).days
        title = ngettext("Arbetet borde ha börjat för {n} dag sedan", "Arbetet borde ha börjat för {n} dagar sedan", n)
        return Note("warn", title.format(n=n), begin)

    @property
    def open(self) -> bool:
        """Whether the steps are shown."""
        return not self._inside.isHidden()

    def toggle(self) -> None:
        """Open or close the steps."""
        if self.open:
            self._inside.hide()
        else:
            self._open()
        self._dress()

    def copy(self) -> None:
        """Take the day with its steps to the clipboard."""
        QGuiApplication.clipboard().setText(words.copied(self.watch, self._card, self.steps.text))
        announce(self, _("Uträkningen är kopierad"))

    def _dress(self) -> None:
        kind = kind_shown(self.watch)
        name = _("Dölj uträkningen: {kind}") if self.open else _("Visa uträkningen: {kind}")
        self.chevron.show_icon("chevron_up" if self.open else "chevron_down", name.format(kind=kind))


class DaysCard(QFrame):
    """All days of those who share them: the standing ones first, what has passed behind a button."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "card")
        self.setFrameShape(QFrame.Shape.Box)
        self._none = Label("", ink="tx2", wrap=True)
        self._days = column(gap=10)
        self._past = column(gap=10)
        self._past_place = QWidget()
        self._past_place.setLayout(self._past)
        self.past_button = Button("", self._toggle_past, kind="link")
        self.past_button.hide()
        self.boxes: list[DayBox] = []
        self._past_count = 0
        self._past_days: tuple[list[Watch], TermCard | None, Change | None] = ([], None, None)
        self._shown_of: tuple[str, str] = ("", "")
        head = Label(_("Frister"), "card")
        foot = row(self.past_button, None)
        self.setLayout(
            column(head, self._none, self._days, foot, self._past_place, None, gap=10, margins=(20, 16, 20, 16))
        )

    def show_days(self, card: TermCard, party: PartyTerm, change: Change | None) -> None:
        """Show the days of all or of one party; what was opened for them stays open."""
        same = self._shown_of == (card.agreement, party.organisation)
        opened = {one.watch.key for one in self.boxes if one.open} if same else set()
        unseen = not self.boxes or not same
        self._shown_of = (card.agreement, party.organisation)
        today = card.as_of
        standing = [one for one in party.watches if one.day >= today or one.late_on(today)]
        past = [one for one in reversed(party.watches) if one not in standing]
        first = next((one for one in standing if one.stands_on(today)), None)
        if unseen and first is not None:
            opened.add(first.key)
        self.boxes = []
        self._fill(self._days, standing, card, change, opened)
        self._past_days = (past[:_PAST_SHOWN], card, change)
        self._none.setText("" if standing else _("Inga dagar att bevaka."))
        self._none.setHidden(bool(standing))
        self._past_count = len(past)
        if unseen:
            self._past_place.hide()
        elif not self._past_place.isHidden():
            self._fill(self._past, *self._past_days, opened)
        self._dress_past()

    @property
    def first(self) -> QWidget | None:
        """What takes focus when the days are gone to."""
        return self.boxes[0].chevron if self.boxes else None

    def _fill(
        self,
        layout: QVBoxLayout,
        watches: Sequence[Watch],
        card: TermCard | None,
        change: Change | None,
        opened: set[str],
    ) -> None:
        while (item := layout.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        if card is None:
            return
        for place, watch in enumerate(watches):
            if place:
                layout.addWidget(line())
            box = DayBox(watch, card, change, opened=watch.key in opened)
            self.boxes.append(box)
            layout.addWidget(box)

    def _toggle_past(self) -> None:
        opens = self._past_place.isHidden()
        self.boxes = [one for one in self.boxes if not self._past_place.isAncestorOf(one)]
        if opens:
            self._fill(self._past, *self._past_days, set())
        self._past_place.setVisible(opens)
        self._dress_past()

    def _dress_past(self) -> None:
        n = self._past_count
        self.past_button.setHidden(not n)
        if self._past_place.isHidden():
            told = ngettext("Visa {n} passerad dag", "Visa {n} passerade dagar", n)
            if n > _PAST_SHOWN:
                told = _("Visa de {most} senaste av {n} passerade dagar")
            self.past_button.setText(told.format(n=n, most=_PAST_SHOWN))
        else:
            self.past_button.setText(_("Dölj passerade dagar"))
