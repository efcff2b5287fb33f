"""What calamine does not tell of a LibreOffice sheet: comments, hidden columns, merged cells, errors, cells far out."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element, iterparse

from nkavtal.exchange.workbook_parts import Place, SheetParts

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_CALC = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_HIDDEN = ("collapse", "filter")
_MOST_HIDDEN = 500
_FAR = (40_000, 200)  # rows, columns: a sheet within them is never too large

_Range = tuple[int, int, int, int]


@dataclass
class _Sheet:
    """One sheet while it is gone through; `row` and `column` are the next ones, from 1."""

    row: int = 1
    columns: int = 1
    comments: dict[Place, str] = field(default_factory=dict)
    hidden: set[int] = field(default_factory=set)
    merged: list[_Range] = field(default_factory=list)
    errors: dict[Place, str] = field(default_factory=dict)
    farthest: Place = (1, 1)

    def parts(self) -> SheetParts:
        far = self.farthest if any(a > b for a, b in zip(self.farthest, _FAR, strict=True)) else None
        return SheetParts(self.comments, frozenset(self.hidden), far, self.errors, tuple(self.merged))

    def take_column(self, element: Element) -> None:
        count = _count(element, "number-columns-repeated")
        if element.get(f"{_TABLE}visibility") in _HIDDEN:
            self.hidden.update(range(self.columns, self.columns + min(count, _MOST_HIDDEN)))
        self.columns += count

    def take_row(self, element: Element) -> None:
        count = _count(element, "number-rows-repeated")
        column = 1
        for cell in element:
            repeated = _count(cell, "number-columns-repeated")
            if cell.get(f"{_OFFICE}value-type") or cell.find(f"{_TEXT}p") is not None:
                down, right = self.row + count - 1, column + repeated - 1
                self.farthest = (max(self.farthest[0], down), max(self.farthest[1], right))
            self._take_cell(cell, column)
            column += repeated
        self.row += count

    def _take_cell(self, cell: Element, column: int) -> None:
        note = cell.find(f"{_OFFICE}annotation")
        if note is not None and (words := "\n".join(_words(p) for p in note.iter(f"{_TEXT}p")).strip()):
            self.comments[self.row, column] = words
        if cell.get(f"{_CALC}value-type") == "error":
            self.errors[self.row, column] = "".join(_words(p) for p in cell.findall(f"{_TEXT}p"))
        down, right = _count(cell, "number-rows-spanned"), _count(cell, "number-columns-spanned")
        if down > 1 or right > 1:
            self.merged.append((self.row, column, self.row + down - 1, column + right - 1))


def ods_parts(packed: bytes) -> dict[str, SheetParts]:
    """Return the extra facts of each sheet by its name; raises KeyError or ParseError for a broken file."""
    found: dict[str, SheetParts] = {}
    with zipfile.ZipFile(io.BytesIO(packed)) as archive, archive.open("content.xml") as content:
        for name, sheet in _sheets(iterparse(content, ("start", "end"))):  # noqa: S314 - no DTD: checked before
            found[name] = sheet.parts()
    return found


def _sheets(events: Iterator[tuple[str, Element]]) -> Iterator[tuple[str, _Sheet]]:
    """Yield the sheets; rows are let go of as soon as they are read, and a table within a cell is no sheet."""
    depth, sheet = 0, _Sheet()
    for event, element in events:
        if element.tag == f"{_TABLE}table":
            depth += 1 if event == "start" else -1
            if depth == 1 and event == "start":
                sheet = _Sheet()
            elif depth == 0:
                yield element.get(f"{_TABLE}name") or "", sheet
                element.clear()
        elif event == "end" and depth == 1:
            if element.tag == f"{_TABLE}table-column":
                sheet.take_column(element)
            elif element.tag == f"{_TABLE}table-row":
                sheet.take_row(element)
                element.clear()


def _count(element: Element, name: str) -> int:
    return max(1, int(element.get(f"{_TABLE}{name}") or 1))


def _words(paragraph: Element) -> str:
    return "".join(paragraph.itertext())
