"""A file that comes in, whatever its kind: read by what it is, and planned by the one who knows that kind."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from nkavtal.exchange import text_table_in, workbook_in
from nkavtal.exchange.clerk_sheet import planner as clerk_planner
from nkavtal.exchange.clerk_sheet.planner import TABLES as CLERK_TABLES
from nkavtal.exchange.clerk_sheet.read import is_clerk_sheet
from nkavtal.exchange.file_bytes import file_bytes
from nkavtal.exchange.packed_check import MOST_PACKED, seeming_kind, too_big
from nkavtal.exchange.register_in import planner
from nkavtal.exchange.register_in.known import Known
from nkavtal.exchange.register_in.plan import TABLES, Plan
from nkavtal.exchange.register_json.rows import RegisterFile
from nkavtal.exchange.text_form import TextForm
from nkavtal.exchange.workbook_in import Workbook

_WORKBOOKS = (".xlsx", ".xlsm", ".xls", ".ods")
_BLANKS = b"\xef\xbb\xbf \t\r\n"

Source = Workbook | RegisterFile


def read(path: Path, form: TextForm | None = None) -> Source:
    """Read a file; UserError (NKA-140 to NKA-150, NKA-260 to NKA-279) for one that cannot be read.

    What it is, its content tells; `form` is how a text file is to be read, None to find out.
    """
    if path.suffix.lower() == ".json":
        return _register(path)
    packed = file_bytes(path, too_big(path), MOST_PACKED)
    if seeming_kind(packed) != "text" or path.suffix.lower() in _WORKBOOKS:
        return workbook_in.read_bytes(path, packed)
    return _register(path) if packed.lstrip(_BLANKS).startswith(b"{") else text_table_in.read_bytes(path, packed, form)


def stamp(path: Path) -> str:
    """Return what tells the content of a file that was read from any other, '' when it can no longer be had."""
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return ""


def _register(path: Path) -> RegisterFile:
    from nkavtal.exchange.register_json import read as register_json  # its validator is large and seldom needed

    return register_json.read(path)


def is_whole(source: Source) -> bool:
    """Tell if a file knows things by UUID and speaks of every field, as the register's own does."""
    return isinstance(source, RegisterFile)


def is_reply(source: Source) -> bool:
    """Tell if a file is a clerk's sheet that has come home."""
    return isinstance(source, Workbook) and is_clerk_sheet(source)


def tables(source: Source) -> tuple[str, ...]:
    """Return what of the register a file is compared with."""
    return CLERK_TABLES if is_reply(source) else TABLES


def knows_removed(source: Source) -> bool:
    """Tell if a file names things by UUID, so that what has been removed here is known again."""
    return is_whole(source) or is_reply(source)


def attached(source: Source | None) -> tuple[str, ...]:
    """Return the hashes of the attachments that a file tells of."""
    if not isinstance(source, RegisterFile):
        return ()
    return tuple(dict.fromkeys(str(row.values["sha256"]) for row in source.rows if row.table == "attachment"))


def files(source: Source | None) -> Mapping[str, Path]:
    """Return the attached files that lie beside a file, by hash."""
    return source.files if isinstance(source, RegisterFile) else {}


def plan(source: Source, known: Known, answers: Mapping[str, str], today: date) -> Plan:
    """Return all that an import of a file would do."""
    if isinstance(source, RegisterFile):
        from nkavtal.exchange.register_json import planner as register_planner

        return register_planner.plan(source, known, answers, today)
    if is_clerk_sheet(source):
        return clerk_planner.plan(source, known, answers, today)
    return planner.plan(source, known, answers, today)
