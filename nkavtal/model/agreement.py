"""An agreement between the municipalities, and perhaps counterparties."""

from __future__ import annotations

from sqlalchemy.orm import Mapped, mapped_column

from nkavtal.model.base import Thing, Words
from nkavtal.rules.partial_date import PartialDate


class Agreement(Thing):
    """One agreement; None and '' mean that nothing is known, `areas` are codes with commas, `amount` kronor as text.

    `entry_rule` is a code of rules.entry; `entry_least` parties and `entry_share` per cent of the population are digits.
    """

    __tablename__ = "agreement"

    number: Mapped[str] = mapped_column(unique=True)
    title: Mapped[str]
    areas: Mapped[Words]
    type: Mapped[Words]
    diary_number: Mapped[Words]
    old_number: Mapped[Words]
    responsible: Mapped[Words]
    deputy: Mapped[Words]
    starts_on: Mapped[PartialDate | None]
    ends_on: Mapped[PartialDate | None]
    open_ended: Mapped[bool | None]
    term_words: Mapped[Words]
    renewal_words: Mapped[Words]
    notice_words: Mapped[Words]
    lead_days: Mapped[Words]
    entry_words: Mapped[Words]
    entry_rule: Mapped[Words]
    entry_least: Mapped[Words]
    entry_share: Mapped[Words]
    entry_signed: Mapped[bool | None]
    entry_conditional: Mapped[bool | None]
    entry_confirmed: Mapped[bool | None]
    cost_words: Mapped[Words]
    amount: Mapped[str | None]
    stage: Mapped[Words]
    terminated_on: Mapped[PartialDate | None]
    ended_on: Mapped[PartialDate | None]
    archived_on: Mapped[PartialDate | None]
    abandoned_on: Mapped[PartialDate | None]
    source: Mapped[Words]
    note: Mapped[Words]
