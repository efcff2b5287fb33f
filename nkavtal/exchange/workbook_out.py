"""Write rows to an Excel workbook, streaming: text stays text, days are days, numbers are numbers."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import lru_cache
from itertools import chain, islice
from pathlib import Path
from textwrap import wrap
from typing import Any, Literal

import xlsxwriter
from xlsxwriter.exceptions import FileCreateError

from nkavtal.base.i18n import gettext as _
from nkavtal.base.os_seam.files import written_beside

Kind = Literal["text", "date", "number", "partial"]
Value = str | date | int | None

ROW_LIMIT = 1_048_576  # rows of a sheet in Excel
IN_MEMORY = 20_000  # rows that are held at once; a workbook with more is written a row at a time
TEXT_LIMIT = 32_767  # UTF-16 units of a cell in Excel
NAME_LIMIT = 31
_A3, _A4 = 8, 9  # the format's codes for paper
_A4_ROOM = 170  # characters across a landscape A4 that are still read with ease
_LINE_HIGH, _TITLE_HIGH, _ROW_HIGHEST = 15, 21, 409  # points; Excel takes no higher row
_ARROW = 2  # characters that the filter's arrow covers in a head
_EXACT = 2**53  # whole numbers beyond this lose digits in Excel
_FIRST_DAY = date(1900, 3, 1)  # before this Excel counts a day that never was
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\\x00-\x1f\x7f\ud800-\udfff\ufffe\uffff\U00010000-\U0010ffff]")
_NOT_IN_XML = re.compile("[\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class OutColumn:
    """A column; width in characters. A `partial` day is written as it is given: a day, or words."""

    title: str
    width: float = 16
    kind: Kind = "text"


@dataclass(frozen=True, slots=True)
class OutSheet:
    """A sheet: lines of introduction, the first of them a title, then column heads and rows.

    `alert` stands last in the introduction, on a ground of its own; `frozen` columns stay when one scrolls.
    """

    name: str
    intro_lines: tuple[str, ...]
    columns: tuple[OutColumn, ...]
    rows: Iterable[tuple[Value, ...]]
    alert: str = ""
    frozen: int = 1


def write_workbook(
    sheets: Sequence[OutSheet],
    target: Path,
    *,
    title: str,
    author: str,
    today: date,
    row_limit: int = ROW_LIMIT,
) -> None:
    """Write the sheets beside target and put the file in its place; a sheet too long goes on in a new one."""
    with written_beside(target) as beside, tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as scratch:
        beside.touch()  # what hinders writing is told before the rows are asked for
        sheets, all_drawn = _drawn(sheets)
        options = {
            "constant_memory": not all_drawn,  # a row at a time takes half as long again
            "tmpdir": scratch,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
            "use_zip64": True,
        }
        try:
            with xlsxwriter.Workbook(str(beside), options) as book:
                book.set_properties(
                    {
                        "title": fitting(title),
                        "author": fitting(author),
                        "created": datetime(today.year, today.month, today.day),  # noqa: DTZ001 - the format has no zones
                    }
                )
                writer = _Writer(book, row_limit)
                for sheet in sheets:
                    writer.write(sheet)
        except FileCreateError as error:
            cause = error.args[0] if error.args else error
            raise cause if isinstance(cause, OSError) else OSError(str(cause)) from error


def _drawn(sheets: Sequence[OutSheet]) -> tuple[list[OutSheet], bool]:
    """Return the sheets with their first rows in memory, and whether these are all the rows there are."""
    found: list[OutSheet] = []
    room = IN_MEMORY
    for sheet in sheets:
        rows = iter(sheet.rows)
        first = list(islice(rows, room + 1))
        room -= len(first)
        found.append(replace(sheet, rows=chain(first, rows)))
        if room < 0:
            return [*found, *sheets[len(found) :]], False
    return found, True


class _Writer:
    """Writes sheet after sheet into one workbook; keeps their names apart."""

    def __init__(self, book: Any, row_limit: int) -> None:
        self._book = book
        self._limit = row_limit
        self._names: set[str] = set()
        plain = {"valign": "top"}
        self._title = book.add_format({"bold": True, "font_size": 14})
        self._head = book.add_format(
            {"bold": True, "bg_color": "#EEF2F5", "bottom": 1, "valign": "top", "text_wrap": True}
        )
        self._alert = book.add_format({"bold": True, "bg_color": "#FBECCB"})
        self._ruled = book.add_format({"bottom": 1, "bottom_color": "#D5DBE0"})
        self._formats = {
            "text": book.add_format({**plain, "text_wrap": True, "num_format": "@"}),
            "date": book.add_format({**plain, "num_format": "yyyy-mm-dd", "align": "left"}),
            "number": book.add_format({**plain, "num_format": "#,##0", "align": "right", "indent": 1}),
        }

    def write(self, sheet: OutSheet) -> None:
        """Write one sheet, and go on in another as often as the limit asks for it."""
        rows = iter(sheet.rows)
        number = 1
        while True:
            head = self._begin(sheet, number)
            room = max(self._limit - head - 1, 1)
            self._fill(sheet, islice(rows, room), head)
            following = next(rows, None)
            if following is None:
                return
            rows = chain([following], rows)
            number += 1

    def _begin(self, sheet: OutSheet, number: int) -> int:
        """Make a sheet with introduction and heads; return the row of the heads."""
        page = self._page = self._book.add_worksheet(self._name(sheet.name, number))
        for place, column in enumerate(sheet.columns):
            page.set_column(place, place, column.width)
        page.set_landscape()
        page.set_paper(_A3 if sum(column.width for column in sheet.columns) > _A4_ROOM else _A4)
        page.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.6)
        page.fit_to_pages(1, 0)
        page.set_footer(f"&L&A&R{_('Sida {n} av {total}').format(n='&P', total='&N')}")
        for row, line in enumerate(sheet.intro_lines):
            if row == 0:
                page.set_row(0, _TITLE_HIGH)
            page.write_string(row, 0, fitting(line), self._title if row == 0 else None)
        above = len(sheet.intro_lines)
        if sheet.alert:
            self._write_alert(sheet, above)
            above += 1
        head = above + (1 if above else 0)
        page.set_row(head, _LINE_HIGH * max(_lines(column.title, column.width - _ARROW) for column in sheet.columns))
        for place, column in enumerate(sheet.columns):
            page.write_string(head, place, fitting(column.title), self._head)
        page.freeze_panes(head + 1, sheet.frozen)
        page.repeat_rows(head)
        return head

    def _write_alert(self, sheet: OutSheet, row: int) -> None:
        """Write the alert over as many columns as it is long."""
        room = 0.0
        for place, column in enumerate(sheet.columns):
            if place == 0:
                self._page.write_string(row, 0, fitting(sheet.alert), self._alert)
            elif room < len(sheet.alert) * 1.1:
                self._page.write_blank(row, place, None, self._alert)
            room += column.width

    def _fill(self, sheet: OutSheet, rows: Iterator[tuple[Value, ...]], head: int) -> None:
        page, text = self._page, self._formats["text"]
        row, width = head, len(sheet.columns)
        widths, kinds = [column.width for column in sheet.columns], [column.kind for column in sheet.columns]
        for row, values in enumerate(rows, head + 1):
            if len(values) != width:
                raise ValueError(f"a row of {len(values)} values under {width} columns")
            lines = 1
            for place, value in enumerate(values):
                if value is None or value == "":
                    continue
                if not isinstance(value, str):
                    self._cell(row, place, kinds[place], value)
                elif len(value) <= widths[place] and value.isprintable():
                    page.write_string(row, place, value, text)
                else:
                    page.write_string(row, place, fitting(value), text)
                    lines = max(lines, _lines(value, widths[place]))
            if lines > 1:
                page.set_row(row, min(lines * _LINE_HIGH, _ROW_HIGHEST))
        page.autofilter(head, 0, row, width - 1)
        if row > head:  # a rule for all cells: a line of its own under each empty one would double the file
            page.conditional_format(
                head + 1, 0, row, width - 1, {"type": "formula", "criteria": "=TRUE", "format": self._ruled}
            )

    def _cell(self, row: int, place: int, kind: Kind, value: date | int) -> None:
        if isinstance(value, date) and value >= _FIRST_DAY:
            self._page.write_datetime(row, place, value, self._formats["date"])
        elif isinstance(value, int) and kind != "text" and abs(value) <= _EXACT:
            self._page.write_number(row, place, value, self._formats["number"])
        else:
            words = value.isoformat() if isinstance(value, date) else str(value)
            self._page.write_string(row, place, fitting(words), self._formats["text"])

    def _name(self, wanted: str, number: int) -> str:
        """Return a name Excel takes, unlike the others whatever the case."""
        stem = _NOT_IN_NAMES.sub(" ", wanted).strip(" '") or _("Blad")
        if stem.casefold() == "history":  # a name Excel keeps for itself
            stem = f"{stem} 1"
        name = stem[:NAME_LIMIT].rstrip(" '")
        while number > 1 or name.casefold() in self._names:
            number = max(number, 2)
            ending = f" ({number})"
            name = stem[: NAME_LIMIT - len(ending)].rstrip(" '") + ending
            number += 1
            if name.casefold() not in self._names:
                break
        self._names.add(name.casefold())
        return name


def fitting(text: str) -> str:
    """Return text that fits in a cell; what is too long ends with a sign that it was cut."""
    text = _NOT_IN_XML.sub("□", text)
    if _units(text) <= TEXT_LIMIT:
        return text
    ending = _(" … [avkortat: cellen rymmer inte mer]")
    room = TEXT_LIMIT - _units(ending)
    return text.encode("utf-16-le")[: 2 * room].decode("utf-16-le", "ignore") + ending


def _lines(text: str, width: float) -> int:
    """Return how many lines a text needs in a column of so many characters."""
    return 1 if len(text) <= width and "\n" not in text else _wrapped(text, max(int(width), 1))


@lru_cache(maxsize=4096)
def _wrapped(text: str, room: int) -> int:
    """Return the lines of a text that does not fit on one; the same words often come again further down."""
    return sum(max(len(wrap(line[:TEXT_LIMIT], room)), 1) for line in text.splitlines()) or 1


def _units(text: str) -> int:
    return len(text) if 2 * len(text) <= TEXT_LIMIT else len(text.encode("utf-16-le")) // 2
