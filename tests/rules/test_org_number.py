"""Organisation numbers against a check digit reckoned another way."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nkavtal.rules.org_number import check_digit_fits, normalised

_DOUBLED = (0, 2, 4, 6, 8, 1, 3, 5, 7, 9)
"""Twice a digit with its own digits added, as a table."""


def oracle_digit(nine: str) -> str:
    """Return the only tenth digit that fits, by trying all ten."""
    fitting = [
        str(last)
        for last in range(10)
        if (sum(_DOUBLED[int(d)] for d in nine[::2]) + sum(int(d) for d in nine[1::2]) + last) % 10 == 0
    ]
    assert len(fitting) == 1
    return fitting[0]


@pytest.mark.parametrize(
    "number", ["212000-2692", "212000-2668", "212000-2700", "232100-0230", "202100-2841", "556036-0793"]
)
def test_real_numbers_fit(number: str) -> None:
    assert normalised(number) == number


@pytest.mark.parametrize(
    "typed", ["2120002692", "212000 2692", " 212000-2692 ", "162120002692", "16212000-2692", "212000\u00a02692"]
)
def test_other_ways_to_write_it_mean_the_same(typed: str) -> None:
    assert normalised(typed) == "212000-2692"


@pytest.mark.parametrize(
    "typed", ["", "212000-2693", "12000-2692", "212000-26920", "172120002692", "abc", "٢١٢٠٠٠٢٦٩٢", "212000–2692"]
)
def test_what_is_no_number_is_none(typed: str) -> None:
    assert normalised(typed) is None


@given(st.from_regex(r"[0-9]{9}", fullmatch=True))
def test_exactly_one_check_digit_fits_and_it_is_the_right_one(nine: str) -> None:
    right = oracle_digit(nine)
    for last in "0123456789":
        assert check_digit_fits(nine + last) is (last == right)


@given(st.from_regex(r"[0-9]{9}", fullmatch=True), st.integers(0, 9), st.integers(1, 9))
def test_one_wrong_digit_is_always_seen(nine: str, place: int, added: int) -> None:
    whole = nine + oracle_digit(nine)
    wrong = whole[:place] + str((int(whole[place]) + added) % 10) + whole[place + 1 :]
    assert normalised(wrong) is None


@given(st.from_regex(r"(16)?[0-9]{6}[- ]?[0-9]{4}", fullmatch=True))
def test_normalised_stays_as_it_is(typed: str) -> None:
    found = normalised(typed)
    assert found is None or normalised(found) == found


@given(st.text(max_size=16))
def test_any_text_is_answered(typed: str) -> None:
    found = normalised(typed)
    assert found is None or (len(found) == 11 and found.isascii())
