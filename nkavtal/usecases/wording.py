"""The wording in force for each party of an agreement that others amend."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from nkavtal.catalogue.rows import AgreementCard, LedgerRow, PartyLine
from nkavtal.catalogue.standing import day, decision_of, text
from nkavtal.rules.entry import REACHED
from nkavtal.rules.partial_date import PartialDate
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
    """Return what each changed place says for whom on a day; no rows when nothing amends the agreement.

    Amendments of amendments count. One that was abandoned does not, nor one that has ended by the day.
    """
    with store.reading() as connection:
        amending = agreement_card.cards(connection, relations.amending(connection, agreement), on)
        amending = tuple(one for one in amending if not _over(one, on))
        if not amending:
            return WordingsInForce((), {}, {}, {})
        card = agreement_card.card(connection, agreement, on)
    parties = [one.organisation for one in (*card.own_side, *card.counterparties) if not _before(one, "left_on", on)]
    changes = [_change(amendment, row) for amendment in amending for row in amendment.wordings]
    applied = {one.uuid: _applies(one, on) for one in amending}
    waiting = {one.uuid: tuple(key for key in parties if applied[one.uuid].get(key, date.max) > on) for one in amending}
    return WordingsInForce(
        wordings([(change, applied[change.by]) for change in changes], parties, on),
        {one.organisation: one.short_name for one in card.parties},
        {one.uuid: one.number for one in amending},
        waiting,
    )


def _over(amendment: AgreementCard, on: date) -> bool:
    ended = day(amendment.values, "ended_on")
    return bool(amendment.values["abandoned_on"]) or (ended is not None and ended.latest < on)


def _before(line: PartyLine, name: str, on: date) -> bool:
    known = day(line.values, name)
    return known is not None and known.latest < on


def _change(amendment: AgreementCard, row: LedgerRow) -> Change:
    values = row.values
    later = day(values, "from_on")
    return Change(text(values, "place"), text(values, "before"), text(values, "after"), amendment.uuid, _day_of(later))


def _applies(amendment: AgreementCard, on: date) -> dict[str, date]:
    """Return from when an amendment applies to each party that it applies to on a day.

    That is the day noted for the party or given by the rule for entry into force; without a rule the first day, or that
    of the party's own decision when it came later. Old rows without a day count from the first day.
    """
    first = _day_of(day(amendment.values, "starts_on")) or date.min
    found: dict[str, date] = {}
    for one in amendment.parties:
        if _before(one, "left_on", on):
            continue
        noted = day(one.values, "in_force_from")
        since = _day_of(noted) if noted is not None else one.in_force_on
        if since is None and _joined(amendment, one):
            since = max(first, _decided(one)) if amendment.entry is None else first
        if since is not None:
            found[one.organisation] = since
    return found


def _joined(amendment: AgreementCard, one: PartyLine) -> bool:
    """Tell if a party is bound though nobody knows since which day: by its own yes, and by the rule where there is one."""
    yes = one.adopted or (one.role == "counterparty" and one.state in ("adopted", "signed"))
    return yes and (amendment.entry is None or amendment.entry.state == REACHED)


def _decided(one: PartyLine) -> date:
    row = decision_of(one)
    known = day(row.values, "decided_on") if row is not None else None
    return (known.exact or date.min) if known is not None else date.min


def _day_of(known: PartialDate | None) -> date | None:
    """Return a day by which it has surely come; None when none is known."""
    return known.latest if known is not None else None
