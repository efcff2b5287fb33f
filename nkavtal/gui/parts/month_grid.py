"""A month as a grid of days: keys walk from day to day, past its ends too, and a screen reader hears the whole day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QFrame, QHeaderView, QTableView

from nkavtal.base.i18n import gettext as _
from nkavtal.gui import theme
from nkavtal.gui.parts.month_cells import MonthCells
from nkavtal.gui.parts.month_model import DayEntry, MonthModel, month_after
from nkavtal.gui.parts.row_model import Index

_DAY = timedelta(days=1)
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7}


class MonthGrid(QTableView):
    """Shows a month; tells which day is marked and opened. It knows no subject."""

    marked = Signal(object)
    opened = Signal(object)
    turned = Signal(object)
    """The first day of another month that has come up."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.days = MonthModel(self)
        self._quiet = False
        self.setModel(self.days)
        self.setItemDelegate(MonthCells(self, self.days))
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        for head, words in ((self.horizontalHeader(), _("Veckodagar")), (self.verticalHeader(), _("Veckor"))):
            head.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
            head.setSectionsClickable(False)
            head.setHighlightSections(False)
            head.setAccessibleName(words)
            head.setProperty("pad", "8")  # the first heading stands as the others do
        for button in self.findChildren(QAbstractButton, options=Qt.FindChildOption.FindDirectChildrenOnly):
            button.setAccessibleName(_("Veckor"))  # Qt's own, in the corner
        self.doubleClicked.connect(lambda index: self.opened.emit(self.days.day_at(index)))
        theme.current().changed.connect(self._fit)
        self._fit()

    @property
    def day(self) -> date | None:
        """The marked day."""
        index = self.currentIndex()
        return self.days.day_at(index) if index.isValid() else None

    def show_days(
        self, day: date, entries: Mapping[date, Sequence[DayEntry]], free: frozenset[date], today: date
    ) -> None:
        """Show the month of a day, which is marked."""
        self._quiet = True
        self.days.show(day, entries, free, today)
        self.setCurrentIndex(self.days.index_of(day))
        self._quiet = False
        self._fit()

    def go_to(self, day: date) -> None:
        """Mark a day; the month follows when it is another one."""
        if (day.year, day.month) != (self.days.month.year, self.days.month.month):
            self.show_days(day, self.days.entries, self.days.free, self.days.today)
            self.turned.emit(self.days.month)
            self.marked.emit(day)
        else:
            self.setCurrentIndex(self.days.index_of(day))

    def step_month(self, by: int) -> None:
        """Go to the same day of the next month or the one before, or to its last."""
        day = self.day or self.days.today
        first = month_after(day) if by > 0 else (day.replace(day=1) - _DAY).replace(day=1)
        self.go_to(first.replace(day=min(day.day, (month_after(first) - _DAY).day)))

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell which day has become marked."""
        super().currentChanged(current, previous)
        self.viewport().update()
        if current.isValid() and not self._quiet:
            self.marked.emit(self.days.day_at(current))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go from day to day and week to week, Page Up and Page Down from month to month, Home to today."""
        key, day = Qt.Key(event.key()), self.day or self.days.today
        if key in _STEPS and not event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.go_to(day + _STEPS[key] * _DAY)
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.step_month(1 if key == Qt.Key.Key_PageDown else -1)
        elif key == Qt.Key.Key_Home:
            self.go_to(self.days.today)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(day)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the focus is."""
        super().focusInEvent(event)
        self.viewport().update()

    def keyboardSearch(self, _search: str) -> None:
        """Do nothing: a typed number is no day's name."""

    def _fit(self) -> None:
        look = theme.current()
        self.horizontalHeader().setFixedHeight(look.lines(32, 1, 12, theme.SMALL))
        self.horizontalHeader().setMinimumSectionSize(look.wide(40))
        self.verticalHeader().setMinimumSectionSize(MonthCells.least_height())
        self.verticalHeader().setFixedWidth(
            look.metrics(theme.SMALL, True).horizontalAdvance(_("v. {week}").format(week=53)) + 20
        )
        self.viewport().update()
