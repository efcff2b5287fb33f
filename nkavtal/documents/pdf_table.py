"""Tables and facts: rows of settled height under heads that repeat; a row parts only when no page could hold it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from nkavtal.documents.pdf_blocks import Block
from nkavtal.documents.pdf_canvas import TaggedCanvas
from nkavtal.documents.pdf_chip import WORD_HIGH, word_chip
from nkavtal.documents.pdf_fonts import Face, clean, width, wrap
from nkavtal.documents.pdf_style import GREY, GROUND, INK, LABEL, LINE, MM, SIGN
from nkavtal.documents.pdf_tags import COLUMN_HEAD, ROW_HEAD, Node
from nkavtal.documents.sheet import Align, Cell, Column, Facts, Muted, RowLook, SignLine, State, Strong, Table

PAD = 1.5 * MM
CAPTION = 16.0
CHIP_ROW = WORD_HIGH + 2.4 * MM
SMALLEST_PART = 60.0  # points of room below which a row too tall for any page is not begun


@dataclass(slots=True, eq=False)
class Box:
    """A cell as it is drawn: lines, or a chip, or a line to sign on."""

    node: Node
    lines: list[str]
    face: Face
    size: float
    leading: float
    colour: str
    align: Align = "left"
    state: State | None = None
    sign: bool = False

    @property
    def high(self) -> float:
        """How high its content is."""
        return len(self.lines) * self.leading

    def cut(self, count: int) -> tuple[Box, Box]:
        """Return the first lines and the rest, as parts of the same element."""
        head = Box(self.node, self.lines[:count], self.face, self.size, self.leading, self.colour, self.align)
        rest = Box(self.node, self.lines[count:], self.face, self.size, self.leading, self.colour, self.align)
        head.state, head.sign = self.state, self.sign
        return head, rest


@dataclass(slots=True, eq=False)
class Row:
    """Boxes side by side and their common height."""

    boxes: list[Box]
    high: float


@dataclass(frozen=True, slots=True)
class Layout:
    """How a table stands: where columns begin and how wide they are, room above text, and what is drawn."""

    starts: tuple[float, ...]
    widths: tuple[float, ...]
    pad_top: float
    inset: float
    lines: bool
    page_high: float


class Grid(Block):
    """Rows of one table element; the part after a page break repeats the heads as an artifact."""

    def __init__(
        self, layout: Layout, wide: float, head: Row | None, rows: list[Row], caption: Box | None, *, again: bool
    ) -> None:
        top = (CAPTION if caption else 0.0) + (head.high if head else 0.0)
        super().__init__(wide, top + sum(row.high for row in rows), after=4 * MM)
        self.layout, self.head, self.rows, self.caption, self.again = layout, head, rows, caption, again
        self._top = top
        self.least = top + (min(rows[0].high, 0.5 * layout.page_high) if rows else 0.0)

    def split(self, _width: float, height: float) -> list[Any]:
        """Part between rows; cut the first row only if it is taller than a whole page."""
        used, count = self._top, 0
        while count < len(self.rows) and used + self.rows[count].high <= height:
            used += self.rows[count].high
            count += 1
        if count > 2 and count == len(self.rows) - 1:
            count -= 1  # a last row does not stand alone on the next page
        if count:
            return [self._part(self.rows[:count], first=True), self._part(self.rows[count:], first=False)]
        room = height - self._top
        if not self.rows or self.rows[0].high + self._top <= self.layout.page_high or room < SMALLEST_PART:
            return []
        above, below = self._cut(self.rows[0], room)
        return [self._part([above], first=True), self._part([below, *self.rows[1:]], first=False)]

    def _part(self, rows: list[Row], *, first: bool) -> Grid:
        again = self.again if first else True
        return Grid(self.layout, self.width, self.head, rows, self.caption if first else None, again=again)

    def _cut(self, row: Row, room: float) -> tuple[Row, Row]:
        pad = 2 * self.layout.pad_top
        pairs = [box.cut(max(int((room - pad) / box.leading), 1)) for box in row.boxes]
        below = [rest for _, rest in pairs]
        return Row([part for part, _ in pairs], room), Row(below, pad + max(box.high for box in below))

    def draw(self) -> None:
        """Draw grounds and rules as artifacts, then the cells in reading order."""
        self._draw_rules()
        y = self.height
        if self.caption:
            with self.canv.marked(self.caption.node):
                self._write(self.caption, 0, y - 9, self.width)
            y -= CAPTION
        if self.head:
            self._draw_head(self.head, y)
            y -= self.head.high
        for row in self.rows:
            for box, x, wide in zip(row.boxes, self.layout.starts, self.layout.widths, strict=True):
                self._draw_box(box, x, y, wide, row.high)
            y -= row.high

    def _draw_rules(self) -> None:
        if not self.layout.lines:
            return
        canvas, y = self.canv, self.height - self._top
        with canvas.artifact():
            if self.head:
                canvas.fill_with(GROUND)
                canvas.rect(0, y, self.width, self.head.high, stroke=0, fill=1)
            canvas.rule_with(LINE, 0.25 * MM)
            rules = []
            for row in self.rows:
                y -= row.high
                rules.append((0, y, self.width, y))
            canvas.lines(rules)

    def _draw_head(self, head: Row, y: float) -> None:
        cells = zip(head.boxes, self.layout.starts, self.layout.widths, strict=True)
        if not self.again:
            for box, x, wide in cells:
                self._draw_box(box, x, y, wide, head.high)
            return
        with self.canv.artifact():
            for box, x, wide in cells:
                self._write(box, x + self.layout.inset, self._baseline(box, y, head.high), wide)

    def _draw_box(self, box: Box, x: float, y: float, wide: float, high: float) -> None:
        canvas: TaggedCanvas = self.canv
        if box.state:
            word_chip(canvas, box.node, box.state, x + MM, y - (high + WORD_HIGH) / 2, wide - 2 * MM)
        elif box.sign:
            with canvas.artifact():
                canvas.rule_with(SIGN, 0.25 * MM)
                canvas.line(x + 2 * MM, y - high + 1.8 * MM, x + wide - 2 * MM, y - high + 1.8 * MM)
        elif any(box.lines):
            with canvas.marked(box.node):
                self._write(box, x + self.layout.inset, self._baseline(box, y, high), wide)

    def _baseline(self, box: Box, y: float, high: float) -> float:
        top = (high - box.leading) / 2 if len(box.lines) == 1 and high < 30 else self.layout.pad_top
        return y - top - box.leading + (box.leading - box.size) / 2 + box.size * 0.14

    def _write(self, box: Box, x: float, y: float, wide: float) -> None:
        if box.align == "left":
            self.canv.write(box.lines, x, y, box.face, box.size, box.leading, box.colour)
            return
        room = wide - 2 * self.layout.inset
        for number, line in enumerate(box.lines):
            spare = room - width(line.rstrip(" "), box.face, box.size)
            start = x + (spare if box.align == "right" else spare / 2)
            self.canv.write([line], start, y - number * box.leading, box.face, box.size, box.leading, box.colour)


_SIZES: dict[RowLook, tuple[float, float, float, float]] = {  # least height, above text, head, size
    "normal": (8.1 * MM, 1.7 * MM, 7 * MM, 9),
    "compact": (14.0, 1.5, 14.0, 9),
    "signing": (9.2 * MM, 2.2 * MM, 7.5 * MM, 9),
}


def table_grid(parent: Node, table: Table, wide: float, page_high: float) -> Grid:
    """Return a table laid out to a width, its elements placed last in parent."""
    node = parent.add("Table")
    least, pad, head_high, size = _SIZES[table.look]
    whole = sum(column.share for column in table.columns) or 1.0
    widths = tuple(wide * column.share / whole for column in table.columns)
    starts = tuple(sum(widths[:number]) for number in range(len(widths)))
    layout = Layout(starts, widths, pad, PAD, True, page_high)
    caption = None
    if table.caption:
        lines = wrap(clean(table.caption).replace("\n", " "), "bold", 9, wide)[:1]
        caption = Box(node.add("Caption"), lines, "bold", 9, 12, INK)
    head = _head_row(node, table.columns, widths, head_high)
    rows = [_row(node, cells, table.columns, widths, size, pad, least) for cells in table.rows]
    return Grid(layout, wide, head, rows, caption, again=False)


def _head_row(node: Node, columns: Sequence[Column], widths: tuple[float, ...], high: float) -> Row:
    line = node.add("TR")
    boxes = []
    for column, wide in zip(columns, widths, strict=True):
        lines = wrap(clean(column.title), "bold", 8.5, wide - 2 * PAD)
        boxes.append(Box(line.add("TH", COLUMN_HEAD), lines, "bold", 8.5, 11, GREY, column.align))
    return Row(boxes, max(high, max((box.high for box in boxes), default=0) + (3 if high < 20 else 8)))


def _row(
    node: Node,
    cells: Sequence[Cell],
    columns: Sequence[Column],
    widths: tuple[float, ...],
    size: float,
    pad: float,
    least: float,
) -> Row:
    line = node.add("TR")
    boxes = [
        _box(line, cell, column, wide - 2 * PAD, size)
        for cell, column, wide in zip(cells, columns, widths, strict=True)
    ]
    chip = CHIP_ROW if any(box.state for box in boxes) else 0.0
    return Row(boxes, max(least, chip, max((box.high for box in boxes), default=0) + 2 * pad))


def _box(line: Node, cell: Cell, column: Column, room: float, size: float) -> Box:
    node = line.add("TH", ROW_HEAD) if column.head else line.add("TD")
    face: Face = "bold" if column.head else "regular"
    if isinstance(cell, State):
        return Box(node, [], face, size, size + 2, INK, state=cell)
    if isinstance(cell, SignLine):
        return Box(node, [], face, size, size + 2, INK, sign=True)
    colour = GREY if isinstance(cell, Muted) else INK
    text = cell if isinstance(cell, str) else cell.text
    if isinstance(cell, Strong):
        face = "bold"
    drawn = size + 0.5 if face == "bold" and size >= 9 else size
    return Box(node, wrap(clean(text), face, drawn, room), face, drawn, drawn + 2.2, colour, column.align)


def facts_grid(parent: Node, facts: Facts, wide: float, page_high: float) -> Grid:
    """Return labels and values laid out to a width, as a table whose rows have heads."""
    node = parent.add("Table")
    layout = Layout((0.0, LABEL), (LABEL - 3 * MM, wide - LABEL), 1.6 * MM, 0.0, False, page_high)
    rows = []
    for label, value in facts.rows:
        line = node.add("TR")
        words = wrap(clean(label), "regular", 10, layout.widths[0])
        left = Box(line.add("TH", ROW_HEAD), words, "regular", 10, 13.5, GREY)
        right = Box(line.add("TD"), wrap(clean(value), "regular", 10, layout.widths[1]), "regular", 10, 13.5, INK)
        rows.append(Row([left, right], max(left.high, right.high) + 2 * layout.pad_top))
    return Grid(layout, wide, None, rows, None, again=False)
