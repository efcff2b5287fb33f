"""What has happened to an agreement that its days depend on, for one party of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta

from nkavtal.rules.partial_date import PartialDate
from nkavtal.rules.terms.rule import Side, YearDay


@dataclass(frozen=True, slots=True)
class NoticeGiven:
    """A notice of termination; `ends_on` is the day it names itself, `written` None when the form is not known."""

    side: Side = Side.ANY
    sent_on: PartialDate | None = None
    received_on: PartialDate | None = None
    written: bool | None = None
    ends_on: date | None = None


@dataclass(frozen=True, slots=True)
class OptionCalled:
    """An option called: the day it reached the other side, and the last day it leads to where the clause has no steps."""

    called_on: PartialDate | None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Extension:
    """An extension the parties agreed on, beside what the clause gives."""

    until: date
    decided_on: PartialDate | None = None


@dataclass(frozen=True, slots=True)
class TermFacts:
    """Facts for one party; None means that nothing is known. Days are inclusive.

    `other_ends_on` is the last day of the agreement that the cap leans on, `superseded_from` the first day of the one
    that replaces this for the party, `below_least_on` the first day with too few parties left.
    """

    starts_on: PartialDate | None = None
    all_signed_on: date | None = None
    quorum_on: date | None = None
    own_from: PartialDate | None = None
    notices: tuple[NoticeGiven, ...] = ()
    calls: tuple[OptionCalled, ...] = ()
    extensions: tuple[Extension, ...] = ()
    superseded_from: date | None = None
    other_ends_on: date | None = None
    below_least_on: date | None = None
    ended_on: date | None = None
    before_ends_on: date | None = None
    """Last day of the predecessor."""
    after_starts_on: date | None = None
    """First day of the successor."""


@dataclass(frozen=True, slots=True)
class Calendars:
    """Days that no clause says: free days, the school year's last day, and the last days of the mandate periods."""

    is_free: Callable[[date], bool] = lambda day: day.weekday() >= 5
    school_year_ends: YearDay = field(default_factory=lambda: YearDay(6, 30))
    mandate_ends: tuple[date, ...] = ()

    def working(self, day: date) -> date:
        """Return the working day at or before a day."""
        while day > date.min and self.is_free(day):
            day -= timedelta(days=1)
        return day
