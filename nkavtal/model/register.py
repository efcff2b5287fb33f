"""The register itself, its history, and what is derived from it."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from sqlalchemy import Date, ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from nkavtal.model.base import Base, Words

Count = Annotated[int, mapped_column(default=0, server_default=text("0"))]
"""A number that is 0 until it has been worked out; the default in the database lets a migration add such a column."""


class Register(Base):
    """One row: which register this is, since when, and if it is the throw-away example."""

    __tablename__ = "register"

    uuid: Mapped[str] = mapped_column(String(36), primary_key=True)
    created_at: Mapped[str]
    organisation: Mapped[str] = mapped_column(default="Norrbottens Kommuner")
    example: Mapped[bool] = mapped_column(default=False)


class Act(Base):
    """One act of a person: a code, when (UTC), by whom, what it was about, and which act it took back."""

    __tablename__ = "act"

    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    uuid: Mapped[str] = mapped_column(String(36), unique=True)
    name: Mapped[str]
    at: Mapped[str]
    actor: Mapped[str]
    about: Mapped[str] = mapped_column(default="{}")
    undoes: Mapped[int | None] = mapped_column(ForeignKey("act.seq"), index=True)


class Change(Base):
    """One value before and after, as JSON; a created thing is one snapshot with an empty field name."""

    __tablename__ = "change"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    act: Mapped[int] = mapped_column(ForeignKey("act.seq"), index=True)
    table_name: Mapped[str]
    thing: Mapped[str] = mapped_column(String(36), index=True)
    agreement: Mapped[str | None] = mapped_column(String(36), index=True)
    field: Mapped[str]
    before: Mapped[str | None]
    after: Mapped[str | None]


class AgreementDerived(Base):
    """What follows from an agreement's facts, for lists; remade by one function, never edited.

    It was made for the day `as_of` and holds to `holds_to`, that day included (None: whatever the day).
    `runs_from` and `runs_to` are inclusive; `bar` is one letter a party in Swedish order (U signed, A adopted, - other).
    `awaited` parties have an answer under way; `undecided` and `unsigned` ones are the gaps. A settled one has none.
    `entry` is a code of rules.entry ('' while no rule for entry into force is set), `entry_on` the day it applies from,
    `entry_waits` the short names it waits for, a line each.
    `answers` holds each counted party as its organisation's position and a letter, see rules.answers.
    """

    __tablename__ = "agreement_derived"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    agreement: Mapped[str] = mapped_column(ForeignKey("agreement.uuid"), unique=True)
    title_key: Mapped[str]
    counterparties: Mapped[str]
    counterparty_key: Mapped[str]
    parties: Mapped[int]
    adopted: Mapped[int]
    signed: Mapped[int]
    awaited: Mapped[Count]
    undecided: Mapped[Count]
    unsigned: Mapped[Count]
    answers: Mapped[Words]
    entry: Mapped[Words]
    entry_on: Mapped[date | None] = mapped_column(Date)
    entry_waits: Mapped[Words]
    bar: Mapped[str]
    phase: Mapped[str]
    runs_from: Mapped[date | None] = mapped_column(Date)
    runs_to: Mapped[date | None] = mapped_column(Date)
    renews: Mapped[bool]
    next_day: Mapped[str | None]
    next_kind: Mapped[str]
    example: Mapped[bool]
    as_of: Mapped[date | None] = mapped_column(Date)
    holds_to: Mapped[date | None] = mapped_column(Date, index=True)
    start_key: Mapped[str]
    end_key: Mapped[str]

    __table_args__ = (
        Index("ix_agreement_derived_title_key", "title_key", "id"),
        Index("ix_agreement_derived_counterparty_key", "counterparty_key", "id"),
        Index("ix_agreement_derived_next_day", "next_day", "next_kind", "id"),
        Index("ix_agreement_derived_start_key", "start_key", "id"),
        Index("ix_agreement_derived_end_key", "end_key", "id"),
        Index("ix_agreement_derived_adopted", "adopted", "id"),
        Index("ix_agreement_derived_awaited", "awaited", "runs_to", "renews"),
        Index("ix_agreement_derived_unsigned", "unsigned", "runs_to", "renews"),
    )


class PartyDerived(Base):
    """What follows from one party's facts: its state (catalogue PARTY_STATES), counts and warnings with commas.

    `lacks` is the gap: "decision", "signature" or ""; `example` tells that what the state tells of is invented,
    `in_force_on` from when the agreement applies for the party by the facts and the rule for entry into force.
    """

    __tablename__ = "party_derived"

    party: Mapped[str] = mapped_column(ForeignKey("party.uuid"), primary_key=True)
    agreement: Mapped[str] = mapped_column(ForeignKey("agreement.uuid"), index=True)
    organisation: Mapped[str] = mapped_column(ForeignKey("organisation.uuid"), index=True)
    role: Mapped[str]
    state: Mapped[str]
    adopted: Mapped[bool]
    signed: Mapped[bool]
    waiting: Mapped[bool]
    joined_later: Mapped[bool]
    warnings: Mapped[str]
    lacks: Mapped[Words]
    in_force_on: Mapped[date | None] = mapped_column(Date)
    example: Mapped[bool] = mapped_column(default=False, server_default=text("0"))
