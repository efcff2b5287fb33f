"""What a change of mandate period means for agreements and powers of attorney."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from nkavtal.rules.partial_date import PartialDate

ENDS, NEXT, RUNS = "ends", "next", "runs"
"""An agreement ends by the end of this period, ends during the next one, or runs through that too as far as is known."""


@dataclass(frozen=True, slots=True)
class Period:
    """A change of period: the councils' last day, everybody else's, and the last day of the period to come."""

    council_ends: date
    ends: date
    until: date


def group(end: date | None, period: Period) -> str:
    """Return where an agreement with a known last day belongs; every agreement is in just one group."""
    if end is None or end > period.until:
        return RUNS
    return ENDS if end <= period.ends else NEXT


def bound(term_ends: date | None, period: Period) -> bool:
    """Tell if a term ends with the mandate period, so that the new bodies must confirm what follows."""
    return term_ends in (period.ends, period.council_ends)


def authority(valid_to: PartialDate | None, period: Period, today: date) -> str:
    """Return how a power of attorney stands: 'ended', 'ends' with the period or before, 'check' (no last day: the body

    that gave it is replaced), or 'holds' into the new period. A vague last day counts by its earliest day.
    """
    if valid_to is None:
        return "check"
    if valid_to.latest < today:
        return "ended"
    return "ends" if valid_to.earliest <= period.ends else "holds"
