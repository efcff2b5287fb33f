"""The example register: agreements over all fields and every state, all marked as examples."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from nkavtal.base import resources
from nkavtal.base.clock import Clock
from nkavtal.model.agreement import Agreement
from nkavtal.model.organisation import Organisation
from nkavtal.model.party import Decision, Party, Signature
from nkavtal.model.steps import Recommendation, Relation
from nkavtal.store.create import create
from nkavtal.store.queries import organisation as organisations
from nkavtal.store.store import Store
from nkavtal.store.work import Work
from nkavtal.usecases.kept import complete

Facts = Mapping[str, Any]
Rows = list[dict[str, object]]

_ALL_MEMBERS = "members"
_LISTS = frozenset({"recommendations", "relations", "parties", "decisions", "signatures", "who"})


def make_example(folder: Path, actor: str, clock: Clock) -> Store:
    """Make the example register in folder; it begins with the example in it, which undo cannot take away."""
    told = json.loads(resources.path("data", "example.json").read_text(encoding="utf-8"))
    store = create(folder, actor, clock, example=True)
    with store.writing("create_register") as work:
        for one in told["organisations"]:
            work.create(Organisation, **complete("organisation", one))
        _Example(work).write(told["agreements"])
    return store


class _Example:
    """Gathers the rows of all agreements and writes them table by table, owners first."""

    def __init__(self, work: Work) -> None:
        self._work = work
        known = organisations.organisations(work.connection)
        self._keys = {row.short_name: row.uuid for row in known}
        self._members = tuple(row.short_name for row in known if row.member)
        self._rows: dict[str, Rows] = {
            table: [] for table in ("agreement", "recommendation", "relation", "party", "decision", "signature")
        }

    def write(self, agreements: list[Facts]) -> None:
        """Write agreements with all that belongs to them; relations name the other agreement by its number."""
        keys = {one["number"]: self._row("agreement", one) for one in agreements}
        for one in agreements:
            own = keys[one["number"]]
            for told in one.get("recommendations", ()):
                self._row("recommendation", told, agreement=own)
            for told in one.get("relations", ()):
                self._row("relation", told | {"other": keys[told["other"]]}, agreement=own)
            for name, told in self._parties(one["parties"]):
                self._party(own, name, told)
        for kind in (Agreement, Recommendation, Relation, Party, Decision, Signature):
            self._work.create_many(kind, self._rows[kind.__tablename__])

    def _parties(self, told: list[Facts]) -> Iterator[tuple[str, Facts]]:
        """Yield each party with its facts; 'members' stands for those of the 14 that are not named beside it."""
        groups = [(one["who"] if isinstance(one["who"], list) else [one["who"]], one) for one in told]
        named = {name for names, _ in groups for name in names}
        for names, one in groups:
            rest = [name for name in self._members if name not in named]
            yield from ((name, one) for name in (rest if names == [_ALL_MEMBERS] else names))

    def _party(self, agreement: str, name: str, told: Facts) -> None:
        values = {"role": "party", **told, "organisation": self._keys[name], "example": True}
        party = self._row("party", values, agreement=agreement)
        for decision in told.get("decisions", ()):
            self._row("decision", decision | {"example": True}, party=party)
        for signature in told.get("signatures", ()):
            self._row("signature", signature | {"example": True}, party=party)

    def _row(self, table: str, told: Facts, **owner: str) -> str:
        key = str(uuid.uuid4())
        values = {name: value for name, value in told.items() if name not in _LISTS}
        self._rows[table].append({"uuid": key, **complete(table, values), **owner})
        return key
