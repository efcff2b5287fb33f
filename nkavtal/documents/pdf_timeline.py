"""The line of time: years, periods as bars, marked days; to a reader one picture with words."""

from __future__ import annotations

from datetime import date

from nkavtal.documents.pdf_blocks import Block
from nkavtal.documents.pdf_fonts import clean, shortened, width
from nkavtal.documents.pdf_style import ACCENT, ACCENT_PALE, DUE, GREY, INK, LINE, MM
from nkavtal.documents.pdf_tags import Node, alternative
from nkavtal.documents.sheet import Mark, Period, Timeline

_BAR, _BAR_STEP = 8 * MM, 9.5 * MM
_WORDS = 5 * MM  # a line of words above the bars


class TimelineBlock(Block):
    """A bar for each period below the words of the marks."""

    def __init__(self, parent: Node, timeline: Timeline, wide: float) -> None:
        self._node = parent.add("Figure", alternative(clean(timeline.alternative)))
        self._line = timeline
        self._start = date(timeline.first_year, 1, 1).toordinal()
        self._days = max(date(timeline.last_year, 12, 31).toordinal() + 1 - self._start, 1)
        self._words = self._mark_rows(wide)
        self._bars = max(len(timeline.periods), 1) * _BAR_STEP
        high = max(self._words) * _WORDS + _WORDS + self._bars + 9 * MM if self._words else self._bars + 10 * MM
        super().__init__(wide, high, before=2 * MM, after=5 * MM)

    def _x(self, day: date, wide: float) -> float:
        return min(max(wide * (day.toordinal() - self._start) / self._days, 0), wide)

    def _span(self, mark: Mark, wide: float) -> tuple[float, float]:
        long = width(clean(mark.text), "regular", 8.5)
        left = min(max(self._x(mark.day, wide) - long / 2, 0), max(wide - long, 0))
        return left, left + long

    def _mark_rows(self, wide: float) -> list[int]:
        """Return for each mark which line above the bars its words stand on, so that none overlap."""
        ends: list[float] = []
        rows: list[int] = []
        for mark in self._line.marks:
            left, right = self._span(mark, wide)
            row = next((number for number, end in enumerate(ends) if left > end + 6), len(ends))
            ends[row : row + 1] = [right]
            rows.append(row)
        return rows

    def draw(self) -> None:
        """Draw years, bars and marks."""
        base = 5 * MM
        top = base + self._bars + 3 * MM
        with self.canv.marked(self._node):
            self._years(base, top)
            for number, period in enumerate(self._line.periods):
                self._period(period, top - 2 * MM - _BAR - number * _BAR_STEP)
            for mark, row in zip(self._line.marks, self._words, strict=True):
                self._mark(mark, base, top, row)

    def _years(self, base: float, top: float) -> None:
        canvas = self.canv
        canvas.rule_with(LINE, 0.25 * MM)
        step = max(-(-(self._line.last_year - self._line.first_year + 1) // 12), 1)
        for year in range(self._line.first_year, self._line.last_year + 1, step):
            x = self._x(date(year, 1, 1), self.width)
            canvas.line(x, base - 1.5 * MM, x, top)
            canvas.write([f"{year} "], x + MM, 2, "regular", 8, 8, GREY)

    def _period(self, period: Period, y: float) -> None:
        canvas = self.canv
        left, right = self._x(period.first, self.width), self._x(period.last, self.width)
        canvas.fill_with(ACCENT_PALE)
        canvas.rule_with(ACCENT, 0.25 * MM)
        canvas.roundRect(left, y, max(right - left, MM), _BAR, 0.8 * MM, stroke=1, fill=1)
        words = clean(period.text)
        inside = width(words, "regular", 9) + 3 * MM <= right - left
        start = left + 2 * MM if inside or right + 2 * MM > 0.7 * self.width else right + 2 * MM
        shown = shortened(words, "regular", 9, self.width - start)
        canvas.write([f"{shown} "], start, y + _BAR / 2 - 3.2, "regular", 9, 9, INK)

    def _mark(self, mark: Mark, base: float, top: float, row: int) -> None:
        canvas = self.canv
        x = self._x(mark.day, self.width)
        canvas.rule_with(DUE, 0.5 * MM)
        canvas.line(x, base, x, top)
        left, _ = self._span(mark, self.width)
        shown = shortened(clean(mark.text), "regular", 8.5, self.width)
        canvas.write([f"{shown} "], left, top + 1.5 * MM + row * _WORDS, "regular", 8.5, 8.5, INK)
