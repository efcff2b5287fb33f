"""The wording in force for each party of an agreement that others amend."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from nkavtal.catalogue.rows import AgreementCard, LedgerRow
from nkavtal.catalogue.standing import day, text
from nkavtal.rules.wording import Change, Wording, wordings
from nkavtal.store.queries import agreement_card, relations
from nkavtal.store.store import Store


@dataclass(frozen=True, slots=True)
class WordingsInForce:
    """The wordings on a day; `names` and `numbers` tell what parties (organisations) and amendments are called.

    `waiting` names, by amendment, the parties for which it does not apply on the day.
    """

    rows: tuple[Wording, ...]
    names: dict[str, str]
    numbers: dict[str, str]
    waiting: dict[str, tuple[str, ...]]


def in_force(store: Store, agreement: str, on: date) -> WordingsInForce:
    """Return what each changed place says for whom on a day; no rows when nothing amends the agreement."""
    with store.reading() as connection:
        amending = agreement_card.cards(connection, relations.amending(connection, agreement), on)
        if not amending:
            return WordingsInForce((), {}, {}, {})
        card = agreement_card.card(connection, agreement, on)
    parties = [one.organisation for one in (*card.own_side, *card.counterparties) if one.state != "left"]
    changes = [_change(amendment, row) for amendment in amending for row in amendment.wordings]
    applied = {one.uuid: _applies(one) for one in amending}
    waiting = {one.uuid: tuple(key for key in parties if applied[one.uuid].get(key, date.max) > on) for one in amending}
    return WordingsInForce(
        wordings(changes, parties, on),
        {one.organisation: one.short_name for one in card.parties},
        {one.uuid: one.number for one in amending},
        waiting,
    )


def _change(amendment: AgreementCard, row: LedgerRow) -> Change:
    """Return a changed place with the days from which it applies, for the parties that the amendment applies to."""
    later = day(row.values, "from_on")
    first = later.exact if later is not None else None
    applies = {key: max(since, first) if first is not None else since for key, since in _applies(amendment).items()}
    values = row.values
    return Change(text(values, "place"), text(values, "before"), text(values, "after"), amendment.uuid, applies)


def _applies(amendment: AgreementCard) -> dict[str, date]:
    """Return from when an amendment applies to each party: noted or by its rule, else its first day for who has adopted.

    A counterparty is bound from the amendment's first day when it has signed or decided; a vague day gives none.
    """
    starts = day(amendment.values, "starts_on")
    first = starts.exact if starts is not None else None
    found: dict[str, date] = {}
    for one in amendment.parties:
        adopted = one.adopted or (one.role == "counterparty" and one.state in ("adopted", "signed"))
        since = one.in_force_on or (first if adopted and amendment.entry is None else None)
        since = since or (first if one.role == "counterparty" and adopted else None)
        if since is not None:
            found[one.organisation] = since
    return found
