"""What has been sent out for decision, and where each answer stands: three readings, whatever the number of rounds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
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
    parties = {row[0]: row for row in asks.exec_driver_sql(_SENT, day).fetchall()}
    sent: dict[tuple[RoundKey, str], list[Any]] = defaultdict(list)
    for party, name, *request in asks.exec_driver_sql(_REQUESTS).fetchall():
        if party in parties:
            sent[_key(name, parties[party]), party].append(request)
    found: dict[RoundKey, list[RoundLine]] = defaultdict(list)
    for (key, party), requests in sent.items():
        found[key].append(_line(parties[party], requests))
    for row in asks.exec_driver_sql(_ASKED, day).fetchall():
        found[_key("", row)].append(_line(row, ()))
    place = {line.short_name: sort_key(line.short_name) for lines in found.values() for line in lines}
    return tuple(
        Round(key, tuple(sorted(lines, key=lambda line: (line.number, place[line.short_name]))))
        for key, lines in found.items()
    )


def names(asks: Asks) -> dict[str, str]:
    """Return the names that rounds have, by the same in small letters."""
    found = asks.exec_driver_sql("SELECT DISTINCT round FROM request WHERE NOT removed").fetchall()
    return {row[0].casefold(): row[0] for row in found if row[0]}


def _key(name: str, row: Any) -> RoundKey:
    return RoundKey(name) if name else RoundKey("", row[1])


def _line(row: Any, requests: Sequence[Any]) -> RoundLine:
    """Return a line from the party's row and its requests in the round, in the order they were entered."""
    (_party, agreement, number, title, organisation, name, state, missing, signed, asked_on, reply_by, words,
     example) = row  # fmt: skip
    sent_to, reminders, reminded_on = "", 0, ""
    for kind, sent_on, last_day, to, invented in requests:
        reply_by, example = reply_by or last_day, example or invented
        if kind == "reminder":
            reminders, reminded_on = reminders + 1, max(reminded_on, sent_on or "")
        else:
            asked_on, sent_to = sent_on or asked_on, to or sent_to
    return RoundLine(
        agreement, number, title, organisation, name, state, bool(missing), bool(signed), asked_on or "", reply_by or "",
        reminded_on, reminders, words, sent_to, bool(example),
    )  # fmt: skip
