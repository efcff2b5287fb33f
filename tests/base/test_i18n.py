"""Words, days and numbers as they are written in Swedish."""

from __future__ import annotations

import unicodedata
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nkavtal.base import i18n, resources, translation

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    "ordered",
    [
        ["Arjeplog", "Kalix", "Luleå", "Piteå", "Ånge", "Älvsbyn", "Överkalix", "Övertorneå"],
        ["ab", "ad", "af", "az", "å", "ä", "ö"],
        ["ide", "idé 2", "ide 3"],
        ["zebra", "Ål", "åm", "Äpple", "æra", "ödla", "øst"],
        ["a", "A b", "ab"],
        ["kor", "kår", "kör"],
    ],
)
def test_swedish_order(ordered: list[str]) -> None:
    assert sorted(set(ordered), key=i18n.sort_key) == ordered


@given(st.text(max_size=20))
def test_decomposed_letters_sort_and_fold_as_composed(text: str) -> None:
    composed, decomposed = unicodedata.normalize("NFC", text), unicodedata.normalize("NFD", text)
    assert i18n.sort_key(composed) == i18n.sort_key(decomposed)
    assert i18n.folded(composed) == i18n.folded(decomposed)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("IDÉ", "ide"),
        ("Å Ä Ö", "å ä ö"),
        ("a\u030anger", "ånger"),
        ("Straße", "strasse"),
        ("Ñandú", "nandu"),
        ("ÆØ", "æø"),
    ],
)
def test_search_sees_letters_without_accents_but_keeps_ours(text: str, folded: str) -> None:
    assert i18n.folded(text) == folded


@given(st.text(max_size=20))
def test_folding_twice_is_folding_once(text: str) -> None:
    assert i18n.folded(i18n.folded(text)) == i18n.folded(text)


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "i dag"),
        (1, "i morgon"),
        (-1, "i går"),
        (41, "om 41 dagar"),
        (-7, "7 dagar sedan"),
        (1500, "om 1\u00a0500 dagar"),
    ],
)
def test_distances(days: int, words: str) -> None:
    assert i18n.distance_text(TODAY + timedelta(days=days), TODAY) == words


@pytest.mark.parametrize(
    ("n", "words"), [(0, "0"), (999, "999"), (1000, "1\u00a0000"), (-1234567, "\u22121\u00a0234\u00a0567")]
)
def test_numbers(n: int, words: str) -> None:
    assert i18n.number_text(n) == words


def test_days_and_times_in_running_text() -> None:
    assert i18n.day_text(date(2026, 12, 31)) == "31 december 2026"
    assert i18n.weekday_text(date(2026, 10, 26)) == "måndag 26 oktober 2026"
    assert i18n.time_text(datetime(2026, 1, 1, 14, 2)) == "14.02"  # noqa: DTZ001 - a time of day


@pytest.mark.parametrize(
    ("names", "words"),
    [([], ""), (["Kalix"], "Kalix"), (["Kalix", "Boden"], "Kalix och Boden"), (["A", "B", "C"], "A, B och C")],
)
def test_a_list_in_a_sentence(names: list[str], words: str) -> None:
    assert i18n.listing(names) == words


def test_a_language_without_a_catalogue_leaves_the_swedish(tmp_path: Path) -> None:
    i18n.use(translation.texts("fi", tmp_path))
    assert i18n.gettext("Avtal") == "Avtal"
    assert i18n.ngettext("{n} rad", "{n} rader", 1) == "{n} rad"
    assert i18n.ngettext("{n} rad", "{n} rader", 2) == "{n} rader"
    assert i18n.pgettext("kort", "part") == "part"
    assert i18n.gettext("") == ""


def test_another_language_is_spoken_and_documents_stay_swedish() -> None:
    i18n.use(translation.texts("en", resources.path("locale")))
    try:
        assert i18n.gettext("Avtal") == "Agreements"
        assert i18n.ngettext("{n} avtal", "{n} avtal", 2) == "{n} agreements"
        assert i18n.day_text(date(2026, 12, 31)) == "31 December 2026"
        with i18n.swedish():
            assert i18n.gettext("Avtal") == "Avtal"
            assert i18n.day_text(date(2026, 12, 31)) == "31 december 2026"
        assert i18n.gettext("Avtal") == "Agreements"
    finally:
        i18n.use(None)
    assert i18n.gettext("Avtal") == "Avtal"
