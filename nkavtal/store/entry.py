"""Agreements' entry into force, from their rules and what their parties have done."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, select

from nkavtal.base import populations
from nkavtal.model.agreement import Agreement
from nkavtal.model.body import Population
from nkavtal.model.organisation import Organisation
from nkavtal.rules.entry import SHARE, Entry, EntryRule, Joining, entry
from nkavtal.store.standings import Standing, organisation_names, standings
from nkavtal.store.written_once import WrittenOnce, among

COLUMNS = (
    Agreement.entry_rule, Agreement.entry_least, Agreement.entry_share, Agreement.entry_signed,
    Agreement.entry_conditional, Agreement.entry_confirmed,
)  # fmt: skip
_RULED = WrittenOnce(
    select(Agreement.uuid, Agreement.starts_on, *COLUMNS).where(
        among(Agreement.uuid), Agreement.entry_rule != "", Agreement.removed.is_(False)
    )
)
_CODES = WrittenOnce(select(Organisation.uuid, Organisation.scb_code).where(Organisation.scb_code != ""))
_KINDS = WrittenOnce(select(Organisation.uuid, Organisation.kind))
_APPEALABLE = frozenset({"municipality", "region", "local_federation"})
"""Bodies whose decisions gain legal force (kommunallagen 13 kap.); an association's or a company's do not."""
People = Mapping[str, tuple[tuple[date, int], ...]]
"""Inhabitants by organisation, counted on days, rising."""


@dataclass(frozen=True, slots=True)
class Known:
    """What the rules need to know of organisations: whose decisions can be appealed, and how many live there."""

    appealable: frozenset[str]
    people: People


_OWN = WrittenOnce(
    select(Population.organisation, Population.counted_on, Population.inhabitants).where(Population.removed.is_(False))
)


def rule_of(row: Any) -> EntryRule | None:
    """Return the rule that an agreement's columns tell, None while none is set."""
    if not row.entry_rule:
        return None
    return EntryRule(
        row.entry_rule,
        int(row.entry_least) if row.entry_least else None,
        int(row.entry_share) if row.entry_share else None,
        signed=row.entry_signed is True,
        conditional=row.entry_conditional is True,
        confirmed=row.entry_confirmed is True,
    )


def entry_of(row: Any, parties: Sequence[Standing], known: Known) -> Entry | None:
    """Return how one agreement with COLUMNS and `starts_on` stands, None while it has no rule."""
    rule = rule_of(row)
    if rule is None:
        return None
    keyed = [(one.party.organisation, one.facts) for one in parties]
    joining = [Joining(key, facts, known.people.get(key, ()), key in known.appealable) for key, facts in keyed]
    return entry(rule, joining, row.starts_on)


def entries(connection: Connection, agreements: Sequence[str], known_by: date | None = None) -> dict[str, Entry]:
    """Return how those of some agreements stand that have a rule, worked out anew from the facts known by a day."""
    rows = {row.uuid: row for row in _RULED(connection, agreements)} if agreements else {}
    if not rows:
        return {}
    parties = standings(connection, list(rows), organisation_names(connection), known_by)
    about = known(connection, rows.values())
    found = {key: entry_of(row, parties.get(key, ()), about) for key, row in rows.items()}
    return {key: one for key, one in found.items() if one is not None}


def known(connection: Connection, agreements: Iterable[Any]) -> Known:
    """Return what the rules of some agreements need to know; nothing is read for those without a rule."""
    rules = {row.entry_rule for row in agreements}
    if rules <= {""}:
        return Known(frozenset(), {})
    appealable = frozenset(key for key, kind in _KINDS(connection) if kind in _APPEALABLE)
    return Known(appealable, people(connection) if SHARE in rules else {})


def people(connection: Connection) -> People:
    """Return every count of inhabitants: those of the shipped table, and what the office has entered in their place."""
    table = populations.table()
    found: dict[str, dict[date, int]] = {
        key: {one.counted_on: one.inhabitants for one in table.get(code, ())} for key, code in _CODES(connection)
    }
    for key, day, count in _OWN(connection):
        found.setdefault(key, {})[day.latest if day.latest < date.max else day.earliest] = int(count)
    return {key: tuple(sorted(counts.items())) for key, counts in found.items() if counts}
