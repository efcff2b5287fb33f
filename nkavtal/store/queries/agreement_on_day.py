"""Agreements as they were, or will be, on a day by today's knowledge: their status, and one of them whole."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import Connection, select

from nkavtal.catalogue.rows import AgreementCard, LedgerRow, PartyLine
from nkavtal.model.register import AgreementDerived
from nkavtal.rules.agreement_status import Timeline, status
from nkavtal.rules.partial_date import PartialDate
from nkavtal.store import derive
from nkavtal.store.entry import entries
from nkavtal.store.queries import agreement_card

_DAYS = ("asked_on", "notice_given_on", "left_on")
"""What has happened to a party, by its day."""


def statuses(connection: Connection, agreements: Sequence[str], day: date) -> dict[str, str]:
    """Return the status of living agreements on a day, as the list of that day has it."""
    made = derive.of_day(connection, agreements, day)
    return {key: _status(row, day) for key, (row, _parties) in made.items()}


def statuses_now(connection: Connection, agreements: Sequence[str], today: date) -> dict[str, str]:
    """Return the status of living agreements as the list has it today."""
    d = AgreementDerived
    kept = select(d.agreement, d.phase, d.runs_from, d.runs_to, d.renews).where(d.agreement.in_(agreements))
    return {row["agreement"]: _status(dict(row), today) for row in connection.execute(kept).mappings()}


def card(connection: Connection, agreement: str, day: date) -> AgreementCard:
    """Return an agreement whole as of a day: its status, what its parties had decided and signed, what was recommended.

    Fields that bear no day of their own are today's. UserError NKA-134 when it has been removed.
    """
    whole = agreement_card.card(connection, agreement, day)
    row, rows = derive.of_day(connection, [agreement], day)[agreement]
    of_party = {one["party"]: one for one in rows}
    return replace(
        whole,
        status=_status(row, day),
        adopted=row["adopted"],
        signed=row["signed"],
        counted=row["parties"],
        parties=tuple(_line(one, of_party[one.uuid], day) for one in whole.parties),
        recommendations=_steps(whole.recommendations, day),
        entry=entries(connection, [agreement], day).get(agreement),
    )


def _line(line: PartyLine, then: Mapping[str, Any], day: date) -> PartyLine:
    later = {name for name in _DAYS if (known := line.values[name]) and _earliest(known) > day}
    values = {
        name: None if name in later or (name == "asked" and "asked_on" in later) else value
        for name, value in line.values.items()
    }
    return replace(
        line,
        values=values,
        decisions=_by_then(line.decisions, "decided_on", day),
        signatures=_by_then(line.signatures, "signed_on", day),
        state=then["state"],
        adopted=then["adopted"],
        signed=then["signed"],
        waiting=then["waiting"],
        joined_later=then["joined_later"],
        warnings=tuple(filter(None, then["warnings"].split(","))),
        in_force_on=then["in_force_on"],
        requests=_by_then(line.requests, "sent_on", day),
        authorities=_by_then(line.authorities, "decided_on", day),
        answers={key: _by_then(rows, "answered_on", day) for key, rows in line.answers.items()},
    )


def _steps(rows: Sequence[LedgerRow], day: date) -> tuple[LedgerRow, ...]:
    """Return the steps that may have begun by a day: sent out, or taken; one still out by then has no outcome yet."""
    begun = [
        row
        for row in rows
        if not (first := row.values["sent_on"] or row.values["decided_on"]) or _earliest(first) <= day
    ]
    return tuple(_as_then(row, day) for row in begun)


def _as_then(row: LedgerRow, day: date) -> LedgerRow:
    known = row.values["decided_on"]
    if not known or _earliest(known) <= day:
        return row
    return replace(row, values={**row.values, "decided_on": None, "outcome": ""})


def _by_then(rows: Sequence[LedgerRow], name: str, day: date) -> tuple[LedgerRow, ...]:
    """Return the rows whose day may have come by a day, those without a day too."""
    return tuple(row for row in rows if not (known := row.values[name]) or _earliest(known) <= day)


def _earliest(known: object) -> date:
    return PartialDate.parse(str(known)).earliest


def _status(row: Mapping[str, Any], day: date) -> str:
    return status(Timeline(row["phase"], row["runs_from"], row["runs_to"], row["renews"]), day)
