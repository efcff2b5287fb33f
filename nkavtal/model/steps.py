"""The federation's own handling of an agreement, how agreements hang together, and what an amendment changes."""

from __future__ import annotations

from typing import ClassVar

from sqlalchemy import ForeignKey, text
from sqlalchemy.orm import Mapped, mapped_column

from nkavtal.model.base import Thing, Words
from nkavtal.rules.partial_date import PartialDate


class Recommendation(Thing):
    """A step at one of the federation's bodies: an initiative, a remiss, a preparation, or the board's recommendation.

    `sent_on` and `reply_by` are for a remiss; `decided_on` is the day of the meeting, or when a remiss was summed up.
    """

    __tablename__ = "recommendation"
    owner_column: ClassVar[str] = "agreement"

    agreement: Mapped[str] = mapped_column(ForeignKey("agreement.uuid"), index=True)
    step: Mapped[str] = mapped_column(default="recommendation", server_default=text("'recommendation'"))
    body: Mapped[Words]
    outcome: Mapped[Words]
    sent_on: Mapped[PartialDate | None]
    reply_by: Mapped[PartialDate | None]
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


class ChangedWording(Thing):
    """One place whose wording an amendment changes; who has adopted the amendment has the new one from its day."""

    __tablename__ = "changed_wording"
    owner_column: ClassVar[str] = "agreement"

    agreement: Mapped[str] = mapped_column(ForeignKey("agreement.uuid"), index=True)
    place: Mapped[str]
    before: Mapped[Words]
    after: Mapped[str]
    from_on: Mapped[PartialDate | None]
    note: Mapped[Words]
