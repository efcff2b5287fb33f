"""Read a workbook (.xlsx, .ods, .xls) into plain values, with comments and what is hidden."""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import Path
from xml.etree.ElementTree import ParseError

import python_calamine as calamine

from nkavtal.base.errors import UserError
from nkavtal.base.i18n import N_
from nkavtal.exchange.file_bytes import file_bytes
from nkavtal.exchange.ods_parts import ods_parts
from nkavtal.exchange.packed_check import MOST_PACKED, checked_kind, locked, too_big
from nkavtal.exchange.text_form import TextForm
from nkavtal.exchange.workbook_parts import Place, SheetParts, column_letters, sheet_parts
from nkavtal.exchange.xls_parts import xls_parts

MOST_ROWS = 20_000
MOST_COLUMNS = 200
MOST_CELLS = 8_000_000  # calamine lays a sheet out as a full rectangle up to its farthest cell

_PARTS = {"xlsx": sheet_parts, "ods": ods_parts, "xls": xls_parts}

CellValue = str | int | float | bool | date | datetime | None


@dataclass(frozen=True, slots=True)
class RowIn:
    """One row with something in it; `values[0]` stands in column A, a blank cell is None."""

    number: int
    values: tuple[CellValue, ...]


@dataclass(frozen=True, slots=True)
class SheetIn:
    """One sheet; places are (row, column) from 1, `merged` are (first row, first column, last row, last column)."""

    name: str
    rows: tuple[RowIn, ...]
    hidden: bool = False
    hidden_columns: frozenset[int] = frozenset()
    merged: tuple[tuple[int, int, int, int], ...] = ()
    comments: Mapping[Place, str] = field(default_factory=dict)
    capped: bool = False


@dataclass(frozen=True, slots=True)
class Workbook:
    """A workbook as read: `name` is the file's name without folder.

    `form` tells how a text file was read, `mojibake` that its letters look wrong all the same, `lost` that some could
    not be read at all.
    """

    name: str
    sheets: tuple[SheetIn, ...]
    form: TextForm | None = None
    mojibake: bool = False
    lost: bool = False


def cell_name(row: int, column: int) -> str:
    """Return 'F7' for row 7, column 6."""
    return f"{column_letters(column)}{row}"


def read(path: Path) -> Workbook:
    """Read a workbook; raise UserError (NKA-140 to NKA-150) for a file that is no sound one."""
    return read_bytes(path, file_bytes(path, too_big(path), MOST_PACKED))


def read_bytes(path: Path, packed: bytes) -> Workbook:
    """Read a workbook from its bytes; `path` is what it is called."""
    kind = checked_kind(path, packed)
    try:
        extras = _PARTS[kind](packed)
        for name, extra in extras.items():
            _refuse_far(path, name, extra.farthest)
        with calamine.CalamineWorkbook.from_filelike(io.BytesIO(packed)) as book:
            sheets = tuple(
                _sheet(path, book.get_sheet_by_name(facts.name), facts, extras.get(facts.name))
                for facts in book.sheets_metadata
                if facts.typ == calamine.SheetTypeEnum.WorkSheet and (kind == "xls" or facts.name in extras)
            )
    except calamine.PasswordError as error:
        raise locked(path) from error
    except (calamine.CalamineError, ParseError, KeyError, ValueError) as error:
        raise UserError(
            "NKA-149",
            N_("{file} är ett kalkylark men innehållet är trasigt. Inget är inläst och registret är orört."),
            N_("Öppna filen i Excel, låt Excel reparera den och spara den på nytt."),
            file=path.name,
        ) from error
    return Workbook(path.name, sheets)


def _refuse_far(path: Path, sheet: str, farthest: Place | None) -> None:
    if farthest and farthest[0] * farthest[1] > MOST_CELLS:
        raise UserError(
            "NKA-150",
            N_(
                "Bladet {sheet} i {file} har celler ända ut vid {cell} och är för stort att läsa in. "
                "Inget är inläst och registret är orört."
            ),
            N_("Ta bort det som står långt till höger eller långt ner och spara filen igen."),
            file=path.name,
            sheet=sheet,
            cell=cell_name(*farthest),
        )


def _sheet(
    path: Path, sheet: calamine.CalamineSheet, facts: calamine.SheetMetadata, extra: SheetParts | None
) -> SheetIn:  # fmt: skip
    _refuse_far(path, facts.name, (sheet.total_height + 1, sheet.total_width + 1))
    rows: list[RowIn] = []
    capped = sheet.total_height > MOST_ROWS or sheet.total_width > MOST_COLUMNS
    errors = extra.errors if extra else {}
    wrong = {row for row, _column in errors}
    for number, cells in enumerate(sheet.to_python(skip_empty_area=False, nrows=MOST_ROWS), start=1):
        values = tuple([_value(cell) for cell in cells[:MOST_COLUMNS]])
        if number in wrong:
            values = tuple([errors.get((number, place), value) for place, value in enumerate(values, start=1)])
        if any(value is not None for value in values):
            rows.append(RowIn(number, values))
    return SheetIn(
        facts.name,
        tuple(rows),
        hidden=facts.visible != calamine.SheetVisibleEnum.Visible,
        hidden_columns=extra.hidden_columns if extra else frozenset(),
        merged=(extra.merged if extra else ()) + _merged(sheet),
        comments=extra.comments if extra else {},
        capped=capped,
    )


def _merged(sheet: calamine.CalamineSheet) -> tuple[tuple[int, int, int, int], ...]:
    return tuple((a + 1, b + 1, c + 1, d + 1) for (a, b), (c, d) in sheet.merged_cell_ranges or ())


def _value(cell: object) -> CellValue:
    """Return text in NFC without blanks at its ends, whole numbers as int, a lone time of day or span as text."""
    if isinstance(cell, str):
        text = cell.strip(" \t\r\n\u00a0\ufeff")
        if not text.isascii():
            text = unicodedata.normalize("NFC", text)
        return text or None
    if isinstance(cell, float):
        return int(cell) if cell.is_integer() else cell
    if isinstance(cell, bool | int | datetime | date):
        return cell
    if isinstance(cell, time | timedelta):
        return str(cell)
    return None
