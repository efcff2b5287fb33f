"""Decision rounds as they are shown: everything that was sent out under one name, and who has yet to answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from nkavtal.base.i18n import N_
from nkavtal.catalogue.field import Words
from nkavtal.rules.partial_date import PartialDate

BUCKETS: Words = {
    "late": N_("Svarsdagen har passerat"),
    "out": N_("Ute för beslut"),
    "answered": N_("Alla har svarat"),
}
"""How a round stands on a day, in the order that rounds are shown."""


class RoundKey(NamedTuple):
    """What tells a round apart: its name, or the agreement (UUID) for what was sent under no name."""

    name: str
    agreement: str = ""


class RoundLine(NamedTuple):
    """One agreement at one party in a round (a tuple, since there are thousands); days are PartialDate texts, '' when nothing is known.

    `missing` parties have given no answer yet: a decision on a condition is an answer, a proposal or a referral is none.
    `reply_by` is the party's own last day, which may have been moved since.
    """

    agreement: str
    number: str
    title: str
    organisation: str
    short_name: str
    state: str
    missing: bool
    signed: bool
    sent_on: str = ""
    reply_by: str = ""
    reminded_on: str = ""
    reminders: int = 0
    preparation: str = ""
    sent_to: str = ""
    example: bool = False

    @property
    def pair(self) -> tuple[str, str]:
        """Agreement and organisation, which acts name a line by."""
        return self.agreement, self.organisation

    def late(self, today: date) -> bool:
        """Tell if the answer is missing and its last day has surely passed."""
        return self.missing and bool(self.reply_by) and PartialDate.parse(self.reply_by).latest < today


@dataclass(frozen=True, slots=True)
class Round:
    """A round whole; lines stand by agreement, then in Swedish order."""

    key: RoundKey
    lines: tuple[RoundLine, ...]

    @property
    def missing(self) -> tuple[RoundLine, ...]:
        """Lines without an answer."""
        return tuple(line for line in self.lines if line.missing)

    @property
    def answered(self) -> int:
        """How many have answered, whatever they said."""
        return len(self.lines) - len(self.missing)

    @property
    def signed(self) -> int:
        """How many have signed."""
        return sum(line.signed for line in self.lines)

    @property
    def agreements(self) -> dict[str, tuple[str, str]]:
        """Number and title by UUID, in the order of the lines."""
        return {line.agreement: (line.number, line.title) for line in self.lines}

    @property
    def title(self) -> str:
        """The round's name; the agreement's title where it has none."""
        return self.key.name or next((line.title for line in self.lines), "")

    @property
    def sent_on(self) -> str:
        """The day when the first was sent."""
        return earliest([line.sent_on for line in self.lines])

    @property
    def reminded_on(self) -> str:
        """The day of the last reminder."""
        return max((line.reminded_on for line in self.lines), default="")

    @property
    def reply_by(self) -> str:
        """The next last day among those that have not answered, else among all."""
        return earliest([line.reply_by for line in self.missing]) or earliest([line.reply_by for line in self.lines])

    @property
    def example(self) -> bool:
        """Tell if anything in it is an invented example."""
        return any(line.example for line in self.lines)

    def bucket(self, today: date) -> str:
        """Return the code of BUCKETS that tells how it stands."""
        if not self.missing:
            return "answered"
        return "late" if any(line.late(today) for line in self.missing) else "out"


def earliest(days: Sequence[str]) -> str:
    """Return the first of some days in text form, '' when none is known."""
    known = [day for day in days if day]
    return min(known, key=lambda day: (PartialDate.parse(day).earliest, day), default="")


def names_of(lines: Sequence[RoundLine]) -> tuple[str, ...]:
    """Return the short names of some lines, each once."""
    return tuple(dict.fromkeys(line.short_name for line in lines))
