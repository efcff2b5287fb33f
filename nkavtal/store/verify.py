"""Is the register whole? Pages, rows that point at nothing, derived columns, search, history and attachments."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any, Protocol

from sqlalchemy import Connection, select
from sqlalchemy.exc import NoResultFound

from nkavtal.base.errors import Damaged
from nkavtal.base.i18n import N_
from nkavtal.base.progress import SILENT, Progress
from nkavtal.model.all import THINGS, AgreementDerived, PartyDerived
from nkavtal.store import attachment_order, derive, search, verify_history
from nkavtal.store.backup import pages
from nkavtal.store.finding import UNREADABLE, Finding
from nkavtal.store.owners import Owners
from nkavtal.store.queries import attachment as attachment_query
from nkavtal.store.store import Store

_MOST = 20  # findings of a kind


class Readable(Protocol):
    """A register, or a copy of one; `folder` is where its attachments lie."""

    @property
    def file(self) -> Path:
        """The database file."""

    @property
    def folder(self) -> Path:
        """The register's folder."""

    def reading(self) -> contextlib.AbstractContextManager[Connection]:
        """Give a connection to read from."""


def verify(register: Readable, progress: Progress = SILENT) -> tuple[Finding, ...]:
    """Return what is wrong with a register, nothing when it is whole; reads only."""
    broken = pages.problems(register.file, progress=progress)
    if broken:
        return tuple(Finding(N_("Databasen är skadad: {detail}"), {"detail": detail}) for detail in broken[:_MOST])
    parts: tuple[tuple[Callable[[Connection], Iterable[Finding]], str], ...] = (
        (_derived, N_("Fakta går inte att läsa.")),
        (verify_history.findings, N_("Historiken går inte att läsa.")),
        (verify_history.replayed, N_("Historiken går inte att jämföra med fakta.")),
        (partial(_attachments, register=register.folder), N_("Uppgifterna om bilagor går inte att läsa.")),
    )
    found: list[Finding] = []
    for done, (part, unreadable) in enumerate(parts):
        progress.step(done, len(parts))
        try:
            with register.reading() as connection:
                for one in islice(part(connection), _MOST):
                    found.append(one)
                    progress.step(done, len(parts))
        except (Damaged, OSError, *UNREADABLE):
            found.append(Finding(unreadable))
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
    wrong += [*kept, *_agreements_of(connection, kept_parties)]
    found = [Finding(N_("Uträknade uppgifter stämmer inte med fakta."), {}, key) for key in wrong[: _MOST - 1]]
    if unlike or texts:
        found.append(Finding(N_("Sökregistret stämmer inte: {n} avtal"), {"n": str(unlike + len(texts))}))
    return found


def _agreements_of(connection: Connection, parties: Iterable[str]) -> Iterator[str]:
    owners = Owners(connection)
    for party in parties:
        try:
            yield owners.agreement_of("party", party) or ""
        except NoResultFound:
            yield ""


def _by(connection: Connection, kind: type[AgreementDerived | PartyDerived], key: str) -> dict[str, dict[str, Any]]:
    rows = connection.execute(select(*kind.__table__.columns))
    return {getattr(row, key): dict(row._mapping) for row in rows}


def _attachments(connection: Connection, register: Path) -> list[Finding]:
    order = attachment_order.look(connection, register)
    changed = attachment_order.changed(connection, register)
    told = attachment_query.told(connection, (*order.missing, *changed))
    found = [
        Finding(N_("Filen till bilagan {name} i avtal {number} saknas i mappen bilagor."), told[sha256])
        for sha256 in order.missing
    ]
    found += [
        Finding(N_("Filen till bilagan {name} i avtal {number} har ändrats i mappen bilagor."), told[sha256])
        for sha256 in changed
    ]
    if order.strays:
        words = N_("Mappen bilagor har filer som registret inte känner till: {n}")
        found.insert(0, Finding(words, {"n": str(len(order.strays))}))
    return found


def size(file: Path) -> int:
    """Return the size of a register in bytes."""
    return file.stat().st_size
