"""Find the tables of a sheet: which rows are data, and which are titles, sub-headings and footnotes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from nkavtal.exchange.register_in.heading_rows import (
    Column,
    cell,
    columns_of,
    heading_rows,
    joined_headings,
    municipalities_over,
    same_words,
    titles_in,
)
from nkavtal.exchange.register_in.headings import exact_role
from nkavtal.exchange.register_in.names import Names
from nkavtal.exchange.register_in.values import read_areas
from nkavtal.exchange.register_in.words import alike
from nkavtal.exchange.workbook_in import CellValue, RowIn, SheetIn

_LOOK_FOR_HEAD = 60  # rows
_NAMED = {"agreements": "title", "matrix": "title", "organisations": "name"}
"""The role of the column where a row's name must stand."""
_TOTAL = re.compile(r"(?:del)?summa(?: \w+)?:?|total\w*:?|antal(?: avtal| antagna)?:?")


@dataclass(frozen=True, slots=True)
class Table:
    """One table of a sheet: `rows` are data with the sub-heading that stands over each ('' for none).

    `other` says of rows that are no data what they are: title, heading, subheading or footnote.
    """

    sheet: SheetIn
    kind: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[RowIn, str], ...]
    other: tuple[tuple[RowIn, str], ...]

    @property
    def answers(self) -> bool:
        """Tell if some column speaks of municipalities' answers."""
        return any(column.organisation or column.role in ("reckoned", "example") for column in self.columns)

    def members(self) -> frozenset[str]:
        """Return the municipalities that have a column."""
        return frozenset(column.organisation for column in self.columns if column.organisation)

    def titles(self) -> tuple[str, ...]:
        """Return the words above the table."""
        return tuple(str(v) for row, kind in self.other if kind == "title" for v in row.values if isinstance(v, str))


def tables(sheet: SheetIn, names: Names) -> tuple[Table, ...]:
    """Return the tables of a sheet from top to bottom; none when no heading row is found."""
    rows = joined_headings(_merged_down(sheet), names)
    heads = heading_rows(rows, names)
    if not heads:
        return _by_row(sheet, rows, names)
    found: list[Table] = []
    for place, (at, kind) in enumerate(heads):
        start = 0 if place == 0 else at
        end = heads[place + 1][0] if place + 1 < len(heads) else len(rows)
        found.append(_table(sheet, rows[start:end], at - start, kind, names))
    return tuple(found)


def forced(sheet: SheetIn, kind: str, names: Names) -> tuple[Table, ...]:
    """Return a sheet as the one table a person says it is; the heading row is the one with the most short words."""
    rows = _merged_down(sheet)
    head = _likely_head(rows)
    return (_table(sheet, rows, head, kind, names),) if head >= 0 else ()


def head_rows(sheet: SheetIn, found: Sequence[Table]) -> tuple[RowIn, ...]:
    """Return the heading rows of a sheet by its tables; where none is known, the one that is most like one."""
    heads = tuple(row for table in found for row, kind in table.other if kind == "heading")
    likely = _likely_head(sheet.rows)
    return heads or ((sheet.rows[likely],) if likely >= 0 else ())


def _likely_head(rows: Sequence[RowIn]) -> int:
    places = range(len(rows[:_LOOK_FOR_HEAD]))
    head = max(places, key=lambda place: (_short_words(rows[place]), -place), default=-1)
    return head if head >= 0 and _short_words(rows[head]) else -1


def _short_words(row: RowIn) -> int:
    return len({value for value in row.values if isinstance(value, str) and len(value) <= 60})


def _by_row(sheet: SheetIn, rows: Sequence[RowIn], names: Names) -> tuple[Table, ...]:
    """Return a table with a municipality a row and an agreement a column, when the sheet is one."""
    met: dict[int, set[str]] = {}
    first: dict[int, int] = {}
    for place, row in enumerate(rows):
        for number, value in enumerate(row.values, start=1):
            if isinstance(value, str) and len(value) <= 40 and (key := names.member(value)):
                met.setdefault(number, set()).add(key)
                first.setdefault(number, place)
    at = max(met, key=lambda number: (len(met[number]), -number), default=0)
    if not at or len(met[at]) < 3:
        return ()
    head = next((p for p in range(first[at] - 1, -1, -1) if titles_in(rows[p], at)), -1)
    if head < 0:
        return ()
    titles = titles_in(rows[head], at)
    width = max(len(row.values) for row in rows)
    columns = [
        Column(number, titles.get(number, ""), "agreement" if number in titles else "blank")
        for number in range(1, width + 1)
    ]
    columns[at - 1] = Column(at, str(cell(rows[head], at) or ""), "organisation")
    columns = [
        Column(c.number, c.heading, "reckoned") if exact_role("agreements", c.heading) == "reckoned" else c
        for c in columns
    ]
    data = [row for row in rows[head + 1 :] if sum(value is not None for value in row.values) > 1]
    kinds = [
        (row, "title" if p < head else "heading" if p == head else "footnote")
        for p, row in enumerate(rows)
        if row not in data
    ]
    return (Table(sheet, "by_row", tuple(columns), tuple((row, "") for row in data), tuple(kinds)),)


def _table(sheet: SheetIn, rows: Sequence[RowIn], place: int, kind: str, names: Names) -> Table:
    columns = columns_of(rows, place, kind, names)
    head = rows[place]
    data: list[tuple[RowIn, str]] = []
    other: list[tuple[RowIn, str]] = [(row, "title") for row in rows[:place]]
    if place and kind in ("matrix", "agreements") and municipalities_over(rows, place, names):
        other[-1] = (rows[place - 1], "heading")
    other.append((rows[place], "heading"))
    named = _NAMED.get(kind, "")
    names_at = next((column.number for column in columns if column.role == named), 0) if named else 0
    data_at = {at for at in range(place + 1, len(rows)) if _is_data(rows[at], columns, named, names_at)}
    lasting = max(data_at, default=place)
    many = _many_cells(rows[place + 1 : lasting + 1])
    under = ""
    for at in range(place + 1, len(rows)):
        row = rows[at]
        if same_words(row, head):
            other.append((row, "heading"))
        elif at > lasting:
            other.append((row, "footnote"))
        elif at not in data_at or _is_sub_heading(sheet, row, columns, rows[at - 1], many=many):
            lone = next(str(value) for value in row.values if value is not None)
            footnote = (
                lone.startswith(("*", "Obs", "OBS", "Källa:")) or len(lone) > 120 or bool(_TOTAL.match(alike(lone)))
            )
            other.append((row, "footnote" if footnote else "subheading"))
            under = under if footnote else lone
        else:
            data.append((row, under))
    return Table(sheet, kind, columns, tuple(data), tuple(other))


def _is_data(row: RowIn, columns: tuple[Column, ...], named: str, names_at: int) -> bool:
    """Tell a row of data from one with lone words: it has two cells, or one where a name must stand."""
    filled = [number for number, value in enumerate(row.values, start=1) if value is not None]
    if names_at and _is_total(cell(row, names_at)):
        return False
    if len(filled) > 1:
        return True
    if not filled:
        return False
    value = cell(row, filled[0])
    role = columns[filled[0] - 1].role if filled[0] <= len(columns) else ""
    return role == named and isinstance(value, str) and len(value) <= 120 and not _is_remark(value)


def _is_total(name: CellValue) -> bool:
    """Tell if a row sums up the rows above it: a word for that where the name should stand."""
    return isinstance(name, str) and _TOTAL.fullmatch(alike(name)) is not None


def _is_remark(text: str) -> bool:
    return (
        text.startswith("*") or " = " in text or alike(text).startswith(("obs", "anm:", "källa:", "påhittade", "summa"))
    )


def _many_cells(rows: Sequence[RowIn]) -> bool:
    """Tell if rows usually have three cells or more, so that a lone cell is a sub-heading."""
    counts = [len(row.values) - row.values.count(None) for row in rows]
    return bool(counts) and sum(count >= 3 for count in counts) >= 0.8 * len(counts)


def _is_sub_heading(sheet: SheetIn, row: RowIn, columns: tuple[Column, ...], above: RowIn, *, many: bool) -> bool:
    """Tell a lone cell that stands over the rows beneath it from an agreement of which only the name is known."""
    filled = [number for number, value in enumerate(row.values, start=1) if value is not None]
    if len(filled) != 1:
        return False
    if any(a == row.number == c and d - b >= len(columns) // 2 for a, b, c, d in sheet.merged):
        return True
    if columns[filled[0] - 1].role != "title":
        return many
    words = str(cell(row, filled[0]))
    if words.endswith(":") or read_areas(words).value or above.number < row.number - 1:
        return True
    return many and any(column.role == "old_number" for column in columns)


def _merged_down(sheet: SheetIn) -> list[RowIn]:
    """Return the rows with a value that is merged over several rows repeated in each of them."""
    fill: dict[int, dict[int, CellValue]] = {}
    by_number = {row.number: row for row in sheet.rows}
    for first, left, last, right in sheet.merged:
        if first < last <= first + 500 and left == right and first in by_number:
            value = cell(by_number[first], left)
            for number in range(first + 1, last + 1):
                fill.setdefault(number, {})[left] = value
    if not fill:
        return list(sheet.rows)
    return [_filled(row, fill[row.number]) if row.number in fill else row for row in sheet.rows]


def _filled(row: RowIn, values: dict[int, CellValue]) -> RowIn:
    width = max(len(row.values), *values)
    return RowIn(
        row.number,
        tuple(cell(row, n) if cell(row, n) is not None else values.get(n) for n in range(1, width + 1)),
    )
