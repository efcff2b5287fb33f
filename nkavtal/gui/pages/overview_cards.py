"""The cards of the first page: days to come, what has been done meanwhile, and what is one's own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from nkavtal.base.i18n import gettext as _
from nkavtal.base.i18n import ngettext
from nkavtal.catalogue import deed_words
from nkavtal.catalogue.overview import Deadline, Deed
from nkavtal.catalogue.rows import AgreementRow
from nkavtal.gui import theme
from nkavtal.gui.pages import agreement_words as words
from nkavtal.gui.pages import overview_words as told
from nkavtal.gui.parts.boxes import column, frame, row
from nkavtal.gui.parts.button import Button, IconButton
from nkavtal.gui.parts.card import Card
from nkavtal.gui.parts.chips import Chip
from nkavtal.gui.parts.label import Label, Picture
from nkavtal.gui.parts.row_button import RowButton

_TOP = Qt.AlignmentFlag.AlignTop
_DATE = 64  # logical pixels at 100 % text for '30' over 'dec 2027'


class DeadlineRow(QWidget):
    """One day to come; the chevron opens the steps behind it in place."""

    def __init__(
        self, found: Deadline, today: date, opened: Callable[[], object], asked: Callable[[DeadlineRow], object]
    ) -> None:
        super().__init__()
        self.deadline = found
        self._asked = asked
        exact = date.fromisoformat(found.day)
        chip = words.next_chip(found.day, today) or ("", "")
        kind = words.next_kind(found.kind)
        what = _("{kind}  ·  EXEMPEL").format(kind=kind) if found.example else kind
        face = row(self._day(exact, today), gap=14)
        face.addLayout(
            column(Label(found.title, "strong", wrap=True), Label(what, "small", "tx2", wrap=True), gap=1), 1
        )
        face.addWidget(Chip(chip[0], chip[1] or "info"), 0, Qt.AlignmentFlag.AlignVCenter)
        name = _("{day}, {distance}: {title}, {kind}").format(
            day=found.day, distance=chip[0], title=found.title, kind=what
        )
        self.button = RowButton(face, name, opened)
        self.chevron = IconButton("chevron_down", "", self.toggle)
        self._steps = frame(column(gap=4, margins=(14, 8, 14, 8)), look="subtle")
        self._steps.hide()
        head = row((self.button, 1), gap=4)
        head.addWidget(self.chevron, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setLayout(column(head, self._steps, gap=0, margins=(0, 1, 0, 1)))
        self.setFocusProxy(self.button)
        self._dress()

    def _day(self, day: date, today: date) -> QWidget:
        number, month = told.short_day(day, today)
        made = QWidget()
        labels = (Label(number, "card"), Label(month, "small", "tx2"))
        for label in labels:
            label.setAlignment(Qt.AlignmentFlag.AlignRight)
        made.setLayout(column(*labels, gap=0))
        made.setFixedWidth(theme.current().wide(_DATE))
        made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        return made

    @property
    def open(self) -> bool:
        """Whether the steps are shown."""
        return not self._steps.isHidden()

    def toggle(self) -> None:
        """Ask for the steps, or take them away."""
        if self.open:
            self._steps.hide()
            self._dress()
        else:
            self._asked(self)

    def show_steps(self, steps: Sequence[str]) -> None:
        """Show the steps, numbered."""
        layout = self._steps.layout()
        while layout is not None and (item := layout.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        for n, step in enumerate(steps, 1):
            text = _("{n}.  {step}").format(n=n, step=step)
            if layout is not None:
                layout.addWidget(Label(text, wrap=True, selectable=True))
        self._steps.show()
        self._dress()

    def _dress(self) -> None:
        what = _("Dölj varifrån dagen kommer: {title}") if self.open else _("Visa varifrån dagen kommer: {title}")
        self.chevron.show_icon("chevron_up" if self.open else "chevron_down", what.format(title=self.deadline.title))


class DeadlineCard(Card):
    """The days to come."""

    opened = Signal(str)
    all_asked = Signal()
    steps_asked = Signal(object)

    def __init__(self) -> None:
        super().__init__(_("Kommande frister"))

    def show_days(self, found: Sequence[Deadline], total: int, today: date) -> None:
        """Show the first days; how many there are stands on the way to them."""
        self.say("" if found else _("Inga frister väntar."))
        link = _("Visa alla {n}").format(n=total) if total else ""
        self.offer_link(link, self.all_asked.emit, _("Visa alla {n} frister bland avtalen").format(n=total))
        self.show_rows([self._row(one, today) for one in found])

    def _row(self, one: Deadline, today: date) -> DeadlineRow:
        return DeadlineRow(one, today, lambda: self.opened.emit(one.agreement), self.steps_asked.emit)


class DeedsCard(Card):
    """What has been done since last time."""

    opened = Signal(object)
    read = Signal()

    def __init__(self) -> None:
        super().__init__(_("Sedan sist"))
        self.read_button = Button(_("Markera som läst"), self.read.emit, icon="checkmark")
        self.ways.addWidget(self.read_button)

    def show_deeds(self, found: Sequence[Deed], total: int, since: str, today: date) -> None:
        """Show the newest deeds; `since` is the moment they come after, '' the first time."""
        self.remark(deed_words.when_text(since, today) if since else "")
        nothing = _("Inget nytt.") if since else _("Här visas vad du och andra har gjort sedan du senast var här.")
        left = total - len(found)
        more = ngettext("och {n} till, som inte visas här", "och {n} till, som inte visas här", left).format(n=left)
        self.say("" if found else nothing)
        self.read_button.setHidden(not found)
        rows: list[QWidget] = [self._row(deed, today) for deed in found]
        self.show_rows([*rows, _quiet(more)] if left > 0 else rows)

    def _row(self, deed: Deed, today: date) -> RowButton:
        title, about, by = deed_words.deed_title(deed), deed_words.deed_about(deed), deed_words.deed_by(deed, today)
        face = row(gap=10)
        face.addWidget(Picture(told.deed_icon(deed), "acc", 18), 0, _TOP)
        labels = [Label(about, "small", "tx2", wrap=True)] if about else []
        face.addLayout(column(Label(title, wrap=True), *labels, Label(by, "small", "tx3", wrap=True), gap=1), 1)
        name = ". ".join(part for part in (title, about, by) if part)
        return RowButton(face, name, lambda: self.opened.emit(deed))


class MineCard(Card):
    """The agreements that the person answers for."""

    opened = Signal(str)
    all_asked = Signal()
    who_asked = Signal()

    def __init__(self) -> None:
        super().__init__(_("Mina avtal"))
        self.who_button = Button("", self.who_asked.emit, icon="person")
        self.ways.addWidget(self.who_button)

    def show_mine(self, found: Sequence[AgreementRow], total: int, me: tuple[str, ...], today: date) -> None:
        """Show one's agreements by their next day, or say what is missing to find them."""
        self.who_button.setText(_("Ändra namn och roll…") if me else _("Ange namn och roll…"))
        self.who_button.setHidden(bool(found))
        if not me:
            self.say(_("Ange ditt namn eller din roll så visas de avtal där du är ansvarig eller ersättare."))
        elif not found:
            self.say(_("Inga avtal har {me} som ansvarig eller ersättare.").format(me=_(" eller ").join(me)))
        else:
            self.say("")
        link = _("Visa alla {n}").format(n=total) if total else ""
        self.offer_link(link, self.all_asked.emit, _("Visa mina {n} avtal").format(n=total))
        self.show_rows([self._row(one, today) for one in found])

    def _row(self, one: AgreementRow, today: date) -> RowButton:
        chip = words.next_chip(one.next_day, today)
        kind = words.next_kind(one.next_kind) if chip else words.status_word(one.status)
        under = "  ·  ".join(part for part in (one.number, _("EXEMPEL") if one.example else "", kind) if part)
        labels = column(Label(one.title, wrap=True), Label(under, "small", "tx2", wrap=True), gap=1)
        face = row((labels, 1), gap=10)
        if chip is not None:
            face.addWidget(Chip(chip[0], chip[1] or "info"), 0, Qt.AlignmentFlag.AlignVCenter)
        name = ", ".join(part for part in (one.number, one.title, kind, chip[0] if chip else "") if part)
        return RowButton(face, name, lambda: self.opened.emit(one.uuid))


def _quiet(words_: str) -> QFrame:
    return frame(row(Label(words_, "small", "tx3", wrap=True), margins=(8, 6, 8, 2)))
