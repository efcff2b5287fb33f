"""The blocks a page is laid out from: text, headings, notes, rules. Each knows its height and where it may part."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from reportlab.platypus.flowables import Flowable

from nkavtal.documents.pdf_canvas import TaggedCanvas
from nkavtal.documents.pdf_fonts import clean, wrap
from nkavtal.documents.pdf_style import ACCENT, MM, TONES, Type
from nkavtal.documents.pdf_tags import Node

BAR = 1 * MM  # the upright bar beside a quotation or a note
NOTE_PAD = 3 * MM


class Block(Flowable):
    """A block whose height is known when it is made; `least` is what must fit below a heading."""

    canv: TaggedCanvas

    def __init__(self, width: float, height: float, before: float = 0.0, after: float = 0.0) -> None:
        super().__init__()
        self.width, self.height = width, height
        self.spaceBefore, self.spaceAfter = before, after
        self.least = height

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """Return the size that was settled when the block was made."""
        return self.width, self.height

    def split(self, _width: float, _height: float) -> list[Any]:
        """Stay whole."""
        return []


class TextBlock(Block):
    """Lines of one element; parts between lines, never leaving a single line alone."""

    def __init__(self, node: Node, lines: list[str], kind: Type, width: float, *, before: float, after: float) -> None:
        super().__init__(width, len(lines) * kind.leading, before, after)
        self.node, self.lines, self.kind = node, lines, kind
        self.least = min(len(lines), 2) * kind.leading

    def split(self, _width: float, height: float) -> list[Any]:
        """Part so that at least two lines stand on each side."""
        count = len(self.lines)
        fits = min(int(height / self.kind.leading), max(count - 2, 0))
        if count < 4:
            fits = 0
        if fits < 2:
            return []
        return [
            self._part(self.lines[:fits], self.spaceBefore, 0.0),
            self._part(self.lines[fits:], 0.0, self.spaceAfter),
        ]

    def _part(self, lines: list[str], before: float, after: float) -> TextBlock:
        return type(self)(self.node, lines, self.kind, self.width, before=before, after=after)

    def draw(self) -> None:
        """Write the lines."""
        kind = self.kind
        with self.canv.marked(self.node):
            y = self.height - kind.leading + (kind.leading - kind.size) / 2 + kind.size * 0.14
            self.canv.write(self.lines, 0, y, kind.face, kind.size, kind.leading, kind.colour)


def text_block(node: Node, text: str, kind: Type, width: float, *, before: float = 0.0) -> TextBlock:
    """Return text broken to the width."""
    lines = wrap(clean(text), kind.face, kind.size, width)
    return TextBlock(node, lines, kind, width, before=max(before, kind.before), after=kind.after)


@dataclass(slots=True, eq=False)
class Place:
    """Where a heading ended up; contents ask for it when all pages are laid out."""

    text: str
    level: int
    key: str
    page: int = 0


class HeadingBlock(TextBlock):
    """A heading: tells where it stands and becomes a bookmark."""

    place: Place

    def draw(self) -> None:
        """Write the heading and note its page."""
        super().draw()
        canvas, place = self.canv, self.place
        _, top = canvas.absolutePosition(0, self.height)
        place.page = canvas.getPageNumber()

        def bookmark(late: TaggedCanvas, _pages: int) -> None:
            late.bookmarkPage(place.key, fit="XYZ", left=0, top=top + 8, zoom=0)
            late.addOutlineEntry(place.text, place.key, place.level)

        canvas.later(bookmark)

    def split(self, _width: float, _height: float) -> list[Any]:
        """Stay whole."""
        return []


class QuoteBlock(TextBlock):
    """Another's words beside an upright bar."""

    def draw(self) -> None:
        """Draw the bar and write the lines."""
        with self.canv.artifact():
            self.canv.fill_with(ACCENT)
            self.canv.rect(0, 0, BAR, self.height, stroke=0, fill=1)
        self.canv.translate(4 * MM, 0)
        super().draw()


class NoteBlock(TextBlock):
    """A remark on a pale ground."""

    tone = "info"

    def __init__(self, node: Node, lines: list[str], kind: Type, width: float, *, before: float, after: float) -> None:
        super().__init__(node, lines, kind, width, before=before, after=after)
        self.height += 2 * NOTE_PAD
        self.least = self.height

    def split(self, _width: float, height: float) -> list[Any]:
        """Part only between lines that leave the padding whole."""
        parts = super().split(_width, height - 2 * NOTE_PAD)
        for part in parts:
            part.tone = self.tone
        return parts

    def draw(self) -> None:
        """Draw the ground and write the lines."""
        ground, bar = TONES[self.tone]
        with self.canv.artifact():
            self.canv.fill_with(ground)
            self.canv.rect(0, 0, self.width, self.height, stroke=0, fill=1)
            self.canv.fill_with(bar)
            self.canv.rect(0, 0, BAR, self.height, stroke=0, fill=1)
        self.canv.translate(4 * MM, -NOTE_PAD)
        super().draw()


class Rule(Block):
    """A line across the page."""

    def __init__(self, width: float, colour: str, thickness: float, after: float) -> None:
        super().__init__(width, thickness, 0.0, after)
        self._colour, self._thickness = colour, thickness

    def draw(self) -> None:
        """Draw the line."""
        with self.canv.artifact():
            self.canv.rule_with(self._colour, self._thickness)
            self.canv.line(0, 0, self.width, 0)
