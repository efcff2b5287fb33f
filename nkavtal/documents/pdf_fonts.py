"""The printed faces: what each can write, how wide text is, where lines break.

Noto Sans writes; DejaVu Sans fills in signs it lacks (✓ ☐ →); what neither has is printed as □.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import Literal

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from nkavtal.base import resources

Face = Literal["regular", "bold", "italic"]

_FILES = {"regular": "NotoSans-Regular", "bold": "NotoSans-Bold", "italic": "NotoSans-Italic", "spare": "DejaVuSans"}
_UNKNOWN = "□"
_SILENT = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u00ad\u2028\u2029\ud800-\udfff\ufdd0-\ufdef\ufff0-\uffff]")


@cache
def font_name(face: str) -> str:
    """Return the name a face is registered by; the file is read at the first use."""
    name = _FILES[face]
    pdfmetrics.registerFont(TTFont(name, resources.path("fonts", f"{name}.ttf")))
    return name


@cache
def _glyphs(face: str) -> frozenset[str]:
    glyphs = pdfmetrics.getFont(font_name(face)).face.charToGlyph
    return frozenset(chr(code) for code in glyphs if unicodedata.category(chr(code))[0] != "C")


@lru_cache(maxsize=20_000)
def clean(text: str) -> str:
    """Return text in composed form with signs that cannot be printed made spaces or □; newlines stay."""
    if text.isascii() and text.isprintable():
        return text
    return unicodedata.normalize("NFC", _SILENT.sub(_visible, text.replace("\r\n", "\n")))


def _visible(found: re.Match[str]) -> str:
    sign = found.group()
    if sign in "\u2028\u2029\r\x0b\x0c":
        return "\n"
    if sign == "\t":
        return " "
    return "" if unicodedata.category(sign) in ("Cc", "Cf") else _UNKNOWN


@lru_cache(maxsize=20_000)
def runs(text: str, face: Face) -> tuple[tuple[str, str], ...]:
    """Return text as (font name, piece) so that each piece can be written by its font."""
    if _glyphs(face).issuperset(text):
        return ((font_name(face), text),)
    out: list[tuple[str, str]] = []
    for sign in text:
        font, shown = _font_for(sign, face)
        if not shown:
            continue
        if out and out[-1][0] == font:
            out[-1] = (font, out[-1][1] + shown)
        else:
            out.append((font, shown))
    return tuple(out)


def _font_for(sign: str, face: Face) -> tuple[str, str]:
    if sign in _glyphs(face):
        return font_name(face), sign
    if sign in _glyphs("spare"):
        return font_name("spare"), sign
    kind = unicodedata.category(sign)
    if kind == "Zs":
        return font_name(face), " "
    return font_name("spare"), "" if kind in ("Cf", "Mn", "Me", "Cc") else _UNKNOWN


@lru_cache(maxsize=50_000)
def _em(text: str, face: Face) -> float:
    total = 0.0
    for font, piece in runs(text, face):
        total += pdfmetrics.getFont(font).stringWidth(piece, 1.0)
    return total


def width(text: str, face: Face, size: float) -> float:
    """Return how wide a line of clean text is, in points."""
    return _em(text, face) * size


def wrap(text: str, face: Face, size: float, room: float) -> list[str]:
    """Break clean text into lines no wider than room; hard spaces hold, a word too long is cut."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        if "  " not in paragraph and _em(paragraph, face) * size <= room:
            lines.append(paragraph)
        else:
            lines.extend(_wrapped(paragraph, face, room / size))
    return lines


def _wrapped(paragraph: str, face: Face, room: float) -> list[str]:
    lines: list[str] = []
    line, used, space = "", 0.0, _em(" ", face)
    for word in paragraph.split(" "):
        if not word:
            continue
        wide = _em(word, face)
        if line and used + space + wide <= room:
            line, used = f"{line} {word}", used + space + wide
            continue
        if line:
            lines.append(f"{line} ")
        *whole, line = _cut(word, face, room) if wide > room else [word]
        lines.extend(whole)
        used = _em(line, face)
    return [*lines, line]


def _cut(word: str, face: Face, room: float) -> list[str]:
    pieces, piece, used = [], "", 0.0
    for sign in word:
        wide = _em(sign, face)
        if piece and used + wide > room:
            pieces.append(piece)
            piece, used = "", 0.0
        piece, used = piece + sign, used + wide
    return [*pieces, piece]


def shortened(text: str, face: Face, size: float, room: float) -> str:
    """Return one line of clean text that fits in room, with … where it was cut."""
    text = text.replace("\n", " ")
    if width(text, face, size) <= room:
        return text
    while text and width(f"{text}…", face, size) > room:
        text = text[:-1]
    return f"{text.rstrip()}…"
