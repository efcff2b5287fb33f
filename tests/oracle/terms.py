"""The days of an agreement, found by going through the calendar day by day.

Slow and plain on purpose: no formula is shared with nkavtal.rules, only the words of the clause (lag 1930:173, 1 §, and
"always from the anchor"). All days are inclusive.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

DAY = timedelta(days=1)


@dataclass(frozen=True)
class Length:
    """Months, and then days."""

    months: int = 0
    days: int = 0


@dataclass(frozen=True)
class Timing:
    """By when: so long before a last day, counted as `way` says ('latest', 'same_number', 'whole_months'), or on a day of the year."""

    length: Length = Length()
    way: str = "latest"
    yearly: tuple[int, int] | None = None


@dataclass(frozen=True)
class Part:
    """Terms that follow by silence, or when called; `times` None without end; `at_most` for all of them together."""

    silent: bool
    length: Length
    times: int | None = None
    at_most: Length | None = None
    timing: Timing = Timing()


@dataclass(frozen=True)
class Clause:
    """A first term until a day, or so long, or without end; `free` is '', 'any_day' or a period a notice ends with."""

    start: date
    until: date | None = None
    first: Length | None = None
    parts: tuple[Part, ...] = ()
    notice: Timing | None = None
    free: str = ""
    total: Length | None = None


@dataclass(frozen=True)
class Answer:
    """What is so on a day: which term runs (0 the first) and its last day, and the end that is known by then.

    `by` is the last day to say something before the term's last day; `gives` the end a notice of this very day leads to.
    """

    term: int | None = None
    last: date | None = None
    end: date | None = None
    by: date | None = None
    gives: date | None = None


def later(day: date, length: Length) -> date:
    """Go on month by month to the same number, or the month's last day, and then day by day."""
    at = day
    if length.months:
        for _ in range(length.months):
            at = at.replace(day=28)
            while at.day != 1:
                at += DAY
        while at.day < day.day and (at + DAY).day != 1:
            at += DAY
    for _ in range(length.days):
        at += DAY
    return at


def earlier(day: date, length: Length) -> date:
    """Go back day by day, and then to the same number so many months before, or that month's last day."""
    at = day
    for _ in range(length.days):
        at -= DAY
    number = at.day
    for _ in range(length.months):
        at = at.replace(day=1) - DAY
    while at.day > number:
        at -= DAY
    return at


def say_by(timing: Timing, last: date) -> date:
    """Return the last day on which it is in time for a last day."""
    if timing.yearly is not None:
        at = last
        while not _is(at, timing.yearly):
            at -= DAY
        return at
    if timing.way == "same_number":
        return earlier(last, timing.length)
    if timing.way == "whole_months":
        return earlier(last + DAY, timing.length) - DAY
    at = last - timedelta(days=31 * timing.length.months + timing.length.days + 4)
    while later(at + DAY, timing.length) <= last:
        at += DAY
    return at


def free_end(free: str, timing: Timing, day: date) -> date:
    """Return what a notice on a day ends with when it is bound to no term."""
    if free == "any_day":
        return later(day, timing.length)
    at = day
    while not (_closes(free, at) and day <= say_by(timing, at)):
        at += DAY
    return at


def on(clause: Clause, day: date, notice: date | None = None, calls: tuple[date, ...] = ()) -> Answer:
    """Tell what is so on a day, when notice reached the other side and options were called on days that may lie ahead."""
    notice = notice if notice is not None and notice <= day else None
    calls = tuple(call for call in calls if call <= day)
    stop = _stop(clause, notice)
    terms = _Terms(clause)
    number, begins, last = 0, clause.start, terms.first()
    found, ahead, end, settled = Answer(), [], None, False
    while True:
        if stop is not None and (last is None or stop <= last):
            end, settled = stop, bool(clause.free and notice is not None and stop == _freed(clause, notice))
            if begins <= stop:
                ahead.append(stop)
                if found.term is None and day <= stop:
                    found = Answer(number, stop)
            break
        if last is None:
            found = Answer(number)
            break
        part = terms.part(last)
        by = _by(clause, part, last)
        if day <= last:
            ahead.append(last)
            if found.term is None:
                found = Answer(number, last, by=by)
        follows, known = _follows(clause, part, last, by, day, notice, calls[terms.called :])
        if not follows or part is None:
            end = last if known else None
            settled = known and (part is not None or _by_notice(clause, notice, last))  # or nobody called the option
            break
        terms.called += not part.silent
        number, begins, last = number + 1, last + DAY, terms.after(part)
        if part.silent and begins > day and not (stop is not None and stop <= last):
            ahead.append(last)
            if _by_notice(clause, notice, last):
                end, settled = last, True
            break
    gives = None if found.term is None or settled else _gives(clause, day, ahead, end)
    return replace(found, end=end, gives=gives)


class _Terms:
    """The last days of the terms, one after another."""

    def __init__(self, clause: Clause) -> None:
        self.clause = clause
        self.parts = list(clause.parts)
        self.used, self.called = 0, 0
        self.part_begins: date | None = None
        self.anchor, self.months, self.days = clause.start, 0, 0
        self.last: date | None = None

    def first(self) -> date | None:
        if self.clause.until is not None:
            self.anchor = self.clause.until + DAY
            self.last = self.clause.until
        elif self.clause.first is not None:
            self.months, self.days = self.clause.first.months, self.clause.first.days
            self.last = later(self.anchor, self.clause.first) - DAY
        return self.last

    def part(self, last: date) -> Part | None:
        while self.parts:
            part = self.parts[0]
            self.part_begins = self.part_begins or last + DAY
            room = part.at_most is None or last + DAY < later(self.part_begins, part.at_most)
            if room and (part.times is None or self.used < part.times):
                return part
            self.parts, self.used, self.part_begins = self.parts[1:], 0, None
        return None

    def after(self, part: Part) -> date:
        assert self.part_begins is not None
        self.used += 1
        self.months += part.length.months
        self.days += part.length.days
        last = later(self.anchor, Length(self.months, self.days)) - DAY
        if part.at_most is not None and last >= later(self.part_begins, part.at_most):
            last = later(self.part_begins, part.at_most) - DAY
            self.anchor, self.months, self.days = last + DAY, 0, 0
        self.last = last
        return last


def _stop(clause: Clause, notice: date | None) -> date | None:
    found = []
    if clause.total is not None:
        found.append(later(clause.start, clause.total) - DAY)
    if notice is not None and clause.free:
        found.append(_freed(clause, notice))
    return min(found, default=None)


def _freed(clause: Clause, notice: date) -> date:
    return free_end(clause.free, clause.notice or Timing(), notice)


def _by(clause: Clause, part: Part | None, last: date) -> date | None:
    if part is None:
        return None
    if not part.silent:
        return say_by(part.timing, last)
    return say_by(clause.notice, last) if clause.notice is not None and not clause.free else None


def _by_notice(clause: Clause, notice: date | None, last: date) -> bool:
    """Tell if a notice is in time for a term's last day."""
    if notice is None or clause.notice is None or clause.free:
        return False
    return notice <= last and notice <= say_by(clause.notice, last)


def _follows(
    clause: Clause, part: Part | None, last: date, by: date | None, day: date, notice: date | None, calls: tuple[date, ...]
) -> tuple[bool, bool]:  # fmt: skip
    """Tell if a term follows, and if that it does not is known by the day."""
    if part is None or _by_notice(clause, notice, last):
        return False, True
    if part.silent:
        return True, False
    if by is not None and calls and calls[0] <= by:
        return True, False
    return False, by is not None and day > by


def _gives(clause: Clause, day: date, ahead: list[date], end: date | None) -> date | None:
    """Return what a notice of this very day would end with."""
    if clause.notice is None:
        return None
    if clause.free:
        found = free_end(clause.free, clause.notice, day)
        return found if end is None or found <= end else None
    return next((last for last in ahead if _by_notice(clause, day, last)), None)


def _is(day: date, yearly: tuple[int, int]) -> bool:
    if yearly == (2, 29) and (day + DAY).day == 1 and day.month == 2:
        return True
    return (day.month, day.day) == yearly


def _closes(period: str, day: date) -> bool:
    if period == "school_year":
        return (day.month, day.day) == (6, 30)
    every = {"month": 1, "quarter": 3, "half_year": 6, "year": 12}[period]
    return (day + DAY).day == 1 and day.month % every == 0
