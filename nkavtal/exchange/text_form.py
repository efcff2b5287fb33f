"""How a text file is written: its encoding and what stands between the columns, guessed from the bytes alone."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections import Counter
from dataclasses import dataclass

from nkavtal.base.i18n import N_
from nkavtal.catalogue.field import Words

MIXED, TWICE = "mixed", "utf-8-twice"

ENCODINGS: Words = {
    "utf-8": N_("UTF-8"),
    "cp1252": N_("Windows (1252)"),
    "utf-16": N_("UTF-16"),
    "cp850": N_("DOS (850)"),
    "mac-roman": N_("Mac"),
    MIXED: N_("Blandat: UTF-8 och Windows, rad för rad"),
    TWICE: N_("UTF-8 som har feltolkats, lagas"),
}
SEPARATORS: Words = {
    ";": N_("Semikolon"),
    ",": N_("Komma"),
    "\t": N_("Tabb"),
    "|": N_("Lodstreck"),
}
"""Encodings and separators with their words, in the order they are offered."""

_MOJIBAKE = re.compile("Ã[¥¤¶…„–\u0085\u0084\u0096©¡\u00ad]|â€[“”™œ\u009d¦]|Â[§ \u00a0°´]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a]")
_BEYOND_ASCII = re.compile("[\x80-\uffff]+")
_SWEDISH = re.compile("[a-zA-Z][åäöÅÄÖéÉ]|[åäöÅÄÖéÉ][a-zA-Z]")
_ODD = re.compile("[\x80-\x9f†‡„”“Œœƒˆ‰‹›¡¢£¤¥¦¬¯°±²³µ¶¸¹º¼½¾¿\ufffd]")
_LOOKED_AT = 200_000  # bytes, or letters, that a guess is made from
_LINES = 60


@dataclass(frozen=True, slots=True)
class TextForm:
    """Codes of ENCODINGS and SEPARATORS; '' is still to be found out."""

    encoding: str = ""
    separator: str = ""


def guess(packed: bytes, told: TextForm | None = None) -> TextForm:
    """Return how the bytes seem to be written; what a person has told holds."""
    encoding = told.encoding if told and told.encoding else guess_encoding(packed)
    if told and told.separator:
        return TextForm(encoding, told.separator)
    return TextForm(encoding, guess_separator(decoded(packed, encoding)))


def guess_encoding(packed: bytes) -> str:
    """Return the encoding that gives the most sense; UTF-8 that holds throughout is never anything else."""
    head = packed[:_LOOKED_AT]
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or looks_like_utf_16(head):
        return "utf-16"
    try:
        packed.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    else:
        return "utf-8"
    if len(_MOJIBAKE.findall(head.decode("cp1252", "replace"))) > 1:
        return MIXED
    return max(("cp1252", "cp850", "mac-roman"), key=lambda encoding: _sense(head.decode(encoding, "replace")))


def guess_separator(text: str) -> str:
    """Return the sign that cuts most lines into the same number of columns, the most columns first."""
    first = text.split("\n", 1)[0].strip()
    if first.lower().startswith("sep=") and first[4:] in SEPARATORS:
        return first[4:]
    return max(SEPARATORS, key=lambda sign: _evenness(text, sign))


def decoded(packed: bytes, encoding: str) -> str:
    """Return the text; what an encoding cannot read becomes the sign for that."""
    if encoding == "utf-16":
        return _utf16(packed)
    if encoding == MIXED:
        return "".join(_one_line(line) for line in packed.removeprefix(codecs.BOM_UTF8).splitlines(keepends=True))
    if encoding == TWICE:
        return repaired(packed.decode("utf-8-sig", "replace"))
    return packed.decode("utf-8-sig" if encoding == "utf-8" else encoding, "replace")


def is_mojibake(text: str) -> bool:
    """Tell if text looks like UTF-8 that was once read as Windows text: 'LuleÃ¥'."""
    return _MOJIBAKE.search(text[:_LOOKED_AT]) is not None


def repaired(text: str) -> str:
    """Return text with what was read wrongly put right; letters that make no sense as bytes of UTF-8 are left."""
    return _BEYOND_ASCII.sub(lambda run: _repaired_run(run[0]), text)


def makes_sense(text: str) -> bool:
    """Tell if text is mostly letters that Swedish is written with: a wrong encoding gives signs from far away."""
    signs = Counter(sign < "\u0250" or "\u2000" <= sign <= "\u22ff" for sign in text[:_LOOKED_AT] if not sign.isspace())
    return not _CONTROL.search(text) and signs[True] >= signs[False]


def looks_like_utf_16(head: bytes) -> bool:
    """Tell if every second byte is mostly zero, as in UTF-16 of our letters."""
    pairs = len(head) // 2
    return pairs > 1 and max(head[0::2].count(0), head[1::2].count(0)) > 0.8 * pairs


def _repaired_run(run: str) -> str:
    try:
        return bytes(_byte(letter) for letter in run).decode("utf-8")
    except (UnicodeError, ValueError):
        return run


def _byte(letter: str) -> int:
    """Return the byte that Windows text has for a letter; five bytes have none and stand for themselves."""
    if "\x80" <= letter <= "\x9f":
        return ord(letter)
    (byte,) = letter.encode("cp1252")
    return byte


def _utf16(packed: bytes) -> str:
    if packed.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return packed.decode("utf-16", "replace")
    return packed.decode("utf-16-le" if packed[1:2] == b"\0" else "utf-16-be", "replace")


def _one_line(line: bytes) -> str:
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return line.decode("cp1252", "replace")


def _sense(text: str) -> int:
    return len(_SWEDISH.findall(text)) - 2 * len(_ODD.findall(text))


def _evenness(text: str, sign: str) -> tuple[float, int]:
    """Return which share of the lines has the commonest number of columns, and how many columns that is."""
    lines = csv.reader(io.StringIO(text[:_LOOKED_AT], newline=""), delimiter=sign)
    counts: Counter[int] = Counter()
    try:
        for _place, row in zip(range(_LINES), lines, strict=False):
            counts[len(row)] += 1
    except csv.Error:
        return 0.0, 0
    columns, lines_with = max(counts.items(), key=lambda item: (item[0] > 1, item[1]), default=(1, 0))
    return (lines_with / counts.total() if columns > 1 else 0.0), columns
