"""Bodies that decide or prepare, what they have been called, and when they meet; and how many live in a municipality."""

from __future__ import annotations

from typing import ClassVar

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from nkavtal.model.base import Thing, Words
from nkavtal.rules.partial_date import PartialDate


class Body(Thing):
    """A body of an organisation; `papers_days` before a meeting its papers close, `minutes_days` after it are the minutes done.

    Both are whole numbers as digits, '' when not known. `used_from` and `used_to` are the days the body has existed.
    """

    __tablename__ = "body"
    owner_column: ClassVar[str] = "organisation"

    organisation: Mapped[str] = mapped_column(ForeignKey("organisation.uuid"), index=True)
    name: Mapped[str]
    short_name: Mapped[Words]
    kind: Mapped[str]
    papers_days: Mapped[Words]
    minutes_days: Mapped[Words]
    used_from: Mapped[PartialDate | None]
    used_to: Mapped[PartialDate | None]
    note: Mapped[Words]


class BodyName(Thing):
    """What a body was called before, or is called besides; decisions keep the name they were written with."""

    __tablename__ = "body_name"
    owner_column: ClassVar[str] = "body"

    body: Mapped[str] = mapped_column(ForeignKey("body.uuid"), index=True)
    name: Mapped[str]
    used_from: Mapped[PartialDate | None]
    used_to: Mapped[PartialDate | None]
    note: Mapped[Words]


class Meeting(Thing):
    """One meeting of a body; `papers_by` is the last day to have a matter in its papers, that day included."""

    __tablename__ = "meeting"
    owner_column: ClassVar[str] = "body"

    body: Mapped[str] = mapped_column(ForeignKey("body.uuid"), index=True)
    held_on: Mapped[PartialDate]
    papers_by: Mapped[PartialDate | None]
    cancelled: Mapped[bool | None]
    note: Mapped[Words]


class Population(Thing):
    """How many live in a municipality on a day; the shipped table is used for days that nobody has entered."""

    __tablename__ = "population"
    owner_column: ClassVar[str] = "organisation"

    organisation: Mapped[str] = mapped_column(ForeignKey("organisation.uuid"), index=True)
    counted_on: Mapped[PartialDate]
    inhabitants: Mapped[str]
    source: Mapped[Words]
