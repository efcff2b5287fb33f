"""The thirty clause shapes met in real agreements, as data, with figures reasoned by hand.

Each example: the clause, what has happened, a day, and what is to be said on that day.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date as D

from nkavtal.rules.partial_date import PartialDate
from nkavtal.rules.terms.facts import Extension, NoticeGiven, OptionCalled, TermFacts
from nkavtal.rules.terms.rule import (
    Cap,
    Counted,
    Duty,
    Ends,
    First,
    NoticeRight,
    Period,
    Renewal,
    Renews,
    Side,
    Start,
    TermRule,
    Timing,
    YearDay,
)
from nkavtal.rules.terms.spans import Span

day = PartialDate.parse


def months(count: int) -> Span:
    return Span(months=count)


def before_end(count: int, side: Side = Side.ANY) -> NoticeRight:
    return NoticeRight(Timing(months(count)), side=side)


def any_day(count: int, side: Side = Side.ANY, not_before: int = 0) -> NoticeRight:
    return NoticeRight(Timing(months(count)), Ends.ANY_DAY, side=side, not_before=months(not_before))


def tacit(count: int, times: int | None = None) -> Renewal:
    return Renewal(Renews.TACIT, months(count), times)


def option(count: int, times: int, notice: int = 0) -> Renewal:
    return Renewal(Renews.OPTION, months(count), times, side=Side.OWN, timing=Timing(months(notice)))


@dataclass(frozen=True)
class Example:
    """One shape at work; `next` is the next day to watch and its kind, `end` the known end and why."""

    shape: int
    rule: TermRule
    facts: TermFacts
    on: D
    status: str
    next: tuple[str, D] | None = None
    end: tuple[D, str] | None = None
    gives: D | None = None
    tasks: tuple[str, ...] = ()
    current: int | None = 0
    certain: bool = False
    assumed: bool = field(default=False)


FOUR_YEARS = First(until=day("2026-06-26"))
OPEN = First(open_ended=True)

EXAMPLES = (
    # 1. 'gäller i fyra år, t.o.m. 2026-06-26': ends by itself
    Example(1, TermRule(FOUR_YEARS), TermFacts(day("2022-06-27")), D(2026, 6, 26), "running",
            ("end", D(2026, 6, 26)), (D(2026, 6, 26), "term")),
    Example(1, TermRule(FOUR_YEARS), TermFacts(day("2022-06-27")), D(2026, 6, 27), "ended",
            end=(D(2026, 6, 26), "term"), current=None),
    # 2. '2018–2022': 1 January to 31 December is assumed
    Example(2, TermRule(First(until=day("2022-12-31"), assumed=True)), TermFacts(day("2018-01-01")), D(2020, 5, 1),
            "running", ("end", D(2022, 12, 31)), (D(2022, 12, 31), "term"), assumed=True),
    # 3. tills vidare, six months: 31 August + 6 months = 28 February
    Example(3, TermRule(OPEN, notices=(any_day(6),)), TermFacts(day("2024-01-01")), D(2026, 8, 31), "running",
            gives=D(2027, 2, 28)),
    # 4 and 5. open-ended and nothing about notice: no day but a task
    Example(4, TermRule(OPEN), TermFacts(day("2014-06-01")), D(2026, 1, 1), "running", tasks=("notice",)),
    Example(5, TermRule(OPEN), TermFacts(day("2013-02")), D(2026, 1, 1), "running", tasks=("start", "notice"), current=0),
    # 6. two years at a time unless notice six months before: T 2027-06-30 gives 2026-12-31
    Example(6, TermRule(First(until=day("2025-06-30")), renewals=(tacit(24),), notices=(before_end(6),)),
            TermFacts(day("2021-07-01")), D(2026, 11, 28), "running", ("notice", D(2026, 12, 31)), gives=D(2027, 6, 30),
            current=1),
    Example(6, TermRule(First(until=day("2025-06-30")), renewals=(tacit(24),), notices=(before_end(6),)),
            TermFacts(day("2021-07-01")), D(2027, 1, 1), "running", ("notice", D(2028, 12, 31)), gives=D(2029, 6, 30),
            current=1, certain=True),
    # 7. calendar year, prolonged yearly
    Example(7, TermRule(First(until=day("2009-12-31")), renewals=(tacit(12),), notices=(before_end(3),)),
            TermFacts(day("2009-01-01")), D(2026, 5, 1), "running", ("notice", D(2026, 9, 30)), gives=D(2026, 12, 31),
            current=17),
    # 8. school year 1 July - 30 June, prolonged yearly
    Example(8, TermRule(First(until=day("2017-06-30"), assumed=True), renewals=(tacit(12),), notices=(before_end(12),)),
            TermFacts(day("2016-07-01")), D(2026, 7, 1), "running", ("notice", D(2027, 6, 30)), gives=D(2028, 6, 30),
            current=10, certain=True, assumed=True),
    # 9. the first school-year end after a year has passed since the notice
    Example(9, TermRule(OPEN, notices=(NoticeRight(Timing(months(12)), Ends.PERIOD, Period.SCHOOL_YEAR),)),
            TermFacts(day("2015-08-01")), D(2026, 11, 28), "running", ("notice", D(2027, 6, 30)), gives=D(2028, 6, 30)),
    # 9. not begun: no notice day before the first day, though one would let it end with a later period
    Example(9, TermRule(OPEN, notices=(NoticeRight(Timing(months(6)), Ends.PERIOD, Period.HALF_YEAR),)),
            TermFacts(day("2027-01-01")), D(2026, 11, 28), "not_started", ("notice", D(2027, 6, 30)), current=None),
    # 10. 1 + 1 years, written at least nine months before the end: silence ends it
    Example(10, TermRule(First(span=months(24)), renewals=(option(12, 2, 9),)), TermFacts(day("2025-01-01")),
            D(2026, 3, 31), "running", ("option", D(2026, 3, 31))),
    Example(10, TermRule(First(span=months(24)), renewals=(option(12, 2, 9),)), TermFacts(day("2025-01-01")),
            D(2026, 4, 1), "ending", ("end", D(2026, 12, 31)), (D(2026, 12, 31), "option_lapsed")),
    Example(10, TermRule(First(span=months(24)), renewals=(option(12, 2, 9),)),
            TermFacts(day("2025-01-01"), calls=(OptionCalled(day("2026-03-20")),)), D(2026, 4, 1), "running",
            ("option", D(2027, 3, 31)), certain=True),
    # 11. four times three months
    Example(11, TermRule(First(span=months(24)), renewals=(option(3, 4, 1),)),
            TermFacts(day("2024-02-01"), calls=(OptionCalled(day("2025-12-01")), OptionCalled(day("2026-03-01")))),
            D(2026, 6, 1), "running", ("option", D(2026, 6, 30)), current=2),
    # 12. two years, and at most two years more; the steps are not said
    Example(12, TermRule(First(span=months(24)), renewals=(Renewal(Renews.OPTION, at_most=months(24), timing=Timing(months(3))),)),
            TermFacts(day("2023-01-01"), calls=(OptionCalled(day("2024-09-01"), until=D(2026, 3, 31)),)), D(2025, 12, 1),
            "running", ("option", D(2025, 12, 31)), current=1),
    # 13. fixed term; after 18 months one side may end it with six months
    Example(13, TermRule(First(span=months(48)), notices=(any_day(6, Side.OWN, 18),)), TermFacts(day("2025-01-01")),
            D(2026, 6, 30), "running", ("end", D(2028, 12, 31)), (D(2028, 12, 31), "term")),
    Example(13, TermRule(First(span=months(48)), notices=(any_day(6, Side.OWN, 18),)), TermFacts(day("2025-01-01")),
            D(2026, 7, 1), "running", ("end", D(2028, 12, 31)), (D(2028, 12, 31), "term"), gives=D(2027, 1, 1)),
    # 14. year by year to an absolute cap, where it ends by itself
    Example(14, TermRule(First(span=months(24)), renewals=(tacit(12),), notices=(before_end(3),), cap=Cap(until=D(2029, 6, 30))),
            TermFacts(day("2025-01-01")), D(2029, 1, 2), "running", ("end", D(2029, 6, 30)), (D(2029, 6, 30), "cap"),
            gives=D(2029, 6, 30), current=3),
    # 15. at least two years, then a year at a time; received three months before; cap on a day set by another agreement
    Example(15, TermRule(First(span=months(24)), renewals=(tacit(12),), notices=(before_end(3),), cap=Cap(until=D(2028, 10, 14))),
            TermFacts(day("2024-03-15"), notices=(NoticeGiven(received_on=day("2026-12-14"), sent_on=day("2026-12-10"), written=True),)),
            D(2026, 12, 20), "ending", ("end", D(2027, 3, 14)), (D(2027, 3, 14), "notice"), current=1),
    # 16. not longer than three years after the framework has run out
    Example(16, TermRule(First(span=months(24)), renewals=(tacit(24),), notices=(before_end(3),), cap=Cap(beyond_other=months(36))),
            TermFacts(day("2024-01-01"), other_ends_on=D(2024, 9, 14)), D(2026, 11, 1), "running", ("end", D(2027, 9, 14)),
            (D(2027, 9, 14), "cap"), gives=D(2027, 9, 14), current=1),
    # 17. interim to an odd day
    Example(17, TermRule(First(until=day("2017-03-14"))), TermFacts(day("2016-12-01")), D(2017, 1, 1), "running",
            ("end", D(2017, 3, 14)), (D(2017, 3, 14), "term")),
    # 18. starts on an odd day
    Example(18, TermRule(First(span=months(36))), TermFacts(day("2027-02-03")), D(2027, 2, 2), "not_started",
            ("end", D(2030, 2, 2)), (D(2030, 2, 2), "term"), current=None),
    # 19. the notice names a later end itself
    Example(19, TermRule(OPEN, notices=(any_day(6),)),
            TermFacts(day("2010-01-01"), notices=(NoticeGiven(received_on=day("2022-10-15"), ends_on=D(2023, 6, 30)),)),
            D(2023, 6, 30), "ending", ("end", D(2023, 6, 30)), (D(2023, 6, 30), "notice")),
    # 20. an annex fixed by 15 December of the year before
    Example(20, TermRule(OPEN, notices=(any_day(12),), duties=(Duty("annex", (YearDay(12, 15, 1),)),)),
            TermFacts(day("2015-01-01")), D(2026, 12, 16), "running", ("annex", D(2027, 12, 15)), gives=D(2027, 12, 16)),
    # 21. consultation in April and October
    Example(21, TermRule(OPEN, notices=(any_day(12),), duties=(Duty("follow_up", (YearDay(4, 30), YearDay(10, 31))),)),
            TermFacts(day("2015-01-01")), D(2026, 5, 1), "running", ("follow_up", D(2026, 10, 31)), gives=D(2027, 5, 1)),
    # 22. a review point at a day
    Example(22, TermRule(OPEN, notices=(any_day(12),), duties=(Duty("review", on=D(2027, 12, 31)),)),
            TermFacts(day("2013-02-01")), D(2026, 5, 1), "running", ("review", D(2027, 12, 31)), gives=D(2027, 5, 1)),
    # 23. an addendum that ends together with its main agreement
    Example(23, TermRule(OPEN, cap=Cap(beyond_other=Span())), TermFacts(day("2021-01-01"), other_ends_on=D(2027, 6, 30)),
            D(2026, 5, 1), "running", ("end", D(2027, 6, 30)), (D(2027, 6, 30), "cap"), tasks=("notice",)),
    # 24. replaced in mid-term: the old one ends the day before
    Example(24, TermRule(First(until=day("2028-12-31")), renewals=(tacit(12),), notices=(before_end(6),)),
            TermFacts(day("2025-01-01"), superseded_from=D(2026, 8, 1)), D(2026, 7, 31), "ending", ("end", D(2026, 7, 31)),
            (D(2026, 7, 31), "superseded")),
    # 25. a hardship clause gives a right to talk, no day
    Example(25, TermRule(OPEN, notices=(any_day(9),)), TermFacts(day("2020-01-01")), D(2026, 1, 31), "running",
            gives=D(2026, 10, 31)),
    # 26. annexes that are agreements of their own: each has its own rule, capped by the main one
    Example(26, TermRule(First(until=day("2030-12-31")), cap=Cap(beyond_other=Span())),
            TermFacts(day("2024-01-01"), other_ends_on=D(2028, 12, 31)), D(2026, 1, 1), "running", ("end", D(2028, 12, 31)),
            (D(2028, 12, 31), "cap")),
    # 27. 'senast 30 juni för upphörande vid årsskiftet'
    Example(27, TermRule(OPEN, notices=(NoticeRight(Timing(by=YearDay(6, 30)), Ends.PERIOD, Period.YEAR),)),
            TermFacts(day("2015-08-01")), D(2026, 11, 28), "running", ("notice", D(2027, 6, 30)), gives=D(2027, 12, 31)),
    # 28. with the mandate period, four years at a time, notice at least twelve months before
    Example(28, TermRule(First(until=day("2026-12-31")), renewals=(tacit(48),), notices=(before_end(12),)),
            TermFacts(day("2023-01-01"), notices=(NoticeGiven(received_on=day("2026-01-15"), written=True),)),
            D(2026, 11, 28), "ending", ("end", D(2030, 12, 31)), (D(2030, 12, 31), "notice"), certain=True),  # too late for 2026
    # 29. from the last signature
    Example(29, TermRule(First(span=months(12)), start=Start.LAST_SIGNATURE), TermFacts(), D(2026, 1, 1), "not_started",
            tasks=("start",), current=None),
    Example(29, TermRule(OPEN, start=Start.LAST_SIGNATURE, notices=(any_day(3),)), TermFacts(all_signed_on=D(2026, 3, 5)),
            D(2026, 3, 5), "running", gives=D(2026, 6, 5)),
    # 30. when fewer than the least number remain, it ends for all
    Example(30, TermRule(OPEN, notices=(any_day(12),), least_parties=3), TermFacts(day("2025-01-01"), below_least_on=D(2027, 7, 1)),
            D(2026, 5, 1), "ending", ("end", D(2027, 6, 30)), (D(2027, 6, 30), "too_few")),
    # an agreed extension beside the clause, and a renewal counted from its end
    Example(1, TermRule(First(until=day("2024-12-31"))), TermFacts(day("2022-01-01"), extensions=(Extension(D(2025, 3, 14), day("2024-12-01")),)),
            D(2025, 1, 1), "running", ("end", D(2025, 3, 14)), (D(2025, 3, 14), "term"), current=1),
    # a notice that counts when it was sent
    Example(6, TermRule(First(until=day("2026-12-31")), renewals=(tacit(12),),
                        notices=(NoticeRight(Timing(months(3)), counted=Counted.SENT),)),
            TermFacts(day("2024-01-01"), notices=(NoticeGiven(sent_on=day("2026-09-30"), received_on=day("2026-10-02"), written=True),)),
            D(2026, 10, 3), "ending", ("end", D(2026, 12, 31)), (D(2026, 12, 31), "notice")),
)  # fmt: skip
