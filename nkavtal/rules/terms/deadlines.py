"""The days to watch: last days for notice and option, ends, and what is due while the agreement runs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from nkavtal.rules.terms.counting import counted_back, latest_day, period_end
from nkavtal.rules.terms.facts import Calendars
from nkavtal.rules.terms.outcome import NOT_SAID, Deadline, Step, Term, step
from nkavtal.rules.terms.rule import Duty, Ends, NoticeRight, Renews, Side, TermRule, Timing
from nkavtal.rules.terms.spans import after
from nkavtal.rules.terms.walk import Walked

_DAY = timedelta(days=1)
_PERIODS = 40
"""Periods looked through for the next one whose last day for notice has not passed."""


def deadlines(
    rule: TermRule, made: Walked, as_of: date, calendars: Calendars, *, certain: bool, since: date
) -> tuple[Deadline, ...]:
    """Return all days to watch in order: those of the terms gone through, and the next ones of what recurs.

    Terms that ended before `since` are left out.
    """
    found = [
        *_of_terms(rule, made, as_of, calendars, certain=certain, since=since),
        *_of_periods(rule, made, as_of, calendars),
        *_of_duties(rule, made, as_of, calendars),
    ]
    if made.end is not None and (made.end.why == "notice" or certain or not _coming(made.terms[-1:], as_of)):
        last = len(made.terms) - 1
        steps = (*made.end.steps, step(f"why_{made.end.why}", day=made.end.day), step("last_day", day=made.end.day))
        found.append(
            Deadline(
                "end",
                max(last, 0),
                made.end.day,
                calendars.working(made.end.day),
                Side.ANY,
                0,
                rule.first.assumed,
                steps,
            )
        )
    elif (
        made.end is None
        and made.terms
        and NOT_SAID.intersection(made.tasks)
        and (ends := made.terms[-1].ends) is not None
    ):
        steps = (*made.terms[-1].steps, step("last_day", day=ends))
        found.append(Deadline("term_end", made.terms[-1].no, ends, calendars.working(ends), steps=steps))
    return tuple(sorted(found, key=lambda one: (one.day, one.kind, one.term, one.right)))


def on_the_day(kind: str, day: date, calendars: Calendars) -> Deadline:
    """Return a day to watch that somebody has named."""
    return Deadline(kind, 0, day, calendars.working(day), steps=(step("named"), step("last_day", day=day)))


def _of_terms(
    rule: TermRule, made: Walked, as_of: date, calendars: Calendars, *, certain: bool, since: date
) -> Iterator[Deadline]:
    """Yield the last days in each term gone through; those of one to come only once it is sure to come."""
    for at, (term, renewal) in enumerate(zip(made.terms, made.renewed_by, strict=True)):
        if renewal is None or term.ends is None or term.ends < since or not _sure(made, at, as_of, certain=certain):
            continue
        if renewal.kind is Renews.OPTION:
            if renewal.timing.known:
                called = at + 1 < len(made.terms)
                one = _counted("option", term.no, renewal.timing, term.ends, renewal.side, 0, rule, calendars)
                yield replace(one, met=called)
            continue
        given = made.end is not None and made.end.why == "notice" and made.end.day == term.ends
        for place, right in enumerate(rule.notices):
            if right.ends is Ends.TERM and right.timing.known and _allowed(right, made.start, term.ends):
                one = _counted("notice", term.no, right.timing, term.ends, right.side, place, rule, calendars)
                yield replace(one, met=given)


def _sure(made: Walked, at: int, as_of: date, *, certain: bool) -> bool:
    """Tell if a term has begun or is sure to come: called, agreed on, or the next one when nothing stops it any more."""
    if not _coming(made.terms[at : at + 1], as_of):
        return True
    if made.terms[at].kind != "tacit":
        return True
    return certain and not _coming(made.terms[at - 1 : at], as_of)


def _coming(terms: Sequence[Term], as_of: date) -> bool:
    return any(term.starts is not None and term.starts > as_of for term in terms if term.no)


def _allowed(right: NoticeRight, start: date | None, ends: date) -> bool:
    if not right.not_before:
        return True
    return start is not None and after(start, right.not_before) <= latest_day(right.timing, ends)


def _counted(
    kind: str, term: int, timing: Timing, ends: date, side: Side, right: int, rule: TermRule, calendars: Calendars
) -> Deadline:
    day, safe, steps = counted_back(timing, ends, calendars)
    return Deadline(kind, term, day, safe, side, right, rule.first.assumed, steps)


def _of_periods(rule: TermRule, made: Walked, as_of: date, calendars: Calendars) -> Iterator[Deadline]:
    """Yield the next last day, from its start on, of each right that ends with a period, while nothing ends it before."""
    if not made.terms or (made.end is not None and made.end.why not in ("term", "cap")):
        return
    for place, right in enumerate(rule.notices):
        if right.ends is not Ends.PERIOD or not right.timing.known:
            continue
        first = max(as_of, made.start or as_of)
        ends = period_end(right.period, first, calendars)
        for _ in range(_PERIODS):
            if ends is None or (made.end is not None and ends > made.end.day):
                break
            if latest_day(right.timing, ends) >= first and _allowed(right, made.start, ends):
                term = ends.year * 100 + ends.month
                yield _counted("notice", term, right.timing, ends, right.side, place, rule, calendars)
                break
            ends = period_end(right.period, ends + _DAY, calendars)


def _of_duties(rule: TermRule, made: Walked, as_of: date, calendars: Calendars) -> Iterator[Deadline]:
    for place, duty in enumerate(rule.duties):
        for term, day, why in _due(duty, made.start, as_of):
            if (made.start is None or day >= made.start) and (made.end is None or day <= made.end.day):
                steps = (why, step("last_day", day=day))
                yield Deadline(duty.kind, term, day, calendars.working(day), Side.ANY, place, False, steps)


def _due(duty: Duty, start: date | None, as_of: date) -> Iterator[tuple[int, date, Step]]:
    """Yield term, day and reason: of what recurs the next day, and the one before, since it may have been missed."""
    for one in duty.yearly:
        this_year = as_of.year + one.years_before
        next_one = this_year if one.in_year(this_year) >= as_of else this_year + 1
        for year in (next_one - 1, next_one):
            why = step("every_year", month=one.month, day_no=one.day, before=one.years_before)
            yield year * 100 + one.month, one.in_year(year), why
    if duty.on is not None:
        yield 0, duty.on, step("on_day", day=duty.on)
    if duty.after_start and start is not None:
        yield 0, after(start, duty.after_start), step("after_start", span=duty.after_start)
