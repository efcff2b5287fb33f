"""File names that every system takes."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nkavtal.rules.file_name import LONGEST, safe_name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Missiv 2026-014 Kalix", "Missiv 2026-014 Kalix.docx"),
        ('KS 2026/355: a\\b|c?*<>"', "KS 2026-355- a-b-c-----.docx"),
        ("A\u030alvsbyn", "Ålvsbyn.docx"),
        ("slut. . ", "slut.docx"),
        ("../../etc", "-..-etc.docx"),
        ("CON", "_CON.docx"),
        ("lpt1.tar", "_lpt1.tar.docx"),
        ("", "_.docx"),
        ("a\u202eb\u200bc\ufeff\x00\nd", "abcd.docx"),
    ],
)
def test_a_name_says_its_text_as_far_as_files_may(text: str, name: str) -> None:
    assert safe_name(text, ".docx") == name


def test_a_name_is_unlike_those_taken_whatever_their_case() -> None:
    assert safe_name("Kalix", ".docx", ["kalix.DOCX", "Kalix (2).docx"]) == "Kalix (3).docx"


@given(st.text(), st.lists(st.text(max_size=5), max_size=3))
def test_any_text_gives_a_name_that_can_be_used(text: str, others: list[str]) -> None:
    taken = [safe_name(other, ".docx") for other in others]
    name = safe_name(text, ".docx", taken)
    assert 0 < len(name) <= LONGEST
    assert name.endswith(".docx")
    assert name == unicodedata.normalize("NFC", name)
    assert not set(name) & set('<>:"/\\|?*\x00\n')
    assert name.casefold() not in {one.casefold() for one in taken}
