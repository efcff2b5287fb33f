"""Tables and facts: rows of settled height under heads that repeat; a row parts only when no page could hold it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from reportlab.platypus.flowables import CondPageBreak

from nkavtal.documents.pdf_blocks import Block
from nkavtal.documents.pdf_canvas import TaggedCanvas
from nkavtal.documents.pdf_cells import (
    MARK_GAP,
    MARK_SIZE,
    PAD,
    SIZES,
    Box,
    Row,
    body_row,
    column_widths,
    head_row,
)
from nkavtal.documents.pdf_chip import WORD_HIGH, word_chip
from nkavtal.documents.pdf_fonts import clean, width, wrap
from nkavtal.documents.pdf_style import GREY, GROUND, INK, LABEL, LINE, MM, SIGN
from nkavtal.documents.pdf_tags import ROW_HEAD, Node
from nkavtal.documents.sheet import Facts, Table

CAPTION = 16.0
SMALLEST_PART = 60.0  # points of room below which a row too tall for any page is not begun


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
        if not layout.lines and self.height < 0.3 * layout.page_high:
            self.least = self.height  # a few facts stay together

    def split(self, _width: float, height: float) -> list[Any]:
        """Part between rows; cut the first row only if it is taller than a whole page."""
        used, count = self._top, 0
        while count < len(self.rows) and used + self.rows[count].high <= height:
            used += self.rows[count].high
            count += 1
        if count > 2 and count == len(self.rows) - 1:
            count -= 1  # a last row does not stand alone on the next page
        fitting, count = count, self._before_group(count)
        if count:
            away = [CondPageBreak(self.layout.page_high)] if count < fitting else []
            return [self._part(self.rows[:count], first=True), *away, self._part(self.rows[count:], first=False)]
        room = height - self._top
        if not self.rows or self.rows[0].high + self._top <= self.layout.page_high or room < SMALLEST_PART:
            return []
        above, below = self._cut(self.rows[0], room)
        return [self._part([above], first=True), self._part([below, *self.rows[1:]], first=False)]

    def _before_group(self, count: int) -> int:
        """Return where to part so that rows that belong together stay so, the same place if that leaves nothing."""
        place = count
        while 0 < place < len(self.rows) and self.rows[place].repeats(self.rows[place - 1]):
            place -= 1
        return place or count

    def _part(self, rows: list[Row], *, first: bool) -> Grid:
        again = self.again if first else True
        return Grid(self.layout, self.width, self.head, rows, self.caption if first else None, again=again)

    def _cut(self, row: Row, room: float) -> tuple[Row, Row]:
        pad = 2 * self.layout.pad_top
        pairs = [box.cut(max(int((room - pad) / box.leading), 1)) for box in row.boxes]
        below = [rest for _, rest in pairs]
        return Row([part for part, _ in pairs], room, row.first), Row(
            below, pad + max(box.high for box in below), row.first
        )

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
        above: Row | None = None
        for row in self.rows:
            self._draw_row(row, y, above if above and row.repeats(above) else None)
            y -= row.high
            above = row

    def _draw_row(self, row: Row, y: float, above: Row | None) -> None:
        for box, x, wide in zip(row.boxes, self.layout.starts, self.layout.widths, strict=True):
            if above is None or not box.once:
                self._draw_box(box, x, y, wide, row)

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
            for row, below in zip(self.rows, [*self.rows[1:], None], strict=True):
                y -= row.high
                if below is None or not below.repeats(row):
                    rules.append((0, y, self.width, y))
            canvas.lines(rules)

    def _draw_head(self, head: Row, y: float) -> None:
        cells = zip(head.boxes, self.layout.starts, self.layout.widths, strict=True)
        if not self.again:
            for box, x, wide in cells:
                self._draw_box(box, x, y, wide, head)
            return
        with self.canv.artifact():
            for box, x, wide in cells:
                self._write(box, x + self.layout.inset, _baseline(box, y, head), wide)

    def _draw_box(self, box: Box, x: float, y: float, wide: float, row: Row) -> None:
        canvas: TaggedCanvas = self.canv
        if box.state:
            word_chip(canvas, box.node, box.state, x + MM, y - row.first - WORD_HIGH / 2, wide - 2 * MM)
        elif box.sign:
            with canvas.artifact():
                canvas.rule_with(SIGN, 0.25 * MM)
                low = y - row.high + 1.8 * MM
                canvas.line(x + 2 * MM, low, x + wide - 2 * MM, low)
        elif any(box.lines) or box.mark:
            with canvas.marked(box.node):
                self._write(box, x + self.layout.inset, _baseline(box, y, row), wide)
                if box.mark:
                    self._write_mark(box, x + self.layout.inset, _baseline(box, y, row))

    def _write_mark(self, box: Box, x: float, y: float) -> None:
        """Write the mark after the last line, or below it where it does not fit."""
        last = box.lines[-1].rstrip(" ") if box.lines else ""
        if not box.apart:
            x += width(last, box.face, box.size) + MARK_GAP
        y -= (len(box.lines) - 1 + box.apart) * box.leading
        self.canv.write([box.mark], x, y, "regular", MARK_SIZE, box.leading, GREY)

    def _write(self, box: Box, x: float, y: float, wide: float) -> None:
        if box.align == "left":
            lines = [*box.lines[:-1], f"{box.lines[-1]} "] if box.mark and box.lines else box.lines
            self.canv.write(lines, x, y, box.face, box.size, box.leading, box.colour)
            return
        room = wide - 2 * self.layout.inset
        for number, line in enumerate(box.lines):
            spare = room - width(line.rstrip(" "), box.face, box.size)
            start = x + (spare if box.align == "right" else spare / 2)
            self.canv.write([line], start, y - number * box.leading, box.face, box.size, box.leading, box.colour)


def _baseline(box: Box, y: float, row: Row) -> float:
    return y - row.first - 0.36 * box.size


def table_grid(parent: Node, table: Table, wide: float, page_high: float) -> Grid:
    """Return a table laid out to a width, its elements placed last in parent."""
    node = parent.add("Table")
    size = SIZES[table.look]
    widths = column_widths(table.columns, table.rows, wide)
    starts = tuple(sum(widths[:number]) for number in range(len(widths)))
    layout = Layout(starts, widths, size.pad, PAD, True, page_high)
    caption = None
    if table.caption:
        lines = wrap(clean(table.caption).replace("\n", " "), "bold", 9, wide)[:1]
        caption = Box(node.add("Caption"), lines, "bold", 9, 12, INK)
    head = head_row(node, table.columns, widths, size.head)
    rows = [body_row(node, cells, table.columns, widths, size) for cells in table.rows]
    return Grid(layout, wide, head, rows, caption, again=False)


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
        high = max(left.high, right.high) + 2 * layout.pad_top
        rows.append(Row([left, right], high, layout.pad_top + 13.5 / 2))
    return Grid(layout, wide, None, rows, None, again=False)
