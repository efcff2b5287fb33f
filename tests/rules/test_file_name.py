"""File names that every system takes."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nkavtal.rules.file_name import LONGEST, name_to_see, safe_file_name, safe_name, split


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
    assert safe_name("Kalix", ".docx", ["kalix.docx"]) == "Kalix (2).docx"
    assert safe_name("Kalix", ".docx", ["kalix.DOCX", "Kalix (2).docx"]) == "Kalix (3).docx"


def test_a_name_is_cut_by_whole_letters_and_never_at_a_dot() -> None:
    # 230 bytes are 225 beside the ending: 112 letters of two bytes, and half a one that is left out
    assert safe_name("å" * 200, ".docx") == "å" * 112 + ".docx"
    assert safe_name("x" * 114 + ". bilaga", ".docx") == "x" * 114 + ".docx"


@given(st.text(), st.lists(st.text(max_size=5), max_size=3))
def test_any_text_gives_a_name_that_can_be_used(text: str, others: list[str]) -> None:
    taken = [safe_name(other, ".docx") for other in others]
    name = safe_name(text, ".docx", taken)
    assert 0 < len(name) <= LONGEST
    assert name.endswith(".docx")
    assert name == unicodedata.normalize("NFC", name)
    assert not set(name) & set('<>:"/\\|?*\x00\n')
    assert name.casefold() not in {one.casefold() for one in taken}


HOSTILE = st.one_of(
    st.text(),
    st.lists(
        st.sampled_from(
            ["..", "\\", "/", "CON", "aux", "NUL", "com1", "LPT¹", "COM²", "conin$", "CLOCK$", ".", " ", ":", "a", ".pdf",
             ".exe", "\x00", "\u202e", "\u200b", "\ud800", "\udcff", "\U0001f600", "ä", "a\u0308", "\ufeff", "x" * 130]
        ),
        max_size=8,
    ).map("".join),
)  # fmt: skip
DEVICES = {"con", "prn", "aux", "nul", "conin$", "conout$", "clock$"} | {
    f"{d}{n}" for d in ("com", "lpt") for n in "0123456789¹²³"
}


@given(HOSTILE, st.lists(HOSTILE, max_size=3))
def test_a_file_from_anywhere_gets_a_name_that_stays_in_its_folder(name: str, others: list[str]) -> None:
    taken = [safe_file_name(other) for other in others]
    made = safe_file_name(name, taken)
    assert 0 < len(made) <= LONGEST
    assert len(made.encode()) <= 240
    assert made == made.strip()
    assert not made.endswith(".")
    assert made not in (".", "..")
    assert not set(made) & set('<>:"/\\|?*')
    assert not {unicodedata.category(sign) for sign in made} & {"Cc", "Cf", "Cs", "Co", "Cn"}
    assert made.split(".")[0].strip().casefold() not in DEVICES
    assert made.casefold() not in {one.casefold() for one in taken}
    assert unicodedata.is_normalized("NFC", made)
    assert safe_file_name(made) == made


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("Protokoll § 98.pdf", "Protokoll § 98.pdf"),
        ("..\\..\\x", "-..-x"),
        ("aux.pdf", "_aux.pdf"),
        ("CON", "_CON"),
        ("x. ", "x"),
        ("a:b", "a-b"),
        ("avtal.pdf:Zone.Identifier", "avtal.pdf-Zone.Identifier"),
        ("avtal\u202efdp.exe", "avtalfdp.exe"),
        ("half\ud83d.pdf", "half.pdf"),
        (".pdf", "pdf"),
        ("com1 .txt", "_com1.txt"),
    ],
)
def test_a_hostile_name_is_made_harmless(name: str, made: str) -> None:
    assert safe_file_name(name) == made


def test_a_long_name_keeps_its_ending() -> None:
    assert safe_file_name("x" * 400 + ".pdf") == "x" * 116 + ".pdf"
    assert safe_file_name("x" * 400 + ".pdf. ") == "x" * 116 + ".pdf"
    assert safe_file_name("avtal.exe", ending=".pdf") == "avtal.exe.pdf"


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("avtal.pdf", ("avtal", ".pdf")),
        ("avtal.2026.pdf", ("avtal.2026", ".pdf")),
        ("avtal", ("avtal", "")),
        (".pdf", (".pdf", "")),
        ("avtal.", ("avtal.", "")),
        ("avtal.p f", ("avtal.p f", "")),
        ("avtal.elvatecken1", ("avtal.elvatecken1", "")),
    ],
)
def test_an_ending_is_letters_and_figures_after_the_last_dot(name: str, parts: tuple[str, str]) -> None:
    assert split(name) == parts


def test_what_turns_or_hides_letters_is_seen() -> None:
    assert name_to_see("avtal\u202efdp.exe") == "avtal\ufffdfdp.exe"
    assert name_to_see("å\u200b\ud83d.pdf") == "å\ufffd\ufffd.pdf"
    assert name_to_see("Protokoll § 98.pdf") == "Protokoll § 98.pdf"
