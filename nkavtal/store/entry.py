"""Agreements' entry into force, from their rules and what their parties have done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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


def entry_of(row: Any, parties: Sequence[Standing], inhabitants: Mapping[str, int]) -> Entry | None:
    """Return how one agreement with COLUMNS and `starts_on` stands, None while it has no rule."""
    rule = rule_of(row)
    if rule is None:
        return None
    joining = [
        Joining(one.party.organisation, one.facts, inhabitants.get(one.party.organisation)) for one in parties
    ]  # fmt: skip
    return entry(rule, joining, row.starts_on)


def entries(connection: Connection, agreements: Sequence[str]) -> dict[str, Entry]:
    """Return how those of some agreements stand that have a rule, worked out anew from the facts."""
    rows = {row.uuid: row for row in _RULED(connection, agreements)} if agreements else {}
    if not rows:
        return {}
    parties = standings(connection, list(rows), organisation_names(connection))
    people = inhabitants(connection, rows.values())
    found = {key: entry_of(row, parties.get(key, ()), people) for key, row in rows.items()}
    return {key: one for key, one in found.items() if one is not None}


def inhabitants(connection: Connection, agreements: Any) -> Mapping[str, int]:
    """Return the latest known inhabitants by organisation, when the rule of any of some agreements asks for them."""
    if all(row.entry_rule != SHARE for row in agreements):
        return {}
    return {key: count for key, (_day, count) in latest(connection).items()}


def latest(connection: Connection) -> dict[str, tuple[str, int]]:
    """Return the latest day (as text) and inhabitants of each organisation: the shipped table, and what the office entered."""
    table = populations.table()
    found = {
        key: (table[code][-1].counted_on.isoformat(), table[code][-1].inhabitants)
        for key, code in _CODES(connection)
        if code in table
    }
    for key, day, count in _OWN(connection):
        if key not in found or str(day) >= found[key][0]:
            found[key] = (str(day), int(count))
    return found
