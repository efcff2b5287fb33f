"""Sending agreements to parties for a decision, and reminding those that have not answered: noted in one act."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from nkavtal.base.errors import UserError
from nkavtal.base.i18n import N_, listing
from nkavtal.catalogue.rows import Values
from nkavtal.model.agreement import Agreement
from nkavtal.model.organisation import Organisation
from nkavtal.model.party import Party, Request
from nkavtal.rules.adoption import COUNTED_ROLES
from nkavtal.rules.partial_date import PartialDate
from nkavtal.store.queries.parties import party_of
from nkavtal.store.queries.rounds import names, rounds
from nkavtal.store.store import Store
from nkavtal.store.work import Work
from nkavtal.usecases.acts import does
from nkavtal.usecases.kept import complete
from nkavtal.usecases.touched import Subject, Touched

Pairs = tuple[tuple[str, str], ...]
"""Agreements and organisations (UUIDs): which party of which agreement is meant."""


@dataclass(frozen=True)
class SendRound:
    """Note that agreements have been sent to parties of their own side for a decision, under a round's name.

    `values` are fields of a request (sent_on, reply_by, way, note, example), `sent_to` the address by organisation.
    """

    name: str
    parties: Pairs
    values: Values
    sent_to: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class RemindRound:
    """Note that parties in a round have been reminded; `name` is '' for what was sent under no name.

    `values` and `sent_to` are as in SendRound; a day to reply by becomes the parties' new last day.
    """

    name: str
    parties: Pairs
    values: Values
    sent_to: Mapping[str, str] = field(default_factory=dict)


@does(SendRound)
def send_round(store: Store, act: SendRound) -> Touched:
    """Note it for each party, all or none; UserError NKA-371 to 374 for what cannot be sent so.

    The day when a party was first asked stays; its last day to reply becomes the one that is given now. A round that is
    called the same but for capital letters is the same round.
    """
    name, sent_on, reply_by = checked(act)
    with store.writing("send_round") as work:
        name = names(work.connection).get(name.casefold(), name)
        for party in _parties(work, act.parties):
            _note(work, party, name, "request", act.values, act.sent_to)
            asked_on = party.asked_on or sent_on
            work.change(party, asked=True, asked_on=asked_on, reply_by=reply_by or party.reply_by)
        return _told(work, "send_round", name, act.parties)


@does(RemindRound)
def remind_round(store: Store, act: RemindRound) -> Touched:
    """Note the reminder for each party, all or none; UserError NKA-375 for one that is not waited for in the round."""
    reply_by = checked_reminder(act)
    with store.writing("remind_round") as work:
        parties = _parties(work, act.parties)
        awaited = {
            line.pair
            for one in rounds(work.connection, store.clock.today())
            if one.key.name == act.name
            for line in one.missing
        }
        for party in parties:
            if (party.agreement, party.organisation) not in awaited:
                raise UserError(
                    "NKA-375",
                    N_("{name} väntas inte svara om avtal {number} i rundan. Inget är registrerat."),
                    N_("Svaret kan ha kommit. Läs in sidan på nytt och påminn dem som saknas."),
                    name=work.get_one(Organisation, party.organisation).short_name,
                    number=work.get_one(Agreement, party.agreement).number,
                )
            _note(work, party, act.name, "reminder", act.values, act.sent_to)
            if reply_by is not None:
                work.change(party, reply_by=reply_by)
        return _told(work, "remind_round", act.name, act.parties)


def checked(act: SendRound) -> tuple[str, PartialDate | None, PartialDate | None]:
    """Return the round's name, the day of sending and the last day, as they can be told without the register.

    Errors are NKA-371, NKA-373 and NKA-374 of send_round.
    """
    name = " ".join(act.name.split())
    if not name:
        raise UserError(
            "NKA-374",
            N_("Rundan behöver ett namn. Inget är registrerat."),
            N_("Skriv till exempel avtalets titel och månaden."),
            field="round",
        )
    if not act.parties:
        raise nobody_chosen()
    return name, *_days(act.values)


def checked_reminder(act: RemindRound) -> PartialDate | None:
    """Return the new last day, as it can be told without the register; NKA-371 and NKA-373 of remind_round."""
    if not act.parties:
        raise nobody_chosen()
    _sent_on, reply_by = _days(act.values)
    return reply_by


def nobody_chosen() -> UserError:
    """Return the error for a round to nobody."""
    return UserError(
        "NKA-371",
        N_("Ingen kommun är vald. Inget är registrerat."),
        N_("Markera dem som det sänds till."),
    )


def no_party(name: str, number: str) -> UserError:
    """Return the error for somebody who is not asked about an agreement."""
    return UserError(
        "NKA-372",
        N_("{name} är inte part som beslutar om avtal {number}. Inget är registrerat."),
        N_("Lägg först till parten i avtalet, eller välj någon som är part."),
        name=name,
        number=number,
    )


def _days(values: Values) -> tuple[PartialDate | None, PartialDate | None]:
    """Return the day of sending and the last day to reply; NKA-373 when the last day surely comes first."""
    sent_on, reply_by = (
        PartialDate.parse(str(values[name])) if values.get(name) else None for name in ("sent_on", "reply_by")
    )
    if sent_on is not None and reply_by is not None and reply_by.latest < sent_on.earliest:
        raise UserError(
            "NKA-373",
            N_("Svarsdagen {reply} ligger före dagen då det sänds, {sent}. Inget är registrerat."),
            N_("Välj en svarsdag efter den dagen."),
            field="reply_by",
            reply=str(reply_by),
            sent=str(sent_on),
        )
    return sent_on, reply_by


def _parties(work: Work, pairs: Pairs) -> list[Party]:
    """Return the parties' rows; NKA-371 when none is chosen, NKA-372 for one that is none of the own side."""
    if not pairs:
        raise nobody_chosen()
    found = []
    for agreement, organisation in dict.fromkeys(pairs):
        owner = work.get_one(Agreement, agreement)
        uuid = party_of(work.connection, owner.uuid, organisation)
        party = work.get_one(Party, uuid) if uuid is not None else None
        if party is None or party.role not in COUNTED_ROLES:
            raise no_party(work.get_one(Organisation, organisation).short_name, owner.number)
        found.append(party)
    return found


def _note(work: Work, party: Party, name: str, kind: str, values: Values, sent_to: Mapping[str, str]) -> None:
    to = sent_to.get(party.organisation, "")
    work.create(
        Request, party=party.uuid, **complete("request", {**values, "round": name, "kind": kind, "sent_to": to})
    )


def _told(work: Work, act: str, name: str, pairs: Pairs) -> Touched:
    agreements = tuple(dict.fromkeys(agreement for agreement, _organisation in pairs))
    keys = dict.fromkeys(organisation for _agreement, organisation in pairs)
    whom = [work.get_one(Organisation, key).short_name for key in keys]
    title = name or work.get_one(Agreement, agreements[0]).title
    work.about.update({"round": title, "parties": listing(whom)})
    return Touched(Subject.AGREEMENT, agreements, act, work.about)
