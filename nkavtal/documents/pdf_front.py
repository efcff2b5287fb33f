"""What a first page is made of: its head, the states of all parties, the contents with page numbers."""

from __future__ import annotations

from typing import Any

from nkavtal.documents.pdf_blocks import Block, Place
from nkavtal.documents.pdf_canvas import TaggedCanvas
from nkavtal.documents.pdf_chip import LETTER_HIGH, letter_chip
from nkavtal.documents.pdf_fonts import clean, shortened, width, wrap
from nkavtal.documents.pdf_style import ACCENT, GREY, INK, LABEL, MM
from nkavtal.documents.pdf_tags import Node
from nkavtal.documents.sheet import State

CHIP_STEP, CHIP_WIDE, CHIP_ROW = 18.2 * MM, 16.6 * MM, 15 * MM
LINE_HIGH = 6 * MM


class CoverHead(Block):
    """Organisation and kind to the left, what it concerns to the right."""

    def __init__(self, root: Node, organisation: str, kind: str, right: tuple[str, ...], wide: float) -> None:
        self._right = [clean(text) for text in right]
        super().__init__(wide, max(2, len(right)) * LINE_HIGH, after=30 * MM)
        self._left = (clean(organisation), clean(kind))
        self._nodes = [root.add("P") for _ in range(2 + len(right))]

    def draw(self) -> None:
        """Write both sides."""
        y = self.height - 12
        organisation, kind = self._left
        with self.canv.marked(self._nodes[0]):
            self.canv.write([organisation], 0, y, "bold", 11, 11, INK)
        with self.canv.marked(self._nodes[1]):
            self.canv.write([kind], 0, y - LINE_HIGH, "regular", 10, 10, GREY)
        for number, (text, node) in enumerate(zip(self._right, self._nodes[2:], strict=True)):
            with self.canv.marked(node):
                self.canv.write_right(text, self.width, y - number * LINE_HIGH, "regular", 10, GREY)


class StateBlock(Block):
    """Chips with names below them, as a list; an optional label to the left."""

    def __init__(self, parent: Node, label: str, states: tuple[tuple[str, State], ...], wide: float) -> None:
        self._label = clean(label)
        self._label_node = parent.add("P") if label else None
        self._list = parent.add("L")
        self._items = [(self._list.add("LI").add("LBody"), clean(name), state) for name, state in states]
        self._left = LABEL if label else 0.0
        self._across = max(1, int((wide - self._left + CHIP_STEP - CHIP_WIDE) / CHIP_STEP))
        rows = -(-len(states) // self._across)
        super().__init__(wide, rows * CHIP_ROW, before=5 * MM, after=5 * MM)

    def draw(self) -> None:
        """Draw name and chip of each, row by row."""
        canvas = self.canv
        if self._label_node:
            with canvas.marked(self._label_node):
                canvas.write([self._label], 0, self.height - 13, "regular", 10, 10, GREY)
        for number, (node, name, state) in enumerate(self._items):
            row, column = divmod(number, self._across)
            x, y = self._left + column * CHIP_STEP, self.height - row * CHIP_ROW - LETTER_HIGH
            lines = [shortened(line, "regular", 7.5, CHIP_STEP) for line in wrap(name, "regular", 7.5, CHIP_STEP)]
            with canvas.marked(node, name):
                for below, line in enumerate(lines[:2]):
                    middle = x + (CHIP_WIDE - width(line.rstrip(" "), "regular", 7.5)) / 2
                    canvas.write([line], middle, y - 9 - 9 * below, "regular", 7.5, 7.5, GREY)
            letter_chip(canvas, node, state, x, y, CHIP_WIDE)


class ContentsBlock(Block):
    """Headings with the pages they ended up on, each a link; in two columns where they are many."""

    def __init__(self, parent: Node, label: str, places: list[Place], wide: float, *, columns: int = 2) -> None:
        self._label = clean(label)
        self._label_node = parent.add("P") if label else None
        self._node = parent.add("TOC")
        self._entries = [(place, self._node.add("TOCI").add("Link")) for place in places]
        self._columns = columns
        self._left = LABEL if label else 0.0
        self._rows = -(-len(places) // columns)
        super().__init__(wide, max(1, self._rows) * LINE_HIGH, before=3 * MM, after=4 * MM)
        self.least = 2 * LINE_HIGH

    def split(self, _width: float, height: float) -> list[Any]:
        """Part between lines when the contents are longer than a page, in one column from there on."""
        fits = int(height / LINE_HIGH) * self._columns
        if fits < self._columns or fits >= len(self._entries):
            return []
        return [self._part(self._entries[:fits], self._label), self._part(self._entries[fits:], "")]

    def _part(self, entries: list[tuple[Place, Node]], label: str) -> ContentsBlock:
        part = ContentsBlock(Node("Div"), "", [place for place, _ in entries], self.width, columns=self._columns)
        part._entries, part._label, part._left = entries, label, self._left
        part._label_node = self._label_node if label else None
        return part

    def draw(self) -> None:
        """Write the headings; their page numbers follow when they are known."""
        if self._label_node:
            with self.canv.marked(self._label_node):
                self.canv.write([self._label], 0, self.height - 12, "regular", 10, 10, GREY)
        gap = 8 * MM
        wide = (self.width - self._left - gap * (self._columns - 1)) / self._columns
        for number, (place, node) in enumerate(self._entries):
            column, row = divmod(number, self._rows)
            x = self._left + column * (wide + gap)
            self._entry(place, node, x, self.height - row * LINE_HIGH - 12, wide)

    def _entry(self, place: Place, node: Node, x: float, y: float, wide: float) -> None:
        inset = 4 * MM * max(place.level - 1, 0)
        shown = shortened(place.text, "regular", 10, wide - inset - 9 * MM)
        with self.canv.marked(node):
            self.canv.write([f"{shown} "], x + inset, y, "regular", 10, 10, INK)
        left, low = self.canv.absolutePosition(x + inset, y - 4)
        right, high = self.canv.absolutePosition(x + wide, y + 11)

        def number(late: TaggedCanvas, _pages: int) -> None:
            with late.marked(node):
                late.write_right(str(place.page), right - 2, low + 4, "regular", 10, GREY)
            late.link(node, (left, low, right, high), place.key, place.text)

        self.canv.later(number)


def cover_bar(canvas: TaggedCanvas, page: tuple[float, float]) -> None:
    """Draw the bar along the upper edge of a cover."""
    with canvas.artifact():
        canvas.fill_with(ACCENT)
        canvas.rect(0, page[1] - 3 * MM, page[0], 3 * MM, stroke=0, fill=1)
