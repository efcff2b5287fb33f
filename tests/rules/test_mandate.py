"""A change of mandate period: each agreement in one group, and no power of attorney taken for good that may not be."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nkavtal.base.calendars import mandates
from nkavtal.rules.mandate import Period, authority, bound, group
from nkavtal.rules.partial_date import PartialDate

CHANGE = Period(date(2026, 10, 14), date(2026, 12, 31), date(2030, 12, 31))
TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("end", "where"),
    [("2026-12-31", "ends"), ("2027-01-01", "next"), ("2030-12-31", "next"), ("2031-01-01", "runs"), ("", "runs")],
)
def test_the_last_day_of_a_period_belongs_to_it(end: str, where: str) -> None:
    assert group(date.fromisoformat(end) if end else None, CHANGE) == where


@given(st.none() | st.dates(date(2020, 1, 1), date(2040, 1, 1)))
def test_every_agreement_is_in_one_group(end: date | None) -> None:
    found = group(end, CHANGE)
    within = {"ends": end is not None and end <= CHANGE.ends, "runs": end is None or end > CHANGE.until}
    assert within.get(found, not any(within.values()))


@pytest.mark.parametrize(
    ("valid_to", "state"),
    [("", "check"), ("2026-11-22", "ended"), ("2026-11-23", "ends"), ("2026-12-31", "ends"), ("2027-01-01", "holds"),
     ("2026", "ends"), ("2027", "holds"), ("2026-11", "ends"), ("2026-10", "ended"), ("2030<", "ends")],
)  # fmt: skip
def test_a_vague_last_day_is_no_reason_to_trust_it(valid_to: str, state: str) -> None:
    assert authority(PartialDate.parse(valid_to) if valid_to else None, CHANGE, TODAY) == state


def test_a_term_that_ends_with_either_bodys_period_is_bound_to_it() -> None:
    assert bound(date(2026, 12, 31), CHANGE)
    assert bound(date(2026, 10, 14), CHANGE)
    assert not bound(date(2027, 12, 31), CHANGE)
    assert not bound(None, CHANGE)


def test_the_councils_change_in_october_and_the_rest_at_new_year() -> None:
    for one in mandates():
        assert (one.ends.month, one.ends.day) == (12, 31)
        assert one.council_ends == date(one.ends.year, 10, 14)
    assert date(2026, 12, 31) in [one.ends for one in mandates()]
