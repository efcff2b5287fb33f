"""Only the council decides for good by itself."""

from __future__ import annotations

import pytest

from nkavtal.rules.deciding_body import usual_kind


@pytest.mark.parametrize("body", ["KF", "kf", "Kommunfullmäktige", "Fullmäktige "])
def test_the_council_decides_for_good(body: str) -> None:
    assert usual_kind(body) == "final"


@pytest.mark.parametrize("body", ["KS", "KFN", "KFTN", "Kommunstyrelsen", "KSAU", ""])
def test_of_other_bodies_the_kind_is_not_known(body: str) -> None:
    assert usual_kind(body) == "unknown"
