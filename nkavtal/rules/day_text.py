"""A day as a person types it, read with today in hand."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from datetime import date, timedelta

from nkavtal.rules.partial_date import Bound, PartialDate
from nkavtal.rules.terms.spans import Span, after, before

_MONTHS = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_WORDS = {
    "i dag": 0,
    "idag": 0,
    "i morgon": 1,
    "imorgon": 1,
    "i går": -1,
    "igår": -1,
    "i övermorgon": 2,
    "i förrgår": -2,
}
_AHEAD = 50  # two figures mean the century that brings the year within fifty years ahead
_STEP = re.compile(r"([+\-−])\s*(\d{1,4})\s*(d|v|m|å)\w*")
_NAMED = re.compile(r"(?:(\d{1,2})\s*)?([a-zåäö]{3,})\.?(?:\s+(\d{4}))?")
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})(?:[\s\-/]+(\d{4}|\d{2}))?")
_ISO = re.compile(r"(\d{4})-(\d{1,2})(?:-(\d{1,2}))?")
_FIGURES = re.compile(r"(\d{4}|\d{2})(\d\d)(\d\d)")


class NotADayError(ValueError):
    """The text is no day; `code` is 'unreadable', 'no_such_month', 'no_such_day' or 'no_such_year'.

    For 'no_such_day' year and month are set and `days` says how many the month has.
    """

    def __init__(self, code: str, year: int = 0, month: int = 0) -> None:
        super().__init__(code)
        self.code, self.year, self.month = code, year, month
        self.days = calendar.monthrange(year, month)[1] if code == "no_such_day" else 0


def parse(text: str, today: date) -> PartialDate:
    """Read '2027-02-28', '270228', '28/2', '28 feb', '+3m', 'i dag', '2027-02' or '2027'; raise NotADayError.

    A day without a year is the one nearest today. A last '?', '<' or '>' is kept as its bound.
    """
    words = " ".join(text.casefold().split())
    bound = Bound.AT
    if words and words[-1] in "?<>":
        bound, words = Bound(words[-1]), words[:-1].rstrip()
    for reader in _READERS:
        found = reader(words, today)
        if found is not None:
            return PartialDate(found.year, found.month, found.day, bound)
    raise NotADayError("unreadable")


def _word(text: str, today: date) -> PartialDate | None:
    return PartialDate.of(today + timedelta(_WORDS[text])) if text in _WORDS else None


def _step(text: str, today: date) -> PartialDate | None:
    found = _STEP.fullmatch(text)
    if not found:
        return None
    sign, number, unit = found.groups()
    n = int(number)
    length = {"d": Span(days=n), "v": Span(days=7 * n), "m": Span(n), "å": Span(12 * n)}[unit]
    try:
        return PartialDate.of(after(today, length) if sign == "+" else before(today, length))
    except OverflowError as error:
        raise NotADayError("no_such_year") from error


def _iso(text: str, _today: date) -> PartialDate | None:
    found = _ISO.fullmatch(text)
    if not found:
        return None
    year, month, day = found.groups()
    return _made(int(year), int(month), int(day) if day else None)


def _year(text: str, _today: date) -> PartialDate | None:
    return _made(int(text), None, None) if re.fullmatch(r"\d{4}", text) else None


def _figures(text: str, today: date) -> PartialDate | None:
    found = _FIGURES.fullmatch(text)
    if not found:
        return None
    year, month, day = found.groups()
    return _made(_whole_year(year, today), int(month), int(day))


def _slashed(text: str, today: date) -> PartialDate | None:
    found = _SLASHED.fullmatch(text)
    if not found:
        return None
    day, month, year = found.groups()
    if year:
        return _made(_whole_year(year, today), int(month), int(day))
    return _nearest(int(month), int(day), today)


def _named(text: str, today: date) -> PartialDate | None:
    found = _NAMED.fullmatch(text)
    if not found or found.group(2)[:3] not in _MONTHS:
        return None
    day, name, year = found.groups()
    month = _MONTHS.index(name[:3]) + 1
    if year:
        return _made(int(year), month, int(day) if day else None)
    return _nearest(month, int(day), today) if day else None


def _nearest(month: int, day: int, today: date) -> PartialDate:
    if not 1 <= month <= 12:
        raise NotADayError("no_such_month")
    years = (today.year, today.year + 1, today.year - 1)
    days = [date(y, month, day) for y in years if 1 <= day <= calendar.monthrange(y, month)[1]]
    if not days:
        raise NotADayError("no_such_day", today.year, month)
    return PartialDate.of(min(days, key=lambda found: abs(found - today)))


def _whole_year(figures: str, today: date) -> int:
    if len(figures) == 4:
        return int(figures)
    century = today.year // 100 * 100
    year = century + int(figures)
    return year if year <= today.year + _AHEAD else year - 100


def _made(year: int, month: int | None, day: int | None) -> PartialDate:
    if year < 1:
        raise NotADayError("no_such_year")
    if month is not None and not 1 <= month <= 12:
        raise NotADayError("no_such_month")
    if month is not None and day is not None and not 1 <= day <= calendar.monthrange(year, month)[1]:
        raise NotADayError("no_such_day", year, month)
    return PartialDate(year, month, day)


_READERS: tuple[Callable[[str, date], PartialDate | None], ...] = (
    _word,
    _step,
    _iso,
    _year,
    _figures,
    _slashed,
    _named,
)
