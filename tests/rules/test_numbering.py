"""Agreement numbers are a yearly series that never goes back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nkavtal.rules.numbering import next_number


@pytest.mark.parametrize(
    ("used", "expected"),
    [
        ((), "2026-001"),
        (("2026-001",), "2026-002"),
        (("2026-001", "2026-007"), "2026-008"),
        (("2025-044",), "2026-001"),
        (("2026-999",), "2026-1000"),
        (("2026-1000", "2026-999"), "2026-1001"),
        (("2026-", "2026-x", "2026-²", "17", "20260-003"), "2026-001"),
    ],
)
def test_the_next_number_follows_the_highest_used(used: tuple[str, ...], expected: str) -> None:
    assert next_number(2026, used) == expected


@given(st.lists(st.integers(1, 5000).map(lambda n: f"2026-{n:03}") | st.text(max_size=9)))
def test_a_number_is_never_given_twice(used: list[str]) -> None:
    assert next_number(2026, used) not in used
