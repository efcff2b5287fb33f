"""A clause on term, renewal and notice as data: composed of a few parts, read by one function, evaluate()."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from nkavtal.rules.partial_date import PartialDate
from nkavtal.rules.terms.spans import Convention, Span


class Start(StrEnum):
    """Which fact the term begins with."""

    DAY = "day"
    """The day the agreement names."""
    LAST_SIGNATURE = "last_signature"
    QUORUM = "quorum"
    OWN = "own"
    """Each party's own day."""


class Period(StrEnum):
    """What an end may have to coincide with; the calendars say when each ends."""

    NONE = ""
    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half_year"
    YEAR = "year"
    SCHOOL_YEAR = "school_year"
    MANDATE = "mandate"


class Side(StrEnum):
    """Who a right belongs to, or who used it."""

    ANY = ""
    OWN = "own"
    COUNTERPARTY = "counterparty"


@dataclass(frozen=True, slots=True)
class YearDay:
    """A day of every year; 29 February is the 28th in other years. `years_before` 1 is the year before the one it serves."""

    month: int
    day: int
    years_before: int = 0

    def in_year(self, year: int) -> date:
        """Return the day that serves a year."""
        year -= self.years_before
        try:
            return date(year, self.month, self.day)
        except ValueError:
            if (self.month, self.day) != (2, 29):
                raise
            return date(year, 2, 28)


@dataclass(frozen=True, slots=True)
class First:
    """The first term: until a day, or a length from the start, perhaps on to the end of a period; else open-ended.

    `assumed` marks a day that was read from years alone, or from a school year without a legal last day.
    """

    until: PartialDate | None = None
    span: Span = field(default_factory=Span)
    to_end_of: Period = Period.NONE
    open_ended: bool = False
    assumed: bool = False

    @property
    def known(self) -> bool:
        """Whether the clause says anything about the first term."""
        return self.open_ended or self.until is not None or bool(self.span)


@dataclass(frozen=True, slots=True)
class Timing:
    """By when something must be said before the last day of a term: a length before it, or a day of the year."""

    span: Span = field(default_factory=Span)
    by: YearDay | None = None
    convention: Convention = Convention.LATEST

    @property
    def known(self) -> bool:
        """Whether the clause says by when."""
        return self.by is not None or bool(self.span)


class Renews(StrEnum):
    """What silence means: a tacit renewal goes on, an option ends."""

    TACIT = "tacit"
    OPTION = "option"


@dataclass(frozen=True, slots=True)
class Renewal:
    """Terms that follow: `times` of `length` each (None: without end); no length: steps are not said, `at_most` is.

    `at_most` caps all of them together, counted from where they begin. `side` may call an option, `timing` says by when.
    """

    kind: Renews
    length: Span = field(default_factory=Span)
    times: int | None = None
    at_most: Span = field(default_factory=Span)
    side: Side = Side.ANY
    timing: Timing = field(default_factory=Timing)


class Ends(StrEnum):
    """When a notice may let the agreement end."""

    TERM = "term"
    """With the term it is in time for."""
    ANY_DAY = "any_day"
    """As soon as the notice has run out."""
    PERIOD = "period"
    """With the first period that it is in time for."""


class Counted(StrEnum):
    """Which day of a notice counts."""

    RECEIVED = "received"
    SENT = "sent"


@dataclass(frozen=True, slots=True)
class NoticeRight:
    """A right to give notice: whose, until when, what it ends with, and from when on (a length after the start)."""

    timing: Timing
    ends: Ends = Ends.TERM
    period: Period = Period.NONE
    side: Side = Side.ANY
    not_before: Span = field(default_factory=Span)
    counted: Counted = Counted.RECEIVED
    written: bool = True


@dataclass(frozen=True, slots=True)
class Cap:
    """What the agreement cannot outlive: a day, a length from its start, or another agreement's end and a length."""

    until: date | None = None
    total: Span | None = None
    beyond_other: Span | None = None


DUTIES = ("annex", "follow_up", "review")
"""Kinds of duties."""


@dataclass(frozen=True, slots=True)
class Duty:
    """Something due while the agreement runs: on days of every year, at a day, or a length after the start.

    `kind` is one of DUTIES.
    """

    kind: str
    yearly: tuple[YearDay, ...] = ()
    on: date | None = None
    after_start: Span = field(default_factory=Span)


@dataclass(frozen=True, slots=True)
class TermRule:
    """A clause; `least_parties` is how many must remain for the agreement to go on, 0 when it does not say.

    `unread` says that the words hold more than this: then nothing is sure to end by itself.
    """

    first: First
    start: Start = Start.DAY
    renewals: tuple[Renewal, ...] = ()
    notices: tuple[NoticeRight, ...] = ()
    cap: Cap = field(default_factory=Cap)
    duties: tuple[Duty, ...] = ()
    least_parties: int = 0
    unread: bool = False
