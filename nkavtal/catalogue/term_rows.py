"""What leaves the store about an agreement's days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from nkavtal.catalogue.rows import LedgerRow
from nkavtal.rules.terms.facts import TermFacts
from nkavtal.rules.terms.outcome import Outcome
from nkavtal.rules.terms.rule import TermRule
from nkavtal.rules.terms.watch import Watch


@dataclass(frozen=True, slots=True)
class PartyTerm:
    """An agreement's days for those who share them: all (organisation '') or one party.

    `rule` and `facts` are what they follow from, so that another rule can be tried on the same facts.
    """

    organisation: str
    name: str
    rule: TermRule
    facts: TermFacts
    outcome: Outcome
    watches: tuple[Watch, ...]


@dataclass(frozen=True, slots=True)
class Proposed:
    """A rule read from the clause's own words, not taken yet: what was understood, and what was left over."""

    rule: TermRule
    understood: tuple[str, ...]
    left: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TermCard:
    """All about one agreement's days on a day; `parties` begins with what holds for all.

    `ruled` tells if somebody has said what the clause is; if not, the bare days stand for it.
    `lead` are the days before a last day that work begins, None as usual for each kind of day; `own_lead` the agreement's own.
    """

    agreement: str
    version: int
    number: str
    title: str
    as_of: date
    words: tuple[tuple[str, str], ...]
    """The clause's own words, by field."""
    ruled: bool
    parties: tuple[PartyTerm, ...]
    clauses: tuple[LedgerRow, ...]
    notices: tuple[LedgerRow, ...]
    prolongations: tuple[LedgerRow, ...]
    set_days: tuple[LedgerRow, ...]
    reminders: tuple[LedgerRow, ...]
    replaced: frozenset[str]
    """UUIDs of reminders whose day has moved since: a new one has taken their place."""
    names: dict[str, str]
    """What organisations are called, by UUID: the own side and counterparties."""
    proposed: Proposed | None
    tasks: tuple[str, ...]
    lead: int | None
    own_lead: int | None

    @property
    def whole(self) -> PartyTerm:
        """What holds for all parties."""
        return self.parties[0]


@dataclass(frozen=True, slots=True)
class WatchRow:
    """One day to watch in a list over agreements; `organisation` '' is for all.

    `state` is 'open', 'snoozed', 'done' or 'not_relevant' on the day asked for, `bucket` 'late', '7', '30', '90', '180',
    'later', or 'past' for what has passed and is not late.
    """

    agreement: str
    number: str
    title: str
    areas: str
    responsible: str
    deputy: str
    organisation: str
    name: str
    watch: Watch
    state: str
    bucket: str


@dataclass(frozen=True, slots=True)
class ProposedRow:
    """A rule read from one agreement's words, with the words beside it: by field, as the agreement has them."""

    agreement: str
    number: str
    title: str
    words: tuple[tuple[str, str], ...]
    proposed: Proposed


@dataclass(frozen=True, slots=True)
class TermSpan:
    """One term in a picture, days inclusive and None where not known; `expected` comes if nobody gives notice.

    `state` is 'passed', 'now', 'certain' (it will come) or 'possible' (it comes if nobody gives notice).
    """

    no: int
    kind: str
    first: date | None
    last: date | None
    expected: bool = False
    state: str = "possible"


@dataclass(frozen=True, slots=True)
class NoticeWindow:
    """When notice ends the agreement with a term: from the day after the last one for the term before to the last one."""

    term: int
    first: date | None
    last: date
    expected: bool = False


@dataclass(frozen=True, slots=True)
class PictureDay:
    """A day in a picture; `expected` rests on that nobody gives notice or calls an option, and has no `watch`."""

    key: str
    kind: str
    day: date
    expected: bool = False
    watch: Watch | None = None


@dataclass(frozen=True, slots=True)
class TermPicture:
    """The terms, notice windows and days between two days of an agreement, for all (organisation '') or for one party.

    `end` is the known last day, `status` that of the outcome.
    """

    agreement: str
    number: str
    title: str
    first: date
    last: date
    spans: tuple[TermSpan, ...]
    windows: tuple[NoticeWindow, ...]
    days: tuple[PictureDay, ...]
    end: date | None
    organisation: str = ""
    name: str = ""
    status: str = "unknown"


@dataclass(frozen=True, slots=True)
class MonthDays:
    """The days of one month, in order, and how many of each kind there are."""

    year: int
    month: int
    counts: dict[str, int]
    rows: tuple[WatchRow, ...]
