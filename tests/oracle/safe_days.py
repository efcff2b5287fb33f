"""The last safe day found by walking the calendar day by day: nothing is turned round, nothing is reckoned backwards.

A body is (meetings, papers days, minutes days) with meetings as (day, last day for papers or None).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta

Meetings = Sequence[tuple[date, date | None]]
Body = tuple[Meetings, int, int]
DAY = timedelta(days=1)


def decided_ready(
    body: Body, arrived: date, force: Callable[[date], date] | None, send: int
) -> Iterator[tuple[date, date]]:
    """Give meeting and ready day of every meeting that a matter which arrived on a day can still come to."""
    meetings, papers, minutes = body
    for day, named in meetings:
        closes = named if named is not None else day - papers * DAY
        if arrived <= closes and arrived <= day:
            announced = day + minutes * DAY
            yield day, (force(announced) if force else announced) + send * DAY


def last_arrival(body: Body, goal: date, first: date, force: Callable[[date], date] | None, send: int) -> date | None:
    """Return the last day to arrive and yet be ready by the goal, looking at each day from the goal back to first."""
    day = goal
    while day >= first:
        if any(ready <= goal for _meeting, ready in decided_ready(body, day, force, send)):
            return day
        day -= DAY
    return None


def last_recommendation(board: Body, dispatch: int, must: Sequence[date], first: date) -> date | None:
    """Return the board's meeting to which papers may come in latest, so that all have the matter in time."""
    best: tuple[date, date] | None = None
    day = min(must)
    while day >= first:
        for meeting, ready in decided_ready(board, day, None, 0):
            if all(ready + dispatch * DAY <= one for one in must):
                best = (day, meeting) if best is None or day > best[0] else best
        if best is not None:
            return min(
                meeting
                for meeting, ready in decided_ready(board, best[0], None, 0)
                if all(ready + dispatch * DAY <= one for one in must)
            )
        day -= DAY
    return None


def soonest(
    board: Body | None,
    dispatch: int,
    takers: Sequence[Body],
    today: date,
    force: Callable[[date], date] | None,
    send: int,
) -> tuple[date, date] | None:
    """Return the last meeting and the day all are ready, when everybody takes the first way there is; None when one has none."""
    out = today
    if board is not None:
        ways = [ready for _meeting, ready in decided_ready(board, today, None, 0)]
        if not ways:
            return None
        out = min(ways)
    arrives = out + dispatch * DAY
    found: list[tuple[date, date]] = []
    for body in takers:
        own = sorted(decided_ready(body, arrives, force, send), key=lambda way: (way[1], way[0]))
        if not own:
            return None
        found.append(own[0])
    return max(meeting for meeting, _ready in found), max(ready for _meeting, ready in found)
