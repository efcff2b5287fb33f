"""An agreement between the municipalities, and perhaps counterparties."""

from __future__ import annotations

from sqlalchemy.orm import Mapped, mapped_column

from nkavtal.model.base import Thing
from nkavtal.rules.partial_date import PartialDate


class Agreement(Thing):
    """One agreement; None and '' mean that nothing is known, `areas` are codes with commas, `amount` kronor as text."""

    __tablename__ = "agreement"

    number: Mapped[str] = mapped_column(unique=True)
    title: Mapped[str]
    areas: Mapped[str] = mapped_column(default="")
    type: Mapped[str] = mapped_column(default="")
    diary_number: Mapped[str] = mapped_column(default="")
    old_number: Mapped[str] = mapped_column(default="")
    responsible: Mapped[str] = mapped_column(default="")
    deputy: Mapped[str] = mapped_column(default="")
    starts_on: Mapped[PartialDate | None]
    ends_on: Mapped[PartialDate | None]
    open_ended: Mapped[bool | None]
    term_words: Mapped[str] = mapped_column(default="")
    renewal_words: Mapped[str] = mapped_column(default="")
    notice_words: Mapped[str] = mapped_column(default="")
    entry_words: Mapped[str] = mapped_column(default="")
    cost_words: Mapped[str] = mapped_column(default="")
    amount: Mapped[str | None]
    stage: Mapped[str] = mapped_column(default="")
    terminated_on: Mapped[PartialDate | None]
    ended_on: Mapped[PartialDate | None]
    archived_on: Mapped[PartialDate | None]
    abandoned_on: Mapped[PartialDate | None]
    source: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")
