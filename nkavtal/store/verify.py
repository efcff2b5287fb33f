"""Is the register whole? Pages, rows that point at nothing, derived columns, search and history."""

from __future__ import annotations

import contextlib
import json
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, select
from sqlalchemy.exc import DatabaseError

from nkavtal.base.errors import Damaged
from nkavtal.base.i18n import N_
from nkavtal.model.all import THINGS, Act, AgreementDerived, Change, PartyDerived
from nkavtal.store import attachment_order, derive, search
from nkavtal.store.backup import pages
from nkavtal.store.queries import attachment as attachment_query
from nkavtal.store.store import Store

_UNREADABLE = (DatabaseError, ValueError, LookupError, TypeError, AttributeError)
"""What reading a value may end in when a bit of it has flipped: no day, no known code, not even text."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong: words marked with N_ and their arguments."""

    words: str
    values: dict[str, str]


def verify(store: Store) -> tuple[Finding, ...]:
    """Return what is wrong with a register, nothing when it is whole; reads only."""
    broken = pages.problems(store.file)
    if broken:
        return tuple(Finding(N_("Databasen är skadad: {detail}"), {"detail": detail}) for detail in broken[:20])
    found: list[Finding] = []
    for part, unreadable in (
        (_derived, N_("Fakta går inte att läsa.")),
        (_history, N_("Historiken går inte att läsa.")),
        (partial(_attachments, register=store.folder), N_("Uppgifterna om bilagor går inte att läsa.")),
    ):
        try:
            with store.reading() as connection:
                found += part(connection)
        except (Damaged, OSError, *_UNREADABLE):
            found.append(Finding(unreadable, {}))
    return tuple(found)


def counts(store: Store) -> dict[str, int]:
    """Return how many living things of each kind there are."""
    with store.reading() as connection:
        return {
            table: len(connection.execute(select(kind.uuid).where(kind.removed.is_(False))).all())
            for table, kind in THINGS.items()
        }


def _derived(connection: Connection) -> list[Finding]:
    kept = _by(connection, AgreementDerived, "agreement")
    kept_parties = _by(connection, PartyDerived, "party")
    texts = search.texts(connection)
    wrong: list[str] = []
    unlike = search.broken(connection)
    for row, parties, text in derive.computed(connection):
        stands = kept.pop(row["agreement"], {})
        if texts.pop(stands.pop("id", None), None) != text:
            unlike += 1
        stand = [kept_parties.pop(one["party"], None) for one in parties]
        if stands != row or stand != parties:
            wrong.append(row["agreement"])
    wrong += [*kept, *kept_parties]
    found = [Finding(N_("Uträknade uppgifter stämmer inte med fakta: {thing}"), {"thing": key}) for key in wrong[:20]]
    if unlike or texts:
        found.append(Finding(N_("Sökregistret stämmer inte: {n} avtal"), {"n": str(unlike + len(texts))}))
    return found


def _by(connection: Connection, kind: type[AgreementDerived | PartyDerived], key: str) -> dict[str, dict[str, Any]]:
    rows = connection.execute(select(*kind.__table__.columns))
    return {getattr(row, key): dict(row._mapping) for row in rows}


def _history(connection: Connection) -> list[Finding]:
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


def _attachments(connection: Connection, register: Path) -> list[Finding]:
    order = attachment_order.look(connection, register)
    changed = attachment_order.changed(connection, register)
    told = attachment_query.told(connection, (*order.missing, *changed))
    found = [
        Finding(N_("Filen till bilagan {name} i avtal {number} saknas i mappen bilagor."), told[sha256])
        for sha256 in order.missing[:20]
    ]
    found += [
        Finding(N_("Filen till bilagan {name} i avtal {number} har ändrats i mappen bilagor."), told[sha256])
        for sha256 in changed[:20]
    ]
    if order.strays:
        words = N_("Mappen bilagor har filer som registret inte känner till: {n}")
        found.append(Finding(words, {"n": str(len(order.strays))}))
    return found


def size(file: Path) -> int:
    """Return the size of a register in bytes."""
    return file.stat().st_size
