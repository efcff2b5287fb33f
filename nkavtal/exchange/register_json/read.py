"""Read a register file: whole and right, or refused with every place that is not."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from nkavtal.exchange import attached_files
from nkavtal.exchange.register_json import check, faults, parse
from nkavtal.exchange.register_json.rows import RegisterFile, rows

_ESCAPED_ODD = re.compile(r"\\u(?:0000|[dD][89a-fA-F])")


def read(path: Path) -> RegisterFile:
    """Read a file; raise UserError (NKA-260 to NKA-269) for what is no whole and right register."""
    return replace(read_text(path.name, parse.text_of(path)), files=attached_files.listed(path))


def read_text(name: str, text: str) -> RegisterFile:
    """Read a register from its text."""
    data = parse.values_of(name, text)
    check.check_head(name, data)
    found = list(check.odd_text(data)) if _ESCAPED_ODD.search(text) else []
    found = found or check.by_schema(data)
    if found:
        raise faults.refused(name, text, found)
    whole = RegisterFile(name, tuple(rows(data)), text)
    if wrong := check.by_content(whole.rows, lambda row: parse.line_of(text, row.path)):
        raise faults.refused(name, text, wrong)
    return whole
