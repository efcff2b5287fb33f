"""Which copies of a register are kept: close together lately, further and further apart back in time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

ALL_WITHIN = timedelta(hours=48)
DAYS, WEEKS, MONTHS = 30, 26, 24
UPGRADES = 5
NEWEST_VERIFIED = 3


@dataclass(frozen=True, slots=True)
class Rung:
    """One copy: when it was made, by the clock on the wall; `upgrade` is one from before a change of schema."""

    name: str
    made_at: datetime
    verified: bool = True
    upgrade: bool = False


def removable(rungs: Iterable[Rung], now: datetime, damaged_since: datetime | None = None) -> tuple[str, ...]:
    """Return the names of the copies that the ladder has no place for.

    Days, weeks and months are counted where there are copies, not by their age: a clock that has gone wrong then takes
    nothing away. While damage is reported the last sound copy from before it stays as well.
    """
    newest_first = sorted(rungs, key=lambda rung: (rung.made_at, rung.name), reverse=True)
    verified = [rung for rung in newest_first if rung.verified]
    kept = {rung.name for rung in newest_first if rung.made_at > now - ALL_WITHIN}
    for bucket, count in _BUCKETS:
        kept |= _last_of_each(verified, bucket, count)
    kept |= {rung.name for rung in [rung for rung in newest_first if rung.upgrade][:UPGRADES]}
    kept |= {rung.name for rung in verified[:NEWEST_VERIFIED]}
    if damaged_since is not None:
        kept |= {rung.name for rung in [rung for rung in verified if rung.made_at < damaged_since][:1]}
    return tuple(rung.name for rung in reversed(newest_first) if rung.name not in kept)


_Bucket = Callable[[datetime], tuple[int, ...]]
_BUCKETS: Sequence[tuple[_Bucket, int | None]] = (
    (lambda at: (at.year, at.month, at.day), DAYS),
    (lambda at: tuple(at.isocalendar())[:2], WEEKS),
    (lambda at: (at.year, at.month), MONTHS),
    (lambda at: (at.year,), None),
)


def _last_of_each(newest_first: Sequence[Rung], bucket: _Bucket, count: int | None) -> set[str]:
    """Return the last copy of each of the latest `count` days, weeks or months that have one; of all with None."""
    last: dict[tuple[int, ...], str] = {}
    for rung in newest_first:
        last.setdefault(bucket(rung.made_at), rung.name)
    return set(list(last.values())[:count])
