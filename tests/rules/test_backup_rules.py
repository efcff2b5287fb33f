"""Copies stand close together lately and further apart back in time; what is needed is never taken away."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nkavtal.rules.backup_due import EVERY, Moment, days_without, is_due, is_time
from nkavtal.rules.backup_ladder import Rung, removable

NOW = datetime(2026, 11, 23, 15, 0, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def rungs(step: timedelta, count: int, start: datetime = NOW) -> list[Rung]:
    return [Rung(f"{n:05}", start - n * step) for n in range(count)]


def left(copies: list[Rung], now: datetime = NOW, **more: datetime) -> list[Rung]:
    gone = set(removable(copies, now, **more))
    return [copy for copy in copies if copy.name not in gone]


def test_all_of_two_days_are_kept() -> None:
    assert len(left(rungs(2 * HOUR, 24))) == 24


def test_then_one_a_day_a_week_a_month_and_a_year() -> None:
    kept = left(rungs(6 * HOUR, 4 * 365 * 6))
    ages = [(NOW - copy.made_at).days for copy in kept]
    assert sum(age < 2 for age in ages) == 8
    assert sum(2 <= age < 30 for age in ages) in (27, 28)
    assert sum(30 <= age < 26 * 7 for age in ages) in range(20, 28)
    assert sum(26 * 7 <= age < 2 * 365 for age in ages) in range(17, 21)
    assert sum(age >= 730 for age in ages) in (4, 5)


def test_the_last_of_each_day_is_the_one_that_is_kept() -> None:
    copies = [Rung("morgon", NOW - 5 * DAY - 6 * HOUR), Rung("kväll", NOW - 5 * DAY), *rungs(DAY, 4)]
    assert removable(copies, NOW) == ("morgon",)


def test_five_from_before_upgrades_are_kept_beside_the_ladder() -> None:
    evening = [Rung(f"kväll{n}", NOW - n * 40 * DAY) for n in range(60)]
    upgrades = [Rung(f"upp{n}", NOW - n * 40 * DAY - HOUR, upgrade=True) for n in range(1, 9)]
    gone = removable([*evening, *upgrades], NOW)
    assert [name for name in gone if name.startswith("upp")] == ["upp8", "upp7", "upp6"]


def test_the_three_newest_sound_ones_are_never_taken() -> None:
    old = [Rung(f"{n}", NOW - 400 * DAY - n * HOUR) for n in range(5)]
    assert removable(old, NOW) == ("4", "3")


def test_unsound_copies_hold_no_place() -> None:
    day = NOW - 10 * DAY
    copies = [Rung("skadad", day, verified=False), Rung("hel", day - HOUR), *rungs(DAY, 4)]
    assert removable(copies, NOW) == ("skadad",)


def test_the_last_good_one_stays_while_damage_is_reported() -> None:
    hurt = NOW - 300 * DAY
    good = Rung("god", hurt - 3 * HOUR)
    later = [Rung(f"{n}", hurt + n * HOUR) for n in range(1, 3)]
    copies = [*rungs(DAY, 40), *later, good, *rungs(DAY, 200, hurt - 30 * DAY)]
    assert good not in left(copies)
    assert [copy for copy in left(copies, damaged_since=hurt) if copy not in left(copies)] == [good]
    assert len(left(copies, damaged_since=hurt)) == len(left(copies)) + 1


@pytest.mark.parametrize("wrong", [NOW + 5 * 365 * DAY, NOW - 10 * 365 * DAY])
def test_a_clock_that_has_gone_wrong_takes_no_day_away(wrong: datetime) -> None:
    copies = [*rungs(DAY, 25, NOW), Rung("ny", wrong)]
    assert removable(copies, wrong) == ()


copies_of_any_kind = st.lists(
    st.builds(
        lambda minutes, verified, upgrade: (NOW - timedelta(minutes=minutes), verified, upgrade),
        st.integers(-10_000, 3_000_000),
        st.booleans(),
        st.booleans(),
    ),
    max_size=60,
)


@given(copies_of_any_kind)
def test_what_is_kept_is_kept_again(told: list[tuple[datetime, bool, bool]]) -> None:
    copies = [Rung(f"{n:03}", *one) for n, one in enumerate(told)]
    kept = left(copies)
    assert left(kept) == kept
    sound = sorted((copy for copy in copies if copy.verified), key=lambda copy: (copy.made_at, copy.name))
    assert set(sound[-3:]) <= set(kept)
    assert {copy.made_at.year for copy in sound} == {copy.made_at.year for copy in kept if copy.verified}


WHEN = {
    "nothing written": (Moment.CLOSING, None, False, False),
    "never copied": (Moment.WRITTEN, None, True, True),
    "the first write of the day": (Moment.WRITTEN, NOW.replace(day=22, hour=23), True, True),
    "soon after": (Moment.WRITTEN, NOW - HOUR, True, False),
    "after two hours of work": (Moment.WRITTEN, NOW - EVERY, True, True),
    "leaving with something new": (Moment.CLOSING, NOW - HOUR, True, True),
    "leaving with nothing new": (Moment.CLOSING, NOW - 9 * DAY, False, False),
    "a copy from a clock that was wrong": (Moment.WRITTEN, NOW + DAY, True, True),
}


@pytest.mark.parametrize("case", WHEN)
def test_a_copy_is_made_when_it_is_due(case: str) -> None:
    moment, last, changed, due = WHEN[case]
    assert is_due(moment, last, NOW, changed=changed) is due


def test_what_is_done_at_intervals() -> None:
    assert is_time(None, NOW, 7 * DAY)
    assert is_time(NOW - 7 * DAY, NOW, 7 * DAY)
    assert is_time(NOW + HOUR, NOW, 7 * DAY)
    assert not is_time(NOW - 6 * DAY, NOW, 7 * DAY)


def test_days_are_counted_only_when_there_is_something_new() -> None:
    assert days_without(NOW - 3 * DAY, NOW, changed=True) == 3
    assert days_without(NOW - 3 * DAY, NOW, changed=False) == 0
    assert days_without(NOW + DAY, NOW, changed=True) == 0
    assert days_without(None, NOW, changed=True) == 0
