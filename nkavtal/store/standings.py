"""Each party of some agreements with its facts and what follows from them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import Connection, select

from nkavtal.base.i18n import sort_key
from nkavtal.model.agreement import Agreement
from nkavtal.model.organisation import Name, Organisation
from nkavtal.model.party import ConditionAnswer, Decision, Party, PowerOfAttorney, Request, Signature
from nkavtal.rules.adoption import (
    Authority,
    DecisionFacts,
    OnBehalf,
    PartyFacts,
    PartyStanding,
    governing,
    rests_on,
    standing,
)
from nkavtal.rules.partial_date import PartialDate
from nkavtal.store.written_once import WrittenOnce, among

Names = dict[str, tuple[str, ...]]
"""An organisation's short name and then its other names and number, by UUID."""

_PARTY: tuple[Any, ...] = (
    Party.uuid, Party.agreement, Party.organisation, Party.role, Party.asked, Party.asked_on, Party.reply_by,
    Party.preparation_words, Party.in_force_from, Party.in_force_to, Party.notice_given_on, Party.left_on, Party.note,
    Party.example,
)  # fmt: skip
_DECISION: tuple[Any, ...] = (
    Decision.uuid, Decision.party, Decision.outcome, Decision.kind, Decision.decided_on, Decision.legal_force_on,
    Decision.condition_accepted, Decision.diary_number, Decision.example,
)  # fmt: skip
_SIGNATURE: tuple[Any, ...] = (Signature.party, Signature.signed_on, Signature.on_behalf_by, Signature.example)
# only what something derives from: remaking 10,000 agreements reads 400,000 of these rows


def _of_parties(
    kind: type[Decision] | type[Signature] | type[PowerOfAttorney] | type[Request], columns: Sequence[Any]
) -> WrittenOnce:
    """Return the question for the living rows of agreements' parties in the order they were entered."""
    inside = select(Party.uuid).where(among(Party.agreement))
    return WrittenOnce(select(*columns).where(kind.party.in_(inside), kind.removed.is_(False)).order_by(kind.position))


_STARTS = WrittenOnce(select(Agreement.uuid, Agreement.starts_on).where(among(Agreement.uuid)))
_PARTIES = WrittenOnce(select(*_PARTY).where(among(Party.agreement), Party.removed.is_(False)))
_DECISIONS = _of_parties(Decision, _DECISION)
_SIGNATURES = _of_parties(Signature, _SIGNATURE)
_AUTHORITIES = _of_parties(
    PowerOfAttorney,
    (PowerOfAttorney.party, PowerOfAttorney.given_to, PowerOfAttorney.decided_on, PowerOfAttorney.valid_to),
)
_REQUESTS = _of_parties(Request, (Request.party, Request.sent_on))
_ANSWERS = WrittenOnce(
    select(ConditionAnswer.decision, ConditionAnswer.accepted)
    .join(Decision, Decision.uuid == ConditionAnswer.decision)
    .join(Party, Party.uuid == Decision.party)
    .where(among(Party.agreement), ConditionAnswer.removed.is_(False))
    .order_by(ConditionAnswer.position)
)
_CALLED = WrittenOnce(select(Organisation.uuid, Organisation.short_name, Organisation.name, Organisation.org_number))
_OTHER_NAMES = WrittenOnce(select(Name.organisation, Name.name).where(Name.removed.is_(False)))


@dataclass(frozen=True, slots=True)
class Standing:
    """One party with what follows from its facts.

    `example` when anything about it is invented, `state_example` when what its state tells of is.
    """

    party: Any
    decisions: tuple[Any, ...]
    names: tuple[str, ...]
    facts: PartyFacts
    example: bool
    state_example: bool
    standing: PartyStanding

    @property
    def name(self) -> str:
        """The short name."""
        return self.names[0]


def standings(
    connection: Connection, agreements: Sequence[str], names: Names, known_by: date | None = None
) -> dict[str, list[Standing]]:
    """Return the living parties of some agreements in Swedish order, by agreement.

    With `known_by` only what had happened by that day counts; what bears no day counts too.
    """
    starts = dict(_STARTS(connection, agreements))
    decisions = _by_party(_DECISIONS(connection, agreements))
    signatures = _by_party(_SIGNATURES(connection, agreements))
    authorities = _by_party(_AUTHORITIES(connection, agreements))
    requests = _by_party(_REQUESTS(connection, agreements))
    answers: dict[str, list[bool | None]] = defaultdict(list)
    for decision, accepted in _ANSWERS(connection, agreements):
        answers[decision].append(accepted)
    found: dict[str, list[Standing]] = defaultdict(list)
    for party in _PARTIES(connection, agreements):
        own = by_then(decisions[party.uuid], "decided_on", known_by)
        signed = by_then(signatures[party.uuid], "signed_on", known_by)
        facts = _facts(party, own, signed, starts[party.agreement], authorities.get(party.uuid, ()), answers)
        facts = _asked(facts, by_then(requests.get(party.uuid, ()), "sent_on", known_by))
        if known_by is not None:
            facts = _known(facts, known_by)
        example = bool(party.example) or any(row.example for row in (*own, *signed))
        stands = standing(facts)
        told = _state_example(party, own, signed, facts, stands.state)
        one = Standing(party, tuple(own), names[party.organisation], facts, example, told, stands)
        found[party.agreement].append(one)
    order = {key: sort_key(called[0]) for key, called in names.items()}
    for rows in found.values():
        rows.sort(key=lambda one: order[one.party.organisation])
    return found


def _asked(facts: PartyFacts, requests: Sequence[Any]) -> PartyFacts:
    """Return facts of a party to which something was sent: it has been asked, whatever was noted before."""
    if not requests or facts.asked_on is not None:
        return facts
    return replace(facts, asked=True, asked_on=requests[0].sent_on)


def by_then(rows: Sequence[Any], day: str, known_by: date | None) -> Sequence[Any]:
    """Return the rows whose day may have come by a day, those without a day too."""
    if known_by is None:
        return rows
    return [row for row in rows if (known := getattr(row, day)) is None or known.earliest <= known_by]


def _known(facts: PartyFacts, known_by: date) -> PartyFacts:
    """Return a party's facts as they were by a day."""

    def past(known: PartialDate | None) -> PartialDate | None:
        return known if known is None or known.earliest <= known_by else None

    asked = facts.asked_on is None or past(facts.asked_on) is not None
    return replace(
        facts,
        asked=facts.asked if asked else None,
        asked_on=past(facts.asked_on),
        notice_given_on=past(facts.notice_given_on),
        left_on=past(facts.left_on),
    )


def _state_example(
    party: Any, decisions: Sequence[Any], signatures: Sequence[Any], facts: PartyFacts, state: str
) -> bool:
    """Tell if what the state tells of is invented; one real signature is enough to have signed."""
    match rests_on(state, decided=bool(decisions)):
        case "signature":
            return all(row.example for row in signatures)
        case "decision":
            stands = governing(facts.decisions)
            return any(row.example for row, told in zip(decisions, facts.decisions, strict=True) if told is stands)
    return bool(party.example)


def organisation_names(connection: Connection) -> Names:
    """Return what every organisation is called."""
    names = {key: [short, name, number] for key, short, name, number in _CALLED(connection)}
    for key, name in _OTHER_NAMES(connection):
        names[key].append(name)
    return {key: tuple(filter(None, found)) for key, found in names.items()}


def _facts(
    party: Any, decisions: Sequence[Any], signatures: Sequence[Any], starts_on: PartialDate | None,
    authorities: Sequence[Any], answers: Mapping[str, Sequence[bool | None]],
) -> PartyFacts:  # fmt: skip
    return PartyFacts(
        role=party.role,
        asked=party.asked,
        asked_on=party.asked_on,
        preparing=bool(party.preparation_words),
        decisions=tuple(
            DecisionFacts(
                d.outcome, d.kind, d.decided_on, d.legal_force_on, d.condition_accepted, tuple(answers.get(d.uuid, ()))
            )
            for d in decisions
        ),
        signatures=tuple(s.signed_on for s in signatures),
        on_behalf=tuple(OnBehalf(s.on_behalf_by, s.signed_on) for s in signatures if s.on_behalf_by),
        authorities=tuple(Authority(one.given_to, one.decided_on, one.valid_to) for one in authorities),
        notice_given_on=party.notice_given_on,
        left_on=party.left_on,
        in_force_from=party.in_force_from,
        starts_on=starts_on,
    )


def _by_party(rows: Sequence[Any]) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = defaultdict(list)
    for row in rows:
        found[row.party].append(row)
    return found
