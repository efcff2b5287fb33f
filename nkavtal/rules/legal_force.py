"""When a municipal decision can gain legal force at the earliest."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class LegalForce:
    """Last day to appeal and the earliest day of legal force; `moved` when a free day put it off.

    `days` is the time to appeal and `ground` where the law says so.
    """

    announced_on: date
    appeal_until: date
    earliest: date
    moved: bool
    days: int = 21
    ground: str = ""


def earliest(announced_on: date, is_free: Callable[[date], bool], days: int = 21, ground: str = "") -> LegalForce:
    """Count the days to appeal from the announcement (three weeks in kommunallagen); a last day that is a free day moves to the next working day.

    The statutory last day moves (lag 1930:173, 2 §); `is_free` tells Saturdays, Sundays, red days and the three eves.
    """
    last = announced_on + timedelta(days=days)
    moved = False
    while is_free(last):
        last += timedelta(days=1)
        moved = True
    return LegalForce(announced_on, last, last + timedelta(days=1), moved, days, ground)
