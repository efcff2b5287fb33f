"""Signs of days on a lane: words never lie over each other, over signs or beyond the edge, and the next day comes first."""

from __future__ import annotations

from datetime import date as D
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as some

from nkavtal.catalogue.lane_signs import SHAPES, Room, placed
from nkavtal.catalogue.timelines import SIGNS, LaneDay
from nkavtal.rules.terms.watch import LEADS

TODAY = D(2026, 11, 23)
ROOM = Room(0.0, 1000.0, 5.0, 4.0)
STATES = ("open", "late", "done", "past", "expected")


def x_of(day: D) -> float:
    return (day - TODAY).days + 300.0


def wide(words: str) -> float:
    return 6.0 * len(words)


def a_day(after: int, state: str) -> LaneDay:
    return LaneDay(TODAY + timedelta(days=after), "notice", "Sista uppsägningsdag", state)


@given(some.lists(some.builds(a_day, some.integers(-400, 800), some.sampled_from(STATES)), max_size=25))
def test_words_never_lie_over_words_or_signs(days: list[LaneDay]) -> None:
    found = list(placed(days, TODAY, x_of, wide, ROOM))
    assert len(found) == sum(0 <= x_of(one.day) <= 1000 for one in days)
    boxes = [(one.left, one.left + wide(one.words)) for one in found if one.words]
    for at, (left, right) in enumerate(boxes):
        assert left >= 0
        assert right <= 1000
        assert all(right <= one.x - 5 or left >= one.x + 5 for one in found)
        assert all(right <= other or left >= end for other, end in boxes[at + 1 :])


def test_an_open_day_has_its_words_before_an_expected_one() -> None:
    narrow = Room(0.0, 560.0, 5.0, 4.0)  # beside the open day there is room on the left alone
    found = {
        one.day.state: one for one in placed([a_day(0, "expected"), a_day(210, "open")], TODAY, x_of, wide, narrow)
    }
    assert found["open"].words == "Sista uppsägningsdag 2027-06-21"
    assert found["expected"].left < found["expected"].x


def test_every_kind_of_day_has_a_sign_that_can_be_drawn() -> None:
    assert SIGNS.keys() == LEADS.keys()
    assert set(SIGNS.values()) == SHAPES.keys()
