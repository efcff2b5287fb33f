"""A year of days as it is put on the wall: month by month, what falls on which day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from nkavtal.base.i18n import MONTHS
from nkavtal.base.i18n import gettext as _
from nkavtal.catalogue.deadline_words import DEADLINES
from nkavtal.catalogue.term_rows import PictureDay, TermPicture

LONG = 12
"""Months of a wheel."""


@dataclass(frozen=True, slots=True)
class WheelDay:
    """One day: what falls on it, and of which agreement; `expected` rests on that nobody gives notice or calls an option."""

    day: date
    kind: str
    title: str
    number: str
    expected: bool = False


@dataclass(frozen=True, slots=True)
class WheelMonth:
    """One month with its days in order."""

    year: int
    month: int
    days: tuple[WheelDay, ...] = ()


def wheel(pairs: Iterable[tuple[TermPicture, PictureDay]], first: date) -> tuple[WheelMonth, ...]:
    """Return twelve months from a day's month on; what somebody has said is of no concern is left out."""
    days: dict[tuple[int, int], list[WheelDay]] = {}
    for picture, one in pairs:
        if one.watch is None or one.watch.done is None or one.watch.done.state != "not_relevant":
            told = WheelDay(one.day, one.kind, picture.title, picture.number, one.expected)
            days.setdefault((one.day.year, one.day.month), []).append(told)
    months = [divmod(first.year * 12 + first.month - 1 + ahead, 12) for ahead in range(LONG)]
    return tuple(WheelMonth(year, month + 1, tuple(days.get((year, month + 1), ()))) for year, month in months)


def month_shown(year: int, month: int) -> str:
    """Return 'december 2026'."""
    return _("{month} {year}").format(month=_(MONTHS[month - 1]), year=year)


def day_shown(one: WheelDay, letters: int) -> str:
    """Return '31  Sista uppsägningsdag: Gemensam socialjour'; where that is too long the title is cut."""
    line = _("{day}  {kind}: {title} (väntad)") if one.expected else _("{day}  {kind}: {title}")

    def filled(title: str) -> str:
        return line.format(day=one.day.day, kind=_(DEADLINES[one.kind]), title=title)

    over = len(filled(one.title)) - letters
    return filled(one.title) if over <= 0 else filled(one.title[: -over - 1].rstrip() + "…")
