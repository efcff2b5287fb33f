"""Lanes of time as the terminal tells them: lines, and the same under English keys."""

from __future__ import annotations

from datetime import date

from nkavtal.base.i18n import gettext as _
from nkavtal.catalogue.timelines import Lane, Timelines, facts, ordered


def lines(shown: Timelines, order: str, today: date) -> tuple[str, ...]:
    """Return how many there are, and each lane's periods and days in order."""
    found = [shown.told(today=today)]
    for lane in ordered(shown.lanes, order):
        found += ["", _("{name} ({under})").format(name=lane.name, under=lane.under)]
        found += [
            _("  {when}  {what}, {state}").format(when=when, what=what, state=state)
            for what, when, state in facts(lane)
        ]
    return tuple(found)


def data(shown: Timelines, order: str) -> dict[str, object]:
    """Return the lanes; the one for all stands before those of parties whose days differ."""
    return {
        "as_of": shown.as_of.isoformat(),
        "first": shown.whole.first.isoformat(),
        "last": shown.whole.last.isoformat(),
        "left_out": shown.left,
        "lanes": [_lane(lane) for lane in ordered(shown.lanes, order)],
    }


def _lane(lane: Lane) -> dict[str, object]:
    return {
        "number": lane.number,
        "title": lane.title,
        "party": lane.party,
        "state": lane.state,
        "next": _iso(lane.next),
        "end": _iso(lane.end),
        "terms": [
            {"first": _iso(one.first), "last": _iso(one.last), "words": one.words, "state": one.look}
            for one in lane.spans
        ],
        "notice_windows": [
            {"first": _iso(one.first), "last": _iso(one.last), "expected": one.expected} for one in lane.windows
        ],
        "days": [{"day": _iso(one.day), "kind": one.kind, "words": one.words, "state": one.state} for one in lane.days],
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None
