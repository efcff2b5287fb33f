"""Days to watch as a person meets them: computed, perhaps set by hand, with what has been done about each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from nkavtal.rules.terms.facts import Calendars
from nkavtal.rules.terms.outcome import Deadline

BUCKETS = (7, 30, 90, 180)
"""Days ahead that reminders are gathered by; what has passed comes first, what lies further on last."""
BACK = 180
"""Days that a missed day is told for; older ones are history."""
LEADS = {"notice": 90, "option": 90, "end": 90, "term_end": 90, "annex": 30, "follow_up": 30, "review": 30, "reply": 14}
"""Days before each kind of day that work begins where nobody has said otherwise."""
LED = frozenset({"notice", "option", "end", "term_end"})
"""Kinds that the lead time of an agreement or its type is about."""
ONLY_ENDS = frozenset({"end", "term_end"})
"""Kinds that nothing is left to do about once they have passed."""


def watch_key(one: Deadline) -> str:
    """Return what names a day to watch within an agreement and for whom: kind, term and which right or duty."""
    return f"{one.kind}/{one.term}/{one.right}"


@dataclass(frozen=True, slots=True)
class Set:
    """A day set by hand: by whom, why, and the computed day it was set beside (ISO text, '' when there was none)."""

    day: date
    reason: str
    base: str = ""
    author: str = ""


@dataclass(frozen=True, slots=True)
class Done:
    """What a person did about the very day: 'snoozed' until a day, 'done' or 'not_relevant'."""

    state: str
    until: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Watch:
    """One day to watch. `by_hand` tells that `day` is not the computed one, `deadline.day`.

    `check` says that the computed day has changed since. `begin` is when the work must begin to be done in time.
    `since` is the day from which it is missed when it passes; None: it is history then.
    """

    key: str
    deadline: Deadline
    day: date
    safe: date
    begin: date
    by_hand: Set | None = None
    check: bool = False
    done: Done | None = None
    since: date | None = None

    @property
    def kind(self) -> str:
        """What kind of day it is."""
        return self.deadline.kind

    def state_on(self, as_of: date) -> str:
        """Return 'open', 'snoozed', 'done' or 'not_relevant'; what was put off is open again on the day it was put off to.

        What the facts say has been done in time is done.
        """
        if self.done is None:
            return "done" if self.deadline.met else "open"
        if self.done.state == "snoozed" and self.done.until is not None and self.done.until <= as_of:
            return "open"
        return self.done.state

    def late_on(self, as_of: date) -> bool:
        """Tell if it has passed with something left to do."""
        if self.day >= as_of or self.state_on(as_of) != "open" or self.kind in ONLY_ENDS:
            return False
        if self.kind == "reply":
            return True
        return self.since is not None and self.day >= self.since and (as_of - self.day).days <= BACK

    def stands_on(self, as_of: date) -> bool:
        """Tell if something is to be done about it: it lies ahead and is open, or was missed."""
        return (self.day >= as_of and self.state_on(as_of) == "open") or self.late_on(as_of)


def watches(
    deadlines: Iterable[Deadline],
    set_days: Mapping[str, Set],
    done: Mapping[tuple[str, date], Done],
    lead: int | None,
    since: date | None,
    calendars: Calendars,
) -> tuple[Watch, ...]:
    """Return the days to watch in order; `done` is by key and the very day, so that a day that moves is open anew."""
    found = []
    for one in deadlines:
        key = watch_key(one)
        by_hand = set_days.get(key)
        day, safe = one.day, one.safe
        if by_hand is not None:
            day, safe = by_hand.day, calendars.working(by_hand.day)
        ahead = lead if lead is not None and one.kind in LED else LEADS.get(one.kind, 0)
        begin = safe - min(timedelta(days=ahead), safe - date.min)
        watch = Watch(key, one, day, safe, begin, done=done.get((key, day)), since=since)
        if by_hand is not None:
            watch = replace(watch, by_hand=by_hand, check=by_hand.base != one.day.isoformat())
        found.append(watch)
    return tuple(sorted(found, key=lambda watch: (watch.day, watch.key)))


def bucket(day: date, as_of: date) -> str:
    """Return which bucket a day falls in: 'late', '7', '30', '90', '180' or 'later'; the day itself is not late."""
    ahead = (day - as_of).days
    if ahead < 0:
        return "late"
    return next((str(limit) for limit in BUCKETS if ahead <= limit), "later")
