"""What the palette lists: entries in groups, those that are met best first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from nkavtal.rules.ranking import Rank, rank


@dataclass(frozen=True)
class Entry:
    """Something to go to or do; `why_not` says why it cannot be done now, `names` are other words it is found by.

    `met` is how it stands when its names are not met: whoever gave it has found it by the typed words already.
    """

    group: str
    title: str
    run: Callable[[], object]
    note: str = ""
    key: str = ""
    icon: str = ""
    why_not: str = ""
    names: tuple[str, ...] = ()
    met: Rank | None = None

    @property
    def spoken(self) -> str:
        """The entry in words."""
        return ", ".join(part for part in (self.title, self.note, self.key, self.why_not) if part)


def ranked(entries: Sequence[Entry], typed: str, most: int) -> list[tuple[str, list[Entry]]]:
    """Return the groups with their best entries: the group with the best one first, equals in the order given.

    An entry that cannot be done stands after those that can. With nothing typed all are met alike.
    """
    groups: dict[str, list[tuple[Rank, bool, int, Entry]]] = {}
    for place, entry in enumerate(entries):
        found = _rank(entry, typed)
        if found is not None:
            groups.setdefault(entry.group, []).append((found, bool(entry.why_not), place, entry))
    for own in groups.values():
        own.sort(key=lambda one: one[:3])
    order = sorted(groups, key=lambda group: groups[group][0][:2])  # stable: equals keep the order given
    return [(group, [one[3] for one in groups[group][:most]]) for group in order]


def _rank(entry: Entry, typed: str) -> Rank | None:
    if not typed.strip():
        return Rank.WHOLE
    if entry.met is Rank.LAST:
        return Rank.LAST
    found = [one for name in (entry.title, *entry.names) if (one := rank(typed, name)) is not None]
    return min(found) if found else entry.met
