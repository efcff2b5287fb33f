"""What evaluate() answers: terms, days with their reasons, and what is missing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from nkavtal.rules.terms.rule import Side
from nkavtal.rules.terms.spans import Span

Argument = str | int | date | Span
NOT_SAID = frozenset({"unread", "option_timing", "option_length", "renewal_length", "call_day", "late_call"})
"""Tasks that say that nobody knows what happens when the term ends."""


@dataclass(frozen=True, slots=True)
class Step:
    """One line of an explanation: a code of catalogue TERM_STEPS and its arguments; put into words where shown."""

    code: str
    values: tuple[tuple[str, Argument], ...] = ()


def step(code: str, **values: Argument) -> Step:
    """Return one line of an explanation."""
    return Step(code, tuple(values.items()))


@dataclass(frozen=True, slots=True)
class Term:
    """One term; `kind` is 'first', 'tacit', 'option' or 'extension', `ends` None when open-ended or not known."""

    no: int
    kind: str
    starts: date | None
    ends: date | None
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class Deadline:
    """A day to watch: `kind` is 'notice', 'option', 'end', 'term_end' (nobody has said what then), 'annex', 'follow_up' or 'review', `right` which notice right
    or duty. `term` is the term's number, or year and month (202712) of the period or the yearly day.


    `safe` is the working day at or before the earliest day that any convention gives; reminders run from it.
    `assumed` days rest on something nobody has said; `met` tells that what the day is about has been done in time. The
    last of `steps` names the day.
    """

    kind: str
    term: int
    day: date
    safe: date
    side: Side = Side.ANY
    right: int = 0
    assumed: bool = False
    steps: tuple[Step, ...] = ()
    met: bool = False


@dataclass(frozen=True, slots=True)
class End:
    """The day an agreement ends for a party, and why: 'term', 'notice', 'option_lapsed', 'cap', 'superseded',
    'too_few' or 'settled'."""

    day: date
    why: str
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class NoticeEffect:
    """What a notice leads to: the day it ends the agreement, or why it does not.

    `fault` is '' or 'form', 'too_early', 'no_right', 'no_day', 'no_rule' (no clause is kept); `late` says that it missed the nearest term.
    """

    place: int
    day: date | None
    fault: str = ""
    late: bool = False
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """An agreement for one party on a day. `status` is 'not_started', 'running', 'ending', 'ended' or 'unknown'.

    `terms` are those begun by the day and the next one; `current` is an index into them. `certain` tells if the next
    term will come for sure. `gives` is the end that a notice on this very day would lead to, by side and right.
    `tasks` are codes of what somebody must fill in before more can be said. Gaps are in days, negative for an overlap.
    """

    as_of: date
    status: str
    steps: tuple[Step, ...] = ()
    terms: tuple[Term, ...] = ()
    current: int | None = None
    certain: bool = False
    end: End | None = None
    deadlines: tuple[Deadline, ...] = ()
    gives: tuple[tuple[Side, date], ...] = ()
    effects: tuple[NoticeEffect, ...] = ()
    tasks: tuple[str, ...] = ()
    assumed: bool = False
    gap_before: int | None = None
    gap_after: int | None = None

    @property
    def prolonged(self) -> int:
        """How many times it has been prolonged by the day."""
        return self.current or 0

    def next(self, *kinds: str) -> Deadline | None:
        """Return the first day to watch from this day on, of some kinds or of any, that is not met already."""
        coming = (one for one in self.deadlines if one.day >= self.as_of and not one.met)
        return next((one for one in coming if not kinds or one.kind in kinds), None)
