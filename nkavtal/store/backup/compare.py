"""What a copy holds, and what has happened in the register since."""

from __future__ import annotations

import contextlib
import json
import sqlite3
from dataclasses import dataclass
from pathlib import Path

from nkavtal.store import attachment_order, identity
from nkavtal.store.backup import pages
from nkavtal.store.backup.copying import last_act
from nkavtal.store.backup.reading import referred

_LIVING = ("agreement", "organisation", "decision", "signature")
_MOST = 500  # acts to tell of


@dataclass(frozen=True, slots=True)
class NamedAgreement:
    """An agreement by number and title, as one of the two has it."""

    uuid: str
    number: str
    title: str


@dataclass(frozen=True, slots=True)
class ActSince:
    """An act that the copy knows nothing of: its code, arguments, when (UTC, ISO) and by whom."""

    name: str
    about: dict[str, str]
    at: str
    actor: str


@dataclass(frozen=True, slots=True)
class Since:
    """The register beside a copy of it: agreements that only one of them has, or has otherwise, and the acts between."""

    only_in_copy: tuple[NamedAgreement, ...]
    only_now: tuple[NamedAgreement, ...]
    changed: tuple[NamedAgreement, ...]
    acts: tuple[ActSince, ...]
    acts_count: int


def living(copy: Path) -> dict[str, int]:
    """Return how many living things of the chief kinds a copy holds."""
    with contextlib.closing(pages.open_raw(copy)) as connection:
        counts = {
            table: int(connection.execute(f"SELECT count(*) FROM {table} WHERE removed = 0").fetchone()[0])  # noqa: S608 - our own names
            for table in _LIVING
        }
    return counts | {"attachment": len(referred(copy))}


def missing(copy: Path, sources: tuple[Path, ...]) -> int:
    """Return how many of the files that a copy refers to can be had from none of the folders."""
    return sum(not any(attachment_order.lying(folder, sha256) for folder in sources) for sha256 in referred(copy))


def since(copy: Path, register: Path) -> Since | None:
    """Return what the register is beside a copy; None when it cannot be read or is another one."""
    try:
        with (
            contextlib.closing(pages.open_raw(copy)) as before,
            contextlib.closing(pages.open_raw(identity.register_file(register))) as now,
        ):
            return _since(before, now)
    except (sqlite3.Error, OSError, ValueError):
        return None


def _since(before: sqlite3.Connection, now: sqlite3.Connection) -> Since | None:
    if _uuid(before) != _uuid(now):
        return None
    old, new = _agreements(before), _agreements(now)
    last = last_act(before)
    told = now.execute("SELECT name, about, at, actor FROM act WHERE seq > ? ORDER BY seq DESC LIMIT ?", (last, _MOST))
    acts = tuple(ActSince(name, json.loads(about), at, actor) for name, about, at, actor in told)
    (count,) = now.execute("SELECT count(*) FROM act WHERE seq > ?", (last,)).fetchone()
    return Since(
        only_in_copy=_named(old, old.keys() - new.keys()),
        only_now=_named(new, new.keys() - old.keys()),
        changed=_named(new, {uuid for uuid in old.keys() & new.keys() if old[uuid] != new[uuid]}),
        acts=acts,
        acts_count=int(count),
    )


def _uuid(connection: sqlite3.Connection) -> str:
    return str(connection.execute("SELECT uuid FROM register").fetchone()[0])


def _agreements(connection: sqlite3.Connection) -> dict[str, tuple[str, str, int]]:
    """Return number, title and version of the living agreements; the version is raised by each change of their rows."""
    rows = connection.execute("SELECT uuid, number, title, version FROM agreement WHERE removed = 0")
    return {uuid: (number, title, version) for uuid, number, title, version in rows}


def _named(rows: dict[str, tuple[str, str, int]], uuids: set[str]) -> tuple[NamedAgreement, ...]:
    return tuple(
        sorted((NamedAgreement(uuid, *rows[uuid][:2]) for uuid in uuids), key=lambda one: (one.number, one.uuid))
    )
