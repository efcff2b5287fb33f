"""Which wording a party has on a day: an amendment's for those it applies to, else the agreement's own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Change:
    """One place changed by an amendment; `from_on` is when the change itself begins, None: with the amendment."""

    place: str
    before: str
    after: str
    by: str
    from_on: date | None = None


@dataclass(frozen=True, slots=True)
class Wording:
    """What a place says for some parties: since when (None: from the first), and by which amendment ('' for none)."""

    place: str
    text: str
    by: str
    since: date | None
    parties: tuple[str, ...]


Applied = tuple[Change, Mapping[str, date]]
"""A change, and from when its amendment applies to each party; who is not in it has not adopted it."""


def wordings(changes: Sequence[Applied], parties: Sequence[str], day: date) -> tuple[Wording, ...]:
    """Return every wording that some party has on a day, by place in the order they were first changed.

    Of several changes that apply to a party the one that came to apply last holds; on one day, the one entered last.
    Places that differ only in spaces and letter case are one.
    """
    found: list[Wording] = []
    for key in dict.fromkeys(_key(change.place) for change, _ in changes):
        of_place = [one for one in changes if _key(one[0].place) == key]
        place = of_place[0][0].place
        held: dict[tuple[str, str, date | None], list[str]] = {}
        for party in parties:
            held.setdefault(_held(of_place, party, day), []).append(party)
        found += [Wording(place, text, by, since, tuple(who)) for (text, by, since), who in held.items()]
    return tuple(found)


def _key(place: str) -> str:
    return "".join(place.split()).casefold()


def _held(changes: Sequence[Applied], party: str, day: date) -> tuple[str, str, date | None]:
    """Return text, amendment and first day of what one place says for a party."""
    own = []
    for at, (change, applies) in enumerate(changes):
        if party in applied(applies, change):
            since = applied(applies, change)[party]
            if since <= day:
                own.append((since, at, change))
    if own:
        since, _at, change = max(own, key=lambda entry: entry[:2])
        return change.after, change.by, since
    return next((change.before for change, _ in changes if change.before), ""), "", None


def applied(applies: Mapping[str, date], change: Change) -> Mapping[str, date]:
    """Return from when a change applies, by party: with its amendment, or from its own day when that is later."""
    if change.from_on is None:
        return applies
    return {party: max(since, change.from_on) for party, since in applies.items()}
