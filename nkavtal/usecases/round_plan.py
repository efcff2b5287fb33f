"""What a round would be, before anything is made or noted: whom it could go to, and what would go with it."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain, count

from nkavtal.base.errors import UserError
from nkavtal.base.i18n import MONTHS, N_, listing, ngettext
from nkavtal.base.i18n import gettext as _
from nkavtal.catalogue import attachment as attached
from nkavtal.catalogue import sentences
from nkavtal.catalogue.rows import AgreementCard, PartyLine
from nkavtal.catalogue.standing import text
from nkavtal.rules.file_name import safe_name, split
from nkavtal.store.queries import agreement_card as agreement_query
from nkavtal.store.queries import rounds
from nkavtal.store.store import Store
from nkavtal.usecases.letter_data import board_of
from nkavtal.usecases.mail_addresses import recipients

_UNDECIDED = frozenset({"unknown", "not_asked", "waiting", "preparing", "referred_back", "tabled"})
_ENCLOSED = ("agreement_text", "annex", "minutes")
"""Kinds of documents that go with a request, in this order; minutes only those of the federation itself."""

_LONGEST = 70  # letters of an annex's name: with folders above it, the whole path must be one that Windows takes
_ANNEX = re.compile(r"^bilaga\s+(?=[^\W\d_]{2})", re.IGNORECASE)  # an annex with a number of its own keeps it


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A kept file that goes with the request: what it is called in the letter, and its name there."""

    words: str
    name: str
    file: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class PlannedAgreement:
    """An agreement of the round; `recommended` is the board's recommendation in words, '' when there is none."""

    uuid: str
    number: str
    title: str
    recommended: str
    enclosures: tuple[Enclosure, ...]
    has_text: bool


@dataclass(frozen=True, slots=True)
class PlannedParty:
    """A party that could be asked; `undecided` ones are proposed, but for the federation (`sends`), which sends it.

    Days are PartialDate texts.
    """

    agreement: str
    organisation: str
    short_name: str
    state: str
    undecided: bool
    sends: bool
    asked_on: str
    reply_by: str

    @property
    def pair(self) -> tuple[str, str]:
        """Agreement and organisation."""
        return self.agreement, self.organisation


@dataclass(frozen=True, slots=True)
class RoundPlan:
    """Agreements, the parties of their own side, and names and addresses of those who get mail, by organisation."""

    agreements: tuple[PlannedAgreement, ...]
    parties: tuple[PlannedParty, ...]
    addresses: dict[str, tuple[tuple[str, str], ...]]
    unusable: dict[str, tuple[str, ...]]
    """Addresses that no mail can have, by organisation."""
    named: frozenset[str]
    """Names that rounds have already, in small letters."""

    def proposed(self, today: date) -> str:
        """Return a name for the round that no other has."""
        n = len(self.agreements)
        what = self.agreements[0].title if n == 1 else ngettext("{n} avtal", "{n} avtal", n).format(n=n)
        month = _(MONTHS[today.month - 1])
        name = _("{what}, {month} {year}").format(what=what, month=month, year=today.year)
        tries = chain([name], (f"{name} ({number})" for number in count(2)))
        return next(one for one in tries if one.casefold() not in self.named)

    @property
    def organisations(self) -> dict[str, str]:
        """Short names by UUID, in Swedish order within each agreement."""
        return {party.organisation: party.short_name for party in self.parties}

    @property
    def undecided(self) -> tuple[str, ...]:
        """Organisations that have not decided on one of the agreements at least."""
        return tuple(dict.fromkeys(party.organisation for party in self.parties if party.undecided and not party.sends))

    def pairs(self, organisations: Collection[str]) -> tuple[tuple[str, str], ...]:
        """Return what is sent to some organisations: what they have not decided on, else all that they are party to."""
        own = [party for party in self.parties if party.organisation in organisations]
        waiting = {party.organisation for party in own if party.undecided}
        return tuple(party.pair for party in own if party.undecided or party.organisation not in waiting)

    def sent_to(self, organisations: Collection[str]) -> dict[str, str]:
        """Return the addresses of some organisations, as they are noted."""
        return {
            key: "; ".join(email for _name, email in self.addresses[key])
            for key in organisations
            if key in self.addresses
        }


def plan(store: Store, agreements: Sequence[str], today: date) -> RoundPlan:
    """Return what could be sent of agreements (UUIDs); UserError NKA-379 when none has a party that decides."""
    with store.reading() as connection:
        cards = agreement_query.cards(connection, agreements, today)
        parties = tuple(_party(card, line) for card in cards for line in card.own_side)
        named = frozenset(rounds.names(connection))
    if not parties:
        raise UserError(
            "NKA-379",
            N_("Avtal {numbers} saknar parter som ska besluta. Inget är gjort."),
            N_("Lägg först till parterna i avtalet."),
            numbers=listing([card.number for card in cards]) or "–",
        )
    to = recipients(store, {party.organisation for party in parties}, today)
    return RoundPlan(tuple(map(_agreement, cards)), parties, to.usable, to.unusable, named)


def recommended(card: AgreementCard) -> str:
    """Return the board's recommendation in words: day, § and what it says; '' when there is none."""
    row = board_of(card)
    if row is None:
        return ""
    said = text(row.values, "words").rstrip(".")
    when = sentences.recommendation(row.values)
    return _("{when}: {said}.").format(when=when, said=said) if said else when


def enclosures(card: AgreementCard) -> tuple[Enclosure, ...]:
    """Return the kept files that go with a request, numbered in the order they are enclosed."""
    rows = [
        row.values
        for kind in _ENCLOSED
        for row in card.attachments
        if row.values["kind"] == kind and not row.values["decision"] and not row.values["signature"]
    ]
    found: list[Enclosure] = []
    for number, values in enumerate(rows, 1):
        words = attached.title(values)
        _stem, suffix = split(attached.file_name(values))
        stem = _ANNEX.sub("", words.removesuffix(suffix))
        stem = (stem[:1].upper() + stem[1:])[:_LONGEST].rstrip()
        name = safe_name(
            _("{number} Bilaga {n} {what}").format(number=card.number, n=number, what=stem),
            suffix,
            [one.name for one in found],
        )
        size = int(str(values["size"]))
        found.append(Enclosure(stem, name, attached.file_name(values), str(values["sha256"]), size))
    return tuple(found)


def _agreement(card: AgreementCard) -> PlannedAgreement:
    return PlannedAgreement(
        uuid=card.uuid,
        number=card.number,
        title=card.title,
        recommended=recommended(card),
        enclosures=enclosures(card),
        has_text=any(row.values["kind"] == "agreement_text" for row in card.attachments),
    )


def _party(card: AgreementCard, line: PartyLine) -> PlannedParty:
    return PlannedParty(
        agreement=card.uuid,
        organisation=line.organisation,
        short_name=line.short_name,
        state=line.state,
        undecided=line.state in _UNDECIDED,
        sends=line.organisation_kind == "federation",
        asked_on=text(line.values, "asked_on"),
        reply_by=text(line.values, "reply_by"),
    )
