"""What an agreement's facts add up to: one status word, partly the same for every day, partly given the day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from nkavtal.rules.partial_date import PartialDate

SETTLED = frozenset({"archived", "abandoned", "replaced", "ended"})
"""Phases that no day changes."""


@dataclass(frozen=True, slots=True)
class AgreementFacts:
    """Facts about an agreement as a whole; counts are of parties on the own side.

    `refused` parties have answered no; `in_force` says that it is known to have begun to apply for some party.
    `entry` and `entry_on` are what the rule for entry into force has come to (rules.entry), '' while no rule is set.
    """

    stage: str = ""
    recommended: bool = False
    asked: bool = False
    parties: int = 0
    adopted: int = 0
    signed: int = 0
    refused: int = 0
    in_force: bool = False
    entry: str = ""
    entry_on: date | None = None
    starts_on: PartialDate | None = None
    ends_on: PartialDate | None = None
    open_ended: bool | None = None
    renewal_words: str = ""
    terminated_on: PartialDate | None = None
    ended_on: PartialDate | None = None
    replaced: bool = False
    archived_on: PartialDate | None = None
    abandoned_on: PartialDate | None = None


@dataclass(frozen=True, slots=True)
class Timeline:
    """The status as far as no day is needed: the phase, and the days that change it (inclusive)."""

    phase: str
    runs_from: date | None
    runs_to: date | None
    renews: bool = False


def timeline(facts: AgreementFacts) -> Timeline:
    """Derive the phase and the days between which the agreement runs; vague days give no sharp ones.

    Where a rule for entry into force is set, it says if anything applies. Else a start day alone does not say that anything applies: all have answered and somebody has adopted, or it is known
    to be in force for some party. While an answer is missing nobody here knows if the terms for it are met.
    """
    starts = _entered(facts) if facts.entry else _answered(facts)
    ends = None if facts.open_ended or facts.ends_on is None else facts.ends_on.latest
    return Timeline(
        phase=_phase(facts),
        runs_from=starts if starts != date.max else None,
        runs_to=ends if ends != date.max else None,
        renews=bool(facts.renewal_words.strip()) and facts.terminated_on is None,
    )


def _entered(facts: AgreementFacts) -> date | None:
    """Return the day from which the agreement applies by its rule; a day nobody knows has come, since the rule is met."""
    if facts.entry != "reached":
        return facts.starts_on.latest if facts.in_force and facts.starts_on is not None else None
    if facts.entry_on is not None:
        return facts.entry_on
    return facts.starts_on.latest if facts.starts_on is not None else date.min  # met on days nobody knows


def _answered(facts: AgreementFacts) -> date | None:
    answered = facts.adopted > 0 and facts.adopted + facts.refused >= facts.parties
    return facts.starts_on.latest if facts.starts_on is not None and (answered or facts.in_force) else None


def status(line: Timeline, today: date) -> str:
    """Return the status word's code (catalogue STATUSES) on a day.

    When the last day has passed and the agreement speaks of renewal, nobody here knows if it was prolonged.
    """
    if line.phase in SETTLED:
        return line.phase
    if line.runs_to is not None and line.runs_to < today:
        return "unknown" if line.renews else "ended"
    if line.phase == "terminated":
        return "terminated"
    if line.runs_from is not None and line.runs_from <= today:
        return "in_force"
    return line.phase


def _phase(facts: AgreementFacts) -> str:
    if facts.archived_on is not None:
        return "archived"
    if facts.abandoned_on is not None:
        return "abandoned"
    if facts.ended_on is not None:
        return "replaced" if facts.replaced else "ended"
    if facts.terminated_on is not None:
        return "terminated"
    if facts.adopted:
        return _adoption(facts)
    if facts.asked:
        return "out_for_decision"
    if facts.stage:
        return facts.stage
    return "at_board" if facts.recommended else "unknown"


def _adoption(facts: AgreementFacts) -> str:
    if facts.adopted < facts.parties:
        return "partly_adopted"
    return "signing" if 0 < facts.signed < facts.parties else "adopted"
