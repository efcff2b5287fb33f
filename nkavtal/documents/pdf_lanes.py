"""Lanes on one axis of time, parted between lanes with the axis over each part; to a reader a picture with words each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from nkavtal.catalogue.lane_signs import SHAPES, Placed, Room, placed
from nkavtal.catalogue.timelines import Lane, LaneSpan, LaneWindow, nothing, told
from nkavtal.documents.pdf_blocks import Block
from nkavtal.documents.pdf_canvas import TaggedCanvas
from nkavtal.documents.pdf_fonts import Face, clean, shortened, width, wrap
from nkavtal.documents.pdf_style import ACCENT, ACCENT_PALE, DUE, GREY, INK, LINE, MM, WHITE
from nkavtal.documents.pdf_tags import Node, alternative
from nkavtal.documents.sheet import Lanes

_NAMES = 62 * MM
_AXIS = 7 * MM
_SIGNS, _BAR, _BAND, _AIR = 5 * MM, 5.5 * MM, 1.8 * MM, 2.2 * MM
_LANE = _SIGNS + _BAR + _BAND + _AIR
_LEGEND = 6 * MM
_BEYOND = 4 * MM
_SIGN = 1.45 * MM
_WORDS = 7.5
_PASSED = "#E3E8EC"
_LOOKS = {  # fill, edge, thickness of the edge, dashed
    "passed": (_PASSED, GREY, 0.2 * MM, False),
    "now": (ACCENT_PALE, ACCENT, 0.5 * MM, False),
    "certain": (WHITE, INK, 0.3 * MM, False),
    "possible": (WHITE, GREY, 0.25 * MM, True),
}


@dataclass(frozen=True, slots=True)
class _Named:
    lane: Lane
    node: Node


class LanesBlock(Block):
    """Some lanes under their axis; the legend follows the last one."""

    def __init__(self, part: Lanes, lanes: tuple[_Named, ...], legend: Node | None, wide: float) -> None:
        self._part, self._lanes, self._legend = part, lanes, legend
        self._rows = _legend_rows(part.legend, wide) if legend is not None else []
        super().__init__(wide, _AXIS + len(lanes) * _LANE + len(self._rows) * _LEGEND, before=2 * MM, after=4 * MM)
        self.least = _AXIS + min(len(lanes), 2) * _LANE

    @classmethod
    def of(cls, parent: Node, part: Lanes, wide: float) -> LanesBlock:
        """Make the block with an element for each lane and one for the legend, in reading order."""
        named = tuple(_Named(lane, parent.add("Figure", alternative(clean(told(lane))))) for lane in part.lanes)
        return cls(part, named, parent.add("P"), wide)

    def split(self, _width: float, height: float) -> list[Any]:
        """Part between two lanes, the lanes of parties not necessarily with their agreement."""
        fits = min(int((height - _AXIS) / _LANE), len(self._lanes) - 1)
        if fits < 1:
            return []
        return [
            LanesBlock(self._part, self._lanes[:fits], None, self.width),
            LanesBlock(self._part, self._lanes[fits:], self._legend, self.width),
        ]

    # --- places

    @property
    def _room(self) -> Room:
        return Room(_NAMES, self.width, _SIGN, 1 * MM)

    def _x(self, day: date) -> float:
        return _NAMES + (self.width - _NAMES - _SIGN) * self._part.axis.share(day)

    def _within(self, x: float) -> float:
        return min(max(x, _NAMES - _BEYOND), self.width + _BEYOND)

    # --- drawing

    def draw(self) -> None:
        """Draw the axis, each lane and the legend."""
        top = self.height - _AXIS
        with self.canv.artifact():
            self._draw_axis(top)
        for at, one in enumerate(self._lanes):
            self._draw_lane(one, top - (at + 1) * _LANE)
        with self.canv.artifact():
            self._draw_today(top, top - len(self._lanes) * _LANE)
        if self._legend is not None:
            self._draw_legend(self._legend, top - len(self._lanes) * _LANE)

    def _draw_axis(self, top: float) -> None:
        canvas, wide = self.canv, self.width - _NAMES
        low = top - len(self._lanes) * _LANE
        edge = _NAMES
        for tick in self._part.axis.ticks(11 * MM / wide, 9 * MM / wide):
            x = self._x(tick.day)
            canvas.rule_with(LINE, (0.3 if tick.year else 0.15) * MM)
            canvas.line(x, low, x, top + (5 if tick.year else 1.5) * MM)
            if x + width(tick.words, "regular", 8) + MM <= self.width and x >= edge:
                canvas.write([tick.words], x + MM, top + 1.6 * MM, _face(tick.year), 8, 8, INK if tick.year else GREY)
                edge = x + MM + width(tick.words, "bold", 8)
        canvas.rule_with(LINE, 0.25 * MM)
        canvas.line(0, top, self.width, top)

    def _draw_lane(self, one: _Named, low: float) -> None:
        canvas, lane = self.canv, one.lane
        bar = low + _AIR / 2 + _BAND
        with canvas.artifact():
            canvas.rule_with(LINE, 0.2 * MM)
            canvas.line(0, low, self.width, low)
        with canvas.marked(one.node):
            self._draw_name(lane, low)
            canvas.saveState()
            outline = canvas.beginPath()
            outline.rect(_NAMES, low, self.width - _NAMES, _LANE)
            canvas.clipPath(outline, stroke=0, fill=0)  # what goes on beyond the axis has no end there
            for span in lane.spans:
                self._draw_span(span, bar)
            for window in lane.windows:
                self._draw_window(window, bar)
            canvas.restoreState()
            if not lane.meets(self._part.axis):
                words = clean(nothing(lane))
                self._write(words, _NAMES + 2 * MM, bar + _BAR / 2 - 2.6, "italic", GREY)
            for day in placed(lane.days, self._part.today, self._x, _wide, self._room):
                self._draw_day(day, bar)

    def _draw_name(self, lane: Lane, low: float) -> None:
        indent = 4 * MM if lane.party else 0
        room = _NAMES - indent - 3 * MM
        face: Face = "regular" if lane.party else "bold"
        first, *more = wrap(clean(lane.name), face, 9, room)
        lines = [first, shortened(" ".join(more), face, 9, room)] if more else [first]
        under = shortened(clean(lane.under), "regular", 8, room)
        y = low + _LANE / 2 + (len(lines) - 1) * 5.5 + 1.5
        self.canv.write([f"{line} " for line in lines], indent, y, face, 9, 11, INK)
        self.canv.write([f"{under} "], indent, y - len(lines) * 11 + 0.5, "regular", 8, 8, GREY)

    def _draw_span(self, span: LaneSpan, low: float) -> None:
        axis = self._part.axis
        if (span.first is not None and span.first > axis.last) or (span.last is not None and span.last < axis.first):
            return
        left = self._within(self._x(span.first)) if span.first is not None else _NAMES - _BEYOND
        right = self._within(_after(self._x, span.last)) if span.last is not None else self.width + _BEYOND
        fill, edge, thick, dashed = _LOOKS[span.look]
        _bar(self.canv, left, low, max(right - left - 0.6, MM), (fill, edge, thick), dashed=dashed)
        face: Face = "bold" if span.look == "now" else "regular"
        begins = max(left, _NAMES) + 1.2 * MM
        words = shortened(clean(span.words), face, _WORDS, min(right, self.width) - begins - 1.2 * MM)
        if len(words) > 1:
            self.canv.write([f"{words} "], begins, low + _BAR / 2 - 2.6, face, _WORDS, _WORDS, INK)

    def _draw_window(self, window: LaneWindow, bar: float) -> None:
        left = self._within(self._x(window.first)) if window.first is not None else _NAMES - _BEYOND
        right = self._within(_after(self._x, window.last))
        if right - left > 0.5:
            _hatched(self.canv, left, bar - _BAND - 0.3 * MM, right - left, _BAND)

    def _draw_day(self, one: Placed, bar: float) -> None:
        canvas = self.canv
        middle = bar + _BAR + _SIGNS / 2
        ink = DUE if one.day.open or one.day.expected else GREY
        canvas.rule_with(ink, 0.35 * MM)
        canvas.line(one.x, middle, one.x, bar + _BAR - MM)
        _sign(canvas, one.sign, (one.x, middle), ink, hollow=one.day.expected)
        if one.words:
            self._write(clean(one.words), one.left, middle - 2.5, "regular", INK)

    def _write(self, words: str, x: float, y: float, face: Face, ink: str) -> None:
        """Write words that no line of the axis crosses."""
        self.canv.fill_with(WHITE)
        self.canv.rect(x - 0.3 * MM, y - 0.7 * MM, width(words, face, _WORDS) + 0.6 * MM, 3.2 * MM, stroke=0, fill=1)
        self.canv.write([f"{words} "], x, y, face, _WORDS, _WORDS, ink)

    def _draw_today(self, top: float, low: float) -> None:
        part, canvas = self._part, self.canv
        if part.axis.first <= part.today <= part.axis.last:
            x = self._x(part.today)
            canvas.rule_with(INK, 0.4 * MM)
            canvas.line(x, low, x, top + 0.8 * MM)
            long = width(part.today_word, "bold", 7.5) + MM
            left = min(max(x - long / 2, _NAMES), self.width - long)
            canvas.fill_with(WHITE)
            canvas.rect(left - 0.5 * MM, top + 0.4 * MM, long + MM, 4 * MM, stroke=0, fill=1)
            canvas.write([part.today_word], left + 0.5 * MM, top + 1.4 * MM, "bold", 7.5, 7.5, INK)

    def _draw_legend(self, node: Node, top: float) -> None:
        for row, entries in enumerate(self._rows):
            y = top - (row + 1) * _LEGEND + 1.2 * MM
            for code, words, x in entries:
                with self.canv.artifact():
                    _example(self.canv, code, x, y)
                with self.canv.marked(node):
                    self.canv.write([f"{words} "], x + 8.5 * MM, y, "regular", 8, 8, INK)


def _legend_rows(legend: tuple[tuple[str, str], ...], wide: float) -> list[list[tuple[str, str, float]]]:
    rows: list[list[tuple[str, str, float]]] = [[]]
    x = 0.0
    for code, told_words in legend:
        words = clean(told_words)
        long = 8.5 * MM + width(words, "regular", 8) + 5 * MM
        if x and x + long > wide:
            rows.append([])
            x = 0.0
        rows[-1].append((code, words, x))
        x += long
    return rows


def _example(canvas: TaggedCanvas, code: str, x: float, y: float) -> None:
    if code in _LOOKS:
        fill, edge, thick, dashed = _LOOKS[code]
        _bar(canvas, x, y - 0.8 * MM, 7 * MM, (fill, edge, thick), dashed=dashed, high=3.8 * MM)
    elif code == "window":
        _hatched(canvas, x, y, 7 * MM, _BAND)
    else:
        hollow = code == "hollow"
        _sign(canvas, "dot" if hollow else code, (x + 3.5 * MM, y + 1.1 * MM), DUE, hollow=hollow)


def _bar(
    canvas: TaggedCanvas,
    x: float,
    y: float,
    wide: float,
    look: tuple[str, str, float],
    *,
    dashed: bool,
    high: float = _BAR,
) -> None:
    fill, edge, thick = look
    canvas.saveState()
    canvas.fill_with(fill)
    canvas.rule_with(edge, thick)
    if dashed:
        canvas.setDash(2, 1.5)
    canvas.roundRect(x, y, wide, high, 0.8 * MM, stroke=1, fill=1)
    canvas.restoreState()


def _hatched(canvas: TaggedCanvas, x: float, y: float, wide: float, high: float) -> None:
    canvas.saveState()
    canvas.rule_with(DUE, 0.2 * MM)
    canvas.rect(x, y, wide, high, stroke=1, fill=0)
    outline = canvas.beginPath()
    outline.rect(x, y, wide, high)
    canvas.clipPath(outline, stroke=0, fill=0)
    strokes = canvas.beginPath()
    at = x - high
    while at < x + wide:
        strokes.moveTo(at, y)
        strokes.lineTo(at + high, y + high)
        at += 1.3 * MM
    canvas.drawPath(strokes, stroke=1, fill=0)
    canvas.restoreState()


def _sign(canvas: TaggedCanvas, sign: str, at: tuple[float, float], ink: str, *, hollow: bool) -> None:
    points = [(at[0] + x * _SIGN, at[1] - y * _SIGN) for x, y in SHAPES[sign]]
    path = canvas.beginPath()
    path.moveTo(*points[0])
    for point in points[1:]:
        path.lineTo(*point)
    path.close()
    canvas.fill_with(WHITE if hollow else ink)
    canvas.rule_with(ink, 0.3 * MM)
    canvas.drawPath(path, stroke=1, fill=1)


def _after(x_of: Any, day: date) -> float:
    return float(x_of(date.fromordinal(min(day.toordinal() + 1, date.max.toordinal()))))


def _wide(words: str) -> float:
    return width(clean(words), "regular", _WORDS)


def _face(bold: bool) -> Face:
    return "bold" if bold else "regular"
