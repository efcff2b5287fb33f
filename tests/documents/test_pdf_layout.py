"""However long the parts are, they are laid out, and nothing of them is lost."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st
from sheet_samples import SIGNED, made
from structure import page_texts

from nkavtal.documents.pdf import pdf_bytes
from nkavtal.documents.sheet import (
    Column,
    Contents,
    Facts,
    Heading,
    Listing,
    Note,
    Paragraph,
    Part,
    SignLine,
    StateGrid,
    Table,
)

COLUMNS = (Column("Kommun", 3, head=True), Column("Läge", 4), Column("Text", 9), Column("Namn", 5))


def words(length: int, number: int) -> str:
    return f"början{number} " + "avtalets ord " * length + f"slut{number}"


def part(kind: str, length: int, count: int, number: int) -> Part:
    text = words(length, number)
    match kind:
        case "heading":
            return Heading(text[:200] + f" slut{number}", 1 + number % 3)
        case "table":
            row = ("Kalix", SIGNED, words(length // 8, number), SignLine())
            return Table(COLUMNS, (row,) * count, look="signing" if number % 2 else "normal")
        case "facts":
            return Facts((("Etikett", text),) * count)
        case "list":
            return Listing((text,) * count)
        case "states":
            return StateGrid((("Kalix", SIGNED),) * count, text[:20])
        case "note":
            return Note(text, "bad")
        case "quote":
            return Paragraph(text, "quote")
        case "contents":
            return Contents("Innehåll")
        case _:
            return Paragraph(text)


KINDS = st.sampled_from(["heading", "table", "facts", "list", "states", "note", "quote", "contents", "text"])
PARTS = st.lists(st.tuples(KINDS, st.integers(0, 700), st.integers(1, 30)), max_size=8)


@settings(max_examples=12, deadline=None)
@given(shapes=PARTS, landscape=st.booleans())
def test_parts_of_any_length_are_laid_out(shapes: list[tuple[str, int, int]], landscape: bool) -> None:
    parts = tuple(part(kind, length, count, n) for n, (kind, length, count) in enumerate(shapes))
    drawn = re.sub(r"\s+", "", "".join(page_texts(pdf_bytes(made(parts=parts, landscape=landscape)))))
    for number, (kind, _, _) in enumerate(shapes):
        if kind not in ("states", "contents"):
            assert f"slut{number}" in drawn
