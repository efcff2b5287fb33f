"""A day of every year to fill in within a sentence: its number, its month, and perhaps the year before."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from nkavtal.base.i18n import MONTHS
from nkavtal.base.i18n import gettext as _
from nkavtal.gui.parts.boxes import row
from nkavtal.gui.parts.span_input import NumberInput
from nkavtal.rules.terms.rule import YearDay

_LEAP_YEAR = 2024


class YearDayInput(QWidget):
    """'30 juni' or '15 december året innan'; nothing when no number is filled in."""

    changed = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.number = NumberInput(_("{name}: dag").format(name=name))
        self.month = QComboBox()
        self.month.setAccessibleName(_("{name}: månad").format(name=name))
        for at, words in enumerate(MONTHS, 1):
            self.month.addItem(_(words), at)
        self.before = QCheckBox(_("året innan"))
        self.before.setAccessibleName(_("{name}: året innan").format(name=name))
        self._years = 1
        self.setLayout(row(self.number, self.month, self.before, gap=4))
        self.setFocusProxy(self.number)
        self.number.textEdited.connect(lambda _text: self.changed.emit())
        self.month.activated.connect(lambda _at: self.changed.emit())
        self.before.clicked.connect(lambda _on: self.changed.emit())

    def show_day(self, day: YearDay | None) -> None:
        """Show a day of the year, nothing for None."""
        self.number.show_number(day.day if day is not None else None)
        self.month.setCurrentIndex(day.month - 1 if day is not None else 0)
        self.before.setChecked(day is not None and day.years_before > 0)
        self._years = max(1, day.years_before) if day is not None else 1

    @property
    def day(self) -> YearDay | None:
        """The day; None for nothing, or for a day that the month does not have."""
        number, month = self.number.value, int(self.month.currentData())
        if number is None or not _is_day(month, number):
            return None
        return YearDay(month, number, self._years if self.before.isChecked() else 0)

    @property
    def wrong(self) -> bool:
        """Whether something is filled in that is no day of the year."""
        return bool(self.number.text().strip()) and self.day is None


def _is_day(month: int, day: int) -> bool:
    try:
        date(_LEAP_YEAR, month, day)
    except ValueError:
        return False
    return True
