"""Days to watch as a list shows them: narrowed, and gathered by how near they are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from nkavtal.base.i18n import folded
from nkavtal.catalogue.held_names import holds_name
from nkavtal.catalogue.term_rows import WatchRow
from nkavtal.catalogue.watch_words import BUCKETS, kind_shown

WatchKey = tuple[str, str, str, str]
"""What names one day to watch among all: agreement, organisation, watch and the very day."""
DONE = "done"
"""The group of what nothing is left to do about for now: done, not relevant, put off."""
GROUPS = (*(code for code in BUCKETS if code != "past"), DONE)
"""The groups of a list in order."""


@dataclass(frozen=True, slots=True)
class WatchFilter:
    """What a list of days to watch is narrowed to; empty values narrow nothing.

    `group` is one of GROUPS, `kind` a code of DEADLINES, `names` whose days they are (responsible or deputy). `month` is
    year and month, `only` the keys of some days that somebody has pointed out. `settled` shows what is done or put off too.
    """

    words: str = ""
    group: str = ""
    kind: str = ""
    names: tuple[str, ...] = ()
    settled: bool = False
    month: tuple[int, int] | None = None
    only: frozenset[WatchKey] | None = None


def watch_key(row: WatchRow) -> WatchKey:
    """Return what names a row."""
    return row.agreement, row.organisation, row.watch.key, row.watch.day.isoformat()


def group_of(row: WatchRow) -> str:
    """Return the group a row stands in."""
    return row.bucket if row.state == "open" else DONE


def narrowed(rows: Iterable[WatchRow], wanted: WatchFilter, today: date) -> tuple[WatchRow, ...]:
    """Return the rows that are to be shown: those that stand, and with `settled` those somebody has marked."""
    words = folded(wanted.words).split()
    return tuple(row for row in rows if _stands(row, wanted, today) and _fits(row, wanted) and _said(row, words))


def grouped(rows: Sequence[WatchRow]) -> list[tuple[str, tuple[WatchRow, ...]]]:
    """Return the groups that have rows, in order."""
    found: dict[str, list[WatchRow]] = {code: [] for code in GROUPS}
    for row in rows:
        found[group_of(row)].append(row)
    return [(code, tuple(those)) for code, those in found.items() if those]


def _stands(row: WatchRow, wanted: WatchFilter, today: date) -> bool:
    return row.watch.stands_on(today) or (wanted.settled and row.state != "open" and row.watch.done is not None)


def _fits(row: WatchRow, wanted: WatchFilter) -> bool:
    day = row.watch.day
    return (
        (not wanted.group or group_of(row) == wanted.group)
        and (not wanted.kind or row.watch.kind == wanted.kind)
        and (not wanted.names or _is_whose(row, wanted.names))
        and (wanted.month is None or (day.year, day.month) == wanted.month)
        and (wanted.only is None or watch_key(row) in wanted.only)
    )


def _is_whose(row: WatchRow, names: tuple[str, ...]) -> bool:
    told = "\n".join(names)
    return holds_name(row.responsible, told) or holds_name(row.deputy, told)


def _said(row: WatchRow, words: Sequence[str]) -> bool:
    if not words:
        return True
    told = folded(
        " ".join((row.number, row.title, row.name, row.responsible, kind_shown(row.watch), str(row.watch.day)))
    )
    return all(word in told for word in words)
