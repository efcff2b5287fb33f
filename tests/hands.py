"""A clock with hands that a test turns."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from nkavtal.base.clock import Clock

MORNING = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)


@dataclass(frozen=True)
class At(Clock):
    """A clock that stands still until it is wound."""

    hands: list[datetime] = field(default_factory=lambda: [MORNING])

    def now(self) -> datetime:
        return self.hands[0]

    def wind(self, **ahead: float) -> None:
        self.hands[0] += timedelta(**ahead)
