"""The last safe day as data for scripts."""

from __future__ import annotations

from datetime import date

from nkavtal.catalogue.safe_words import steps_shown
from nkavtal.rules.safe_days import Chance, SafeDays, Way
from nkavtal.usecases.safe_days import Asked, Facts


def data(facts: Facts, asked: Asked, found: SafeDays) -> dict[str, object]:
    """Return the whole answer under English keys, days in ISO form."""
    board, early = found.board, found.earliest
    return {
        "number": facts.number,
        "title": facts.title,
        "about": "notice" if asked.notice else "start",
        "goal": asked.goal.isoformat(),
        "legal_force": asked.legal_force,
        "board": {
            "state": board.state,
            "send_by": _iso(board.send_by),
            "deciding": list(board.deciding),
            **_way(board.way),
            "explained": list(steps_shown(board.steps)),
        },
        "parties": [_chance(one) for one in found.chances],
        "too_late": list(found.too_late),
        "earliest": {
            "decided": _iso(early.decided),
            "ready": _iso(early.ready),
            "deciding": list(early.deciding),
            "unknown": list(early.unknown),
            "fault": early.fault,
        },
    }


def _chance(one: Chance) -> dict[str, object]:
    return {
        "party": one.taker.name,
        "body": one.taker.calendar.body,
        "state": one.state,
        "must_have": _iso(one.must_have),
        **_way(one.way),
        "known_to": _iso(one.known_to),
        "more_may_come": one.more,
        "explained": list(steps_shown(one.steps)),
    }


def _way(way: Way | None) -> dict[str, object]:
    return {
        "meeting": _iso(way.sitting if way else None),
        "papers_by": _iso(way.papers_by if way else None),
        "announced": _iso(way.announced if way else None),
        "ready": _iso(way.ready if way else None),
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None
