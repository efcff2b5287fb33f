"""Write rows as a text file that a Swedish Excel opens as it is: UTF-8 with its mark, semicolons between the columns."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from nkavtal.base.os_seam.files import written_beside

_RUNS = ("=", "+", "-", "@", "\t", "\r")
"""How a text begins that a spreadsheet would take for a formula and run."""


def write_csv(rows: Iterable[tuple[str | date | int | None, ...]], target: Path) -> None:
    """Write the rows beside target and put the file in its place; days are written as 2026-12-14."""
    with written_beside(target) as beside, beside.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.writer(stream, delimiter=";", lineterminator="\r\n")
        writer.writerows([_text(value) for value in row] for row in rows)


def _text(value: str | date | int | None) -> str:
    if value is None:
        return ""
    if isinstance(value, date):
        return value.isoformat()
    text = str(value)
    return f"'{text}" if isinstance(value, str) and text.startswith(_RUNS) else text
