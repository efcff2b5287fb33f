"""Paper, sizes and colours of what is printed; lengths in points."""

from __future__ import annotations

from dataclasses import dataclass

from nkavtal.documents.pdf_fonts import Face

MM = 72 / 25.4
A3, A4 = (297 * MM, 420 * MM), (210 * MM, 297 * MM)
LEFT, RIGHT = 25 * MM, 20 * MM  # the left one leaves room for binder holes
LABEL = 38 * MM  # where the values of facts begin

INK = "#16212A"
GREY = "#55636E"
LINE = "#B9C3CB"
ACCENT = "#0A5A80"
ACCENT_PALE = "#DDEBF3"
GROUND = "#EEF2F5"
SIGN = "#6B7882"
DUE = "#B36B00"
WHITE = "#FFFFFF"

CHIPS = {  # fill, ink, edge
    "ok": ("#E3F1F2", "#0B5A66", "#E3F1F2"),
    "edge": (WHITE, "#0B5A66", "#0E6873"),
    "warn": ("#FBECCB", "#734600", "#B36B00"),
    "bad": ("#B5352A", WHITE, "#B5352A"),
    "off": ("#CBD4DA", "#36434C", "#CBD4DA"),
    "mute": (WHITE, "#36434C", "#65737E"),
    "dashed": (WHITE, "#5B6872", "#87939C"),
}

TONES = {  # ground, bar
    "info": (ACCENT_PALE, ACCENT),
    "ok": ("#E3F1F2", "#0E6873"),
    "warn": ("#FBECCB", "#B36B00"),
    "bad": ("#FBE3DE", "#B5352A"),
}


@dataclass(frozen=True, slots=True)
class Type:
    """A face, its size and leading, its colour, and the space before and after."""

    face: Face
    size: float
    leading: float
    colour: str = INK
    before: float = 0.0
    after: float = 0.0


BODY = Type("regular", 10, 14, after=8)
TEXTS = {
    "body": BODY,
    "note": Type("regular", 8.5, 12, GREY, before=3, after=6),
    "lead": Type("regular", 9.5, 13.5, GREY, after=1),
    "strong": Type("bold", 9.5, 13.5, after=8),
    "quote": Type("italic", 10, 14, after=14),
}
HEADINGS = {
    1: Type("bold", 17, 22, before=20, after=9),
    2: Type("bold", 12, 16, before=13, after=5),
    3: Type("bold", 10, 14, before=9, after=3),
}
COVER_OVER = Type("regular", 12, 17, ACCENT, after=3)
COVER_TITLE = Type("bold", 25, 31, after=8)
COVER_UNDER = Type("regular", 12, 17, GREY, after=16)
FOOT = Type("regular", 8, 11, GREY)
HEAD = Type("regular", 8.5, 11, GREY)
