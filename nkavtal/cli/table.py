"""Aligned lines, as wide as they need to be, or as the screen they are shown on."""

from __future__ import annotations

import shutil
import sys
import textwrap
import unicodedata
from collections.abc import Iterable, Sequence
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
        room -= len(indent) + len(_GAP) * (len(widths) - 1)
        _narrow(widths, room, [_least(line[i] for line in lines) for i in range(len(used))])
        _narrow(widths, room, [_NARROWEST] * len(widths))  # words are broken only when there is no other way
    return tuple(indent + text for line in lines for text in _wrapped(line, widths))


def _narrow(widths: list[int], room: int, least: Sequence[int]) -> None:
    """Take from the widest column until all fit, or none has more than its least."""
    while sum(widths) > room:
        spare = [i for i, width in enumerate(widths) if width > least[i]]
        if not spare:
            return
        widths[max(spare, key=lambda i: widths[i])] -= 1


def _least(texts: Iterable[str]) -> int:
    """Return how narrow a column can be with its words whole; what is short, such as '11 av 14', stays together."""
    pieces = (piece for text in texts for piece in ([text] if _width(text) <= _NARROWEST else text.split()))
    return max(map(_width, pieces), default=0)


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
