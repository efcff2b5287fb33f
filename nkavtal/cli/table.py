"""Aligned lines, as wide as they need to be, or as the screen they are shown on."""

from __future__ import annotations

import shutil
import sys
import textwrap
import unicodedata
from collections.abc import Sequence
from itertools import zip_longest

_GAP = "  "
_NARROWEST = 12


def table(headings: Sequence[str], rows: Sequence[Sequence[str]], indent: str = "") -> tuple[str, ...]:
    """Return lines under their headings; columns in which no row says anything are left out.

    On a screen, cells are wrapped so that lines fit; in a file or a pipe a row is one line.
    """
    used = [i for i in range(len(headings)) if any(row[i] for row in rows)]
    lines = [[" ".join(line[i].split()) for i in used] for line in (headings, *rows)]
    widths = [max(_width(line[i]) for line in lines) for i in range(len(used))]
    room = shutil.get_terminal_size().columns if sys.stdout.isatty() else 0
    if room:
        _narrow(widths, room - len(indent) - len(_GAP) * (len(widths) - 1))
    return tuple(indent + text for line in lines for text in _wrapped(line, widths))


def _narrow(widths: list[int], room: int) -> None:
    while sum(widths) > room and max(widths) > _NARROWEST:
        widths[widths.index(max(widths))] -= 1


def _wrapped(line: Sequence[str], widths: Sequence[int]) -> list[str]:
    cells = [
        [text] if _width(text) <= width else textwrap.wrap(text, width)
        for text, width in zip(line, widths, strict=True)
    ]
    return [
        _GAP.join(text + " " * (width - _width(text)) for text, width in zip(part, widths, strict=True)).rstrip()
        for part in zip_longest(*cells, fillvalue="")
    ]


def _width(text: str) -> int:
    return sum(not unicodedata.combining(letter) for letter in text)
