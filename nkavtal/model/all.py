"""All mapped classes of things by table name."""

from __future__ import annotations

from nkavtal.model.agreement import Agreement
from nkavtal.model.attachment import Attachment
from nkavtal.model.base import Base, Thing
from nkavtal.model.body import Body, BodyName, Meeting, Population
from nkavtal.model.imported import Imported
from nkavtal.model.organisation import Contact, Name, Organisation
from nkavtal.model.party import (
    ConditionAnswer,
    ContactNote,
    Decision,
    Party,
    PowerOfAttorney,
    Request,
    Signature,
)
from nkavtal.model.register import Act, AgreementDerived, Change, PartyDerived, Register
from nkavtal.model.saved import SavedMapping, SavedSearch
from nkavtal.model.steps import ChangedWording, Recommendation, Relation
from nkavtal.model.term import Clause, LeadTime, Notice, Prolongation, Reminder, SetDay

THINGS: dict[str, type[Thing]] = {
    thing.__tablename__: thing
    for thing in (
        Organisation, Name, Contact, Agreement, Party, Decision, Signature, Recommendation, Relation, Imported,
        ContactNote, Attachment, SavedSearch, SavedMapping,
        Clause, Notice, Prolongation, SetDay, Reminder, LeadTime,
        Body, BodyName, Meeting, Population, ConditionAnswer, PowerOfAttorney, Request, ChangedWording,
    )
}  # fmt: skip

__all__ = ["THINGS", "Act", "AgreementDerived", "Base", "Change", "PartyDerived", "Register"]
