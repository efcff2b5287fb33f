"""What day and time it is; handed in, never fetched in a rule."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime


@dataclass(frozen=True)
class Clock:
    """The machine's clock, or a fixed day for a terminal's --today and for tests."""

    fixed: date | None = None

    def today(self) -> date:
        """Return the day it is where the person sits."""
        return self.fixed or datetime.now().astimezone().date()

    def now(self) -> datetime:
        """Return the moment in UTC, as history keeps it."""
        return datetime.now(UTC)
