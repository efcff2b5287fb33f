"""The one function: what a clause and the facts say on a day."""

from __future__ import annotations

from datetime import date, timedelta

from nkavtal.rules.partial_date import PartialDate
from nkavtal.rules.terms.deadlines import deadlines
from nkavtal.rules.terms.facts import Calendars, TermFacts
from nkavtal.rules.terms.notices import effect, free_end, in_time
from nkavtal.rules.terms.outcome import NoticeEffect, Outcome, Step, step
from nkavtal.rules.terms.rule import Ends, Renews, Side, Start, TermRule
from nkavtal.rules.terms.spans import after
from nkavtal.rules.terms.walk import Walked, walk

_DAY = timedelta(days=1)


def evaluate(
    rule: TermRule, facts: TermFacts, as_of: date, calendars: Calendars | None = None, since: date = date.min
) -> Outcome:
    """Return an agreement's terms, days and state for one party on a day, as far as the facts of that day tell.

    Notices, calls and extensions later than the day are not known yet. A vague day gives no sharp one but a task.
    Days to watch in terms that ended before `since` are left out.
    """
    calendars = calendars or Calendars()
    made = walk(rule, facts, as_of, calendars)
    current = _current(made, as_of)
    certain = _certain(rule, made, current, as_of)
    status, steps = _status(rule, facts, made, as_of)
    tasks = [*made.tasks, *_missing(rule, made)]
    return Outcome(
        as_of=as_of,
        status=status,
        steps=steps,
        terms=tuple(made.terms),
        current=current,
        certain=certain,
        end=made.end,
        deadlines=deadlines(rule, made, as_of, calendars, certain=certain, since=since),
        gives=_gives(rule, made, current, as_of, calendars),
        effects=_effects(rule, facts, made, calendars),
        tasks=tuple(dict.fromkeys(tasks)),
        assumed=rule.first.assumed,
        gap_before=_gap(facts.before_ends_on, made.start),
        gap_after=_gap(made.end.day if made.end is not None else None, facts.after_starts_on),
    )


def _current(made: Walked, as_of: date) -> int | None:
    running = [
        place for place, term in enumerate(made.terms)
        if (term.starts is None or term.starts <= as_of) and (term.ends is None or as_of <= term.ends)
    ]  # fmt: skip
    return running[-1] if running else None


def _certain(rule: TermRule, made: Walked, current: int | None, as_of: date) -> bool:
    """Tell if the term after the day's is sure to come: called, agreed, or no notice can stop it any more."""
    if current is None or current + 1 >= len(made.terms):
        return False
    ends = made.terms[current].ends
    if made.terms[current + 1].kind != "tacit" or ends is None:
        return True
    if not rule.notices or any(right.ends is not Ends.TERM for right in rule.notices):
        return False
    return not any(in_time(right, as_of, ends) for right in rule.notices)


def _status(rule: TermRule, facts: TermFacts, made: Walked, as_of: date) -> tuple[str, tuple[Step, ...]]:
    if made.end is not None and as_of > made.end.day:
        return "ended", (*made.end.steps, step(f"why_{made.end.why}", day=made.end.day))
    if rule.start in (Start.LAST_SIGNATURE, Start.QUORUM) and made.start is None:
        return "not_started", (step(f"waits_for_{rule.start}"),)
    begins = _begins(rule, facts, made)
    if begins is None or begins.earliest <= as_of < begins.latest:
        return "unknown", ()
    if as_of < begins.earliest:
        return "not_started", (step("begins", day=str(begins)),)
    last = made.terms[-1].ends if made.terms else as_of
    if not made.terms or (made.end is None and last is not None and as_of > last):
        return "unknown", ()
    if made.end is not None and made.end.why not in ("term", "cap"):
        return "ending", (*made.end.steps, step(f"why_{made.end.why}", day=made.end.day))
    return "running", (step("running"),)


def _begins(rule: TermRule, facts: TermFacts, made: Walked) -> PartialDate | None:
    """Return the day it begins for the party, as vague as it is known: its own, else the agreement's."""
    if rule.start in (Start.LAST_SIGNATURE, Start.QUORUM) and facts.own_from is None:
        return PartialDate.of(made.start) if made.start is not None else None
    return facts.own_from or facts.starts_on


def _missing(rule: TermRule, made: Walked) -> list[str]:
    """Return what must be filled in before a last day for notice can be told."""
    if made.end is not None and made.end.why == "settled":
        return []
    goes_on = rule.first.open_ended or any(one.kind is Renews.TACIT for one in rule.renewals)
    unclear = [right for right in rule.notices if not right.timing.known and right.ends is not Ends.ANY_DAY]
    return ["notice"] if (goes_on and not rule.notices) or unclear else []


def _gives(
    rule: TermRule, made: Walked, current: int | None, as_of: date, calendars: Calendars
) -> tuple[tuple[Side, date], ...]:
    """Return the end that a notice on this day would give, by side, as far as the terms are known."""
    if current is None or (made.end is not None and made.end.why not in ("term", "cap")):
        return ()
    found: dict[Side, date] = {}
    limit = made.end.day if made.end is not None else date.max
    for right in rule.notices:
        if right.not_before and (made.start is None or as_of < after(made.start, right.not_before)):
            continue
        if right.ends is Ends.TERM:
            ahead = [term.ends for term in made.terms[current:] if term.ends is not None]
            ends = next((day for day in ahead if in_time(right, as_of, day)), None)
        else:
            ends = free_end(right, as_of, calendars)
        if ends is not None and ends <= limit:
            found[right.side] = min(ends, found.get(right.side, ends))
    return tuple(sorted(found.items()))


def _effects(rule: TermRule, facts: TermFacts, made: Walked, calendars: Calendars) -> tuple[NoticeEffect, ...]:
    ends = [term.ends for term in made.terms if term.ends is not None]
    return tuple(
        effect(place, notice, rule.notices, made.start, ends, calendars) for place, notice in enumerate(facts.notices)
    )


def _gap(last: date | None, first: date | None) -> int | None:
    """Return the days between a last and a first day, negative for an overlap; None when one is not known."""
    return None if last is None or first is None else (first - last).days - 1
