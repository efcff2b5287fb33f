"""The federation's own handling of an agreement, and how agreements hang together."""

from __future__ import annotations

from typing import ClassVar

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from nkavtal.model.base import Thing, Words
from nkavtal.rules.partial_date import PartialDate


class Recommendation(Thing):
    """A decision of the federation's board or another of its bodies about an agreement."""

    __tablename__ = "recommendation"
    owner_column: ClassVar[str] = "agreement"

    agreement: Mapped[str] = mapped_column(ForeignKey("agreement.uuid"), index=True)
    body: Mapped[Words]
    decided_on: Mapped[PartialDate | None]
    paragraph: Mapped[Words]
    diary_number: Mapped[Words]
    words: Mapped[Words]
    note: Mapped[Words]


class Relation(Thing):
    """What an agreement is to another one, which may be known by words only."""

    __tablename__ = "relation"
    owner_column: ClassVar[str] = "agreement"

    agreement: Mapped[str] = mapped_column(ForeignKey("agreement.uuid"), index=True)
    kind: Mapped[str] = mapped_column(default="related")
    other: Mapped[str | None] = mapped_column(ForeignKey("agreement.uuid"), index=True)
    words: Mapped[Words]
