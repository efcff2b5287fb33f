"""The last safe day: reasoned examples, and a walk over the calendar as oracle."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from oracle import safe_days as oracle

from nkavtal.base.red_days import is_free
from nkavtal.catalogue import safe_words as words
from nkavtal.rules.legal_force import LegalForce, earliest
from nkavtal.rules.safe_days import Calendar, SafeDays, Sitting, Taker, Wanted, reckon

TODAY = date(2026, 8, 1)
GOAL = date(2027, 1, 1)


def force(announced: date) -> LegalForce:
    return earliest(announced, is_free, 21, "KL 13:5")


def body(*days: str, papers: int | None = 21, minutes: int | None = 7, name: str = "KF") -> Calendar:
    return Calendar(name, tuple(Sitting(date.fromisoformat(day)) for day in days), papers, minutes)


def taker(name: str, calendar: Calendar, got_on: date | None = None, *, decided: bool = False) -> Taker:
    return Taker(name, name, calendar, got_on, decided)


BOARD = body("2026-09-10", "2026-10-08", "2026-11-12", papers=14, minutes=5, name="Styrelsen")
KALIX = taker("Kalix", body("2026-09-28", "2026-11-02", "2026-11-30", "2026-12-14"))
BODEN = taker("Boden", body("2026-10-19", "2026-11-23"))


def safe(*takers: Taker, board: Calendar = BOARD, today: date = TODAY, **wanted: object) -> SafeDays:
    return reckon(Wanted(GOAL, **wanted), board, takers, today, force)  # type: ignore[arg-type]


def test_the_last_meeting_is_the_one_whose_decision_has_legal_force_in_time() -> None:
    (kalix,) = safe(KALIX).chances
    # 30 Nov: minutes 7 Dec, appeal until 28 Dec (a Monday), force 29 Dec. 14 Dec would give force in January.
    assert kalix.way is not None
    assert (kalix.way.sitting, kalix.way.announced, kalix.way.ready) == (
        date(2026, 11, 30),
        date(2026, 12, 7),
        date(2026, 12, 29),
    )
    assert kalix.must_have == date(2026, 11, 9)
    assert kalix.state == "open"


def test_without_legal_force_a_later_meeting_will_do() -> None:
    (kalix,) = safe(KALIX, legal_force=False).chances
    assert kalix.way is not None
    assert (kalix.way.sitting, kalix.must_have) == (date(2026, 12, 14), date(2026, 11, 23))


def test_the_first_municipality_out_decides_the_boards_day() -> None:
    found = safe(KALIX, BODEN)
    # Boden meets 23 Nov, papers 2 Nov; a week for sending: out 26 Oct; the board of 8 Oct has its minutes on 13 Oct.
    assert found.board.deciding == ("Boden",)
    assert found.board.send_by == date(2026, 10, 26)
    assert found.board.way is not None
    assert (found.board.way.sitting, found.board.way.papers_by) == (date(2026, 10, 8), date(2026, 9, 24))
    assert found.board.state == "open"


def test_minutes_that_are_done_on_the_day_of_sending_are_in_time() -> None:
    board = body("2026-10-21", papers=14, minutes=5)
    assert safe(BODEN, board=board).board.send_by == date(2026, 10, 26)
    assert safe(BODEN, board=board).board.state == "open"
    assert safe(BODEN, board=body("2026-10-22", papers=14, minutes=5)).board.state == "none"


def test_of_two_meetings_with_the_same_day_for_papers_the_first_is_told() -> None:
    closes = date(2026, 10, 26)
    two = Calendar("KF", (Sitting(date(2026, 11, 23), closes), Sitting(date(2026, 11, 16), closes)), 21, 7)
    (kalix,) = safe(taker("Kalix", two)).chances
    assert kalix.way is not None
    assert kalix.way.sitting == date(2026, 11, 16)


def test_what_arrives_on_the_day_papers_close_comes_to_that_meeting() -> None:
    # the board of 10 September has its minutes on the 15th, and a week later the matter is there: the 22nd
    just, late = body("2026-10-13", "2026-11-09"), body("2026-10-12", "2026-11-09")
    assert safe(taker("Kalix", just)).earliest.decided == date(2026, 10, 13)
    assert safe(taker("Kalix", late)).earliest.decided == date(2026, 11, 9)


def test_today_is_still_a_day_to_go_on_from() -> None:
    closes = date(2026, 8, 27)  # for the board of 10 September
    assert safe(KALIX, today=closes).earliest.board == safe(KALIX).earliest.board
    assert safe(KALIX, today=closes + timedelta(days=1)).earliest.board != safe(KALIX).earliest.board
    there = taker("Kalix", KALIX.calendar, date(2026, 7, 1))
    assert safe(there, today=date(2026, 9, 28)).earliest.decided == date(2026, 9, 28)
    assert safe(there, today=date(2026, 9, 29)).earliest.decided == date(2026, 11, 2)


def test_a_day_for_papers_in_the_calendar_goes_before_the_usual_one() -> None:
    own = Calendar("KF", (Sitting(date(2026, 11, 30), date(2026, 11, 3)),), 21, 7)
    found = safe(taker("Kalix", own))
    assert found.chances[0].must_have == date(2026, 11, 3)
    assert "papers_named" in [one.code for one in found.chances[0].steps]


def test_where_no_meeting_is_known_it_is_said_and_nothing_is_guessed() -> None:
    found = safe(KALIX, taker("Pajala", Calendar("KF", (), 21, 7)))
    assert [one.state for one in found.chances] == ["open", "no_calendar"]
    assert found.chances[1].way is None
    assert found.board.deciding == ("Kalix",)
    assert found.earliest.unknown == ("Pajala",)
    assert safe(KALIX, board=Calendar("Styrelsen")).board.state == "no_calendar"
    assert safe(KALIX, board=Calendar("Styrelsen")).board.send_by == date(2026, 11, 2)
    assert safe(KALIX, board=Calendar("Styrelsen")).earliest.fault == "board"


def test_what_a_body_does_not_say_is_reckoned_with_and_marked() -> None:
    (kalix,) = safe(taker("Kalix", body("2026-11-16", papers=None, minutes=None))).chances
    assert kalix.way is not None
    assert (kalix.way.papers_by, kalix.way.announced) == (date(2026, 10, 26), date(2026, 12, 2))
    assert {"papers_assumed", "minutes_assumed"} <= {one.code for one in kalix.steps}


def test_what_is_too_late_already_is_named_and_the_others_go_on() -> None:
    found = safe(KALIX, BODEN, today=date(2026, 11, 4))
    assert found.too_late == ("Boden",)
    assert found.board.deciding == ("Kalix",)
    assert found.board.way is not None
    assert (found.board.way.sitting, found.board.state) == (date(2026, 10, 8), "late")


def test_the_day_itself_is_still_in_time() -> None:
    assert safe(BODEN, today=date(2026, 11, 2)).chances[0].state == "open"
    assert safe(BODEN, today=date(2026, 11, 3)).chances[0].state == "late"


def test_a_calendar_that_ends_early_says_so() -> None:
    short, whole = safe(BODEN, KALIX).chances
    assert (short.known_to, short.more) == (date(2026, 11, 23), True)
    assert (whole.known_to, whole.more) == (date(2026, 12, 14), False)


def test_who_has_decided_or_has_the_matter_does_not_bind_the_board() -> None:
    found = safe(
        KALIX, taker("Boden", BODEN.calendar, date(2026, 7, 1)), taker("Luleå", body("2026-09-01"), decided=True)
    )
    assert [one.state for one in found.chances] == ["open", "open", "decided"]
    assert found.board.deciding == ("Kalix",)
    assert found.chances[1].must_have is None


def test_a_notice_must_be_received_in_time() -> None:
    (kalix,) = safe(KALIX, send_days=4).chances
    assert kalix.way is not None
    assert kalix.way.sitting == date(2026, 11, 2)  # 29 December and four days is January
    assert kalix.steps[0].code == "goal_received"


def test_forwards_the_slowest_decides() -> None:
    found = safe(KALIX, BODEN).earliest
    # the board of 10 Sep, minutes 15 Sep, sent by 22 Sep: Boden 19 Oct (papers 28 Sep), Kalix 2 Nov (papers 12 Oct)
    assert found.board is not None
    assert found.board.sitting == date(2026, 9, 10)
    assert (found.decided, found.ready, found.deciding) == (date(2026, 11, 2), date(2026, 12, 1), ("Kalix",))


def test_without_the_board_it_goes_out_today() -> None:
    found = reckon(Wanted(GOAL, board=False), Calendar(), (KALIX,), TODAY, force)
    assert found.board.state == "not_needed"
    assert found.earliest.decided == date(2026, 9, 28)


def test_a_matter_that_was_in_time_for_a_meeting_is_not_too_late_but_unanswered() -> None:
    there = taker("Kalix", body("2026-11-30"), date(2026, 10, 1))
    assert safe(there, today=date(2026, 11, 30)).chances[0].state == "open"
    found = safe(there, today=date(2026, 12, 1))
    assert (found.chances[0].state, found.too_late, found.board.state) == ("held", (), "not_needed")
    told = words.remarks(found, date(2026, 12, 1))
    assert told[0] == "Sammanträdet har varit, besked saknas: Kalix."
    assert words.answer(found, date(2026, 12, 1)) == "Ärendet är sänt till alla som kan hinna."


@pytest.mark.parametrize("day", ["9999-12-20", "9999-12-31", "0001-01-08", "0001-01-01"])
@pytest.mark.parametrize("legal_force", [True, False])
def test_days_at_the_ends_of_the_calendar_are_survived(day: str, legal_force: bool) -> None:
    for papers, minutes in ((21, 7), (0, 0), (99_999_999, 99_999_999)):
        odd = body(day, papers=papers, minutes=minutes)
        found = safe(taker("Kalix", odd), board=odd, legal_force=legal_force, send_days=9999, dispatch_days=9999)
        assert found.chances[0].state in ("no_calendar", "none", "late")
        found = safe(KALIX, taker("Boden", odd), board=BOARD)
        assert found.chances[0].state == "open"


def test_the_goal_at_the_end_of_the_calendar_is_reckoned_to() -> None:
    found = reckon(Wanted(date.max, send_days=9999), BOARD, (KALIX,), TODAY, force)
    assert found.chances[0].state == "open"


@pytest.mark.parametrize(
    ("send_days", "legal_force", "told"),
    [(0, True, "med laga kraft"), (0, False, "med protokollet klart"), (4, True, "och uppsägningen vara framme"),
     (4, False, "och uppsägningen vara framme")],
)  # fmt: skip
def test_how_soon_tells_what_the_day_is(send_days: int, legal_force: bool, told: str) -> None:
    both = safe(KALIX, send_days=send_days, legal_force=legal_force)
    partly = safe(KALIX, taker("Pajala", Calendar()), send_days=send_days, legal_force=legal_force)
    assert told in words.soonest(both, TODAY)
    assert told in words.soonest(partly, TODAY)
    assert ("laga kraft" in words.soonest(both, TODAY)) is (told == "med laga kraft")


def test_one_day_is_said_in_the_singular() -> None:
    near = taker("Kalix", body("2026-11-30", papers=1, minutes=1))
    found = safe(near, board=body("2026-10-08", papers=1, minutes=1), send_days=1, dispatch_days=1)
    steps = words.steps_shown((*found.chances[0].steps, *found.board.steps))
    assert not [one for one in steps if "1 dagar" in one]
    assert "Det tar en dag tills uppsägningen är framme, 24 december 2026." in steps
    assert [one for one in steps if one.startswith("Utskicket tar en dag.")]


# --- any calendars

DAYS = st.dates(date(2026, 6, 1), date(2027, 3, 1))
SITTINGS = st.lists(st.builds(Sitting, DAYS, st.none() | DAYS), max_size=7, unique_by=lambda one: one.day).map(tuple)
CALENDARS = st.builds(Calendar, st.just("KF"), SITTINGS, st.integers(0, 40), st.integers(0, 20))
WANTED = st.builds(
    Wanted, DAYS, st.booleans(), st.integers(0, 10), st.integers(0, 20), st.just(21), st.just(16), st.just(True)
)
PAST = date(2026, 1, 1)


def plain(calendar: Calendar) -> oracle.Body:
    assert calendar.papers_days is not None
    assert calendar.minutes_days is not None
    return [(one.day, one.papers_by) for one in calendar.sittings], calendar.papers_days, calendar.minutes_days


def by_law(wanted: Wanted) -> Callable[[date], date] | None:
    return (lambda day: force(day).earliest) if wanted.legal_force else None


@settings(max_examples=60)
@given(WANTED, CALENDARS, st.lists(CALENDARS, min_size=1, max_size=4), st.dates(date(2026, 5, 1), date(2027, 2, 1)))
def test_the_days_are_those_of_a_walk_over_the_calendar(
    wanted: Wanted, board: Calendar, calendars: list[Calendar], today: date
) -> None:
    found = reckon(wanted, board, [Taker(str(at), str(at), one) for at, one in enumerate(calendars)], today, force)
    for one, calendar in zip(found.chances, calendars, strict=True):
        last = oracle.last_arrival(plain(calendar), wanted.goal, PAST, by_law(wanted), wanted.send_days)
        assert (one.way.papers_by if one.way else None) == last
        if calendar.sittings:
            assert one.state == ("none" if last is None else "late" if last < today else "open")
    must = [one.must_have for one in found.chances if one.state == "open" and one.must_have is not None]
    if must:
        expected = oracle.last_recommendation(plain(board), wanted.dispatch_days, must, PAST)
        assert (found.board.way.sitting if found.board.way else None) == expected
        assert found.board.send_by == min(must) - timedelta(days=wanted.dispatch_days)
    soon = oracle.soonest(
        plain(board), wanted.dispatch_days, [plain(one) for one in calendars], today, by_law(wanted), wanted.send_days
    )
    if soon is not None:
        assert (found.earliest.decided, found.earliest.ready, found.earliest.unknown) == (*soon, ())
    else:
        assert found.earliest.fault or found.earliest.unknown


@given(WANTED, CALENDARS, CALENDARS, DAYS)
def test_one_more_party_never_gives_more_time(wanted: Wanted, board: Calendar, other: Calendar, today: date) -> None:
    alone = reckon(wanted, board, [KALIX], today, force)
    both = reckon(wanted, board, [KALIX, Taker("b", "b", other)], today, force)
    if alone.board.send_by is not None and both.board.send_by is not None:
        assert both.board.send_by <= alone.board.send_by
    if alone.earliest.ready and both.earliest.ready:
        assert both.earliest.ready >= alone.earliest.ready


@given(WANTED, CALENDARS, st.integers(0, 60))
def test_a_later_goal_never_gives_less_time(wanted: Wanted, calendar: Calendar, more: int) -> None:
    later = Wanted(wanted.goal + timedelta(days=more), wanted.legal_force, wanted.send_days, wanted.dispatch_days)
    sooner = reckon(wanted, BOARD, [Taker("a", "a", calendar)], TODAY, force).chances[0].way
    found = reckon(later, BOARD, [Taker("a", "a", calendar)], TODAY, force).chances[0].way
    assert sooner is None or (found is not None and found.papers_by >= sooner.papers_by)


@pytest.mark.parametrize("legal_force", [True, False])
def test_the_steps_end_with_the_day_that_is_told(legal_force: bool) -> None:
    for one in safe(KALIX, BODEN, legal_force=legal_force).chances:
        assert one.steps[-1].code == "must_have"
        assert dict(one.steps[-1].values)["day"] == one.must_have
