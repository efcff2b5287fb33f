"""However long the parts are, they are laid out, and nothing of them is lost."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sheet_samples import SIGNED, made
from structure import page_texts

from nkavtal.documents.pdf import pdf_bytes
from nkavtal.documents.pdf_cells import column_widths
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


def test_rows_told_together_are_not_parted_by_a_page() -> None:
    columns = (Column("Part", 3, head=True, once=True), Column("Funktion", 5))
    rows = tuple((f"Kommun{n // 4}", f"Funktion{n}") for n in range(120))
    pages = page_texts(pdf_bytes(made(parts=(Table(columns, rows, look="compact"),))))
    assert len(pages) > 1
    for number in range(30):
        [page] = [text for text in pages if re.search(rf"Kommun{number}\b", text)]
        assert all(re.search(rf"Funktion{number * 4 + n}\b", page) for n in range(4))


def test_a_column_that_fits_leaves_its_room_to_the_others() -> None:
    columns = (Column("Part", 50, head=True, fit=True), Column("Läge", 50, fit=True), Column("Text", 50))
    narrow = column_widths(columns, [("Kalix", SIGNED, "avtalets ord " * 20)], 450)
    assert sum(narrow) == pytest.approx(450)
    assert narrow[2] > narrow[0]
    assert narrow[1] > 70
    crowded = column_widths(columns, [("Kalix " * 40, SIGNED, "kort")], 450)
    assert crowded[2] >= 149
    assert sum(crowded) == pytest.approx(450)
