"""Our own agreement numbers: a yearly series, never reused."""

from __future__ import annotations

from collections.abc import Iterable


def next_number(year: int, used: Iterable[str]) -> str:
    """Return the number after the highest ever used in the year ('2026-014'); removed agreements count as used."""
    prefix = f"{year}-"
    taken = [
        int(number[len(prefix) :]) for number in used if number.startswith(prefix) and number[len(prefix) :].isdecimal()
    ]
    return f"{prefix}{max(taken, default=0) + 1:03}"
