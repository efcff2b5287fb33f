"""What tests build with: a register on disk, agreements, parties and decisions in words."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from sqlalchemy import text

from nkavtal.base.clock import Clock
from nkavtal.model.all import THINGS
from nkavtal.store.store import Store
from nkavtal.usecases import agreement, organisation, party
from nkavtal.usecases.all_acts import perform

TODAY = date(2026, 11, 23)


def opened(folder: Path, today: date = TODAY, actor: str = "Testare") -> Store:
    """Open a register with a fixed day."""
    return Store(folder, actor, Clock(today))


def org(store: Store, name: str) -> str:
    """Return the UUID of an organisation by name."""
    return organisation.find(store, name)


def members(store: Store) -> tuple[str, ...]:
    """Return the UUIDs of the 14 municipalities in Swedish order."""
    return tuple(row.uuid for row in organisation.list_all(store) if row.member)


def an_agreement(
    store: Store, title: str = "Läkarmedverkan", parties: tuple[str, ...] | None = None, **values: object
) -> str:
    """Make an agreement with the named parties (short names), all 14 by default; return its UUID."""
    keys = members(store) if parties is None else tuple(org(store, name) for name in parties)
    act = agreement.CreateAgreement({"title": title, **values}, tuple((key, "party") for key in keys))  # type: ignore[dict-item]
    return perform(store, act).things[0]


def decided(
    store: Store, uuid: str, *names: str, outcome: str = "adopted", kind: str = "final", **values: object
) -> None:
    """Record a decision of the named municipalities."""
    keys = tuple(org(store, name) for name in names)
    perform(store, party.RecordDecision(uuid, keys, {"outcome": outcome, "kind": kind, **values}))  # type: ignore[dict-item]


def signed(store: Store, uuid: str, *names: str, **values: object) -> None:
    """Record a signature of the named municipalities."""
    keys = tuple(org(store, name) for name in names)
    perform(store, party.RecordSignature(uuid, keys, {"form": "paper", **values}))  # type: ignore[arg-type]


def shown(store: Store, uuid: str) -> object:
    """Return an agreement whole."""
    return agreement.show(store, uuid, TODAY)


def dump(store: Store) -> dict[str, dict[str, dict[str, object]]]:
    """Return all living things by table and UUID, without versions and positions: what the register says."""
    found: dict[str, dict[str, dict[str, object]]] = {}
    with store.reading() as connection:
        for table in THINGS:
            rows = connection.execute(text(f"SELECT * FROM {table} WHERE removed = 0"))
            found[table] = {
                row.uuid: {k: v for k, v in row._mapping.items() if k not in ("version", "position")} for row in rows
            }
    return found
