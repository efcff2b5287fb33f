"""One lane painted: bars told apart by fill and edge, hatched windows, and days by the shape of their signs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPolygonF

from nkavtal.catalogue.lane_signs import SHAPES, Placed, Room, placed
from nkavtal.catalogue.time_axis import Axis
from nkavtal.catalogue.timelines import Lane, LaneSpan, LaneWindow, day_state, facts, nothing
from nkavtal.gui import theme

_SIGN, _GAP, _BAND, _AIR, _BEYOND = 5.5, 4.0, 6, 10, 12  # logical pixels
_NEAR = 8  # that a pointer may be beside a sign
LOOKS = {  # fill, edge, thickness, dashed
    "passed": ("muteS", "ctl", 1, False),
    "now": ("infoS", "acc", 2, False),
    "certain": ("surf", "tx2", 1, False),
    "possible": ("surf", "ctl", 1, True),
}


def sign_size() -> float:
    """Return half the width of a sign, which grows with the text."""
    return theme.current().side(100) * _SIGN / 100


def bar_height() -> int:
    """Return how high a bar is."""
    return theme.current().lines(22, 1, 6, theme.SMALL)


def height() -> int:
    """Return how high a lane is: signs and their words, the bar, the windows."""
    return theme.current().metrics(theme.SMALL).height() + bar_height() + _BAND + _AIR


@dataclass(frozen=True, slots=True)
class LanePainter:
    """Paints lanes over an axis within a width, on a ground that no line shows through where words stand."""

    axis: Axis
    as_of: date
    left: float
    right: float
    ground: str = "surf"

    def x(self, day: date) -> float:
        """Return where a day begins."""
        return self.left + (self.right - self.left - sign_size()) * self.axis.share(day)

    def day(self, x: float) -> date:
        """Return the day that stands at a place."""
        return self.axis.day((x - self.left) / max(1.0, self.right - self.left - sign_size()))

    def paint(self, painter: QPainter, lane: Lane, top: float) -> None:
        """Paint a lane whose upper edge is at a place."""
        bar = self._bar_top(top)
        for span in lane.spans:
            self._paint_span(painter, span, bar)
        for window in lane.windows:
            self._paint_window(painter, window, bar + bar_height() + 2)
        if not lane.meets(self.axis):
            self._write(painter, QPointF(self.left + 8, bar), bar_height(), nothing(lane), "tx3")
        for one in self._placed(lane):
            self._paint_day(painter, one, top, bar)

    def paint_today(self, painter: QPainter, top: float, low: float) -> None:
        """Paint the line of the day that is looked at."""
        if self.axis.first <= self.as_of <= self.axis.last:
            painter.setPen(QPen(theme.current().color("tx"), 2))
            x = self.x(self.as_of)
            painter.drawLine(QPointF(x, top), QPointF(x, low))

    def told_at(self, lane: Lane, x: float) -> str:
        """Return what stands at a place in words: the days there, else the period."""
        near = [one.day for one in lane.days if abs(self.x(one.day) - x) <= _NEAR]
        here = self.day(x)
        lines = [f"{one.words} {one.day.isoformat()}, {day_state(one)}" for one in lane.days if one.day in near]
        if not lines:
            runs = lambda one: (one.first or here) <= here <= (one.last or here)  # noqa: E731
            whole = Lane(
                lane.agreement,
                lane.number,
                lane.title,
                lane.party,
                "",
                tuple(filter(runs, lane.spans)),
                (),
                (),
                None,
                None,
            )
            lines = [f"{what} {when}, {state}" for what, when, state in facts(whole) if whole.spans]
        return "\n".join(lines)

    # --- the parts

    def _bar_top(self, top: float) -> float:
        return top + _AIR / 2 + theme.current().metrics(theme.SMALL).height()

    def _placed(self, lane: Lane) -> list[Placed]:
        wide: Callable[[str], float] = theme.current().metrics(theme.SMALL).horizontalAdvance
        return list(placed(lane.days, self.as_of, self.x, wide, Room(self.left, self.right, sign_size(), _GAP)))

    def _within(self, day: date | None, otherwise: float) -> float:
        """Return where a bar begins or ends; what goes on beyond the axis ends out of sight."""
        return min(max(self.x(day), self.left - _BEYOND), self.right + _BEYOND) if day is not None else otherwise

    def _paint_span(self, painter: QPainter, span: LaneSpan, top: float) -> None:
        if (span.first or self.axis.first) > self.axis.last or (span.last or self.axis.last) < self.axis.first:
            return
        left = self._within(span.first, self.left - _BEYOND)
        right = self._within(_after(span.last) if span.last is not None else None, self.right + _BEYOND)
        place = QRectF(left + 0.5, top + 0.5, max(right - left - 2, 3), bar_height() - 1)
        _bar(painter, place, span.look)
        look, bold = theme.current(), span.look == "now"
        inside = place.adjusted(7, 0, -4, 0).intersected(QRectF(self.left + 3, top, self.right - self.left, 999))
        painter.setFont(look.font(theme.SMALL, bold))
        painter.setPen(look.color("tx" if bold else "tx2"))
        shown = look.metrics(theme.SMALL, bold).elidedText(
            span.words, Qt.TextElideMode.ElideRight, max(0, int(inside.width()))
        )
        if len(shown) > 1:
            painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter, shown)

    def _paint_window(self, painter: QPainter, window: LaneWindow, top: float) -> None:
        left = self._within(window.first, self.left - _BEYOND)
        right = self._within(_after(window.last), self.right)
        if right - left > 1:
            hatch(painter, QRectF(left + 0.5, top + 0.5, right - left - 1, _BAND - 1))

    def _paint_day(self, painter: QPainter, one: Placed, top: float, bar: float) -> None:
        look = theme.current()
        high = look.metrics(theme.SMALL).height()
        middle = top + _AIR / 2 - 1 + high / 2
        ink = look.color("warnX" if one.day.open or one.day.expected else "muteX")
        painter.setPen(QPen(ink, 2))
        painter.drawLine(QPointF(one.x, middle), QPointF(one.x, bar + 4))
        sign(painter, one.sign, QPointF(one.x, middle), ink, hollow=one.day.expected)
        if one.words:
            self._write(
                painter, QPointF(one.left, top + _AIR / 2 - 1), high, one.words, "tx" if one.day.open else "tx2"
            )

    def _write(self, painter: QPainter, at: QPointF, high: float, words: str, token: str) -> None:
        look = theme.current()
        wide = look.metrics(theme.SMALL).horizontalAdvance(words) + 2
        painter.fillRect(QRectF(at.x() - 1, at.y() + 1, wide, high - 2), look.color(self.ground))
        painter.setFont(look.font(theme.SMALL))
        painter.setPen(look.color(token))
        painter.drawText(QRectF(at.x(), at.y(), wide, high), Qt.AlignmentFlag.AlignVCenter, words)


def example(painter: QPainter, code: str, place: QRectF) -> None:
    """Paint what a legend explains in a place."""
    if code in LOOKS:
        _bar(painter, place.adjusted(1, 2, -1, -2), code)
    elif code == "window":
        hatch(painter, QRectF(place.x(), place.center().y() - 3, place.width(), _BAND))
    else:
        hollow = code == "hollow"
        sign(painter, "dot" if hollow else code, place.center(), theme.current().color("warnX"), hollow=hollow)


def sign(painter: QPainter, name: str, at: QPointF, ink: QColor, *, hollow: bool) -> None:
    """Paint a sign about its middle."""
    painter.setPen(QPen(ink, 1.2))
    painter.setBrush(theme.current().color("surf") if hollow else ink)
    size = sign_size()
    painter.drawPolygon(QPolygonF([QPointF(at.x() + x * size, at.y() + y * size) for x, y in SHAPES[name]]))


def hatch(painter: QPainter, place: QRectF) -> None:
    """Paint a hatched band."""
    ink = theme.current().color("warnX")
    painter.setPen(QPen(ink, 1))
    painter.setBrush(QBrush(ink, Qt.BrushStyle.BDiagPattern))
    painter.drawRect(place)


def example_size() -> QSize:
    """Return the room that an example takes."""
    return QSize(theme.current().side(26), theme.current().metrics(theme.SMALL).height() + 4)


def _bar(painter: QPainter, place: QRectF, name: str) -> None:
    look = theme.current()
    fill, edge, thick, dashed = LOOKS[name]
    painter.setPen(QPen(look.color(edge), thick, Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine))
    painter.setBrush(look.color(fill))
    painter.drawRoundedRect(place, 4, 4)
    if name == "passed" and look.mode == "contrast":  # there every fill is the same
        painter.setBrush(QBrush(look.color(edge), Qt.BrushStyle.Dense7Pattern))
        painter.drawRoundedRect(place, 4, 4)


def _after(day: date) -> date:
    return date.fromordinal(min(day.toordinal() + 1, date.max.toordinal()))
