"""What calamine does not tell of an old Excel file (.xls): comments, hidden columns, and formulas that gave no value.

A file is a stream of records: kind, length, content. A comment's place stands in one record and its words in two
others, joined by the number of the box that they are drawn in.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

from nkavtal.exchange.compound_file import CompoundFile, Unreadable
from nkavtal.exchange.workbook_parts import Place, SheetParts

_BOF, _EOF, _SHEET, _COLUMNS, _NOTE, _OBJECT, _BOX, _MORE = 0x809, 0x0A, 0x85, 0x7D, 0x1C, 0x5D, 0x1B6, 0x3C
_FORMULA, _TRUE_OR_ERROR = 0x06, 0x205
_ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}
_MOST_HIDDEN = 500

_Record = tuple[int, bytes]


def xls_parts(packed: bytes) -> dict[str, SheetParts]:
    """Return the extra facts of each sheet by its name; a file that cannot be gone through has none to tell."""
    try:
        stream = CompoundFile(packed).stream("Workbook")
        if stream is None:
            return {}
        return {name: _parts(stream, at) for name, at in _sheets(stream)}
    except (Unreadable, struct.error, IndexError, UnicodeDecodeError):
        return {}


def _records(stream: bytes, at: int) -> Iterator[_Record]:
    while at + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, at)
        yield kind, stream[at + 4 : at + 4 + size]
        at += 4 + size


def _sheets(stream: bytes) -> Iterator[tuple[str, int]]:
    for kind, content in _records(stream, 0):
        if kind == _EOF:
            return
        if kind == _SHEET:
            yield _text(content[7:], content[6]), struct.unpack_from("<I", content)[0]


def _parts(stream: bytes, at: int) -> SheetParts:
    hidden: set[int] = set()
    places: dict[int, Place] = {}
    words: dict[int, str] = {}
    errors: dict[Place, str] = {}
    depth, box, before = 0, 0, 0
    for kind, content in _records(stream, at):
        if kind == _BOF:
            depth += 1
        elif kind == _EOF:
            depth -= 1
            if depth == 0:
                break
        elif depth == 1:
            if kind == _COLUMNS:
                first, last, _width, _format, options = struct.unpack_from("<5H", content)
                hidden.update(range(first + 1, min(last, first + _MOST_HIDDEN) + 2) if options & 1 else ())
            elif kind == _OBJECT:
                box = struct.unpack_from("<H", content, 6)[0]
            elif kind == _MORE and before == _BOX and content:
                words[box] = _text(content, len(content) - 1)
            elif kind == _NOTE:
                row, column, _flags, number = struct.unpack_from("<4H", content)
                places[number] = (row + 1, column + 1)
            elif (code := _error(kind, content)) in _ERRORS:
                row, column = struct.unpack_from("<HH", content)
                errors[row + 1, column + 1] = _ERRORS[code]
            before = kind
    comments = {place: words[number].strip() for number, place in places.items() if words.get(number, "").strip()}
    return SheetParts(comments, frozenset(hidden), None, errors)


def _error(kind: int, content: bytes) -> int:
    """Return the code of the error that a cell shows, -1 for a cell without one."""
    if kind == _FORMULA and content[12:14] == b"\xff\xff" and content[6] == 2:
        return content[8]
    return content[6] if kind == _TRUE_OR_ERROR and content[7] else -1


def _text(content: bytes, size: int) -> str:
    """Read text that begins with a sign of its width: one byte a letter, or two."""
    if content[0] & 1:
        return content[1 : 1 + 2 * size].decode("utf-16-le", "replace")
    return content[1 : 1 + size].decode("latin-1")
