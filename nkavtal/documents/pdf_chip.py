"""The chip of a state: fill, edge, symbol and letter or word, told apart in grey too."""

from __future__ import annotations

from nkavtal.documents.pdf_canvas import TaggedCanvas
from nkavtal.documents.pdf_fonts import clean, shortened, width
from nkavtal.documents.pdf_style import CHIPS, DUE, MM, WHITE
from nkavtal.documents.pdf_tags import Node
from nkavtal.documents.sheet import State

Point = tuple[float, float]

# Drawn in a square of 16 by 16 with the origin in the lower left corner.
_STROKES: dict[str, tuple[tuple[Point, ...], ...]] = {
    "A": (((3, 8), (6.5, 4.5), (13, 11)),),
    "M": (((3, 3), (3, 13), (13, 13), (13, 6), (10, 3), (3, 3)), ((5.5, 10), (10.5, 10)), ((5.5, 7), (9, 7))),
    "R": (((13, 4), (13, 8), (3.5, 8)), ((7, 11.5), (3.5, 8), (7, 4.5))),
    "L": (((6, 3.5), (6, 12.5)), ((10, 3.5), (10, 12.5))),
    "N": (((4, 4), (12, 12)), ((4, 12), (12, 4))),
    "S": (((3, 8), (13, 8)),),
    "P": (((4, 13), (12, 13), (4, 3), (12, 3), (4, 13)),),
    "X": (((7, 3), (3, 3), (3, 13), (7, 13)), ((6.5, 8), (14, 8)), ((11, 11), (14, 8), (11, 5))),
    "V": (((8, 12), (8, 8), (11, 8)),),
    "?": (((5.9, 9.6), (6.3, 11), (8, 11.7), (9.7, 11), (10, 9.4), (8, 7.7), (8, 6.6)), ((8, 4.5), (8, 4.4))),
}
_ROUND = {"V", "–", "?"}
_RINGED = {"?"}  # a symbol that is its letter: the letter stands in the ring
_SIGNED = {"U", "U+"}
_CHECK: tuple[Point, ...] = ((5, 8), (7.2, 5.8), (11.2, 10.2))


def symbol(canvas: TaggedCanvas, letter: str, x: float, y: float, size: float, ink: str, ground: str) -> None:
    """Draw the symbol of a letter; nothing for a letter that has none. Only inside an artifact."""
    canvas.saveState()
    canvas.translate(x, y)
    canvas.scale(size / 16, size / 16)
    canvas.setLineCap(1)
    canvas.setLineJoin(1)
    canvas.rule_with(ink, 1.2)
    canvas.fill_with(ink)
    if letter in _SIGNED:
        canvas.circle(8, 8, 6.6, stroke=0, fill=1)
        canvas.rule_with(WHITE if ink != WHITE else ground, 1.2)
        _stroke(canvas, _CHECK)
    elif letter == "B":
        for dot in (3.5, 8, 12.5):
            canvas.circle(dot, 8, 1.1, stroke=0, fill=1)
    if letter in _ROUND:
        canvas.circle(8, 8, 6.4, stroke=1, fill=0)
    for stroke in _STROKES.get(letter, ()):
        _stroke(canvas, stroke)
    canvas.restoreState()


def _stroke(canvas: TaggedCanvas, points: tuple[Point, ...]) -> None:
    path = canvas.beginPath()
    path.moveTo(*points[0])
    for point in points[1:]:
        path.lineTo(*point)
    canvas.drawPath(path, stroke=1, fill=0)


def _ground(canvas: TaggedCanvas, look: str, x: float, y: float, wide: float, high: float) -> None:
    fill, _, edge = CHIPS[look]
    canvas.saveState()
    canvas.fill_with(fill)
    canvas.rule_with(edge, 0.25 * MM)
    if look == "dashed":
        canvas.setDash(2, 1.5)
    canvas.roundRect(x, y, wide, high, 0.8 * MM, stroke=1, fill=1)
    canvas.restoreState()


def _odd(canvas: TaggedCanvas, right: float, top: float) -> None:
    """Draw the triangle on the upper right corner of a chip."""
    side = 3 * MM
    path = canvas.beginPath()
    path.moveTo(right - side * 0.8, top - side * 0.55)
    path.lineTo(right + side * 0.2, top - side * 0.55)
    path.lineTo(right - side * 0.3, top + side * 0.35)
    path.close()
    canvas.saveState()
    canvas.fill_with(DUE)
    canvas.rule_with(WHITE, 0.6)
    canvas.drawPath(path, stroke=1, fill=1)
    canvas.restoreState()


WORD_HIGH = 5.6 * MM
LETTER_HIGH = 6.4 * MM
_WORD_AT = 5.6 * MM


def word_width(state: State) -> float:
    """Return how wide a chip must be to hold its word."""
    return _WORD_AT + width(clean(state.word), "regular", 8.5) + (2.6 if state.odd else 1.5) * MM


def word_chip(canvas: TaggedCanvas, node: Node, state: State, x: float, y: float, room: float) -> None:
    """Draw a chip with symbol and word, no wider than room; y is its lower edge."""
    fill, ink, _ = CHIPS[state.look]
    wide = min(max(32 * MM, word_width(state)), room)
    with canvas.artifact():
        _ground(canvas, state.look, x, y, wide, WORD_HIGH)
        symbol(canvas, state.letter, x + 1.2 * MM, y + (WORD_HIGH - 3.6 * MM) / 2, 3.6 * MM, ink, fill)
        if state.odd:
            _odd(canvas, x + wide, y + WORD_HIGH)
    word = clean(state.word).replace("\n", " ")
    shown = shortened(word, "regular", 8.5, wide - _WORD_AT - MM)
    with canvas.marked(node, word if shown != word else ""):
        canvas.write([shown], x + _WORD_AT, y + WORD_HIGH / 2 - 3, "regular", 8.5, 8.5, ink)


def letter_chip(canvas: TaggedCanvas, node: Node, state: State, x: float, y: float, wide: float) -> None:
    """Draw a chip with symbol and letter; a reader hears the word."""
    fill, ink, _ = CHIPS[state.look]
    letter = clean(state.letter)
    with canvas.artifact():
        _ground(canvas, state.look, x, y, wide, LETTER_HIGH)
        middle = x + wide / 2
        ringed = letter in _RINGED
        left = middle - (1.9 * MM if ringed else 4.2 * MM)
        symbol(canvas, "–" if ringed else letter, left, y + (LETTER_HIGH - 3.8 * MM) / 2, 3.8 * MM, ink, fill)
        if state.odd:
            _odd(canvas, x + wide, y + LETTER_HIGH)
    start = middle - width(letter, "bold", 9) / 2 if ringed else middle + 0.4 * MM
    with canvas.marked(node, clean(state.word)):
        canvas.write([letter], start, y + LETTER_HIGH / 2 - 3.2, "bold", 9, 9, ink)
