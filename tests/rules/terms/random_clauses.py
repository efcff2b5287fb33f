"""Clauses drawn by chance, as the oracle writes them, and as the rules do."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from oracle.terms import Clause, Length, Part, Timing

from nkavtal.rules.partial_date import PartialDate
from nkavtal.rules.terms.facts import NoticeGiven, OptionCalled, TermFacts
from nkavtal.rules.terms.rule import (
    Cap,
    Ends,
    First,
    NoticeRight,
    Period,
    Renewal,
    Renews,
    Side,
    TermRule,
    YearDay,
)
from nkavtal.rules.terms.rule import Timing as RuleTiming
from nkavtal.rules.terms.spans import Convention, Span

WAYS = ("latest", "same_number", "whole_months")
PERIODS = ("any_day", "month", "quarter", "half_year", "year", "school_year")


def clause(chance: Random) -> Clause:
    """Draw a clause: with caps, options, several parts, and lengths of mixed units."""
    start = date(2015, 1, 1) + timedelta(days=chance.randrange(4000))
    if chance.random() < 0.15:
        return Clause(start, notice=_timing(chance, yearly=False), free=chance.choice(PERIODS), total=_total(chance))
    until = start + timedelta(days=chance.randrange(60, 1500)) if chance.random() < 0.3 else None
    if until is not None and chance.random() < 0.5:
        until = (until.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    return Clause(
        start,
        until,
        None if until is not None else _length(chance),
        tuple(_part(chance) for _ in range(chance.choice([0, 1, 1, 2, 3]))),
        _timing(chance) if chance.random() < 0.85 else None,
        total=_total(chance),
    )


def lived(one: Clause, chance: Random) -> tuple[date, date | None, tuple[date, ...]]:
    """Draw a day to ask on, a day of notice and days of calls."""
    notice = _soon(one, chance) if chance.random() < 0.5 else None
    calls = tuple(sorted(_soon(one, chance) for _ in range(chance.choice([0, 0, 1, 2]))))
    return _soon(one, chance), notice, calls


def rule(one: Clause) -> TermRule:
    """Return the same clause as the rules read it."""
    first = First(open_ended=True) if one.free else First(one.until and PartialDate.of(one.until), _span(one.first))
    return TermRule(first, renewals=tuple(map(_renewal, one.parts)), notices=tuple(_rights(one)), cap=_cap(one))


def facts(one: Clause, notice: date | None, calls: tuple[date, ...]) -> TermFacts:
    """Return what happened as the rules read it."""
    given = (NoticeGiven(Side.OWN, received_on=PartialDate.of(notice), written=True),) if notice is not None else ()
    called = tuple(OptionCalled(PartialDate.of(day)) for day in calls)
    return TermFacts(PartialDate.of(one.start), notices=given, calls=called)


def _rights(one: Clause) -> Iterator[NoticeRight]:
    if one.notice is None:
        return
    if not one.free:
        yield NoticeRight(_rule_timing(one.notice))
    elif one.free == "any_day":
        yield NoticeRight(_rule_timing(one.notice), Ends.ANY_DAY)
    else:
        yield NoticeRight(_rule_timing(one.notice), Ends.PERIOD, Period(one.free))


def _renewal(part: Part) -> Renewal:
    kind = Renews.TACIT if part.silent else Renews.OPTION
    timing = RuleTiming() if part.silent else _rule_timing(part.timing)
    return Renewal(kind, _span(part.length), part.times, _span(part.at_most), timing=timing)


def _rule_timing(timing: Timing) -> RuleTiming:
    by = YearDay(*timing.yearly) if timing.yearly is not None else None
    return RuleTiming(_span(timing.length), by, Convention(timing.way))


def _cap(one: Clause) -> Cap:
    return Cap(total=_span(one.total) if one.total is not None else None)


def _span(length: Length | None) -> Span:
    return Span(length.months, length.days) if length is not None else Span()


def _soon(one: Clause, chance: Random) -> date:
    return one.start + timedelta(days=chance.randrange(2600))


def _length(chance: Random) -> Length:
    return Length(chance.choice([1, 3, 6, 12, 12, 24, 36]), chance.choice([0, 0, 0, 10, 45]))


def _part(chance: Random) -> Part:
    silent = chance.random() < 0.6
    timing = Timing() if silent else _timing(chance)
    most = _length(chance) if chance.random() < 0.3 else None
    return Part(silent, _length(chance), chance.choice([None, 1, 2, 4]), most, timing)


def _timing(chance: Random, *, yearly: bool = True) -> Timing:
    if yearly and chance.random() < 0.15:
        month = chance.randrange(1, 13)
        return Timing(yearly=(month, chance.choice([1, 15, 28, {2: 29}.get(month, 30)])))
    return Timing(Length(chance.choice([1, 3, 6, 9, 12]), chance.choice([0, 0, 0, 14])), chance.choice(WAYS))


def _total(chance: Random) -> Length | None:
    return Length(chance.choice([18, 48, 60, 72])) if chance.random() < 0.2 else None
