"""A line of time: periods as bars, when notice can be given, marked days and today; the same facts stand as text beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QPainter, QPaintEvent, QPen, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from nkavtal.base.i18n import gettext as _
from nkavtal.gui import theme

Look = Literal["passed", "now", "coming"]
_EDGE = 6  # logical pixels around all
_BAND = 7  # height of the band of a window
_GAP = 6
_ROWS = 2  # of words above the bars; what has no room there stands as text beside the line only


@dataclass(frozen=True, slots=True)
class Bar:
    """A period, days inclusive; None goes on beyond the line. `look` is told by edge and fill."""

    first: date | None
    last: date | None
    words: str
    look: Look


@dataclass(frozen=True, slots=True)
class Band:
    """A time during which something can be done, drawn hatched under the bars."""

    first: date | None
    last: date


@dataclass(frozen=True, slots=True)
class Mark:
    """A day with its words; the `main` one is bold and keeps its words when there is little room."""

    day: date
    words: str
    main: bool = False
    expected: bool = False
    """Whether it comes only if nothing happens before: its sign is hollow."""


@dataclass(frozen=True, slots=True)
class Line:
    """All that is drawn between two days; `told` says the same in words."""

    first: date
    last: date
    today: date
    bars: tuple[Bar, ...] = ()
    bands: tuple[Band, ...] = ()
    marks: tuple[Mark, ...] = ()
    told: str = ""


class Timeline(QWidget):
    """Draws a line over the width there is; to a screen reader one picture with a description."""

    def __init__(self, line: Line | None = None) -> None:
        super().__init__()
        self._line = line
        self.setAccessibleName(_("Tidslinje"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.current().changed.connect(self.updateGeometry)

    def show_line(self, line: Line) -> None:
        """Show another line."""
        self._line = line
        self.setAccessibleDescription(line.told)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Follow the text: marks over the bars, today and years under them."""
        return QSize(480, int(self._years_top() + theme.current().metrics(theme.SMALL).height() + _EDGE))

    def minimumSizeHint(self) -> QSize:
        """Be as narrow as need be; words that have no room are left out."""
        return QSize(240, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width leaves room for words in more or fewer rows."""
        super().resizeEvent(event)
        self.updateGeometry()

    # --- places

    def _x(self, day: date) -> float:
        line = self._line
        if line is None:
            return 0.0
        days = max(1, line.last.toordinal() + 1 - line.first.toordinal())
        wide = self.width() - 2 * _EDGE
        return _EDGE + wide * min(max((day.toordinal() - line.first.toordinal()) / days, 0.0), 1.0)

    def _bars_top(self) -> float:
        rows = max((row for _mark, row, _left in self._placed()), default=-1) + 1
        return _EDGE + rows * 2 * theme.current().metrics(theme.SMALL).height() + _GAP

    def _bar_height(self) -> int:
        return theme.current().lines(28, 1, 10, theme.SMALL)

    def _today_top(self) -> float:
        band = _BAND + 3 if self._line is not None and self._line.bands else 0
        return self._bars_top() + self._bar_height() + 3 + band

    def _years_top(self) -> float:
        return self._today_top() + theme.current().metrics(theme.SMALL).height() + 3

    def _placed(self) -> list[tuple[Mark, int, float]]:
        """Return the marks whose words have room, each with its row above the bars and where the words begin."""
        if self._line is None:
            return []
        taken: list[list[tuple[float, float]]] = [[] for _row in range(_ROWS)]
        found = []
        for mark in sorted(self._line.marks, key=lambda one: (not one.main, one.day)):
            wide = self._wide(mark)
            left = min(self._x(mark.day) + 8, self.width() - _EDGE - wide)
            for row in range(_ROWS):
                if left >= 0 and all(left > right + 10 or left + wide + 10 < start for start, right in taken[row]):
                    taken[row].append((min(left, self._x(mark.day) - 6), left + wide))
                    found.append((mark, row, left))
                    break
        return found

    def _wide(self, mark: Mark) -> int:
        metrics = theme.current().metrics(theme.SMALL, mark.main)
        return max(metrics.horizontalAdvance(mark.words), metrics.horizontalAdvance(mark.day.isoformat()))

    # --- drawing

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw years, bars, bands, marks and today."""
        if self._line is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_years(painter, self._line)
        for bar in self._line.bars:
            self._draw_bar(painter, bar)
        for band in self._line.bands:
            self._draw_band(painter, band)
        self._draw_marks(painter, self._line.marks)
        self._draw_today(painter, self._line.today)
        painter.end()

    def _draw_years(self, painter: QPainter, line: Line) -> None:
        look = theme.current()
        metrics = look.metrics(theme.SMALL)
        painter.setFont(look.font(theme.SMALL))
        room = metrics.horizontalAdvance("2026") + 8
        per_year = max(1.0, (self.width() - 2 * _EDGE) / max(1, line.last.year - line.first.year + 1))
        step = max(1, round(room / per_year + 0.49))
        for year in _years(line, step):
            x = self._x(date(year, 1, 1)) if year > line.first.year else float(_EDGE)
            painter.setPen(QPen(look.color("line"), 1))
            painter.drawLine(QPointF(x, self._bars_top() - _GAP), QPointF(x, self._years_top()))
            painter.setPen(look.color("tx2"))
            if x + room <= self.width() + 8:
                place = QRectF(x + 2, self._years_top(), room, metrics.height())
                painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, str(year))

    def _draw_bar(self, painter: QPainter, bar: Bar) -> None:
        look = theme.current()
        left = self._x(bar.first) if bar.first is not None else -float(_EDGE)
        right = (
            self._x(date.fromordinal(bar.last.toordinal() + 1)) if bar.last is not None else float(self.width() + _EDGE)
        )
        place = QRectF(left + 0.5, self._bars_top() + 0.5, max(right - left - 2, 3), self._bar_height() - 1)
        edge = {"passed": "ctl", "now": "acc", "coming": "ctl"}[bar.look]
        dash = Qt.PenStyle.DashLine if bar.look == "coming" else Qt.PenStyle.SolidLine
        painter.setPen(QPen(look.color(edge), 2 if bar.look == "now" else 1, dash))
        fill = {"passed": "muteS", "now": "infoS", "coming": "surf"}[bar.look]
        painter.setBrush(look.color(fill))
        painter.drawRoundedRect(place, 4, 4)
        painter.setFont(look.font(theme.SMALL, bar.look == "now"))
        painter.setPen(look.color("tx" if bar.look == "now" else "tx2"))
        metrics = look.metrics(theme.SMALL, bar.look == "now")
        inside = place.adjusted(8, 0, -4, 0)
        inside.setLeft(max(inside.left(), 8.0))
        shown = metrics.elidedText(bar.words, Qt.TextElideMode.ElideRight, int(inside.width()))
        if len(shown) > 1:
            painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter, shown)

    def _draw_band(self, painter: QPainter, band: Band) -> None:
        look = theme.current()
        left = self._x(band.first) if band.first is not None else 0.0
        place = QRectF(left + 0.5, self._bars_top() + self._bar_height() + 3, 0, _BAND)
        place.setRight(self._x(band.last))
        painter.setPen(QPen(look.color("warnX"), 1))
        painter.setBrush(QBrush(look.color("warnX"), Qt.BrushStyle.BDiagPattern))
        painter.drawRect(place)

    def _draw_marks(self, painter: QPainter, marks: Sequence[Mark]) -> None:
        look = theme.current()
        high = look.metrics(theme.SMALL).height()
        rows = {mark: (row, left) for mark, row, left in self._placed()}
        for mark in marks:
            x = self._x(mark.day)
            ink = look.color("warnX" if mark.main else "muteX")
            top = self._bars_top() - _GAP
            if mark in rows:
                row, left = rows[mark]
                top = _EDGE + row * 2 * high + high / 2
                painter.setFont(look.font(theme.SMALL, mark.main))
                painter.setPen(look.color("tx" if mark.main else "tx2"))
                for at, words in enumerate((mark.words, mark.day.isoformat())):
                    place = QRectF(left, _EDGE + (row * 2 + at) * high, self._wide(mark) + 2, high)
                    painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, words)
            painter.setPen(QPen(ink, 2))
            painter.drawLine(QPointF(x, top), QPointF(x, self._bars_top() + self._bar_height()))
            painter.setBrush(look.color("surf") if mark.expected else ink)
            painter.setPen(QPen(ink, 1))
            painter.drawPolygon(
                QPolygonF([QPointF(x, top - 5), QPointF(x + 5, top), QPointF(x, top + 5), QPointF(x - 5, top)])
            )

    def _draw_today(self, painter: QPainter, today: date) -> None:
        look = theme.current()
        x, words = self._x(today), _("i dag")
        painter.setPen(QPen(look.color("tx"), 2))
        painter.drawLine(QPointF(x, self._bars_top() - 3), QPointF(x, self._today_top()))
        metrics = look.metrics(theme.SMALL, bold=True)
        painter.setFont(look.font(theme.SMALL, bold=True))
        wide = metrics.horizontalAdvance(words) + 2
        left = min(max(x - wide / 2, 0.0), self.width() - wide)
        painter.drawText(QRectF(left, self._today_top(), wide, metrics.height()), Qt.AlignmentFlag.AlignVCenter, words)


def _years(line: Line, step: int) -> Iterator[int]:
    """Yield the years that are written out."""
    return iter(range(line.first.year, line.last.year + 1, step))
