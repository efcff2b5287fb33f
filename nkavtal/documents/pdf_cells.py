"""The cells of a table: how wide columns need to be, how high rows are, and what is drawn in each cell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil

from nkavtal.documents.pdf_chip import WORD_HIGH, word_width
from nkavtal.documents.pdf_fonts import Face, clean, width, wrap
from nkavtal.documents.pdf_style import GREY, INK, MM
from nkavtal.documents.pdf_tags import COLUMN_HEAD, ROW_HEAD, Node
from nkavtal.documents.sheet import Align, Cell, Column, Marked, Muted, RowLook, SignLine, State, Strong

PAD = 1.3 * MM
CHIP_ROW = WORD_HIGH + 1.4 * MM
MARK_SIZE = 8.0
MARK_GAP = 3.0  # between a text and the small mark after it
_HEAD_SIZE = 8.5
_LONG_WORD = 45 * MM  # a longer word may be cut
_LEADING = 2.2  # what a line is higher than its size


@dataclass(frozen=True, slots=True)
class RowSize:
    """Least height of rows, room above text, height of heads, size of text."""

    least: float
    pad: float
    head: float
    size: float


SIZES: dict[RowLook, RowSize] = {
    "normal": RowSize(8.1 * MM, 1.7 * MM, 7 * MM, 9),
    "close": RowSize(7 * MM, 1.3 * MM, 6.6 * MM, 9),
    "compact": RowSize(13.0, 0.9, 16.0, 9),
    "signing": RowSize(9.2 * MM, 2.2 * MM, 7.5 * MM, 9),
}


@dataclass(slots=True, eq=False)
class Box:
    """A cell as it is drawn: lines with a small mark after them, or a chip, or a line to sign on.

    `once` leaves it out where the row above says the same; `apart` puts the mark on a line of its own.
    """

    node: Node
    lines: list[str]
    face: Face
    size: float
    leading: float
    colour: str
    align: Align = "left"
    state: State | None = None
    sign: bool = False
    once: bool = False
    mark: str = ""
    apart: bool = False

    @property
    def high(self) -> float:
        """How high its content is."""
        return (len(self.lines) + self.apart) * self.leading

    def cut(self, count: int) -> tuple[Box, Box]:
        """Return the first lines and the rest, as parts of the same element."""
        head = Box(self.node, self.lines[:count], self.face, self.size, self.leading, self.colour, self.align)
        rest = Box(self.node, self.lines[count:], self.face, self.size, self.leading, self.colour, self.align)
        head.state, head.sign = self.state, self.sign
        last = rest if rest.lines else head
        last.mark, last.apart = self.mark, self.apart
        return head, rest


@dataclass(slots=True, eq=False)
class Row:
    """Boxes side by side, their common height, and how far down the middle of their first lines is."""

    boxes: list[Box]
    high: float
    first: float

    def repeats(self, above: Row) -> bool:
        """Tell if the row belongs to the one above: what is told once is the same."""
        return any(box.once and box.lines == over.lines for box, over in zip(self.boxes, above.boxes, strict=True))


def column_widths(columns: Sequence[Column], rows: Sequence[Sequence[Cell]], wide: float) -> tuple[float, ...]:
    """Return widths that fill `wide`: by shares, but a column that fits its content takes what that needs.

    Where all needs do not fit beside the shares of the other columns, the longest texts are let break, between words as
    far as that goes; what is left goes to the others' content first, then to every column up to its share.
    """
    whole = sum(column.share for column in columns) or 1.0
    shares = [wide * column.share / whole for column in columns]
    fitted = [place for place, column in enumerate(columns) if column.fit]
    if not fitted:
        return tuple(shares)
    room = wide - sum(share for share, column in zip(shares, columns, strict=True) if not column.fit)
    needs: dict[int, float] = {}
    for most in (1.0, 0.95, 0.9, 0.85, 0.8):
        needs = {place: _needed(columns[place], [row[place] for row in rows], most) for place in fitted}
        if sum(needs.values()) <= room:
            break
    else:
        words = {place: _needed(columns[place], [row[place] for row in rows], 0.0) for place in fitted}
        needs = _raised(words, needs, room) if sum(words.values()) <= room else _evened(needs, room)
    opened = [place for place, column in enumerate(columns) if not column.fit]
    content = {place: _needed(columns[place], [row[place] for row in rows], 1.0) for place in opened}
    wanted = sum(max(shares[place], min(content[place], 1.5 * shares[place])) for place in opened)
    needs = _raised(needs, dict(enumerate(shares)), wide - wanted)
    spare = wide - sum(needs.values())
    open_share = sum(columns[place].share for place in opened)
    if not open_share:
        return tuple(needs[place] * wide / (wide - spare) for place in fitted)
    return tuple(needs.get(place, spare * column.share / open_share) for place, column in enumerate(columns))


def _raised(needs: dict[int, float], shares: Mapping[int, float], room: float) -> dict[int, float]:
    """Return needs raised towards their shares as far as the room goes: short words do not crowd together."""
    gaps = {place: max(shares[place] - need, 0.0) for place, need in needs.items()}
    left = room - sum(needs.values())
    part = min(max(left / (sum(gaps.values()) or 1.0), 0.0), 1.0)
    return {place: need + part * gaps[place] for place, need in needs.items()}


def _evened(needs: dict[int, float], room: float) -> dict[int, float]:
    """Return needs cut to a room: the small ones whole, the large ones to the same width."""
    found: dict[int, float] = {}
    for done, (place, need) in enumerate(sorted(needs.items(), key=lambda one: one[1])):
        found[place] = min(need, room / (len(needs) - done))
        room -= found[place]
    return found


def _needed(column: Column, cells: Sequence[Cell], most: float) -> float:
    """Return the width that holds the head and a share of the cells without a break; chips and words always fit."""
    size = SIZES["normal"].size
    head = width(clean(column.title), "bold", _HEAD_SIZE) + 2 * PAD
    chips = [word_width(cell) + 2 * MM for cell in cells if isinstance(cell, State)]
    texts = sorted(_text_need(cell, column, size) for cell in cells if not isinstance(cell, State | SignLine))
    words = [_longest_word(cell, column, size) for cell in cells if not isinstance(cell, State | SignLine)]
    return max([head, *chips, *words, *texts[: ceil(most * len(texts))]])


def _longest_word(cell: str | Strong | Muted | Marked, column: Column, size: float) -> float:
    face, drawn = _face(cell, column, size)
    text = cell if isinstance(cell, str) else cell.text
    return min(max((width(word, face, drawn) for word in clean(text).split()), default=0), _LONG_WORD) + 2 * PAD + 0.5


def _text_need(cell: str | Strong | Muted | Marked, column: Column, size: float) -> float:
    face, drawn = _face(cell, column, size)
    text = cell if isinstance(cell, str) else cell.text
    mark = _mark_width(cell.mark) + MARK_GAP if isinstance(cell, Marked) else 0.0
    return max(width(line, face, drawn) for line in clean(text).split("\n")) + mark + 2 * PAD + 0.5


def _mark_width(mark: str) -> float:
    return width(clean(mark), "regular", MARK_SIZE)


def _face(cell: Cell, column: Column, size: float) -> tuple[Face, float]:
    if column.head or isinstance(cell, Strong):
        return "bold", size + 0.5 if size >= 9 else size
    return "regular", size


def head_row(node: Node, columns: Sequence[Column], widths: Sequence[float], high: float) -> Row:
    """Return the row of column heads; the room is shared equally above and below."""
    line = node.add("TR")
    boxes = []
    for column, wide in zip(columns, widths, strict=True):
        lines = wrap(clean(column.title), "bold", _HEAD_SIZE, wide - 2 * PAD)
        boxes.append(Box(line.add("TH", COLUMN_HEAD), lines, "bold", _HEAD_SIZE, 11, GREY, column.align))
    tallest = max((box.high for box in boxes), default=0)
    high = max(high, tallest + (3 if high < 20 else 8))
    return Row(boxes, high, (high - tallest + 11) / 2)


def body_row(
    node: Node, cells: Sequence[Cell], columns: Sequence[Column], widths: Sequence[float], size: RowSize
) -> Row:
    """Return a row whose texts and chips share the middle of their first line."""
    line = node.add("TR")
    boxes = [
        _box(line, cell, column, wide - 2 * PAD, size.size)
        for cell, column, wide in zip(cells, columns, widths, strict=True)
    ]
    least = max(size.least, CHIP_ROW if any(box.state for box in boxes) else 0.0)
    if all(len(box.lines) + box.apart < 2 for box in boxes):
        high = max(least, max((box.high for box in boxes), default=0) + 2 * size.pad)
        return Row(boxes, high, high / 2)
    first = max(size.pad + (size.size + _LEADING) / 2, CHIP_ROW / 2 if any(box.state for box in boxes) else 0.0)
    high = max(first - box.leading / 2 + box.high + size.pad for box in boxes)
    return Row(boxes, max(least, high), first)


def _box(line: Node, cell: Cell, column: Column, room: float, size: float) -> Box:
    node = line.add("TH", ROW_HEAD) if column.head else line.add("TD")
    face, drawn = _face(cell, column, size)
    leading = drawn + _LEADING
    if isinstance(cell, State):
        return Box(node, [], face, drawn, leading, INK, state=cell)
    if isinstance(cell, SignLine):
        return Box(node, [], face, drawn, leading, INK, sign=True)
    text = cell if isinstance(cell, str) else cell.text
    lines = wrap(clean(text), face, drawn, room)
    box = Box(node, lines, face, drawn, leading, GREY if isinstance(cell, Muted) else INK, column.align)
    box.once = column.once
    if isinstance(cell, Marked):
        box.mark = clean(cell.mark)
        box.apart = width(lines[-1].rstrip(" "), face, drawn) + MARK_GAP + _mark_width(cell.mark) > room
    return box
