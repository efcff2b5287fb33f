"""What has been sent out for decision, and where each answer stands: three readings, whatever the number of rounds."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import date
from typing import Any

from nkavtal.base.i18n import sort_key
from nkavtal.catalogue.rounds import Round, RoundKey, RoundLine
from nkavtal.store.plain import Asks
from nkavtal.store.queries.agreement_today import CURRENT

_MISSING = f"(s.waiting AND s.state NOT IN ('not_asked', 'conditional') AND {CURRENT})"
"""No answer has come: who was never asked is not waited for, and a decision on a condition is an answer."""
_PARTY = f"""SELECT p.uuid, p.agreement, a.number, a.title, p.organisation, o.short_name, s.state, {_MISSING}, s.signed,
 p.asked_on, p.reply_by, p.preparation_words, s.example
 FROM party p JOIN party_derived s ON s.party = p.uuid JOIN agreement a ON a.uuid = p.agreement
 JOIN agreement_derived d ON d.agreement = p.agreement JOIN organisation o ON o.uuid = p.organisation
 WHERE NOT p.removed AND NOT a.removed AND s.role != 'outside'"""  # noqa: S608 - our own names
_SENT = f"{_PARTY} AND p.uuid IN (SELECT party FROM request WHERE NOT removed)"  # noqa: S608 - our own names
_ASKED = f"""{_PARTY} AND (p.asked OR p.asked_on IS NOT NULL) AND {_MISSING}
 AND p.uuid NOT IN (SELECT party FROM request WHERE NOT removed)"""  # noqa: S608 - our own names
"""Parties that have been asked without a note of what was sent, as registers from elsewhere have it."""
_REQUESTS = """SELECT party, round, kind, sent_on, reply_by, sent_to, example FROM request
 WHERE NOT removed ORDER BY party, position"""


def rounds(asks: Asks, today: date) -> tuple[Round, ...]:
    """Return every round that is out or has been; what was sent under no name is a round of its agreement.

    A party that has been asked with nothing noted as sent stands in such a round for as long as it has not answered.
    """
    day = {"today": today.isoformat()}
    sent = {row[0]: row for row in asks.exec_driver_sql(_SENT, day).fetchall()}
    found: dict[RoundKey, dict[str, RoundLine]] = defaultdict(dict)
    for party, name, *request in asks.exec_driver_sql(_REQUESTS).fetchall():
        row = sent.get(party)
        if row is not None:
            lines = found[_key(name, row)]
            lines[party] = _after(lines.get(party) or _line(row), *request)
    for row in asks.exec_driver_sql(_ASKED, day).fetchall():
        found[_key("", row)][row[0]] = _line(row)
    return tuple(Round(key, tuple(sorted(lines.values(), key=_place))) for key, lines in found.items())


def names(asks: Asks) -> frozenset[str]:
    """Return the names that rounds have, in small letters."""
    found = asks.exec_driver_sql("SELECT DISTINCT round FROM request WHERE NOT removed").fetchall()
    return frozenset(row[0].casefold() for row in found)


def _key(name: str, row: Any) -> RoundKey:
    return RoundKey(name) if name else RoundKey("", row[1])


def _line(row: Any) -> RoundLine:
    _party, agreement, number, title, organisation, name, state, missing, signed, asked_on, reply_by, words, example = (
        row
    )
    return RoundLine(
        agreement, number, title, organisation, name, state, bool(missing), bool(signed), asked_on or "", reply_by or "",
        preparation=words, example=bool(example),
    )  # fmt: skip


def _after(
    line: RoundLine, kind: str, sent_on: str | None, reply_by: str | None, sent_to: str, example: bool | None
) -> RoundLine:
    """Return a line as it stands after one more of the party's requests, in the order they were entered."""
    line = replace(line, reply_by=line.reply_by or reply_by or "", example=line.example or bool(example))
    if kind == "reminder":
        return replace(line, reminders=line.reminders + 1, reminded_on=max(line.reminded_on, sent_on or ""))
    return replace(line, sent_on=sent_on or line.sent_on, sent_to=sent_to or line.sent_to)


def _place(line: RoundLine) -> tuple[str, str]:
    return line.number, sort_key(line.short_name)
