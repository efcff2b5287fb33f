"""Read a text file with a row a line (.csv, .tsv, .txt) as the one sheet of a workbook."""

from __future__ import annotations

import csv
import io
import unicodedata
from itertools import islice
from pathlib import Path

from nkavtal.base.errors import UserError
from nkavtal.base.i18n import N_, gettext
from nkavtal.exchange.text_form import ENCODINGS, TextForm, decoded, guess, is_mojibake, makes_sense
from nkavtal.exchange.workbook_in import MOST_COLUMNS, MOST_ROWS, RowIn, SheetIn, Workbook

SUFFIXES = (".csv", ".tsv", ".tab", ".txt")
_LONGEST = 1024 * 1024  # letters of a cell; more is a quotation mark that was never closed


def read_bytes(path: Path, packed: bytes, form: TextForm | None = None) -> Workbook:
    """Read a file from its bytes, in the form a person says or else as it seems to be written.

    UserError NKA-273 when it cannot be read so, NKA-274 when no row can be made of it.
    """
    form = guess(packed, form)
    text = decoded(packed, form.encoding)
    if not makes_sense(text):
        raise UserError(
            "NKA-273",
            N_("{file} går inte att läsa som {encoding}. Inget är inläst och registret är orört."),
            N_("Välj en annan teckenkodning, eller spara filen på nytt som UTF-8."),
            file=path.name,
            encoding=gettext(ENCODINGS[form.encoding]),
        )
    rows, capped = _rows(path, text, form.separator)
    lost = "\ufffd" in text
    return Workbook(path.name, (SheetIn(path.stem, rows, capped=capped),), form, is_mojibake(text), lost)


def _rows(path: Path, text: str, separator: str) -> tuple[tuple[RowIn, ...], bool]:
    """Return the rows by their place in Excel, where a line 'sep=;' does not show; a quoted cell may have lines."""
    head, _newline, rest = text.partition("\n")
    if head.strip().lower() in (f"sep={separator}", "sep="):
        text = rest
    lines = _lines(path, text, separator)
    found: list[RowIn] = []
    for number, cells in enumerate(lines[:MOST_ROWS], start=1):
        values = tuple([_value(cell) for cell in cells[:MOST_COLUMNS]])
        if any(value is not None for value in values):
            found.append(RowIn(number, values))
    return tuple(found), len(lines) > MOST_ROWS or any(len(cells) > MOST_COLUMNS for cells in lines)


def _lines(path: Path, text: str, separator: str) -> list[list[str]]:
    """Cut the text into cells; a quotation mark in the middle of a cell is a letter, one that never ends is an error."""
    csv.field_size_limit(_LONGEST)
    sound, wrong = 0, ""
    try:
        for _line in csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True):
            sound += 1
    except csv.Error as error:
        wrong = str(error)
    if "end of data" in wrong or "field larger" in wrong:
        raise _endless(path, sound + 1)
    lines = list(islice(csv.reader(io.StringIO(text, newline=""), delimiter=separator), MOST_ROWS + 1))
    for number, cells in enumerate(lines, start=1) if wrong else ():
        if any("\n" in cell and separator in cell for cell in cells):
            raise _endless(path, number)
    return lines


def _endless(path: Path, line: int) -> UserError:
    return UserError(
        "NKA-274",
        N_("{file} går inte att dela upp i rader: rad {line} tar aldrig slut. Inget är inläst."),
        N_("Leta efter ett citattecken som saknar sitt slut på den raden."),
        file=path.name,
        line=line,
    )


def _value(cell: str) -> str | None:
    """Return text in NFC without blanks at its ends; a number or day stays as it is written."""
    text = cell.strip(" \t\r\n\u00a0\ufeff")
    return unicodedata.normalize("NFC", text) or None
