"""Which wording a party has on a day: an amendment's for those it applies to, else the agreement's own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Change:
    """One place changed by an amendment: `applies` tells from when, by party; who is not in it has not adopted it."""

    place: str
    before: str
    after: str
    by: str
    applies: Mapping[str, date]


@dataclass(frozen=True, slots=True)
class Wording:
    """What a place says for some parties: since when (None: from the first), and by which amendment ('' for none)."""

    place: str
    text: str
    by: str
    since: date | None
    parties: tuple[str, ...]


def wordings(changes: Sequence[Change], parties: Sequence[str], day: date) -> tuple[Wording, ...]:
    """Return every wording that some party has on a day, by place in the order they were first changed.

    Of several changes that apply to a party the one that came to apply last holds; on one day, the one entered last.
    """
    found: list[Wording] = []
    for place in dict.fromkeys(one.place for one in changes):
        of_place = [one for one in changes if one.place == place]
        held: dict[tuple[str, str, date | None], list[str]] = {}
        for party in parties:
            held.setdefault(_held(of_place, party, day), []).append(party)
        found += [Wording(place, text, by, since, tuple(who)) for (text, by, since), who in held.items()]
    return tuple(found)


def _held(changes: Iterable[Change], party: str, day: date) -> tuple[str, str, date | None]:
    """Return text, amendment and first day of what one place says for a party."""
    own = [(one.applies[party], at, one) for at, one in enumerate(changes) if one.applies.get(party, date.max) <= day]
    if own:
        since, _at, change = max(own, key=lambda entry: entry[:2])
        return change.after, change.by, since
    return next((one.before for one in changes if one.before), ""), "", None
