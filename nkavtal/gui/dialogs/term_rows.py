"""The sentences of a rule with places to fill in: each shows one part of a rule and gives the same part back.

What a sentence does not show is kept as it came.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from nkavtal.base.i18n import N_
from nkavtal.base.i18n import gettext as _
from nkavtal.catalogue.term_sentences import CONVENTIONS
from nkavtal.catalogue.term_steps import TERM_STEPS
from nkavtal.gui.parts.boxes import column, row
from nkavtal.gui.parts.button import IconButton
from nkavtal.gui.parts.day_input import DayInput
from nkavtal.gui.parts.flow import Sentence
from nkavtal.gui.parts.label import Label
from nkavtal.gui.parts.span_input import NumberInput, SpanInput
from nkavtal.gui.parts.year_day_input import YearDayInput
from nkavtal.rules.terms.rule import Timing
from nkavtal.rules.terms.spans import Convention

_LEAST = 80  # logical pixels that a list keeps where a sentence has little room


class Row(QWidget):
    """A sentence of a rule; `changed` is sent while it is filled in, `remove_asked` by its button."""

    changed = Signal()
    remove_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._wrongs: list[Callable[[], bool]] = []

    def lay_out(self, *lines: QWidget, remove: str = "") -> None:
        """Put the lines below each other, with a button that takes the sentence away."""
        lay = column(*lines, gap=6)
        if not remove:
            self.setLayout(lay)
            return
        whole = row(gap=8)
        whole.addLayout(lay, 1)
        self.remove_button = IconButton("dismiss", remove, self.remove_asked.emit)
        whole.addWidget(self.remove_button)
        self.setLayout(whole)

    @property
    def wrong(self) -> bool:
        """Whether something is filled in that cannot be read."""
        return any(one() for one in self._wrongs)

    def choice(self, name: str, words: Mapping[str, str], chosen: str) -> QComboBox:
        """Return a list of codes to choose among."""
        box = QComboBox()
        box.setAccessibleName(name)
        box.setMinimumWidth(_LEAST)
        for code, told in words.items():
            box.addItem(_(told), code)
        box.setCurrentIndex(max(0, box.findData(chosen)))
        box.activated.connect(lambda _at: self._now_changed())
        return box

    def span(self, name: str) -> SpanInput:
        """Return a length to fill in."""
        made = SpanInput(name)
        made.changed.connect(self._now_changed)
        self._wrongs.append(lambda: made.wrong and not made.isHidden())
        return made

    def number(self, name: str) -> NumberInput:
        """Return a number to fill in."""
        made = NumberInput(name)
        made.textEdited.connect(lambda _text: self._now_changed())
        self._wrongs.append(lambda: made.wrong)
        return made

    def tick(self, words: str, on: bool) -> QCheckBox:
        """Return a box to tick."""
        made = QCheckBox(words)
        made.setChecked(on)
        made.clicked.connect(lambda _on: self._now_changed())
        return made

    def year_day(self, name: str) -> YearDayInput:
        """Return a day of the year to fill in."""
        made = YearDayInput(name)
        made.changed.connect(self._now_changed)
        self._wrongs.append(lambda: made.wrong and not made.isHidden())
        return made

    def day(self, name: str, today: date, *, partial: bool = False) -> DayInput:
        """Return a day to fill in."""
        made = DayInput(today, name, partial=partial)
        made.changed.connect(self._now_changed)
        self._wrongs.append(lambda: bool(made.trouble()) and not made.isHidden())
        return made

    def arrange(self) -> None:
        """Show what belongs to what is chosen; a sentence whose parts depend on each other says how."""

    def _now_changed(self) -> None:
        self.arrange()
        self.changed.emit()


TIMINGS = {"span": N_("senast en tid före"), "by": N_("senast en dag varje år"), "": N_("oklart när")}


class TimingParts:
    """By when something must be said: the inputs of a sentence, and how months are counted with its reason."""

    def __init__(self, owner: Row, name: str, timing: Timing) -> None:
        self._kept = timing
        how = "by" if timing.by is not None else "span" if timing.span else ""
        self.how = owner.choice(_("{name}: när").format(name=name), TIMINGS, how)
        self.span = owner.span(name)
        self.span.show_span(timing.span)
        self.before = Label(_("före"))
        self.by = owner.year_day(name)
        self.by.show_day(timing.by)
        self.convention = owner.choice(
            _("{name}: så räknas månader").format(name=name), CONVENTIONS, timing.convention.value
        )
        self._told = Label("", "small", "tx2", wrap=True)
        self._counting = Sentence([_("Månader räknas:"), self.convention])
        self.counted = QWidget()
        self.counted.setLayout(column(self._counting, self._told, gap=2))

    @property
    def parts(self) -> list[QWidget]:
        """The inputs in reading order."""
        return [self.how, self.span, self.before, self.by]

    def arrange(self, *, bound: bool = True) -> None:
        """Show what belongs to the choice; `bound` to a last day, else it is a length that runs."""
        how = str(self.how.currentData()) if bound else "span"
        self.how.setVisible(bound)
        self.span.setVisible(how == "span")
        self.before.setVisible(how == "span" and bound)
        self.by.setVisible(how == "by")
        self.counted.setVisible(how == "span" and bound)
        self._told.setText(_(TERM_STEPS[f"convention_{self.convention.currentData()}"]))

    def value(self, *, bound: bool = True) -> Timing:
        """Return the timing as it is filled in; what does not show is kept."""
        if not bound:
            return replace(self._kept, span=self.span.span)
        how, convention = str(self.how.currentData()), Convention(str(self.convention.currentData()))
        if how == "by":
            return replace(self._kept, by=self.by.day, convention=convention)
        if how == "span":
            return replace(self._kept, span=self.span.span, by=None, convention=convention)
        return Timing(convention=convention)
