"""Who is party, what they decided and signed: recorded for one or several at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from nkavtal.base.errors import UserError
from nkavtal.base.i18n import N_, listing
from nkavtal.catalogue.rows import Values
from nkavtal.model.agreement import Agreement
from nkavtal.model.organisation import Organisation
from nkavtal.model.party import ContactNote, Decision, Party, Signature
from nkavtal.store.queries.parties import party_of
from nkavtal.store.store import Store
from nkavtal.store.work import Work
from nkavtal.usecases.acts import does
from nkavtal.usecases.agreement import add_party
from nkavtal.usecases.kept import complete
from nkavtal.usecases.touched import Subject, Touched


@dataclass(frozen=True)
class AddParties:
    """Make organisations (UUIDs) parties to an agreement in a role (catalogue ROLES)."""

    agreement: str
    organisations: tuple[str, ...]
    role: str = "party"


@dataclass(frozen=True)
class RecordDecision:
    """Record the same decision for one or several parties, by their organisations' UUIDs.

    `signature` records that they have signed too, in the same step; None when they have not.
    """

    agreement: str
    organisations: tuple[str, ...]
    values: Values
    signature: Values | None = None


@dataclass(frozen=True)
class RecordSignature:
    """Record a signature for one or several parties, by their organisations' UUIDs."""

    agreement: str
    organisations: tuple[str, ...]
    values: Values


@dataclass(frozen=True)
class NoteContact:
    """Note one contact in the log of one or several parties, by their organisations' UUIDs."""

    agreement: str
    organisations: tuple[str, ...]
    values: Values


@does(AddParties)
def add_parties(store: Store, act: AddParties) -> Touched:
    """Add the parties; one that is there already is an error, nothing is added twice."""
    with store.writing("add_parties") as work:
        agreement = work.get_one(Agreement, act.agreement)
        for organisation in act.organisations:
            found = party_of(work.connection, agreement.uuid, organisation)
            if found is not None:
                name = work.get_one(Organisation, organisation).short_name
                raise UserError(
                    "NKA-190",
                    N_("{name} finns redan bland parterna. Inget är ändrat."),
                    N_("Ändra rollen på den rad som finns."),
                    name=name,
                )
            add_party(work, agreement.uuid, organisation, act.role)
        work.about.update(_about(work, agreement, act.organisations))
    return Touched(Subject.AGREEMENT, (act.agreement,), "add_parties", work.about)


@does(RecordDecision)
def record_decision(store: Store, act: RecordDecision) -> Touched:
    """Record a decision for each party; UserError NKA-191 for one that is no party, and nothing is recorded."""
    with store.writing("record_decision") as work:
        agreement = work.get_one(Agreement, act.agreement)
        for organisation in act.organisations:
            party = _party(work, agreement, organisation)
            work.create(Decision, party=party.uuid, **complete("decision", {"kind": "unknown", **act.values}))
            if act.signature is not None:
                work.create(Signature, party=party.uuid, **complete("signature", act.signature))
        work.about.update(_about(work, agreement, act.organisations))
    return Touched(Subject.AGREEMENT, (act.agreement,), "record_decision", work.about)


@does(RecordSignature)
def record_signature(store: Store, act: RecordSignature) -> Touched:
    """Record a signature for each party; the day may be unknown. Errors as in record_decision."""
    with store.writing("record_signature") as work:
        agreement = work.get_one(Agreement, act.agreement)
        for organisation in act.organisations:
            party = _party(work, agreement, organisation)
            work.create(Signature, party=party.uuid, **complete("signature", act.values))
        work.about.update(_about(work, agreement, act.organisations))
    return Touched(Subject.AGREEMENT, (act.agreement,), "record_signature", work.about)


@does(NoteContact)
def note_contact(store: Store, act: NoteContact) -> Touched:
    """Note the contact for each party, today unless the values say another day. Errors as in record_decision."""
    with store.writing("note_contact") as work:
        agreement = work.get_one(Agreement, act.agreement)
        values = complete("contact_note", {"noted_on": store.clock.today().isoformat(), **act.values})
        for organisation in act.organisations:
            work.create(ContactNote, party=_party(work, agreement, organisation).uuid, **values)
        work.about.update(_about(work, agreement, act.organisations))
    return Touched(Subject.AGREEMENT, (act.agreement,), "note_contact", work.about)


def _party(work: Work, agreement: Agreement, organisation: str) -> Party:
    found = party_of(work.connection, agreement.uuid, organisation)
    party = work.get_one(Party, found) if found is not None else None
    if party is None or party.role == "outside":
        raise UserError(
            "NKA-191",
            N_("{name} är inte part i avtal {number}. Inget är registrerat."),
            N_("Lägg först till kommunen som part i avtalet."),
            name=work.get_one(Organisation, organisation).short_name,
            number=agreement.number,
        )
    return party


def _about(work: Work, agreement: Agreement, organisations: Sequence[str]) -> dict[str, str]:
    names = [work.get_one(Organisation, key).short_name for key in organisations]
    return {"number": agreement.number, "parties": listing(names)}
