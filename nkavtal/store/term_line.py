"""What of an agreement's days lists keep: how long it runs, the next day to watch, and how long that answer holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from nkavtal.rules.agreement_status import SETTLED, Timeline
from nkavtal.rules.terms.outcome import NOT_SAID
from nkavtal.rules.terms.watch import BACK, ONLY_ENDS
from nkavtal.store.terms import Terms

_DAY = timedelta(days=1)
_VAGUE = {"last_day", "start", "first_term", "far"}
"""Tasks that say that the clause gives no days: the bare ones stand."""


def line(bare: Timeline, days: Terms, as_of: date) -> Timeline:
    """Return the timeline as the clause has it; bare facts stand where nobody has said what the clause is."""
    outcome = days.whole.outcome
    end = outcome.end
    if bare.phase in SETTLED:
        return bare
    if end is not None and end.why == "superseded":
        return replace(bare, phase="replaced" if end.day < as_of else bare.phase, runs_to=end.day, renews=False)
    if not days.ruled:
        if not days.noticed:
            return bare
        return replace(bare, phase="terminated", runs_to=days.noticed_to or bare.runs_to, renews=False)
    if end is not None:
        phase = "terminated" if end.why == "notice" else bare.phase
        return replace(bare, phase=phase, runs_to=end.day, renews=False)
    if _VAGUE.intersection(outcome.tasks):
        return bare
    if NOT_SAID.intersection(outcome.tasks) and outcome.terms:
        return replace(bare, runs_to=outcome.terms[-1].ends, renews=True)
    return replace(bare, runs_to=None, renews=False)


def next_day(kept: Timeline, days: Terms, as_of: date) -> dict[str, Any]:
    """Return the columns `next_day`, `next_kind`, `as_of` and `holds_to`."""
    found = None if kept.phase in SETTLED else (_next if days.ruled else _bare_next)(days, as_of)
    return {
        "next_day": found[0].isoformat() if found is not None else None,
        "next_kind": found[1] if found is not None else "",
        "as_of": as_of,
        "holds_to": min((day for day in _turns(days, as_of) if day >= as_of), default=None),
    }


def _next(days: Terms, as_of: date) -> tuple[date, str] | None:
    """Return the first day that something is still to be done about; what was missed comes first."""
    standing = [
        (watch.day, _kind(watch.kind)) for party in days.parties for watch in party.watches if watch.stands_on(as_of)
    ]
    return min(standing, default=None)


def _bare_next(days: Terms, as_of: date) -> tuple[date, str] | None:
    """Return the day to reply while somebody is waited for, else the last day, passed or not."""
    open_ones = [watch for watch in days.whole.watches if watch.state_on(as_of) == "open"]
    ranked = sorted(open_ones, key=lambda watch: (watch.kind != "reply", watch.day))
    return next(((watch.day, _kind(watch.kind)) for watch in ranked), None)


def _kind(kind: str) -> str:
    return "ends" if kind in ONLY_ENDS else kind


def _turns(days: Terms, as_of: date) -> Iterator[date]:
    """Yield the last days on which something of the answer still holds."""
    for party in days.parties:
        for watch in party.watches:
            yield watch.day
            if watch.since is not None and (date.max - watch.day).days >= BACK:
                yield watch.day + timedelta(days=BACK)
            if watch.done is not None and watch.done.until is not None and watch.done.until > date.min:
                yield watch.done.until - _DAY
        for term in party.outcome.terms:
            if term.starts is not None and term.starts > as_of:
                yield term.starts - _DAY
            if term.ends is not None:
                yield term.ends
        if party.outcome.end is not None:
            yield party.outcome.end.day
    yield from (day - _DAY for day in days.to_come if day > as_of)
