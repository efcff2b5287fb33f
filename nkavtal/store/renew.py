"""What a new day changes in derived rows: remade from what is kept, without going through every party and text again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, Integer, bindparam, cast, func, select, update

from nkavtal.model.agreement import Agreement
from nkavtal.model.party import Party
from nkavtal.model.register import AgreementDerived, PartyDerived
from nkavtal.rules.adoption import COUNTED_ROLES, REFUSED
from nkavtal.rules.agreement_status import SETTLED, AgreementFacts, timeline
from nkavtal.store import derive, term_line
from nkavtal.store.terms import terms
from nkavtal.store.written_once import WrittenOnce, among

_DAILY = ("phase", "runs_from", "runs_to", "renews", "next_day", "next_kind", "as_of", "holds_to")
"""What a day changes as long as it does not settle the agreement."""
_OWN = ("stage", "starts_on", "ends_on", "open_ended", "renewal_words", "terminated_on", "ended_on", "archived_on",
        "abandoned_on")  # fmt: skip

_ENTRY = WrittenOnce(
    select(AgreementDerived.agreement, AgreementDerived.entry, AgreementDerived.entry_on).where(
        among(AgreementDerived.agreement)
    )
)
_TALLIES = ("parties", "adopted", "signed", "refused", "asked", "in_force")


def _tallied() -> WrittenOnce:
    counted = among(PartyDerived.role, COUNTED_ROLES) & (PartyDerived.state != "left")
    sums = {
        "parties": counted,
        "adopted": counted & PartyDerived.adopted,
        "signed": counted & PartyDerived.signed,
        "refused": counted & among(PartyDerived.state, REFUSED),
        "asked": counted & (func.coalesce(Party.asked, False) | Party.asked_on.is_not(None)),
        "in_force": counted & Party.in_force_from.is_not(None),
    }
    told = [func.sum(cast(condition, Integer)).label(name) for name, condition in sums.items()]
    joined = select(PartyDerived.agreement, *told).join(Party, Party.uuid == PartyDerived.party)
    return WrittenOnce(joined.where(among(PartyDerived.agreement)).group_by(PartyDerived.agreement))


_TALLIED = _tallied()
_LIVING = WrittenOnce(
    select(Agreement.uuid, *(getattr(Agreement, name) for name in _OWN)).where(
        among(Agreement.uuid), Agreement.removed.is_(False)
    )
)


def renew(connection: Connection, agreements: Iterable[str], as_of: date) -> None:
    """Remake what a day changes for some agreements; what one of them lacks when the day settles it too."""
    keys = list(agreements)
    for start in range(0, len(keys), derive.CHUNK):
        part = keys[start : start + derive.CHUNK]
        pairs = select(AgreementDerived.agreement, AgreementDerived.phase).where(AgreementDerived.agreement.in_(part))
        was_settled = {key: phase in SETTLED for key, phase in connection.execute(pairs).all()}
        rows = list(_daily(connection, part, as_of))
        turned = [row["key"] for row in rows if was_settled.get(row["key"]) != (row["phase"] in SETTLED)]
        derive.refresh(connection, turned, as_of)
        rest = [row for row in rows if row["key"] not in turned]
        if rest:
            values: dict[str, Any] = {name: bindparam(name) for name in _DAILY}
            changed = update(AgreementDerived).where(AgreementDerived.agreement == bindparam("key")).values(values)
            connection.execute(changed, rest)


def _daily(connection: Connection, keys: Sequence[str], as_of: date) -> Iterator[dict[str, Any]]:
    tallies = {row.agreement: row for row in _TALLIED(connection, keys)}
    recommended = {row.agreement for row in derive.RECOMMENDED(connection, keys)}
    replaced = {key for (key,) in derive.REPLACED(connection, keys)}
    entered = {row.agreement: row for row in _ENTRY(connection, keys)}
    days = dict(terms(connection, keys, as_of))
    for row in _LIVING(connection, keys):
        tally = tallies.get(row.uuid)
        enters = entered.get(row.uuid)
        facts = AgreementFacts(
            entry=enters.entry if enters is not None else "",
            entry_on=enters.entry_on if enters is not None else None,
            recommended=row.uuid in recommended,
            replaced=row.uuid in replaced,
            **{name: getattr(row, name) for name in _OWN},
            **({name: getattr(tally, name) for name in _TALLIES} if tally is not None else {}),
        )
        line = term_line.line(timeline(facts), days[row.uuid], as_of)
        yield {
            "key": row.uuid, "phase": line.phase, "runs_from": line.runs_from, "runs_to": line.runs_to,
            "renews": line.renews, **term_line.next_day(line, days[row.uuid], as_of),
        }  # fmt: skip
