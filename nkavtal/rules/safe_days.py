"""The last safe day: backwards from a wanted day over notice boards, meetings and papers, and forwards from today.

Nothing is guessed where no meetings are known. Days without which no step can be reckoned (papers, minutes) are taken
from what the asker says where a body has none of its own, and each such step says that it is assumed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from nkavtal.rules.legal_force import LegalForce
from nkavtal.rules.terms.outcome import Step, step

Force = Callable[[date], LegalForce]
"""When a decision announced on a day gains legal force at the earliest, by the law of that day."""


@dataclass(frozen=True, slots=True)
class Sitting:
    """One meeting; `papers_by` is the last day to have a matter in, None for as the body usually has it."""

    day: date
    papers_by: date | None = None


@dataclass(frozen=True, slots=True)
class Calendar:
    """A body's meetings, in any order, and its usual days: before a meeting for papers, after it for minutes."""

    body: str = ""
    sittings: tuple[Sitting, ...] = ()
    papers_days: int | None = None
    minutes_days: int | None = None


@dataclass(frozen=True, slots=True)
class Taker:
    """Who is to decide; `got_on` is when it got the matter, `decided` tells that it has answered for good."""

    key: str
    name: str
    calendar: Calendar
    got_on: date | None = None
    decided: bool = False


@dataclass(frozen=True, slots=True)
class Wanted:
    """What must be so by a day: every decision ready, with legal force if that is asked for.

    `send_days` go by from a ready decision until it is where it must be (a notice that is to be received),
    `dispatch_days` from the board's minutes until every taker has the matter. `papers_days` and `minutes_days` are
    reckoned with where a body has none. With `board` False the matter goes out without the board.
    """

    goal: date
    legal_force: bool = True
    send_days: int = 0
    dispatch_days: int = 7
    papers_days: int = 21
    minutes_days: int = 16
    board: bool = True


@dataclass(frozen=True, slots=True)
class Way:
    """One meeting with all its days: when papers close, minutes are announced, and the decision is ready.

    `force` is there where legal force is waited for.
    """

    sitting: date
    papers_by: date
    announced: date
    ready: date
    force: LegalForce | None = None


@dataclass(frozen=True, slots=True)
class Chance:
    """A taker's last chance: `state` is 'decided', 'no_calendar' (no meeting is known), 'none' (no known one is in time),
    'late' (its day has passed), 'held' (it had the matter and has met, but no answer is known) or 'open'. `known_to` is its last known meeting; `more` tells that one after it could
    still be in time, if there is any.
    """

    taker: Taker
    state: str
    way: Way | None = None
    known_to: date | None = None
    more: bool = False
    steps: tuple[Step, ...] = ()

    @property
    def must_have(self) -> date | None:
        """The last day to have the matter in; None when it is there, or nothing can be said."""
        return self.way.papers_by if self.way is not None and self.taker.got_on is None else None


@dataclass(frozen=True, slots=True)
class BoardChance:
    """The board's last chance: `state` as for a taker, or 'not_needed'. `send_by` is when the matter must go out at the
    latest, `deciding` who that hangs on.
    """

    state: str
    way: Way | None = None
    send_by: date | None = None
    deciding: tuple[str, ...] = ()
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class Earliest:
    """How soon all can have decided, from today: `decided` is the last one's meeting, `ready` when all decisions are.

    `deciding` are those that it hangs on, `unknown` those with no known meeting ahead (the days hold for the others).
    `fault` is 'board' when no meeting of the board is known ahead; then there is no day.
    """

    decided: date | None = None
    ready: date | None = None
    board: Way | None = None
    deciding: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    fault: str = ""
    ways: tuple[tuple[str, Way], ...] = ()
    """Each taker's meeting, by its key."""


@dataclass(frozen=True, slots=True)
class SafeDays:
    """The whole answer; takers stand in the order they came."""

    wanted: Wanted
    chances: tuple[Chance, ...]
    board: BoardChance
    earliest: Earliest

    @property
    def too_late(self) -> tuple[str, ...]:
        """The names of those whose last day has passed."""
        return tuple(one.taker.name for one in self.chances if one.state == "late")

    def of(self, state: str) -> tuple[str, ...]:
        """Return the names of those in a state."""
        return tuple(one.taker.name for one in self.chances if one.state == state)


def reckon(wanted: Wanted, board: Calendar, takers: Sequence[Taker], today: date, force: Force) -> SafeDays:
    """Return the last safe days, and how soon it can be from today."""
    chances = tuple(_chance(wanted, one, today, force) for one in takers)
    return SafeDays(
        wanted, chances, _board(wanted, board, chances, today), _earliest(wanted, board, takers, today, force)
    )


def _ways(wanted: Wanted, calendar: Calendar, force: Force | None) -> list[Way]:
    """Return every known meeting with its days; a body whose decisions gain no legal force has no `force`.

    A meeting whose days leave the calendar, as one in December 9999, is none to reckon with.
    """
    papers = calendar.papers_days if calendar.papers_days is not None else wanted.papers_days
    minutes = calendar.minutes_days if calendar.minutes_days is not None else wanted.minutes_days
    found = []
    for one in calendar.sittings:
        try:
            closes = one.papers_by if one.papers_by is not None else one.day - timedelta(days=papers)
            announced = one.day + timedelta(days=minutes)
            legal = force(announced) if force is not None else None
        except OverflowError:
            continue
        found.append(Way(one.day, min(closes, one.day), announced, legal.earliest if legal else announced, legal))
    return found


def _takers_ways(wanted: Wanted, taker: Taker, force: Force) -> list[Way]:
    ways = _ways(wanted, taker.calendar, force if wanted.legal_force else None)
    return [replace(one, ready=_moved(one.ready, wanted.send_days)) for one in ways]


def _moved(day: date, days: int) -> date:
    """Return a day so many days on; past either end of the calendar, its last or first day."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return date.max if days > 0 else date.min


def _last(ways: Iterable[Way]) -> Way | None:
    """Return the way that lets the matter come in latest; of equals the one that meets first."""
    return max(ways, key=lambda one: (one.papers_by, -one.sitting.toordinal()), default=None)


def _chance(wanted: Wanted, taker: Taker, today: date, force: Force) -> Chance:
    if taker.decided:
        return Chance(taker, "decided", steps=(step("has_decided"),))
    ways = _takers_ways(wanted, taker, force)
    if not ways:
        return Chance(taker, "no_calendar", steps=(step("no_calendar"),))
    known_to = max(one.sitting for one in ways)
    after = Sitting(_moved(known_to, 1))
    later = _takers_ways(wanted, Taker("", "", _only(taker.calendar, after)), force)
    more = any(one.ready <= wanted.goal for one in later)
    in_time = [one for one in ways if one.ready <= wanted.goal]
    got = taker.got_on
    if got is not None:
        in_time = [one for one in in_time if one.papers_by >= got]
        in_time = [one for one in in_time if one.sitting >= today] or in_time
    way = _last(in_time)
    if way is None:
        return Chance(taker, "none", None, known_to, more, (_goal(wanted), step("none_in_time", day=known_to)))
    if got is not None:
        state = "held" if way.sitting < today else "open"
    else:
        state = "late" if way.papers_by < today else "open"
    return Chance(taker, state, way, known_to, more, _steps(wanted, taker, way))


def _only(calendar: Calendar, sitting: Sitting) -> Calendar:
    return Calendar(calendar.body, (sitting,), calendar.papers_days, calendar.minutes_days)


def _board(wanted: Wanted, board: Calendar, chances: Sequence[Chance], today: date) -> BoardChance:
    days = {one.must_have for one in chances if one.state == "open" and one.must_have is not None}
    if not days:
        return BoardChance("none" if any(one.state in ("late", "none") for one in chances) else "not_needed")
    first = min(day for day in days if day is not None)
    names = tuple(one.taker.name for one in chances if one.state == "open" and one.must_have == first)
    send_by = _moved(first, -wanted.dispatch_days)
    steps = [
        step("first_out", names="\n".join(names), day=first),
        step("dispatch", n=wanted.dispatch_days, day=send_by),
    ]
    if not wanted.board:
        return BoardChance("late" if send_by < today else "not_needed", None, send_by, names, tuple(steps))
    ways = _ways(wanted, board, None)
    if not ways:
        return BoardChance("no_calendar", None, send_by, names, (*steps, step("board_no_calendar", day=send_by)))
    way = _last(one for one in ways if one.ready <= send_by)
    if way is None:
        return BoardChance("none", None, send_by, names, (*steps, step("board_none_in_time", day=send_by)))
    steps += [step("last_sitting", body=board.body, day=way.sitting), _minutes(board, way), _papers(board, way)]
    steps.append(step("board_must_have", day=way.papers_by))
    return BoardChance("late" if way.papers_by < today else "open", way, send_by, names, tuple(steps))


def _earliest(wanted: Wanted, board: Calendar, takers: Sequence[Taker], today: date, force: Force) -> Earliest:
    waiting = [one for one in takers if not one.decided]
    if not waiting:
        return Earliest()
    out, passed = today, None
    if wanted.board and any(one.got_on is None for one in waiting):
        ahead = [one for one in _ways(wanted, board, None) if one.papers_by >= today]
        passed = min(ahead, key=lambda one: (one.ready, one.sitting), default=None)
        if passed is None:
            return Earliest(fault="board")
        out = passed.ready
    arrives = _moved(out, wanted.dispatch_days)
    found: dict[str, Way] = {}
    for one in waiting:
        there = one.got_on if one.got_on is not None else arrives
        ways = [w for w in _takers_ways(wanted, one, force) if w.papers_by >= there and w.sitting >= today]
        if ways:
            found[one.key] = min(ways, key=lambda w: (w.ready, w.sitting))
    unknown = tuple(one.name for one in waiting if one.key not in found)
    if not found:
        return Earliest(board=passed, unknown=unknown)
    ready = max(way.ready for way in found.values())
    deciding = tuple(one.name for one in waiting if one.key in found and found[one.key].ready == ready)
    decided = max(way.sitting for way in found.values())
    return Earliest(decided, ready, passed, deciding, unknown, ways=tuple(found.items()))


# --- why, step by step


def _goal(wanted: Wanted) -> Step:
    if wanted.send_days:
        return step("goal_received", day=wanted.goal)
    return step("goal_force" if wanted.legal_force else "goal_ready", day=wanted.goal)


def _steps(wanted: Wanted, taker: Taker, way: Way) -> tuple[Step, ...]:
    found = [_goal(wanted), step("last_sitting", body=taker.calendar.body, day=way.sitting)]
    found.append(_minutes(taker.calendar, way))
    if (legal := way.force) is not None:
        found.append(step("force", until=legal.appeal_until, ground=legal.ground, day=legal.earliest))
    if wanted.send_days:
        found.append(step("received", n=wanted.send_days, day=way.ready))
    if taker.got_on is not None:
        return (*found, step("has_it", day=taker.got_on))
    return (*found, _papers(taker.calendar, way), step("must_have", day=way.papers_by))


def _minutes(calendar: Calendar, way: Way) -> Step:
    known = calendar.minutes_days is not None
    return step("minutes" if known else "minutes_assumed", n=(way.announced - way.sitting).days, day=way.announced)


def _papers(calendar: Calendar, way: Way) -> Step:
    if any(one.day == way.sitting and one.papers_by is not None for one in calendar.sittings):
        return step("papers_named", day=way.papers_by)
    known = calendar.papers_days is not None
    return step("papers" if known else "papers_assumed", n=(way.sitting - way.papers_by).days, day=way.papers_by)
