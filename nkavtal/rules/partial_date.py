"""Days known to the day, the month or the year; sure, unsure, or only before or after."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache


class Bound(StrEnum):
    """How a vague day is meant; the letter is how it is kept in text."""

    AT = ""
    UNSURE = "?"
    BEFORE = "<"
    AFTER = ">"


_TEXT = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?([?<>]?)", re.ASCII)


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A day with its precision; raises ValueError for a day that does not exist.

    Text form: '2013', '2013-02' or '2013-02-25', followed by '?' (unsure), '<' (before it) or '>' (after it).
    """

    year: int
    month: int | None = None
    day: int | None = None
    bound: Bound = Bound.AT

    def __post_init__(self) -> None:
        if self.day is not None and self.month is None:
            raise ValueError("a day needs its month")
        date(self.year, 1 if self.month is None else self.month, 1 if self.day is None else self.day)

    @classmethod
    def of(cls, day: date) -> PartialDate:
        """Return a day known to the day."""
        return cls(day.year, day.month, day.day)

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """Read the text form; raise ValueError for anything else."""
        return _parsed(text)

    def __str__(self) -> str:
        if self.month is None:
            return f"{self.year:04}{self.bound}"
        if self.day is None:
            return f"{self.year:04}-{self.month:02}{self.bound}"
        return f"{self.year:04}-{self.month:02}-{self.day:02}{self.bound}"

    @property
    def exact(self) -> date | None:
        """The day, if it is known to the day and sure; no rule makes a vague day sharp."""
        if self.day is None or self.month is None or self.bound is not Bound.AT:
            return None
        return date(self.year, self.month, self.day)

    @property
    def earliest(self) -> date:
        """The first day it can be; the lowest day there is when it is only known to be before something."""
        if self.bound is Bound.BEFORE:
            return date.min
        if self.bound is Bound.AFTER:
            return self._last
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def latest(self) -> date:
        """The last day it can be; the highest day there is when it is only known to be after something."""
        if self.bound is Bound.AFTER:
            return date.max
        if self.bound is Bound.BEFORE:
            return date(self.year, self.month or 1, self.day or 1)
        return self._last

    @property
    def _last(self) -> date:
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])


@lru_cache(maxsize=20_000)  # a register holds few different days, many times each
def _parsed(text: str) -> PartialDate:
    found = _TEXT.fullmatch(text)
    if not found:
        raise ValueError(text)
    year, month, day, bound = found.groups()
    return PartialDate(int(year), int(month) if month else None, int(day) if day else None, Bound(bound))
