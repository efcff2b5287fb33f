"""How the days of a month are painted: the number, what kind of day it is, and as much of what it holds as has room."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTableView

from nkavtal.base.i18n import gettext as _
from nkavtal.gui import icons, theme
from nkavtal.gui.parts.month_model import MonthModel
from nkavtal.gui.parts.row_model import Index

_PAD = 6
_SIGNS = {"bad": "error_circle", "warn": "clock"}
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class MonthCells(QStyledItemDelegate):
    """Paints from a MonthModel; in a narrow cell what the day holds is counted."""

    def __init__(self, view: QTableView, days: MonthModel) -> None:
        super().__init__(view)
        self._view, self._days = view, days

    @staticmethod
    def least_height() -> int:
        """Return the height of a day with its number and one line."""
        look = theme.current()
        return look.metrics().height() + look.metrics(theme.SMALL).height() + 2 * _PAD + 2

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Return the least room."""
        return QSize(theme.current().wide(40), self.least_height())

    def paint(self, painter: QPainter, _option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one day."""
        look, rect = theme.current(), self._view.visualRect(index)
        day = self._days.day_at(index)
        inside = day.month == self._days.month.month
        current = index == self._view.currentIndex()
        painter.save()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.color("accS" if current and look.mode != "contrast" else self._ground(day)))
        painter.drawRect(rect)
        painter.setPen(look.color("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.drawLine(rect.topRight(), rect.bottomRight())
        inner = rect.adjusted(_PAD, 4, -_PAD, -4)
        high = look.metrics().height()
        self._number(painter, QRect(inner.x(), inner.y(), inner.width(), high), day, inside)
        self._held(painter, inner.adjusted(0, high + 3, 0, 0), day)
        if current:
            painter.setPen(QPen(look.color("acc"), 2 if self._view.hasFocus() else 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(rect).adjusted(1.5, 1.5, -1.5, -2.5), 3, 3)
        painter.restore()

    def _ground(self, day: date) -> str:
        return "sub" if day.weekday() >= 5 or day in self._days.free else "surf"

    def _number(self, painter: QPainter, rect: QRect, day: date, inside: bool) -> None:
        look, today = theme.current(), day == self._days.today
        red = day in self._days.free or day.weekday() == 6
        painter.setFont(look.font(bold=today or (inside and self._days.deadlines(day) > 0)))
        painter.setPen(look.color("badF" if red and inside else "tx" if inside else "tx3"))
        painter.drawText(rect, _LEFT, str(day.day))
        beside = rect.adjusted(look.metrics(bold=True).horizontalAdvance("30") + 8, 0, 0, 0)
        words = _("i dag") if today else _("röd dag") if day in self._days.free else ""
        if words and look.fits(words, beside.width(), theme.SMALL, False):
            painter.setFont(look.font(theme.SMALL, today))
            painter.setPen(look.color("acc" if today else "tx2"))
            painter.drawText(beside, _LEFT, words)

    def _held(self, painter: QPainter, rect: QRect, day: date) -> None:
        held = self._days.entries.get(day, ())
        look = theme.current()
        high = look.metrics(theme.SMALL).height()
        room = max(1, rect.height() // (high + 2))
        side = min(look.side(14), high)
        narrow = rect.width() < look.wide(64)
        if room == 1 or narrow:  # meetings give way to deadlines
            held = tuple(one for one in held if not one.meeting) or held
        shown = held[:room] if len(held) <= room else held[: room - 1]
        if narrow and held:
            shown = ()
        for n, one in enumerate(shown):
            line = QRect(rect.x(), rect.y() + n * (high + 2), rect.width(), high)
            self._sign(painter, line, one.tone, side, ring=one.meeting)
            self._words(painter, line.adjusted(side + 4, 0, 0, 0), one.text, "tx")
        if left := len(held) - len(shown):
            line = QRect(rect.x(), rect.y() + len(shown) * (high + 2), rect.width(), high)
            if narrow:
                tone = next((tone for tone in ("bad", "warn") if any(one.tone == tone for one in held)), "")
                self._sign(painter, line, tone, side, ring=all(one.meeting for one in held))
                self._words(painter, line.adjusted(side + 4, 0, 0, 0), str(left), "tx")
            else:
                self._words(painter, line, (_("+ {n} till") if shown else _("{n} st")).format(n=left), "tx2")

    def _sign(self, painter: QPainter, line: QRect, tone: str, side: int, *, ring: bool) -> None:
        """Draw a dot for a deadline, a ring for a meeting, and an icon for what is late or near."""
        look = theme.current()
        if tone:
            icons.draw(
                painter, _SIGNS[tone], line.x(), line.center().y() - side / 2 + 0.5, look.color(f"{tone}F"), side
            )
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look.color("tx2"), 1.5) if ring else Qt.PenStyle.NoPen)
        painter.setBrush(Qt.BrushStyle.NoBrush if ring else look.color("acc"))
        dot = side * 0.5
        painter.drawEllipse(QRectF(line.x() + (side - dot) / 2, line.center().y() - dot / 2 + 0.5, dot, dot))
        painter.restore()

    def _words(self, painter: QPainter, line: QRect, words: str, token: str) -> None:
        look = theme.current()
        painter.setFont(look.font(theme.SMALL))
        painter.setPen(look.color(token))
        shown = look.metrics(theme.SMALL).elidedText(words, Qt.TextElideMode.ElideRight, line.width())
        painter.drawText(line, _LEFT, shown)
