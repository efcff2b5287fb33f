"""Files that belong to an agreement, kept unchanged beside the database."""

from __future__ import annotations

from typing import ClassVar

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from nkavtal.model.base import Thing, Words
from nkavtal.rules.partial_date import PartialDate


class Attachment(Thing):
    """One file of an agreement, perhaps of a certain decision, signature or step in it.

    `sha256` (hex) names the file in `bilagor/`, `size` is in bytes, `name` is what it was called where it came from,
    `from_outside` tells if the system had marked it as coming from the net or a mail, `signs` are codes of what it may
    do when it is opened (catalogue FILE_SIGNS).
    """

    __tablename__ = "attachment"
    owner_column: ClassVar[str] = "agreement"

    agreement: Mapped[str] = mapped_column(ForeignKey("agreement.uuid"), index=True)
    decision: Mapped[str | None] = mapped_column(ForeignKey("decision.uuid"), index=True)
    signature: Mapped[str | None] = mapped_column(ForeignKey("signature.uuid"), index=True)
    recommendation: Mapped[str | None] = mapped_column(ForeignKey("recommendation.uuid"), index=True)
    name: Mapped[str]
    kind: Mapped[Words]
    description: Mapped[Words]
    dated_on: Mapped[PartialDate | None]
    sha256: Mapped[str] = mapped_column(index=True)
    size: Mapped[int]
    media_type: Mapped[Words]
    signs: Mapped[Words]
    from_outside: Mapped[bool | None]
