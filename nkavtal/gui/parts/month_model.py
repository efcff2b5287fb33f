"""The days of a month and what they hold, as a grid of weeks shows and says them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from nkavtal.base.i18n import WEEKDAYS, ngettext, weekday_text
from nkavtal.base.i18n import gettext as _
from nkavtal.gui import theme
from nkavtal.gui.parts.row_model import Index

_HERE = QModelIndex()
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class DayEntry:
    """What a day holds, in words; `tone` is '', 'warn' or 'bad', and has its own sign, as a meeting has."""

    text: str
    tone: str = ""
    meeting: bool = False


class MonthModel(QAbstractTableModel):
    """The weeks that a month touches; what every day holds is known, also outside the month."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.month = date(1970, 1, 1)
        self.today = date(1970, 1, 1)
        self.entries: Mapping[date, Sequence[DayEntry]] = {}
        self.free: frozenset[date] = frozenset()

    def show(self, month: date, entries: Mapping[date, Sequence[DayEntry]], free: frozenset[date], today: date) -> None:
        """Show the month that begins on a day; `free` are red days, Saturdays and Sundays go without saying."""
        self.beginResetModel()
        self.month, self.entries, self.free, self.today = month.replace(day=1), entries, free, today
        self.endResetModel()

    @property
    def first(self) -> date:
        """The Monday that the grid begins with."""
        return self.month - self.month.weekday() * _DAY

    def day_at(self, index: Index) -> date:
        """Return the day of a cell."""
        return self.first + (7 * index.row() + index.column()) * _DAY

    def index_of(self, day: date) -> QModelIndex:
        """Return the cell of a day; none when the grid does not show it."""
        row, column = divmod((day - self.first).days, 7)
        return self.index(row, column) if 0 <= row < self.rowCount() else QModelIndex()

    def rowCount(self, parent: Index = _HERE) -> int:
        """Return how many weeks the month touches."""
        last = month_after(self.month) - _DAY
        return 0 if parent.isValid() else (last - self.first).days // 7 + 1

    def columnCount(self, parent: Index = _HERE) -> int:
        """Return the days of a week."""
        return 0 if parent.isValid() else 7

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Answer with the day's number; spoken, with all that it holds."""
        day = self.day_at(index)
        if role == Qt.ItemDataRole.DisplayRole:
            return str(day.day)
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return self.spoken(day) if role == Qt.ItemDataRole.AccessibleTextRole or day in self.entries else None
        return None

    def deadlines(self, day: date) -> int:
        """Return how many of the things that a day holds are deadlines."""
        return sum(not one.meeting for one in self.entries.get(day, ()))

    def spoken(self, day: date) -> str:
        """Return 'torsdag 31 december 2026, röd dag, 2 frister, 1 sammanträde: …'."""
        held = self.entries.get(day, ())
        parts = [weekday_text(day)]
        parts += [_("i dag")] if day == self.today else []
        parts += [_("röd dag")] if day in self.free else []
        n, met = self.deadlines(day), sum(one.meeting for one in held)
        parts += [ngettext("{n} frist", "{n} frister", n).format(n=n)] if n else []
        parts += [ngettext("{n} sammanträde", "{n} sammanträden", met).format(n=met)] if met else []
        told = ", ".join(parts)
        return _("{day}: {held}").format(day=told, held="; ".join(one.text for one in held)) if held else told

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Answer with the weekday or the number of the week."""
        if role == Qt.ItemDataRole.FontRole:
            return theme.current().font(theme.SMALL, bold=True)
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        spoken = role == Qt.ItemDataRole.AccessibleTextRole
        if orientation == Qt.Orientation.Horizontal:
            word = _(WEEKDAYS[section])
            return word if spoken else word[:3]
        week = (self.first + 7 * section * _DAY).isocalendar().week
        return (_("vecka {week}") if spoken else _("v. {week}")).format(week=week)


def month_after(day: date) -> date:
    """Return the first day of the month after a day's."""
    return (day.replace(day=28) + 4 * _DAY).replace(day=1)
