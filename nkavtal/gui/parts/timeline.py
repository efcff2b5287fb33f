"""A line of time: periods as bars, when notice can be given, marked days and today; the same facts stand as text beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QPainter, QPaintEvent, QPen, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from nkavtal.base.i18n import gettext as _
from nkavtal.gui import theme
from nkavtal.gui.parts.timeline_places import BAND, EDGE, GAP, Band, Bar, Line, Mark, Places

_NOTCH = 5  # that a mark reaches into a bar, so that it crosses no words
_EMPTY = Line(date(2000, 1, 1), date(2000, 12, 31), date(2000, 1, 1))


class Timeline(QWidget):
    """Draws a line over the width there is; to a screen reader one picture with a description."""

    def __init__(self, line: Line | None = None) -> None:
        super().__init__()
        self._line = line
        self._placed: tuple[tuple[object, ...], Places] | None = None
        self.setAccessibleName(_("Tidslinje"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.current().changed.connect(self.updateGeometry)

    @property
    def places(self) -> Places:
        """Where everything stands now; worked out once for a width and a look."""
        look = theme.current()
        now = (self._line, self.width(), look.text_size, look.mode)
        if self._placed is None or self._placed[0] != now:
            self._placed = (now, Places(self._line or _EMPTY, self.width()))
        return self._placed[1]

    def show_line(self, line: Line) -> None:
        """Show another line."""
        self._line = line
        self.setAccessibleDescription(line.told)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Follow the text: marks over the bars, today and years under them."""
        return QSize(480, int(self.places.years_top + theme.current().metrics(theme.SMALL).height() + EDGE))

    def minimumSizeHint(self) -> QSize:
        """Be as narrow as need be; words that have no room are left out."""
        return QSize(240, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width leaves room for words in more or fewer rows."""
        super().resizeEvent(event)
        self.updateGeometry()

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
        self._draw_today(painter, self._line.today, self._line.today_word or _("i dag"))
        painter.end()

    def _draw_years(self, painter: QPainter, line: Line) -> None:
        look = theme.current()
        metrics = look.metrics(theme.SMALL)
        painter.setFont(look.font(theme.SMALL))
        room = metrics.horizontalAdvance("2026") + 8
        per_year = max(1.0, (self.width() - 2 * EDGE) / max(1, line.last.year - line.first.year + 1))
        step = max(1, round(room / per_year + 0.49))
        for year in _years(line, step):
            x = self.places.x(date(year, 1, 1)) if year > line.first.year else float(EDGE)
            painter.setPen(QPen(look.color("line"), 1))
            painter.drawLine(QPointF(x, self.places.bars_top - GAP), QPointF(x, self.places.years_top))
            painter.setPen(look.color("tx2"))
            if x + room <= self.width() + 8:
                place = QRectF(x + 2, self.places.years_top, room, metrics.height())
                painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, str(year))

    def _draw_bar(self, painter: QPainter, bar: Bar) -> None:
        look = theme.current()
        left = self.places.x(bar.first) if bar.first is not None else -float(EDGE)
        right = (
            self.places.x(date.fromordinal(bar.last.toordinal() + 1))
            if bar.last is not None
            else float(self.width() + EDGE)
        )
        place = QRectF(left + 0.5, self.places.bars_top + 0.5, max(right - left - 2, 3), self.places.bar_height - 1)
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
        shown = metrics.elidedText(bar.words, Qt.TextElideMode.ElideMiddle, int(inside.width()))
        if len(shown) > 1:
            painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter, shown)

    def _draw_band(self, painter: QPainter, band: Band) -> None:
        look = theme.current()
        left = self.places.x(band.first) if band.first is not None else 0.0
        place = QRectF(left + 0.5, self.places.bars_top + self.places.bar_height + 3, 0, BAND)
        place.setRight(self.places.x(band.last))
        painter.setPen(QPen(look.color("warnX"), 1))
        painter.setBrush(QBrush(look.color("warnX"), Qt.BrushStyle.BDiagPattern))
        painter.drawRect(place)

    def _draw_marks(self, painter: QPainter, marks: Sequence[Mark]) -> None:
        look = theme.current()
        high = look.metrics(theme.SMALL).height()
        rows = {mark: (row, left) for mark, row, left in self.places.placed}
        for mark in marks:
            x = self.places.x(mark.day)
            ink = look.color("warnX" if mark.main else "muteX")
            top = self.places.bars_top - GAP
            if mark in rows:
                row, left = rows[mark]
                top = EDGE + row * 2 * high + high / 2
                painter.setFont(look.font(theme.SMALL, mark.main))
                painter.setPen(look.color("tx" if mark.main else "tx2"))
                for at, words in enumerate((mark.words, mark.day.isoformat())):
                    place = QRectF(left, EDGE + (row * 2 + at) * high, self.places.wide(mark) + 2, high)
                    painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, words)
            painter.setPen(QPen(ink, 2))
            painter.drawLine(QPointF(x, top), QPointF(x, self.places.bars_top + _NOTCH))
            painter.setBrush(look.color("surf") if mark.expected else ink)
            painter.setPen(QPen(ink, 1))
            painter.drawPolygon(
                QPolygonF([QPointF(x, top - 5), QPointF(x + 5, top), QPointF(x, top + 5), QPointF(x - 5, top)])
            )

    def _draw_today(self, painter: QPainter, today: date, words: str) -> None:
        look = theme.current()
        x = self.places.x(today)
        painter.setPen(QPen(look.color("tx"), 2))
        painter.drawLine(QPointF(x, self.places.bars_top - 3), QPointF(x, self.places.today_top))
        metrics = look.metrics(theme.SMALL, bold=True)
        painter.setFont(look.font(theme.SMALL, bold=True))
        wide = metrics.horizontalAdvance(words) + 2
        left = min(max(x - wide / 2, 0.0), self.width() - wide)
        painter.drawText(
            QRectF(left, self.places.today_top, wide, metrics.height()), Qt.AlignmentFlag.AlignVCenter, words
        )


def _years(line: Line, step: int) -> Iterator[int]:
    """Yield the years that are written out."""
    return iter(range(line.first.year, line.last.year + 1, step))
