"""When a municipal decision can gain legal force at the earliest."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

APPEAL_DAYS = 21
"""Three weeks from the announcement (kommunallagen 2017:725, 13 kap. 5 §)."""


@dataclass(frozen=True, slots=True)
class LegalForce:
    """Last day to appeal and the earliest day of legal force; `moved` when a free day put it off."""

    announced_on: date
    appeal_until: date
    earliest: date
    moved: bool


def earliest(announced_on: date, is_free: Callable[[date], bool]) -> LegalForce:
    """Count three weeks from the announcement; a last day that is a free day moves to the next working day.

    The statutory last day moves (lag 1930:173, 2 §); `is_free` tells Saturdays, Sundays, red days and the three eves.
    """
    last = announced_on + timedelta(days=APPEAL_DAYS)
    moved = False
    while is_free(last):
        last += timedelta(days=1)
        moved = True
    return LegalForce(announced_on, last, last + timedelta(days=1), moved)
