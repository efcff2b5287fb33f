"""An axis of days that lanes share: where a day stands on it, its ticks, and what moving along it shows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from nkavtal.base.i18n import MONTHS
from nkavtal.base.i18n import gettext as _

SHORTEST = 92
"""Days that are seen at least."""
_YEARS = (1, 2, 5, 10, 25, 50)
_MONTHS = (1, 3, 6)


@dataclass(frozen=True, slots=True)
class Tick:
    """A line across the lanes: the day it stands before, its words, and whether a year begins there."""

    day: date
    words: str
    year: bool


@dataclass(frozen=True, slots=True)
class Axis:
    """The days from the first to the last, both included."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """How many days it holds."""
        return self.last.toordinal() - self.first.toordinal() + 1

    def share(self, day: date) -> float:
        """Return where a day begins: 0 at the first day, 1 after the last; outside for days beyond."""
        return (day.toordinal() - self.first.toordinal()) / self.days

    def day(self, share: float) -> date:
        """Return the day that stands at a share."""
        return _day(self.first.toordinal() + int(share * self.days))

    def within(self, whole: Axis, share: float, factor: float) -> Axis:
        """Return the axis with so many times its days, the day at a share staying where it is, kept within another."""
        days = min(max(round(self.days * factor), SHORTEST), whole.days)
        held = self.first.toordinal() + share * self.days
        return _placed(round(held - share * days), days, whole)

    def moved(self, whole: Axis, days: int) -> Axis:
        """Return the axis so many days later, kept within another."""
        return _placed(self.first.toordinal() + days, self.days, whole)

    def about(self, whole: Axis, day: date) -> Axis:
        """Return the axis moved so that a day stands at its first third."""
        return _placed(day.toordinal() - self.days // 3, self.days, whole)

    def ticks(self, year_wide: float, month_wide: float) -> Iterator[Tick]:
        """Yield years, and months between them where they have room; widths of their words are shares of the axis."""
        per_year = 365.25 / self.days
        step = next((one for one in _YEARS if one * per_year >= year_wide), _YEARS[-1])
        between = next((one for one in _MONTHS if one * per_year / 12 >= month_wide), 12)
        found = [*self._years(step, year_wide), *(self._months(between) if step == 1 else ())]
        yield from sorted(found, key=lambda tick: (tick.day, not tick.year))

    def _years(self, step: int, wide: float) -> Iterator[Tick]:
        """Yield the years that begin, and before them the one that is under way where its words have room."""
        begun = date(min(self.first.year + 1, date.max.year), 1, 1)
        if self.first.day == self.first.month == 1:
            begun = self.first
        elif step == 1 and min(self.share(begun), 1.0) >= 1.5 * wide:
            yield Tick(self.first, str(self.first.year), True)
        for year in range(begun.year, self.last.year + 1):
            if year % step == 0:
                yield Tick(date(year, 1, 1), str(year), True)

    def _months(self, between: int) -> Iterator[Tick]:
        for year in range(self.first.year, self.last.year + 1):
            for month in range(1 + between, 13, between):
                if self.first <= date(year, month, 1) <= self.last:
                    yield Tick(date(year, month, 1), _(MONTHS[month - 1])[:3], False)


def _placed(first: int, days: int, whole: Axis) -> Axis:
    earliest, latest = whole.first.toordinal(), whole.last.toordinal() - days + 1
    at = max(min(first, latest), earliest)
    return Axis(_day(at), _day(at + days - 1))


def _day(ordinal: int) -> date:
    return date.fromordinal(min(max(ordinal, 1), date.max.toordinal()))
