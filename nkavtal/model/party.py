"""Who is party to an agreement, what each has decided, and what each has signed."""

from __future__ import annotations

from typing import ClassVar

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from nkavtal.model.base import Thing, Words
from nkavtal.rules.partial_date import PartialDate


class Party(Thing):
    """One organisation's part in one agreement; `asked` is True, False or None (not known)."""

    __tablename__ = "party"
    owner_column: ClassVar[str] = "agreement"

    agreement: Mapped[str] = mapped_column(ForeignKey("agreement.uuid"), index=True)
    organisation: Mapped[str] = mapped_column(ForeignKey("organisation.uuid"), index=True)
    role: Mapped[str] = mapped_column(default="party")
    asked: Mapped[bool | None]
    asked_on: Mapped[PartialDate | None]
    reply_by: Mapped[PartialDate | None]
    preparation_words: Mapped[Words]
    represented_by: Mapped[str | None] = mapped_column(ForeignKey("organisation.uuid"))
    in_force_from: Mapped[PartialDate | None]
    in_force_to: Mapped[PartialDate | None]
    notice_given_on: Mapped[PartialDate | None]
    left_on: Mapped[PartialDate | None]
    note: Mapped[Words]
    example: Mapped[bool | None]


class Decision(Thing):
    """One decision of one party; minutes, announcement and legal force are facts of their own."""

    __tablename__ = "decision"
    owner_column: ClassVar[str] = "party"

    party: Mapped[str] = mapped_column(ForeignKey("party.uuid"), index=True)
    outcome: Mapped[str]
    kind: Mapped[str] = mapped_column(default="unknown")
    body: Mapped[Words]
    decided_on: Mapped[PartialDate | None]
    paragraph: Mapped[Words]
    diary_number: Mapped[Words]
    condition: Mapped[Words]
    condition_accepted: Mapped[bool | None]
    minutes_note: Mapped[Words]
    minutes_approved_on: Mapped[PartialDate | None]
    announced_on: Mapped[PartialDate | None]
    legal_force_on: Mapped[PartialDate | None]
    note: Mapped[Words]
    example: Mapped[bool | None]


class Signature(Thing):
    """One signature of one party; the day may be unknown and the form may be the minutes themselves."""

    __tablename__ = "signature"
    owner_column: ClassVar[str] = "party"

    party: Mapped[str] = mapped_column(ForeignKey("party.uuid"), index=True)
    signed_on: Mapped[PartialDate | None]
    signed_by: Mapped[Words]
    capacity: Mapped[Words]
    form: Mapped[Words]
    on_behalf_by: Mapped[str | None] = mapped_column(ForeignKey("organisation.uuid"))
    note: Mapped[Words]
    example: Mapped[bool | None]


class ConditionAnswer(Thing):
    """What another party says of a decision's condition; whether all have accepted it is the decision's own fact."""

    __tablename__ = "condition_answer"
    owner_column: ClassVar[str] = "decision"

    decision: Mapped[str] = mapped_column(ForeignKey("decision.uuid"), index=True)
    organisation: Mapped[str] = mapped_column(ForeignKey("organisation.uuid"))
    accepted: Mapped[bool | None]
    answered_on: Mapped[PartialDate | None]
    note: Mapped[Words]
    example: Mapped[bool | None]


class PowerOfAttorney(Thing):
    """A party's authority (fullmakt) for another organisation to sign or decide for it; one row for each body that gave it."""

    __tablename__ = "power_of_attorney"
    owner_column: ClassVar[str] = "party"

    party: Mapped[str] = mapped_column(ForeignKey("party.uuid"), index=True)
    given_to: Mapped[str] = mapped_column(ForeignKey("organisation.uuid"))
    body: Mapped[Words]
    decided_on: Mapped[PartialDate | None]
    paragraph: Mapped[Words]
    diary_number: Mapped[Words]
    valid_to: Mapped[PartialDate | None]
    note: Mapped[Words]
    example: Mapped[bool | None]


class Request(Thing):
    """One request for a decision, or a reminder of one, sent to a party; `round` names the round it went out in."""

    __tablename__ = "request"
    owner_column: ClassVar[str] = "party"

    party: Mapped[str] = mapped_column(ForeignKey("party.uuid"), index=True)
    round: Mapped[Words] = mapped_column(index=True)
    kind: Mapped[str] = mapped_column(default="request")
    sent_on: Mapped[PartialDate | None]
    reply_by: Mapped[PartialDate | None]
    way: Mapped[Words]
    sent_to: Mapped[Words]
    note: Mapped[Words]
    example: Mapped[bool | None]


class ContactNote(Thing):
    """One contact with a party about an agreement: what was said; `expected_on` is when it is to be taken up there."""

    __tablename__ = "contact_note"
    owner_column: ClassVar[str] = "party"

    party: Mapped[str] = mapped_column(ForeignKey("party.uuid"), index=True)
    noted_on: Mapped[PartialDate | None]
    with_whom: Mapped[Words]
    words: Mapped[str]
    expected_on: Mapped[PartialDate | None]
