"""A typed word fits the whole name before its beginning, a word in it before what lies inside."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nkavtal.rules.matching import Fit, best, fit, nearest, spoken

TOWNS = {name: (name, f"{name} kommun") for name in ("Kalix", "Överkalix", "Övertorneå", "Piteå", "Gällivare")}


@pytest.mark.parametrize(
    ("wanted", "name", "expected"),
    [
        ("kalix", "Kalix", Fit.WHOLE), ("kal", "Kalix", Fit.BEGINS), ("kalix", "Region Kalix", Fit.WORD),
        ("kalix", "Överkalix", Fit.INSIDE), ("hälso och", "Kommunal hälso- och sjukvård", Fit.WORD),
        ("pitea", "Piteå", None), ("ovrigt", "Övrigt", None), ("ide", "Idé", Fit.WHOLE), ("", "Kalix", None),
    ],
)  # fmt: skip
def test_fits(wanted: str, name: str, expected: Fit | None) -> None:
    assert fit(spoken(wanted), spoken(name)) is expected


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ("kalix", ["Kalix"]), ("ÖVER", ["Överkalix", "Övertorneå"]), ("kommun", [*TOWNS]), ("kalix kommun", ["Kalix"]),
        ("torneå", ["Övertorneå"]), ("boden", []),
    ],
)  # fmt: skip
def test_the_best_fits_are_taken_and_no_others(wanted: str, expected: list[str]) -> None:
    assert list(best(wanted, TOWNS)) == expected


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [("kalxi", "Kalix"), ("gallivare", "Gällivare"), ("overkalix", "Överkalix"), ("xyz", ""), ("", "")],
)
def test_the_nearest_word(wanted: str, expected: str) -> None:
    assert nearest(wanted, TOWNS) == expected


def test_a_word_as_long_as_a_sentence_is_no_misspelling() -> None:
    assert nearest("x" * 60, ["x" * 61]) == "x" * 61
    assert nearest("x" * 61, ["x" * 61]) == ""


@given(st.text(max_size=8), st.lists(st.text(max_size=8), max_size=4))
def test_what_fits_best_is_never_worse_than_another(wanted: str, names: list[str]) -> None:
    found = best(wanted, {name: (name,) for name in names})
    fits = {name: fit(spoken(wanted), spoken(name)) for name in names}
    known = [one for one in fits.values() if one is not None]
    assert set(found) == {name for name, one in fits.items() if one is not None and one == min(known)}
