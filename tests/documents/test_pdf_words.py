"""Any text can be printed; lines fit their room."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st
from sheet_samples import made
from structure import page_texts

from nkavtal.documents.pdf import pdf_bytes
from nkavtal.documents.pdf_fonts import clean, runs, shortened, width, wrap
from nkavtal.documents.sheet import (
    Column,
    Facts,
    Heading,
    Listing,
    Mark,
    Note,
    Paragraph,
    Period,
    State,
    StateGrid,
    Table,
    Timeline,
)

ANY = st.text(st.characters(), max_size=80)
COMMON = st.text(st.sampled_from("abcåäöáčđŋšŧž ABCÅÄÖ0123456789§–−✓☐•-/\n\u00a0漢字"), max_size=300)


@settings(max_examples=40, deadline=None)
@given(text=ANY, letter=st.text(st.characters(), max_size=2))
def test_any_text_is_printed(text: str, letter: str) -> None:
    state = State(letter, text, "warn")
    sheet = made(
        title=text,
        head=text,
        kind=text,
        organisation=text,
        printed_by=text,
        selection=text,
        parts=(
            Heading(text),
            Paragraph(text),
            Note(text),
            Listing((text,)),
            Facts(((text, text),)),
            Table((Column(text, head=True), Column(text)), ((text, state),), caption=text),
            StateGrid(((text, state),), text),
        ),
    )
    assert pdf_bytes(sheet).startswith(b"%PDF-1.7")


@settings(max_examples=300, deadline=None)
@given(text=COMMON, room=st.floats(30, 400))
def test_lines_fit_their_room_and_lose_nothing(text: str, room: float) -> None:
    lines = wrap(clean(text), "regular", 9, room)
    assert all(width(line.rstrip(" "), "regular", 9) <= room + 0.01 for line in lines)
    assert "".join(lines).replace(" ", "") == clean(text).replace(" ", "").replace("\n", "")


@given(text=COMMON, room=st.floats(20, 200))
def test_a_shortened_line_fits(text: str, room: float) -> None:
    assert width(shortened(clean(text), "bold", 8.5, room), "bold", 8.5) <= room


@settings(max_examples=30, deadline=None)
@given(days=st.lists(st.dates(), max_size=6), text=ANY, first=st.integers(1950, 2050), years=st.integers(-1, 60))
def test_any_days_stand_on_the_line_of_time(days: list[date], text: str, first: int, years: int) -> None:
    marks = tuple(Mark(day, text) for day in days)
    periods = tuple(Period(day, later, text) for day, later in pairwise(days))
    content = pdf_bytes(made(parts=(Timeline(first, first + years, periods, marks, text),)))
    assert content.startswith(b"%PDF-1.7")


def test_a_sign_no_font_has_is_a_square() -> None:
    [text] = page_texts(pdf_bytes(made(parts=(Paragraph("före 漢 efter \ue000 slut"),))))
    assert "före □ efter □ slut" in text


def test_signs_the_face_lacks_come_from_the_spare_one() -> None:
    assert [font for font, _ in runs("Klart ✓ nu", "regular")] == ["NotoSans-Regular", "DejaVuSans", "NotoSans-Regular"]


def test_a_hard_space_holds_a_number_together() -> None:
    lines = wrap("Summan är 1\u00a0234\u00a0567\u00a0kr i år", "regular", 10, 90)
    assert any("1\u00a0234\u00a0567\u00a0kr" in line for line in lines)


def test_composed_and_decomposed_letters_are_the_same() -> None:
    assert clean("A\u030alvsbyn, o\u0308") == "Ålvsbyn, ö"
