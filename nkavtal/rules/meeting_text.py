"""A meeting calendar pasted from a sheet, a mail or a web page: its days, and what could not be read as any."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from nkavtal.rules import day_text

_WEEKDAYS = ("må", "ti", "on", "to", "fr", "lö", "sö")
_WEEKDAY = re.compile(r"^(må|ti|on|to|fr|lö|sö)[a-zåäö]*\.?\s*,?\s*")
_CLOCK = re.compile(
    r"[\s,]*(?:\bkl\.?\s*)?\b\d{1,2}[.:]\d\d(?:[.:]\d\d)?(?:\s*[-–—]\s*\d{1,2}[.:]\d\d)?\s*$|[\s,]+kl\.?\s*\d{1,2}\s*$"
)
_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_PAPERS = re.compile(r"handling|inlämn|stopp|senast|beredning|ärende", re.IGNORECASE)
_AHEAD = timedelta(days=152)  # a calendar is of what comes: a day without a year lies from a month back to eleven ahead


@dataclass(frozen=True, slots=True)
class Pasted:
    """One meeting; `year_assumed` tells that no year was written for it, `line` is its line from 1."""

    line: int
    held_on: date
    papers_by: date | None = None
    year_assumed: bool = False


@dataclass(frozen=True, slots=True)
class Wrong:
    """A cell that is no day: its line and column from 1, its text, and why: the code of day_text.NotADayError, 'vague', or 'weekday'
    (it falls on another one)."""

    line: int
    column: int
    text: str
    code: str


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read: meetings in the order they stand, lines that were taken as headings, and what is no day."""

    meetings: tuple[Pasted, ...] = ()
    headings: tuple[tuple[int, str], ...] = ()
    wrong: tuple[Wrong, ...] = ()


@dataclass(frozen=True, slots=True)
class _Day:
    column: int
    day: date
    assumed: bool


def read(text: str, today: date) -> Reading:
    """Read lines of cells (tab or semicolon between them): every day is a meeting.

    A column whose heading speaks of papers holds the day they close, for the meeting on its line. A line without any
    figure of a day is a heading; a year in it holds for the days below that have none. Two years that follow each other
    ("Läsåret 2026/2027") fix none: such a day is in the autumn of the first or the spring of the other, and assumed. Nothing is lost in silence: a
    line that gives no day is wrong as a whole.
    """
    meetings: list[Pasted] = []
    headings: list[tuple[int, str]] = []
    wrong: list[Wrong] = []
    papers: set[int] = set()
    year, near = 0, today + _AHEAD
    for number, line in enumerate(text.splitlines(), 1):
        cells = [(at, cell) for at, raw in enumerate(re.split(r"[\t;]", line), 1) if (cell := " ".join(raw.split()))]
        if not cells:
            continue
        if _is_heading([cell for _at, cell in cells]):
            headings.append((number, " ".join(cell for _at, cell in cells)))
            years = sorted({int(found) for _at, cell in cells for found in _YEAR.findall(cell)})
            if years:
                year, near = _of_heading(years, today)
            if len(cells) > 1:
                papers = {at for at, cell in cells if _PAPERS.search(cell)}
            continue
        read_cells = [(at, cell, _cell(cell, at, near, assumed=not year)) for at, cell in cells]
        days = [found for _at, _cell_text, found in read_cells if isinstance(found, _Day)]
        faults = [Wrong(number, at, cell, found) for at, cell, found in read_cells if isinstance(found, str)]
        if not days and not faults:
            faults = [Wrong(number, at, cell, "unreadable") for at, cell, _found in read_cells]
        wrong += faults
        closes = next((one.day for one in days if one.column in papers), None)
        meetings += [Pasted(number, one.day, closes, one.assumed) for one in days if one.column not in papers]
    return Reading(tuple(meetings), tuple(headings), tuple(wrong))


def _of_heading(years: list[int], today: date) -> tuple[int, date]:
    """Return the year that a heading fixes, 0 for none, and the day that those without a year lie nearest."""
    if len(years) == 1:
        return years[0], date(years[0], 7, 2)  # every day of a year is nearest its second of July
    if years[1:] == [years[0] + 1]:
        return 0, date(years[1], 1, 1)
    return 0, today + _AHEAD


def _is_heading(cells: list[str]) -> bool:
    """Tell if no cell has the figures of a day: only words, or a year alone or among words."""
    return not any(re.search(r"\d", _YEAR.sub("", cell)) for cell in cells)


def _cell(cell: str, column: int, near: date, *, assumed: bool) -> _Day | str | None:
    """Return the day of a cell, why it is none, or None for a cell of words or a clock (it may stand beside a day)."""
    bare = cell.casefold()
    weekday = _WEEKDAY.match(bare)
    bare = _CLOCK.sub("", _WEEKDAY.sub("", bare)).removeprefix("den ").strip(" .,")
    bare = _DOTTED.sub(r"\1/\2/\3", re.sub(r"(\d):[ea]\b", r"\1", bare))
    if not re.search(r"\d", bare):
        return None
    try:
        day = day_text.parse(bare, near).exact
    except day_text.NotADayError as error:
        return error.code
    if day is None:
        return "vague"
    if weekday and _WEEKDAYS.index(weekday[1]) != day.weekday():
        return "weekday"
    return _Day(column, day, assumed and _lacks_year(bare))


def _lacks_year(bare: str) -> bool:
    return re.fullmatch(r"\d{1,2}\s*/\s*\d{1,2}|\d{1,2}\s*[a-zåäö.]+", bare) is not None
