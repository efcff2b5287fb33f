"""What somebody wants to see on the page with the lines of time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class TimelinesWanted:
    """Agreements (UUIDs) in the order of where they were chosen, and the day they are looked at, None for today.

    `of` is how many were chosen, where that is more than can be drawn.
    """

    agreements: tuple[str, ...]
    as_of: date | None = None
    of: int = 0
