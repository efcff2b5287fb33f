"""Attachments: which agreement a file belongs to, and what decisions and signatures they hang on are called."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, select

from nkavtal.catalogue.rows import LedgerRow
from nkavtal.catalogue.sentences import decision as decision_words
from nkavtal.catalogue.sentences import recommendation as recommendation_words
from nkavtal.catalogue.show import day_shown
from nkavtal.model.agreement import Agreement
from nkavtal.model.attachment import Attachment
from nkavtal.model.organisation import Organisation
from nkavtal.model.party import Decision, Party, Signature
from nkavtal.model.register import Change
from nkavtal.model.steps import Recommendation
from nkavtal.store.queries.values import CHUNK, values_of
from nkavtal.store.work import gone


def told(connection: Connection, hashes: Sequence[str]) -> dict[str, dict[str, str]]:
    """Return name and agreement number of the attachments that files belong to, by the files' hashes."""
    wanted = set(hashes)
    found: dict[str, dict[str, str]] = {}
    if wanted:
        for sha256, name, number in _rows_and_history(connection):
            if sha256 in wanted:
                found.setdefault(sha256, {"name": name, "number": number})
    return {sha256: found.get(sha256, {"name": sha256[:12], "number": "–"}) for sha256 in hashes}


def _rows_and_history(connection: Connection) -> Iterator[tuple[str, str, str]]:
    a = Attachment
    rows = select(a.sha256, a.name, Agreement.number).join(Agreement, Agreement.uuid == a.agreement)
    yield from ((sha256, name, number) for sha256, name, number in connection.execute(rows))
    exchanged = (
        select(Change.before, a.name, Agreement.number)
        .join(a, a.uuid == Change.thing)
        .join(Agreement, Agreement.uuid == a.agreement)
        .where(Change.table_name == a.__tablename__, Change.field == "sha256")
    )
    yield from ((json.loads(before or '""'), name, number) for before, name, number in connection.execute(exchanged))


def one(connection: Connection, uuid: str) -> LedgerRow:
    """Return a living attachment; UserError NKA-130 when it has been removed."""
    columns = Attachment.__table__.columns
    row = connection.execute(select(*columns).where(columns.uuid == uuid, columns.removed.is_(False))).one_or_none()
    if row is None:
        raise gone()
    return LedgerRow(row.uuid, row.version, values_of("attachment", row))


def names_by_hash(connection: Connection, agreement: str) -> dict[str, str]:
    """Return the names of an agreement's living attachments by their content; the first of those with the same."""
    asked = (
        select(Attachment.sha256, Attachment.name)
        .where(Attachment.agreement == agreement, Attachment.removed.is_(False))
        .order_by(Attachment.position.desc())
    )
    return {sha256: name for sha256, name in connection.execute(asked)}


def pointed_names(connection: Connection, rows: Iterable[LedgerRow]) -> dict[str, str]:
    """Return what attachments hang on is called: 'Kalix, KF 2026-10-26 § 98'."""
    attachments = list(rows)
    names: dict[str, str] = {}
    for table, kind in (("decision", Decision), ("signature", Signature)):
        keys = sorted({str(row.values[table]) for row in attachments if row.values[table]})
        for start in range(0, len(keys), CHUNK):
            statement = (
                select(*kind.__table__.columns, Organisation.short_name)
                .join(Party, Party.uuid == kind.party)
                .join(Organisation, Organisation.uuid == Party.organisation)
                .where(kind.uuid.in_(keys[start : start + CHUNK]))
            )
            names |= {row.uuid: _called(table, row) for row in connection.execute(statement)}
    return names | _step_names(connection, attachments)


def _step_names(connection: Connection, attachments: Sequence[LedgerRow]) -> dict[str, str]:
    """Return what the steps that attachments hang on are called: 'Styrelsen 11 juni 2026 § 62'."""
    keys = sorted({str(row.values["recommendation"]) for row in attachments if row.values["recommendation"]})
    names: dict[str, str] = {}
    for start in range(0, len(keys), CHUNK):
        chosen = Recommendation.uuid.in_(keys[start : start + CHUNK])
        for row in connection.execute(select(*Recommendation.__table__.columns).where(chosen)):
            names[row.uuid] = recommendation_words(values_of("recommendation", row))
    return names


def _called(table: str, row: Any) -> str:
    if table == "decision":
        rest = decision_words(values_of(table, row))
    else:
        rest = day_shown(str(row.signed_on)) if row.signed_on is not None else ""
    return ", ".join(filter(None, (str(row.short_name), rest)))
