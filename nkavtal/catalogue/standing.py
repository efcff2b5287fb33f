"""What stands for a party among its ledger rows: the decision that counts, the signature, the legal force."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from nkavtal.catalogue import appeal
from nkavtal.catalogue.rows import LedgerRow, PartyLine, Values
from nkavtal.rules.adoption import DecisionFacts, counts_as_adopted, governing, rests_on
from nkavtal.rules.partial_date import PartialDate


@dataclass(frozen=True, slots=True)
class Force:
    """Legal force: the confirmed day as text form, else the earliest day reckoned from the announcement."""

    confirmed: str = ""
    earliest: date | None = None


def decision_of(line: PartyLine) -> LedgerRow | None:
    """Return the decision that stands for the party, None when none is known."""
    pairs = [(_facts(row.values), row) for row in line.decisions]
    chosen = governing(tuple(facts for facts, _ in pairs))
    return next((row for facts, row in pairs if facts is chosen), None)


def signature_of(line: PartyLine) -> LedgerRow | None:
    """Return the latest signature entered, None when none is known."""
    return line.signatures[-1] if line.signatures else None


def state_example(line: PartyLine) -> bool:
    """Tell if what the party's state tells of is an invented example; one real signature is enough to have signed."""
    row = decision_of(line)
    match rests_on(line.state, decided=row is not None):
        case "signature":
            return bool(line.signatures) and all(one.example for one in line.signatures)
        case "decision":
            return row is not None and row.example
    return line.own_example


def adopts(row: LedgerRow | None) -> bool:
    """Tell if a decision counts as an acceptance."""
    return row is not None and counts_as_adopted(_facts(row.values))


def force_of(row: LedgerRow | None) -> Force:
    """Return what is known about a decision's legal force; a vague announcement gives no day."""
    if row is None:
        return Force()
    if row.values["legal_force_on"]:
        return Force(confirmed=text(row.values, "legal_force_on"))
    announced = day(row.values, "announced_on")
    known = announced.exact if announced is not None else None
    return Force() if known is None else Force(earliest=appeal.force(known).earliest)


def text(values: Values, name: str) -> str:
    """Return a value as text, '' when nothing is known."""
    return str(values.get(name) or "").strip()


def day(values: Values, name: str) -> PartialDate | None:
    """Return a day, None when nothing is known."""
    known = text(values, name)
    return PartialDate.parse(known) if known else None


def _facts(values: Values) -> DecisionFacts:
    accepted = values["condition_accepted"]
    return DecisionFacts(
        outcome=text(values, "outcome"),
        kind=text(values, "kind") or "unknown",
        decided_on=day(values, "decided_on"),
        legal_force_on=day(values, "legal_force_on"),
        condition_accepted=accepted if isinstance(accepted, bool) else None,
    )
