"""Organisations: municipalities, regions, universities, suppliers; their names over time and contacts."""

from __future__ import annotations

from typing import ClassVar

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from nkavtal.model.base import Thing, Words
from nkavtal.rules.partial_date import PartialDate


class Organisation(Thing):
    """One legal person or public body; `org_number` is 'NNNNNN-NNNN' with a right check digit, or ''."""

    __tablename__ = "organisation"

    name: Mapped[str]
    short_name: Mapped[str]
    kind: Mapped[str]
    org_number: Mapped[Words]
    org_number_state: Mapped[Words]
    scb_code: Mapped[Words]
    member: Mapped[bool | None]
    email: Mapped[Words]
    address: Mapped[Words]
    note: Mapped[Words]


class Name(Thing):
    """Another name of an organisation: earlier, in another language, or what people call it."""

    __tablename__ = "name"
    owner_column: ClassVar[str] = "organisation"

    organisation: Mapped[str] = mapped_column(ForeignKey("organisation.uuid"), index=True)
    name: Mapped[str]
    kind: Mapped[str] = mapped_column(default="alias")
    used_from: Mapped[PartialDate | None]
    used_to: Mapped[PartialDate | None]
    note: Mapped[Words]


class Contact(Thing):
    """A function to reach at an organisation; `ends_on` is its last day, inclusive."""

    __tablename__ = "contact"
    owner_column: ClassVar[str] = "organisation"

    organisation: Mapped[str] = mapped_column(ForeignKey("organisation.uuid"), index=True)
    function: Mapped[str]
    person: Mapped[Words]
    areas: Mapped[Words]
    email: Mapped[Words]
    phone: Mapped[Words]
    gets_mail: Mapped[bool | None]
    ends_on: Mapped[PartialDate | None]
    note: Mapped[Words]
