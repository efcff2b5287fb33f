"""The signs of days on a lane, and which of them have room for words: the same on screen and on paper."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from nkavtal.base.i18n import gettext as _
from nkavtal.catalogue.timelines import SIGNS, LaneDay

Point = tuple[float, float]

SHAPES: dict[str, tuple[Point, ...]] = {
    "down": ((-1, -0.8), (1, -0.8), (0, 1)),
    "up": ((-1, 0.8), (1, 0.8), (0, -1)),
    "diamond": ((0, -1.1), (1.1, 0), (0, 1.1), (-1.1, 0)),
    "square": ((-0.85, -0.85), (0.85, -0.85), (0.85, 0.85), (-0.85, 0.85)),
    "dot": tuple((math.cos(at * math.pi / 12), math.sin(at * math.pi / 12)) for at in range(24)),
    "cross": (
        (-1, -0.4), (-0.4, -0.4), (-0.4, -1), (0.4, -1), (0.4, -0.4), (1, -0.4),
        (1, 0.4), (0.4, 0.4), (0.4, 1), (-0.4, 1), (-0.4, 0.4), (-1, 0.4),
    ),
    "stop": ((-0.45, -1.1), (0.45, -1.1), (0.45, 1.1), (-0.45, 1.1)),
}  # fmt: skip
"""Each sign as a polygon in a square from -1 to 1, y downwards."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A day's sign at `x`, with the words that have room beside it from `left` on; '' when none have."""

    day: LaneDay
    x: float
    left: float
    words: str

    @property
    def sign(self) -> str:
        """The name of its shape."""
        return SIGNS[self.day.kind]


def placed(
    days: Sequence[LaneDay], as_of: date, x_of: Callable[[date], float], wide: Callable[[str], float], room: Room
) -> Iterator[Placed]:
    """Yield each day in sight with the words that have room: what it is and when, or when alone.

    Words never lie over other words or signs. Those to come are given room first, then the expected ones.
    """
    seen = [(one, x) for one in days if room.left <= (x := x_of(one.day)) <= room.right]
    taken = [(x - room.sign, x + room.sign) for _one, x in seen]
    for one, x in sorted(seen, key=lambda pair: _rank(pair[0], as_of)):
        words, left = "", x
        for text in (_("{what} {day}").format(what=one.words, day=one.day.isoformat()), one.day.isoformat()):
            long = wide(text)
            for begins in (x + room.sign + room.gap, x - room.sign - room.gap - long):
                if (
                    not words
                    and room.left <= begins
                    and begins + long <= room.right
                    and _free(begins, begins + long, taken)
                ):
                    words, left = text, begins
        if words:
            taken.append((left - room.gap, left + wide(words) + room.gap))
        yield Placed(one, x, left, words)


@dataclass(frozen=True, slots=True)
class Room:
    """From where to where a lane is drawn, half the width of a sign, and the air beside words."""

    left: float
    right: float
    sign: float
    gap: float


def _free(begins: float, ends: float, taken: Sequence[tuple[float, float]]) -> bool:
    return all(ends <= left or begins >= right for left, right in taken)


def _rank(one: LaneDay, as_of: date) -> tuple[bool, bool, bool, int]:
    """Return what is given room first: open days to come, the nearest first; of those that passed the latest."""
    passed = one.day < as_of
    away = one.day.toordinal() - as_of.toordinal()
    return passed and one.state != "late", one.expected, not one.open, -away if passed else away
