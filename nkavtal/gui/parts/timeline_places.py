"""A line of time as data, and where its parts stand for a width: words never lie over each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Literal

from nkavtal.gui import theme

Look = Literal["passed", "now", "coming"]
EDGE = 6  # logical pixels around all
BAND = 7  # height of the band of a window
GAP = 6
ROWS = 2  # of words above the bars; what has no room there stands as text beside the line only


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
    today_word: str = ""
    """What stands at the line of the day."""


class Places:
    """Where everything of a line stands within a width, at the text size of the moment."""

    def __init__(self, line: Line, width: int) -> None:
        self._line, self._width = line, width

    def x(self, day: date) -> float:
        """Return where a day stands; days beyond the line stand at its ends."""
        line = self._line
        days = max(1, line.last.toordinal() + 1 - line.first.toordinal())
        wide = self._width - 2 * EDGE
        return EDGE + wide * min(max((day.toordinal() - line.first.toordinal()) / days, 0.0), 1.0)

    @cached_property
    def bars_top(self) -> float:
        """Where the bars begin, under the words."""
        rows = max((row for _mark, row, _left in self.placed), default=-1) + 1
        return EDGE + rows * 2 * theme.current().metrics(theme.SMALL).height() + GAP

    @cached_property
    def bar_height(self) -> int:
        """How high a bar is."""
        return theme.current().lines(28, 1, 10, theme.SMALL)

    @cached_property
    def today_top(self) -> float:
        """Where the word for today begins."""
        band = BAND + 3 if self._line.bands else 0
        return self.bars_top + self.bar_height + 3 + band

    @cached_property
    def years_top(self) -> float:
        """Where the years begin."""
        return self.today_top + theme.current().metrics(theme.SMALL).height() + 3

    @cached_property
    def placed(self) -> list[tuple[Mark, int, float]]:
        """The marks whose words have room, each with its row above the bars and where the words begin."""
        today = self._line.today
        found: list[tuple[Mark, int, float]] = []
        for mark in sorted(self._line.marks, key=lambda one: (not one.main, one.day < today, one.expected, one.day)):
            left = self._left(mark)
            row = next((row for row in range(ROWS) if left >= 0 and self._fits(mark, row, left, found)), None)
            if row is not None:
                found.append((mark, row, left))
        return found

    def _fits(self, mark: Mark, row: int, left: float, placed: Sequence[tuple[Mark, int, float]]) -> bool:
        """Tell if words have room in a row: beside those that stand there, and crossed by no line from the row above."""
        begins, ends = self._reach(mark, left)
        for other, other_row, other_left in placed:
            other_begins, other_ends = self._reach(other, other_left)
            if other_row == row and begins < other_ends and other_begins < ends:
                return False
            if other_row < row and begins < self.x(other.day) + 6 and self.x(other.day) - 6 < ends:
                return False
            if other_row > row and other_begins - 6 < self.x(mark.day) < other_ends:
                return False
        return True

    def _left(self, mark: Mark) -> float:
        """Return where words begin: right of their day, left of it where the line ends."""
        x, wide = self.x(mark.day), self.wide(mark)
        return x + 8 if x + 8 + wide <= self._width - EDGE else x - 8 - wide

    def _reach(self, mark: Mark, left: float) -> tuple[float, float]:
        """Return from where to where a day with its words takes room."""
        x = self.x(mark.day)
        return min(left, x - 6), max(left + self.wide(mark), x + 6) + 10

    def wide(self, mark: Mark) -> int:
        """Return how wide the words of a mark are."""
        metrics = theme.current().metrics(theme.SMALL, mark.main)
        return max(metrics.horizontalAdvance(mark.words), metrics.horizontalAdvance(mark.day.isoformat()))
