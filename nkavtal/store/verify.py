"""Is the register whole? Pages, rows that point at nothing, derived columns, search and history."""

from __future__ import annotations

import contextlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import select, text

from nkavtal.base.i18n import N_
from nkavtal.model.all import THINGS, Act, AgreementDerived, Change, PartyDerived
from nkavtal.store import backup, derive
from nkavtal.store.store import Store


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong: words marked with N_ and their arguments."""

    words: str
    values: dict[str, str]


def verify(store: Store) -> tuple[Finding, ...]:
    """Return what is wrong with a register, nothing when it is whole; reads only."""
    pages = backup.problems(store.file)
    if pages:
        return tuple(Finding(N_("Databasen är skadad: {detail}"), {"detail": detail}) for detail in pages[:20])
    with store.reading() as connection:
        return (*_derived(connection), *_search(connection), *_history(connection))


def counts(store: Store) -> dict[str, int]:
    """Return how many living things of each kind there are."""
    with store.reading() as connection:
        return {
            table: len(connection.execute(select(kind.uuid).where(kind.removed.is_(False))).all())
            for table, kind in THINGS.items()
        }


def _derived(connection: Any) -> list[Finding]:
    kept = {
        row.agreement: dict(row._mapping) for row in connection.execute(select(*AgreementDerived.__table__.columns))
    }
    kept_parties = {
        row.party: dict(row._mapping) for row in connection.execute(select(*PartyDerived.__table__.columns))
    }
    wrong: list[str] = []
    for row, parties in derive.computed(connection):
        stands = kept.pop(row["agreement"], {})
        stands.pop("id", None)
        if stands != row or any(kept_parties.pop(one["party"], None) != one for one in parties):
            wrong.append(row["agreement"])
    wrong += list(kept) + list(kept_parties)
    return [Finding(N_("Uträknade uppgifter stämmer inte med fakta: {thing}"), {"thing": key}) for key in wrong[:20]]


def _search(connection: Any) -> list[Finding]:
    missing = connection.execute(
        text("SELECT count(*) FROM agreement_derived d LEFT JOIN agreement_search s ON s.id = d.id WHERE s.id IS NULL")
    ).scalar_one()
    extra = connection.execute(
        text("SELECT count(*) FROM agreement_search s LEFT JOIN agreement_derived d ON s.id = d.id WHERE d.id IS NULL")
    ).scalar_one()
    if missing or extra:
        return [Finding(N_("Sökregistret stämmer inte: {n} avtal"), {"n": str(missing + extra)})]
    return []


def _history(connection: Any) -> list[Finding]:
    found: list[Finding] = []
    orphans = connection.execute(select(Change.id).where(Change.act.not_in(select(Act.seq))).limit(1)).all()
    if orphans:
        found.append(Finding(N_("Historiken har ändringar utan åtgärd."), {}))
    for table, kind in THINGS.items():
        created = select(Change.thing).where(Change.table_name == table, Change.field == "")
        for key in connection.execute(select(kind.uuid).where(kind.uuid.not_in(created)).limit(5)).scalars():
            found.append(Finding(N_("Historiken saknar hur {thing} kom till."), {"thing": f"{table} {key}"}))
    for change in connection.execute(select(Change.id, Change.after).where(Change.field == "")):
        with contextlib.suppress(ValueError):
            json.loads(change.after)
            continue
        found.append(Finding(N_("Historiken går inte att läsa: ändring {thing}"), {"thing": str(change.id)}))
    return found


def size(file: Path) -> int:
    """Return the size of a register in bytes."""
    return file.stat().st_size
