"""Text as the strings a page shows: each line is turned into the codes of one document's fonts once."""

from __future__ import annotations

from typing import Any

from reportlab.pdfbase import pdfmetrics

from nkavtal.documents.pdf_fonts import Face, runs

Shown = tuple[tuple[str, str], ...]

_ESCAPED = {
    **{code: f"\\{code:03o}" for code in (*range(32), *range(127, 256))},
    **{ord(sign): f"\\{sign}" for sign in "\\()"},
}


class Encoding:
    """The strings of one document; which code a sign gets is settled when it is first written."""

    def __init__(self, document: Any) -> None:
        self._document = document  # reportlab has no types
        self._kept: dict[tuple[str, Face], Shown] = {}
        self._codes: dict[str, _Codes] = {}

    def shown(self, line: str, face: Face) -> Shown:
        """Return clean text as (font resource, string) in the order they are shown."""
        key = (line, face)
        if key not in self._kept:
            self._kept[key] = tuple(part for font, piece in runs(line, face) for part in self._parts(font, piece))
        return self._kept[key]

    def _parts(self, name: str, piece: str) -> Shown:
        font = pdfmetrics.getFont(name)
        if name not in self._codes:
            self._codes[name] = _Codes(font, self._document)
        codes = self._codes[name]
        text = piece.translate(codes)
        if codes.beyond.isdisjoint(piece):
            return ((font.getSubsetInternalName(0, self._document), f"({text})"),)
        return tuple(
            (font.getSubsetInternalName(subset, self._document), f"({_escaped(raw)})")
            for subset, raw in font.splitString(piece, self._document)
        )


class _Codes(dict[int, str]):
    """The codes of a font's first 256 signs in a document, all that most ever use; `beyond` are the others."""

    def __init__(self, font: Any, document: Any) -> None:
        super().__init__()
        self._font, self._document = font, document
        self.beyond: set[str] = set()

    def __missing__(self, sign: int) -> str:
        ((subset, raw),) = self._font.splitString(chr(sign), self._document)
        if subset:
            self.beyond.add(chr(sign))
        self[sign] = _escaped(raw)
        return self[sign]


def _escaped(codes: bytes) -> str:
    return codes.decode("latin-1").translate(_ESCAPED)
