"""A length of time to fill in within a sentence: a number and its unit."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from nkavtal.base.i18n import N_, ngettext
from nkavtal.base.i18n import gettext as _
from nkavtal.gui import theme
from nkavtal.gui.parts.boxes import row
from nkavtal.gui.parts.label import Label
from nkavtal.rules.terms.spans import Span

UNITS = {"years": N_("år"), "months": N_("månader"), "weeks": N_("veckor"), "days": N_("dagar")}
_MOST = 4  # figures


class NumberInput(QLineEdit):
    """A whole number in a few figures; `value` is None for nothing or what is no number."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setMaxLength(_MOST)
        theme.current().changed.connect(self._fit)
        self._fit()

    @property
    def value(self) -> int | None:
        """The number."""
        text = self.text().strip()
        return int(text) if text.isdecimal() and text.isascii() else None

    @property
    def wrong(self) -> bool:
        """Whether something is typed that is no number."""
        return bool(self.text().strip()) and self.value is None

    def show_number(self, number: int | None) -> None:
        """Show a number, nothing for None."""
        self.setText(str(number) if number is not None else "")

    def _fit(self) -> None:
        self.setFixedWidth(theme.current().metrics().horizontalAdvance("0" * _MOST) + 22)


class SpanInput(QWidget):
    """A number and a unit; a length of months and days together keeps its days, which are said beside it."""

    changed = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.number = NumberInput(_("{name}: antal").format(name=name))
        self.unit = QComboBox()
        self.unit.setAccessibleName(_("{name}: enhet").format(name=name))
        for code, words in UNITS.items():
            self.unit.addItem(_(words), code)
        self.unit.setCurrentIndex(self.unit.findData("months"))
        self._also = Label("")
        self._more = 0
        self.setLayout(row(self.number, self.unit, self._also, gap=4))
        self.setFocusProxy(self.number)
        self.number.textEdited.connect(lambda _text: self.changed.emit())
        self.unit.activated.connect(lambda _at: self.changed.emit())
        self.show_span(Span())

    def show_span(self, span: Span) -> None:
        """Show a length."""
        self._more = span.days if span.months and span.days else 0
        if span.months:
            unit, number = ("years", span.months // 12) if span.months % 12 == 0 else ("months", span.months)
        elif span.days:
            unit, number = ("weeks", span.days // 7) if span.days % 7 == 0 else ("days", span.days)
        else:
            unit, number = str(self.unit.currentData()), 0
        self.number.show_number(number or None)
        self.unit.setCurrentIndex(self.unit.findData(unit))
        told = ngettext("och {n} dag", "och {n} dagar", self._more).format(n=self._more)
        self._also.setText(told if self._more else "")
        self._also.setHidden(not self._more)

    @property
    def wrong(self) -> bool:
        """Whether something is typed that is no number."""
        return self.number.wrong

    @property
    def span(self) -> Span:
        """The length; none while nothing is filled in."""
        number, unit = self.number.value or 0, str(self.unit.currentData())
        if unit in ("years", "months"):
            months = number * 12 if unit == "years" else number
            return Span(months, self._more if months else 0)
        return Span(0, number * 7 if unit == "weeks" else number)
