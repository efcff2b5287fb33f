"""A whole rule as sentences to fill in: those of each part, with buttons for one more and one less."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from nkavtal.base.i18n import gettext as _
from nkavtal.gui.dialogs.term_rows import Row
from nkavtal.gui.dialogs.term_rows_ahead import NoticeRow, OptionRow, TacitRow, renewal_row
from nkavtal.gui.dialogs.term_rows_frame import CapRow, DutyRow, FirstRow
from nkavtal.gui.parts.boxes import column, frame
from nkavtal.gui.parts.button import Button
from nkavtal.gui.parts.flow import Sentence
from nkavtal.gui.parts.label import Label
from nkavtal.rules.terms.rule import Duty, NoticeRight, Renewal, Renews, Side, TermRule, Timing
from nkavtal.rules.terms.spans import Span

_YEAR, _HALF = Span(12), Span(6)
AnyRow = TypeVar("AnyRow", bound=Row)


class RuleEditor(QWidget):
    """Shows a rule and gives back what it has become; `changed` is sent with every key and choice."""

    changed = Signal()
    grown = Signal()
    """A sentence has been added or taken away."""

    def __init__(self, rule: TermRule, today: date) -> None:
        super().__init__()
        self._today = today
        self.first: FirstRow
        self.renewals: _Rows[TacitRow | OptionRow]
        self.notices: _Rows[NoticeRow]
        self.cap: CapRow
        self.duties: _Rows[DutyRow]
        self.unread: QCheckBox
        self._whole = column(gap=12)
        self.setLayout(self._whole)
        self.show_rule(rule)

    def show_rule(self, rule: TermRule) -> None:
        """Show another rule."""
        while (item := self._whole.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self.first = self._listen(FirstRow(rule.first, rule.start, self._today))
        self.renewals = _Rows(
            self,
            _("Därefter"),
            [renewal_row(one) for one in rule.renewals],
            _("Inget är sagt: avtalet upphör när perioden tar slut."),
        )
        self.renewals.offer(_("Lägg till förlängning"), lambda: TacitRow(Renewal(Renews.TACIT, _YEAR)))
        self.renewals.offer(
            _("Lägg till option"),
            lambda: OptionRow(Renewal(Renews.OPTION, _YEAR, 1, side=Side.OWN, timing=Timing(_HALF))),
        )
        self.notices = _Rows(
            self, _("Uppsägning"), [NoticeRow(one) for one in rule.notices], _("Inget är sagt om uppsägning.")
        )
        self.notices.offer(_("Lägg till rätt att säga upp"), lambda: NoticeRow(NoticeRight(Timing(_HALF))))
        self.cap = self._listen(CapRow(rule.cap, rule.least_parties, self._today))
        duties = [DutyRow(one, self._today) for one in rule.duties]
        self.duties = _Rows(self, _("Att göra under tiden"), duties, _("Inget är sagt."))
        self.duties.offer(_("Lägg till något att göra"), lambda: DutyRow(Duty("follow_up"), self._today))
        self.unread = QCheckBox(_("Avtalets ord säger mer än så här"))
        self.unread.setChecked(rule.unread)
        self.unread.clicked.connect(lambda _on: self.changed.emit())
        more = _("Då är det inte säkert att något upphör av sig självt, och avtalet får en uppgift att komplettera.")
        for widget in (
            _card(_("Avtalstid"), self.first), self.renewals, self.notices,
            _card(_("Gränser"), self.cap), self.duties, self.unread, Label(more, "small", "tx2", wrap=True),
        ):  # fmt: skip
            self._whole.addWidget(widget)

    @property
    def rule(self) -> TermRule:
        """The rule as it is filled in."""
        first, start = self.first.values()
        cap, least = self.cap.values()
        return TermRule(
            first=first, start=start, renewals=tuple(one.value() for one in self.renewals.rows),
            notices=tuple(one.value() for one in self.notices.rows), cap=cap,
            duties=tuple(one.value() for one in self.duties.rows), least_parties=least, unread=self.unread.isChecked(),
        )  # fmt: skip

    @property
    def wrong(self) -> bool:
        """Whether something is filled in that cannot be read."""
        rows = (self.first, self.cap, *self.renewals.rows, *self.notices.rows, *self.duties.rows)
        return any(one.wrong for one in rows)

    def _listen(self, row: AnyRow) -> AnyRow:
        row.changed.connect(self.changed.emit)
        return row


class _Rows(QWidget, Generic[AnyRow]):
    """Sentences of one kind with a heading, a calm word where there is none, and buttons for more."""

    def __init__(self, editor: RuleEditor, title: str, rows: Sequence[AnyRow], none: str) -> None:
        super().__init__()
        self._editor = editor
        self.rows: list[AnyRow] = []
        self._none = Label(none, ink="tx2", wrap=True)
        self._place = column(gap=14)
        self._ways = Sentence(gap=8)
        self.setLayout(column(_card(title, self._none, self._holder(), self._ways), gap=0))
        for one in rows:
            self._add(one)
        self._none.setHidden(bool(self.rows))

    def _holder(self) -> QWidget:
        holder = QWidget()
        holder.setLayout(self._place)
        return holder

    def offer(self, words: str, make: Callable[[], AnyRow]) -> None:
        """Offer one more sentence."""
        self._ways.add(Button(words, lambda: self._more(make()), kind="link", icon="add"))

    def _more(self, row: AnyRow) -> None:
        self._add(row)
        self._told()
        row.setFocus()

    def _add(self, row: AnyRow) -> None:
        self.rows.append(row)
        self._place.addWidget(row)
        row.changed.connect(self._editor.changed.emit)
        row.remove_asked.connect(lambda: self._remove(row))

    def _remove(self, row: AnyRow) -> None:
        self.rows.remove(row)
        self._place.removeWidget(row)
        row.hide()
        row.deleteLater()
        self._told()

    def _told(self) -> None:
        self._none.setHidden(bool(self.rows))
        self._editor.changed.emit()
        self._editor.grown.emit()


def _card(title: str, *inside: QWidget) -> QWidget:
    return frame(column(Label(title, "strong"), *inside, gap=8, margins=(14, 10, 14, 12)), look="subtle")
