"""What a clerk's sheet says when it is made: one row for each agreement that is current for the party."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from nkavtal.base.i18n import gettext as _
from nkavtal.catalogue.asked import asked
from nkavtal.catalogue.codes import PARTY_STATES
from nkavtal.catalogue.rows import AgreementCard, LedgerRow, PartyLine
from nkavtal.catalogue.standing import decision_of, signature_of, text
from nkavtal.exchange.clerk_sheet.layout import BLANKS, Sent


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row: what is told of the agreement, and what stands in the cells to fill in."""

    agreement: str
    party: str
    number: str
    title: str
    asked: str
    reply_by: str
    state: str
    sent: Sent


@dataclass(frozen=True, slots=True)
class ClerkSheet:
    """The whole sheet of one organisation; `answer_to` is where it is to be sent back, '' when that is not known."""

    organisation: str
    short_name: str
    rows: tuple[SheetRow, ...]
    today: date
    sender: str
    answer_to: str
    example: bool = False


def sheet_rows(cards: Sequence[AgreementCard], organisation: str) -> tuple[SheetRow, ...]:
    """Return a row for each agreement that the organisation is an own-side party to and has not left."""
    return tuple(
        _row(card, line)
        for card in cards
        for line in card.own_side
        if line.organisation == organisation and line.state != "left"
    )


def _row(card: AgreementCard, line: PartyLine) -> SheetRow:
    shown: dict[str, LedgerRow | None] = {"decision": decision_of(line), "signature": signature_of(line)}
    values = {one.id: _value(shown.get(one.table), line, one.table, one.name) for one in BLANKS}
    rows = {table: row.uuid for table, row in shown.items() if row is not None}
    seen = tuple(row.uuid for row in (*line.decisions, *line.signatures))
    return SheetRow(
        card.uuid, line.uuid, card.number, card.title, asked(line), text(line.values, "reply_by"),
        _(PARTY_STATES[line.state]), Sent(line.organisation, values, rows, seen),
    )  # fmt: skip


def _value(row: LedgerRow | None, line: PartyLine, table: str, name: str) -> str:
    if table == "party":
        return text(line.values, name)
    return text(row.values, name) if row is not None else ""
