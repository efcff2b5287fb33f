"""An axis of days: a day stands where it is found, and no move or zoom leaves what there is to see."""

from __future__ import annotations

from datetime import date as D

import pytest
from hypothesis import given
from hypothesis import strategies as some

from nkavtal.catalogue.time_axis import SHORTEST, Axis

WHOLE = Axis(D(2016, 1, 1), D(2038, 12, 31))
SEEN = Axis(D(2025, 1, 1), D(2029, 12, 31))


def test_a_day_is_found_where_it_stands() -> None:
    assert SEEN.share(D(2025, 1, 1)) == 0
    assert SEEN.share(D(2030, 1, 1)) == 1
    for day in (D(2025, 1, 1), D(2026, 11, 23), D(2029, 12, 31)):
        assert SEEN.day(SEEN.share(day) + 1e-9) == day


@given(some.floats(0, 1), some.floats(0.01, 100), some.integers(-20_000, 20_000), some.dates())
def test_zooming_and_moving_stay_within_the_whole(share: float, factor: float, days: int, day: D) -> None:
    for axis in (SEEN.within(WHOLE, share, factor), SEEN.moved(WHOLE, days), SEEN.about(WHOLE, day)):
        assert WHOLE.first <= axis.first < axis.last <= WHOLE.last
        assert SHORTEST <= axis.days <= WHOLE.days


def test_the_day_under_the_pointer_stays_there() -> None:
    day, share = D(2026, 11, 23), SEEN.share(D(2026, 11, 23))
    closer = SEEN.within(WHOLE, share, 0.5)
    assert closer.days == pytest.approx(SEEN.days / 2, abs=1)
    assert closer.share(day) == pytest.approx(share, abs=0.002)


def test_an_axis_at_the_end_of_the_calendar_holds() -> None:
    whole = Axis(D(9980, 1, 1), D.max)
    assert whole.moved(whole, 1000) == whole
    assert whole.within(whole, 1.0, 0.1).last == D.max
    assert [tick.day.year for tick in whole.ticks(0.01, 0.01) if tick.year][-1] == 9999


@pytest.mark.parametrize(
    ("axis", "year_wide", "month_wide", "told"),
    [
        (SEEN, 0.05, 0.5, ["2025", "2026", "2027", "2028", "2029"]),
        (Axis(D(2026, 10, 15), D(2027, 4, 14)), 0.1, 0.1, ["2026", "nov", "dec", "2027", "feb", "mar", "apr"]),
        (Axis(D(2026, 12, 20), D(2027, 6, 14)), 0.1, 0.2, ["2027", "apr"]),  # the year under way has no room
        (WHOLE, 0.2, 0.2, ["2020", "2025", "2030", "2035"]),
    ],
)  # fmt: skip
def test_ticks_are_as_close_as_their_words_allow(
    axis: Axis, year_wide: float, month_wide: float, told: list[str]
) -> None:
    assert [tick.words for tick in axis.ticks(year_wide, month_wide)] == told
