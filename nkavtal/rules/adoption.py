"""What a party's facts add up to: one state word, what counts, and what is odd.

Decision, minutes, announcement and signature are separate facts; any may be missing and they may come in any order.
"""

from __future__ import annotations

from dataclasses import dataclass

from nkavtal.rules.partial_date import Bound, PartialDate

COUNTED_ROLES = frozenset({"party", "host", "signs_for"})
"""Roles that adopt and sign on the own side; who is no party is never waited for."""

REFUSED = frozenset({"rejected", "declined"})
_BINDING = frozenset({"final", "delegated", "unknown"})


@dataclass(frozen=True, slots=True)
class DecisionFacts:
    """One decision, with codes of catalogue OUTCOMES and DECISION_KINDS."""

    outcome: str
    kind: str = "unknown"
    decided_on: PartialDate | None = None
    legal_force_on: PartialDate | None = None
    condition_accepted: bool | None = None
    answers: tuple[bool | None, ...] = ()
    """What other parties have said of its condition."""


@dataclass(frozen=True, slots=True)
class Authority:
    """A power of attorney for another organisation; None is no known day."""

    given_to: str
    decided_on: PartialDate | None = None
    valid_to: PartialDate | None = None


@dataclass(frozen=True, slots=True)
class OnBehalf:
    """A signature by another organisation for the party."""

    by: str
    signed_on: PartialDate | None = None


@dataclass(frozen=True, slots=True)
class PartyFacts:
    """What is known about one party of one agreement; None and empty mean that nothing is known."""

    role: str = "party"
    asked: bool | None = None
    asked_on: PartialDate | None = None
    preparing: bool = False
    decisions: tuple[DecisionFacts, ...] = ()
    signatures: tuple[PartialDate | None, ...] = ()
    on_behalf: tuple[OnBehalf, ...] = ()
    authorities: tuple[Authority, ...] = ()
    notice_given_on: PartialDate | None = None
    left_on: PartialDate | None = None
    in_force_from: PartialDate | None = None
    starts_on: PartialDate | None = None


@dataclass(frozen=True, slots=True)
class PartyStanding:
    """The state as a code of PARTY_STATES, what counts, and warnings as codes of WARNINGS.

    `counted` parties are the 14 in '11 av 14': the own side, without those that have left.
    `refused` ones have answered and are not waited for, though they have not adopted. `lacks` is the gap that is left
    to fill: "decision", "signature" or "".
    """

    state: str
    counted: bool
    adopted: bool
    signed: bool
    waiting: bool
    refused: bool
    joined_later: bool = False
    warnings: tuple[str, ...] = ()
    lacks: str = ""

    @property
    def awaited(self) -> bool:
        """Tell if an answer is under way: who has not been asked is not waited for yet."""
        return self.waiting and self.state != "not_asked"


def standing(facts: PartyFacts) -> PartyStanding:
    """Derive a party's standing; a later step gives the state, an odd order gives a warning."""
    decision = governing(facts.decisions)
    adopted = decision is not None and counts_as_adopted(decision)
    signed = bool(facts.signatures)
    state = _state(facts, decision, signed)
    counted = facts.role in COUNTED_ROLES and state != "left"
    adopted = counted and (adopted or (signed and decision is None))
    return PartyStanding(
        state=state,
        counted=counted,
        adopted=adopted,
        signed=counted and signed,
        waiting=counted and state in {"waiting", "preparing", "referred_back", "tabled", "not_asked", "conditional"},
        refused=counted and state in REFUSED,
        joined_later=signed and _surely_before(facts.starts_on, facts.in_force_from),
        warnings=_warnings(facts, decision, signed),
        lacks=_lack(state, adopted, signed) if counted else "",
    )


def governing(decisions: tuple[DecisionFacts, ...]) -> DecisionFacts | None:
    """Return the decision that stands: the latest binding one, else the latest proposal.

    Decisions without a day keep the order in which they were entered and come before dated ones.
    """
    ordered = sorted(decisions, key=lambda decision: _order(decision.decided_on))
    standing_ones = in_order(decisions) or tuple(ordered)
    return standing_ones[-1] if standing_ones else None


def in_order(decisions: tuple[DecisionFacts, ...]) -> tuple[DecisionFacts, ...]:
    """Return the binding decisions by day; those without a day come first, as they were entered."""
    ordered = sorted(decisions, key=lambda decision: _order(decision.decided_on))
    return tuple(decision for decision in ordered if decision.kind in _BINDING)


def counts_as_adopted(decision: DecisionFacts) -> bool:
    """Tell if a decision is an acceptance: conditions count only when the other parties have accepted them."""
    if decision.kind not in _BINDING:
        return False
    return decision.outcome == "adopted" or (decision.outcome == "conditional" and decision.condition_accepted is True)


def _state(facts: PartyFacts, decision: DecisionFacts | None, signed: bool) -> str:
    if facts.role == "outside":
        return "outside"
    if facts.left_on is not None:
        return "left"
    if facts.notice_given_on is not None:
        return "leaving"
    if signed:
        return "signed"
    if decision is not None:
        if decision.kind not in _BINDING:
            return "preparing"
        return "adopted" if counts_as_adopted(decision) else decision.outcome
    return _undecided(facts)


def rests_on(state: str, *, decided: bool) -> str:
    """Return which fact a state tells of: "signature", "decision", or "party" for the row of the party itself."""
    if state in {"outside", "left", "leaving"}:
        return "party"
    if state == "signed":
        return "signature"
    return "decision" if decided else "party"


def _lack(state: str, adopted: bool, signed: bool) -> str:
    """Return what is left of a counted party; who is leaving or has said no is asked for nothing more."""
    if state == "leaving" or state in REFUSED:
        return ""
    if not adopted:
        return "decision"
    return "" if signed else "signature"


def _undecided(facts: PartyFacts) -> str:
    if facts.asked is True or facts.asked_on is not None:
        return "preparing" if facts.preparing else "waiting"
    if facts.preparing:
        return "preparing"
    return "not_asked" if facts.asked is False else "unknown"


def _warnings(facts: PartyFacts, decision: DecisionFacts | None, signed: bool) -> tuple[str, ...]:
    if facts.role == "outside":
        return ()
    found: list[str] = []
    if _order_unknown(facts.decisions):
        found.append("order_unknown")
    if signed:
        found += _signing_warnings(facts, decision)
        if any(not _covered(one, facts.authorities) for one in facts.on_behalf):
            found.append("signed_without_authority")
    if decision is not None:
        if decision.outcome == "adopted" and _surely_before(facts.starts_on, decision.decided_on):
            found.append("decided_after_start")
        if decision.kind == "unknown":
            found.append("kind_unknown")
        if decision.outcome == "conditional" and decision.condition_accepted is not True:
            found.append("condition_refused" if False in decision.answers else "condition_open")
    return tuple(found)


def _order_unknown(decisions: tuple[DecisionFacts, ...]) -> bool:
    """Tell if binding decisions say different things and the day of one is unknown: nobody knows which stands."""
    binding = [decision for decision in decisions if decision.kind in _BINDING]
    undated = any(decision.decided_on is None for decision in binding)
    return undated and len({decision.outcome for decision in binding}) > 1


def _signing_warnings(facts: PartyFacts, decision: DecisionFacts | None) -> list[str]:
    if facts.role not in COUNTED_ROLES:
        return []
    if decision is None:
        covered = facts.on_behalf and all(_covered(one, facts.authorities) for one in facts.on_behalf)
        return [] if covered else ["signed_without_decision"]
    if not counts_as_adopted(decision):
        return ["signed_against_decision"]
    days = [day for day in facts.signatures if day is not None]
    if any(_surely_before(day, decision.decided_on) for day in days):
        return ["signed_before_decision"]
    if any(_surely_before(day, decision.legal_force_on) for day in days):
        return ["signed_before_legal_force"]
    return []


def _covered(signed: OnBehalf, authorities: tuple[Authority, ...]) -> bool:
    """Tell if a power of attorney may have covered a signature: none given surely after it, or surely ended before."""
    return any(
        one.given_to == signed.by
        and not _surely_before(signed.signed_on, one.decided_on)
        and not _surely_before(one.valid_to, signed.signed_on)
        for one in authorities
    )


def _surely_before(first: PartialDate | None, second: PartialDate | None) -> bool:
    if first is None or second is None or Bound.UNSURE in (first.bound, second.bound):
        return False
    return first.latest < second.earliest


def _order(day: PartialDate | None) -> str:
    return day.earliest.isoformat() if day is not None else ""
