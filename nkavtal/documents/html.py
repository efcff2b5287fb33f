"""Plain HTML from neutral content: nothing but structure, so that it can be read in any browser and read aloud."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape

from nkavtal.documents.sheet import Cell, Column, Marked, Muted, SignLine, State, Strong

_LONG = 60  # letters of a value that stands beside others


@dataclass(frozen=True, slots=True)
class Link:
    """Text of a cell that leads somewhere: a place on the page, or a file beside it."""

    text: str
    address: str


def text(words: str) -> str:
    """Return plain text with its line breaks."""
    return escape(words, quote=False).replace("\n", "<br>")


def element(name: str, inside: str, **attributes: str) -> str:
    """Return one element; `class_` is the attribute class, `aria_label` aria-label."""
    names = {key: key.rstrip("_").replace("_", "-") for key in attributes}
    told = "".join(f' {names[key]}="{escape(value)}"' for key, value in attributes.items())
    return f"<{name}{told}>{inside}</{name}>"


def facts(rows: Iterable[tuple[str, str]]) -> str:
    """Return labels with their values, long ones over the whole width."""
    pairs = (
        element("div", element("dt", text(label)) + element("dd", text(value)), **_wide(value)) for label, value in rows
    )
    return element("dl", "".join(pairs))


def section(heading: str, pieces: Iterable[str]) -> Iterator[str]:
    """Yield a heading over a table that can be scrolled sideways, also by key, where there is little room."""
    yield element("h4", text(heading)) + "\n"
    yield from scrolled(heading, pieces)


def scrolled(name: str, pieces: Iterable[str]) -> Iterator[str]:
    """Yield what can be scrolled sideways; `name` is read aloud to who comes there by key."""
    yield f'<div class="wide" role="region" tabindex="0" aria-label="{escape(name)}">\n'
    yield from pieces
    yield "</div>\n"


def table(
    columns: Sequence[Column],
    rows: Iterable[tuple[Cell | Link, ...]],
    caption: str,
    *,
    name: str = "",
    seen: bool = True,
) -> Iterator[str]:
    """Yield a table in pieces; a column that names its row heads it, and all heads say what they are heads of.

    `name` is the table's place on the page. A caption that a heading says already is only read aloud (not `seen`).
    """
    heads = "".join(element("th", text(column.title), scope="col", **_look(column)) for column in columns)
    told = element("caption", text(caption), **({} if seen else {"class_": "aloud"}))
    yield f'<table id="{escape(name)}">' if name else "<table>"
    yield told + element("thead", element("tr", heads)) + "\n<tbody>\n"
    for row in rows:
        cells = (
            element("th", cell(one), scope="row") if column.head else element("td", cell(one), **_look(column))
            for column, one in zip(columns, row, strict=True)
        )
        yield element("tr", "".join(cells)) + "\n"
    yield "</tbody></table>\n"


def cell(one: Cell | Link) -> str:
    """Return what stands in a cell; a state is its letter and word, never a colour alone."""
    match one:
        case Link(text=words, address=address):
            return element("a", text(words), href=address)
        case State(letter=letter, word=word, look=look, odd=odd):
            mark = element("span", "▲", title="!") + " " if odd else ""
            return mark + element("span", element("b", text(letter)) + " " + text(word), class_=f"state {look}")
        case Strong(text=words):
            return element("strong", text(words))
        case Muted(text=words):
            return element("span", text(words), class_="muted")
        case Marked(text=words, mark=mark):
            return text(words) + " " + element("span", text(mark), class_="mark")
        case SignLine():
            return ""
        case _:
            return text(one)


def _wide(value: str) -> dict[str, str]:
    return {"class_": "long"} if len(value) > _LONG or "\n" in value else {}


def _look(column: Column) -> dict[str, str]:
    """Return the class of a column: figures stand right, what fits on a line is never broken."""
    if column.align == "right":
        return {"class_": "number"}
    return {"class_": "line"} if column.fit else {}
