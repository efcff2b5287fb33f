"""Names are met by their beginning before their words, by words before pieces, and å ä ö are letters of their own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nkavtal.rules.ranking import Rank, rank


@pytest.mark.parametrize(
    ("wanted", "name", "expected"),
    [
        ("registrera beslut…", "Registrera beslut…", Rank.WHOLE),
        ("reg", "Registrera beslut…", Rank.BEGINS),
        ("BESL", "Registrera beslut…", Rank.WORD),
        ("slut", "Registrera beslut…", Rank.INSIDE),
        ("beslut reg", "Registrera beslut…", Rank.WORDS),
        ("slut reg", "Registrera beslut…", Rank.PIECES),
        ("rb", "Registrera beslut…", Rank.INITIALS),
        ("r", "Öppna register…", Rank.WORD),
        ("aterstall", "Återställ kolumnerna", Rank.DOTLESS),
        ("oppna", "Öppna register…", Rank.DOTLESS),
        ("över", "Överkalix", Rank.BEGINS),
        ("ar", "Årlig dialog", Rank.DOTLESS),
        ("idé", "Ide och mål", Rank.BEGINS),
        ("xyz", "Kalix", None),
        ("", "Kalix", None),
        ("…", "Kalix", None),
    ],
)
def test_how_a_name_is_met(wanted: str, name: str, expected: Rank | None) -> None:
    assert rank(wanted, name) is expected


@given(st.text(max_size=10), st.text(max_size=20))
def test_anything_can_be_typed_and_case_never_counts(wanted: str, name: str) -> None:
    found = rank(wanted, name)
    if wanted.lower().upper() == wanted.upper():
        assert rank(wanted.lower(), name) is found


@given(st.text(st.sampled_from("abåäö "), min_size=1, max_size=8))
def test_a_name_meets_itself(name: str) -> None:
    assert rank(name, name) in (Rank.WHOLE, None)
