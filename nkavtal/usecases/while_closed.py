"""What came due since a person last looked at a register, told once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from nkavtal.catalogue.term_rows import WatchRow
from nkavtal.store.queries.register import register_facts
from nkavtal.store.store import Store
from nkavtal.usecases import watching


@dataclass(frozen=True, slots=True)
class CameDue:
    """The register's UUID, the day somebody last looked (None the first time), and the rows that have come since."""

    register: str
    since: date | None
    rows: tuple[WatchRow, ...] = ()


def came_due(store: Store, looked: Mapping[str, str], today: date) -> CameDue | None:
    """Return what came due since a register was last looked at; None for the example, which nobody comes back to.

    `looked` is the day by the register's UUID. A day that lies ahead is a clock that was wrong: nothing is told then, and
    the days between are told when they truly come. The first time nothing is told either: all of it is new.
    """
    with store.listing() as asks:
        facts = register_facts(asks)
    if facts.example:
        return None
    since = _day(looked.get(facts.uuid, ""))
    if since is None or since >= today:
        return CameDue(facts.uuid, since)
    return CameDue(facts.uuid, since, watching.fell_due(watching.every(store, today), since, today))


def _day(text: object) -> date | None:
    try:
        return date.fromisoformat(text) if isinstance(text, str) else None
    except ValueError:
        return None
