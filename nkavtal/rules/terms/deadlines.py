"""The days to watch: last days for notice and option, ends, and what is due while the agreement runs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from nkavtal.rules.terms.counting import counted_back, latest_day, period_end, safe_day
from nkavtal.rules.terms.facts import Calendars, TermFacts
from nkavtal.rules.terms.outcome import Deadline, Step, Term, step
from nkavtal.rules.terms.rule import Duty, Ends, NoticeRight, Renews, Side, TermRule, Timing
from nkavtal.rules.terms.spans import after
from nkavtal.rules.terms.walk import Walked

_DAY = timedelta(days=1)
_PERIODS = 40
"""Periods looked through for the next one whose last day for notice has not passed."""


def deadlines(
    rule: TermRule, facts: TermFacts, made: Walked, as_of: date, calendars: Calendars, *, certain: bool
) -> tuple[Deadline, ...]:
    """Return all days to watch in order: those of the terms gone through, and the next ones of what recurs."""
    found = [
        *_of_terms(rule, made, as_of, calendars, certain=certain),
        *_of_periods(rule, made, as_of, calendars),
        *_of_duties(rule, made, as_of, calendars),
    ]
    if made.end is not None and (certain or not _coming(made.terms[-1:], as_of)):
        last = len(made.terms) - 1
        steps = (*made.end.steps, step(f"why_{made.end.why}", day=made.end.day), step("last_day", day=made.end.day))
        found.append(
            Deadline(
                "end",
                max(last, 0),
                made.end.day,
                _working(made.end.day, calendars),
                Side.ANY,
                0,
                rule.first.assumed,
                steps,
            )
        )
    elif made.end is None and made.terms and "unread" in made.tasks and (ends := made.terms[-1].ends) is not None:
        steps = (*made.terms[-1].steps, step("last_day", day=ends))
        found.append(Deadline("term_end", made.terms[-1].no, ends, _working(ends, calendars), steps=steps))
    return tuple(sorted(found, key=lambda one: (one.day, one.kind, one.term, one.right)))


def on_the_day(kind: str, day: date, calendars: Calendars) -> Deadline:
    """Return a day to watch that somebody has named."""
    return Deadline(kind, 0, day, _working(day, calendars), steps=(step("named"), step("last_day", day=day)))


def _of_terms(rule: TermRule, made: Walked, as_of: date, calendars: Calendars, *, certain: bool) -> Iterator[Deadline]:
    """Yield the last days in each term gone through; those of the one to come only once it is sure to come."""
    for term, renewal in zip(made.terms, made.renewed_by, strict=True):
        if renewal is None or term.ends is None or (not certain and _coming([term], as_of)):
            continue
        if renewal.kind is Renews.OPTION:
            if renewal.timing.known:
                yield _counted("option", term.no, renewal.timing, term.ends, renewal.side, 0, rule, calendars)
            continue
        for place, right in enumerate(rule.notices):
            if right.ends is Ends.TERM and right.timing.known and _allowed(right, made.start, term.ends):
                yield _counted("notice", term.no, right.timing, term.ends, right.side, place, rule, calendars)


def _coming(terms: Sequence[Term], as_of: date) -> bool:
    return any(term.starts is not None and term.starts > as_of for term in terms if term.no)


def _allowed(right: NoticeRight, start: date | None, ends: date) -> bool:
    if not right.not_before:
        return True
    return start is not None and after(start, right.not_before) <= latest_day(right.timing, ends)


def _counted(
    kind: str, term: int, timing: Timing, ends: date, side: Side, right: int, rule: TermRule, calendars: Calendars
) -> Deadline:
    day = latest_day(timing, ends)
    steps = counted_back(timing, ends, calendars)
    return Deadline(kind, term, day, safe_day(timing, ends, calendars), side, right, rule.first.assumed, steps)


def _of_periods(rule: TermRule, made: Walked, as_of: date, calendars: Calendars) -> Iterator[Deadline]:
    """Yield the next last day of each right that ends with a period, while nothing ends the agreement before."""
    if not made.terms or (made.end is not None and made.end.why not in ("term", "cap")):
        return
    for place, right in enumerate(rule.notices):
        if right.ends is not Ends.PERIOD or not right.timing.known:
            continue
        ends = period_end(right.period, max(as_of, made.start or as_of), calendars)
        for _ in range(_PERIODS):
            if ends is None or (made.end is not None and ends > made.end.day):
                break
            if latest_day(right.timing, ends) >= as_of and _allowed(right, made.start, ends):
                yield _counted("notice", 0, right.timing, ends, right.side, place, rule, calendars)
                break
            ends = period_end(right.period, ends + _DAY, calendars)


def _of_duties(rule: TermRule, made: Walked, as_of: date, calendars: Calendars) -> Iterator[Deadline]:
    for place, duty in enumerate(rule.duties):
        for day, why in _due(duty, made.start, as_of):
            if (made.start is None or day >= made.start) and (made.end is None or day <= made.end.day):
                steps = (why, step("last_day", day=day))
                yield Deadline(duty.kind, 0, day, _working(day, calendars), Side.ANY, place, False, steps)


def _due(duty: Duty, start: date | None, as_of: date) -> Iterator[tuple[date, Step]]:
    for one in duty.yearly:
        years = range(as_of.year, as_of.year + 2 + one.years_before)
        day = next(day for year in years if (day := one.in_year(year)) >= as_of)
        yield day, step("every_year", month=one.month, day_no=one.day, before=one.years_before)
    if duty.on is not None:
        yield duty.on, step("on_day", day=duty.on)
    if duty.after_start and start is not None:
        yield after(start, duty.after_start), step("after_start", span=duty.after_start)


def _working(day: date, calendars: Calendars) -> date:
    while calendars.is_free(day):
        day -= _DAY
    return day
