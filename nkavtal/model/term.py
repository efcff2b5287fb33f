"""What an agreement's days follow from: clauses as data, notices, prolongations, days set by hand, reminders."""

from __future__ import annotations

from typing import ClassVar

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from nkavtal.model.base import Thing, Words
from nkavtal.rules.partial_date import PartialDate


class OfAgreement(Thing):
    """A row that belongs to an agreement, and perhaps to one organisation's part in it (None: all)."""

    __abstract__ = True
    owner_column: ClassVar[str] = "agreement"

    agreement: Mapped[str] = mapped_column(ForeignKey("agreement.uuid"), index=True)
    organisation: Mapped[str | None] = mapped_column(ForeignKey("organisation.uuid"))


class Clause(OfAgreement):
    """A clause as data: `rule` is JSON that rules.terms.plain reads; one for all, and one each for those that differ.

    `entered_on` is the day since which days that pass are missed ones; those before it are history.
    """

    __tablename__ = "clause"

    rule: Mapped[str]
    entered_on: Mapped[PartialDate | None]
    note: Mapped[Words]


class Notice(OfAgreement):
    """A notice of termination by one organisation, or by all of a side ('own', 'counterparty')."""

    __tablename__ = "notice"

    side: Mapped[str] = mapped_column(default="own")
    sent_on: Mapped[PartialDate | None]
    received_on: Mapped[PartialDate | None]
    written: Mapped[bool | None]
    ends_on: Mapped[PartialDate | None]
    note: Mapped[Words]


class Prolongation(OfAgreement):
    """An option called ('option', `decided_on` is when it reached the other side) or an extension agreed ('agreed')."""

    __tablename__ = "prolongation"

    kind: Mapped[str] = mapped_column(default="option")
    decided_on: Mapped[PartialDate | None]
    until: Mapped[PartialDate | None]
    note: Mapped[Words]


class SetDay(OfAgreement):
    """A day set by hand: `watch` names the computed one ('notice/1/0'), `base` what it was then (ISO), `author` who did."""

    __tablename__ = "set_day"

    watch: Mapped[str]
    day: Mapped[PartialDate]
    reason: Mapped[str]
    base: Mapped[Words]
    author: Mapped[Words]


class Reminder(OfAgreement):
    """What a person did about a day to watch: `watch` with the very `day`, so that a day that moves is a new one.

    `state` is 'snoozed' (until a day), 'done', 'not_relevant' or 'replaced'.
    """

    __tablename__ = "reminder"

    watch: Mapped[str]
    day: Mapped[PartialDate]
    state: Mapped[str]
    until: Mapped[PartialDate | None]
    note: Mapped[Words]


class LeadTime(Thing):
    """How many days before a last day the work must begin, for a document type ('' for all others)."""

    __tablename__ = "lead_time"

    type: Mapped[Words]
    days: Mapped[str]
