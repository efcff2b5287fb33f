"""The last safe day of an agreement: the register's facts handed to the rule, and what is reckoned with where it has none."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from nkavtal.base import law
from nkavtal.catalogue import appeal
from nkavtal.catalogue.rows import AgreementCard, BodyLine, LedgerRow, PartyLine
from nkavtal.rules import safe_days
from nkavtal.rules.partial_date import PartialDate
from nkavtal.rules.safe_days import Calendar, SafeDays, Sitting, Taker, Wanted
from nkavtal.store.queries import agreement_card, bodies
from nkavtal.store.queries import term as term_query
from nkavtal.store.store import Store

DISPATCH_DAYS, SEND_DAYS, PAPERS_DAYS = 7, 3, 21
"""What is reckoned with until somebody says otherwise: for sending out a matter, for a notice on its way, for papers."""
DECIDING = ("council", "executive")
"""Kinds of bodies that are offered as the one that decides, for all."""


@dataclass(frozen=True, slots=True)
class TakerFacts:
    """One party that is to decide, with its bodies."""

    organisation: str
    name: str
    bodies: tuple[BodyLine, ...]
    got_on: date | None
    decided: bool


@dataclass(frozen=True, slots=True)
class Facts:
    """What the register knows: the days to come that are likely to be wanted, the board, and who is to decide."""

    agreement: str
    number: str
    title: str
    starts_on: date | None
    notice_on: date | None
    board: BodyLine | None
    recommended_on: date | None
    takers: tuple[TakerFacts, ...]
    minutes_days: int
    """The longest that law lets minutes take, which is reckoned with where a body says nothing."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody wants to know: a start or, with `notice`, a day for a notice to be received.

    `kind` is the kind of body that decides; `bodies` names another by organisation (UUIDs).
    """

    goal: date
    notice: bool = False
    legal_force: bool = True
    kind: str = "council"
    dispatch_days: int = DISPATCH_DAYS
    send_days: int = SEND_DAYS
    papers_days: int = PAPERS_DAYS
    minutes_days: int = 16
    bodies: Mapping[str, str] = field(default_factory=dict)


def facts(store: Store, agreement: str, today: date) -> Facts:
    """Return what is known about an agreement's way to its decisions."""
    with store.reading() as connection:
        card = agreement_card.card(connection, agreement, today)
        term = term_query.cards(connection, [agreement], today)[agreement]
        deciders = [one for one in card.own_side if one.organisation_kind != "federation"]
        federation = bodies.federations(connection)
        found = bodies.bodies(connection, [*(one.organisation for one in deciders), *federation])
    ours = [body for key in federation for body in found[key]]
    notice = (one.safe for one in term.whole.watches if one.kind == "notice" and one.safe >= today)
    return Facts(
        agreement=card.uuid,
        number=card.number,
        title=card.title,
        starts_on=starts if (starts := _exact(card.values["starts_on"])) is not None and starts >= today else None,
        notice_on=next(notice, None),
        board=next((body for body in ours if body.kind == "executive" and lasts(body, today)), None),
        recommended_on=_recommended(card, today),
        takers=tuple(_taker(one, found[one.organisation], today) for one in deciders),
        minutes_days=law.minutes_time(today).days,
    )


def reckon(known: Facts, asked: Asked, today: date) -> SafeDays:
    """Return the last safe days; red days are looked up, which is slow the first time."""
    wanted = Wanted(
        asked.goal,
        legal_force=asked.legal_force,
        send_days=asked.send_days if asked.notice else 0,
        dispatch_days=asked.dispatch_days,
        papers_days=asked.papers_days,
        minutes_days=asked.minutes_days,
        board=asked.notice or known.recommended_on is None,
    )
    board = calendar(known.board) if known.board is not None else Calendar()
    takers = [
        Taker(
            one.organisation,
            one.name,
            calendar(body) if (body := deciding(one, asked, today)) is not None else Calendar(),
            None if asked.notice else one.got_on,
            not asked.notice and one.decided,
        )
        for one in known.takers
    ]
    return safe_days.reckon(wanted, board, takers, today, appeal.force)


def deciding(taker: TakerFacts, asked: Asked, today: date) -> BodyLine | None:
    """Return the body that decides for a party: the one named for it, or that of the kind asked for."""
    named = asked.bodies.get(taker.organisation)
    if named is not None:
        return next((one for one in taker.bodies if one.uuid == named), None)
    return next((one for one in taker.bodies if one.kind == asked.kind and lasts(one, today)), None)


def lasts(body: BodyLine, today: date) -> bool:
    """Tell if a body still exists."""
    until = body.values["used_to"]
    return not until or PartialDate.parse(str(until)).latest >= today


def calendar(body: BodyLine) -> Calendar:
    """Return when a body meets; a meeting that is called off, or whose day is vague, is none to reckon with."""
    sittings = (
        Sitting(day, _exact(one.values["papers_by"]))
        for one in body.meetings
        if one.values["cancelled"] is not True and (day := _exact(one.values["held_on"])) is not None
    )
    name = str(body.values["short_name"] or body.name)
    return Calendar(name, tuple(sittings), _number(body.values["papers_days"]), _number(body.values["minutes_days"]))


def _taker(line: PartyLine, found: tuple[BodyLine, ...], today: date) -> TakerFacts:
    requests = (row.values["sent_on"] for row in line.requests if row.values["kind"] == "request")
    sent = _passed((*requests, line.values["asked_on"]), today)
    decided = not line.waiting and line.state not in ("unknown", "not_asked")
    return TakerFacts(line.organisation, line.short_name, found, min(sent, default=None), decided)


def _recommended(card: AgreementCard, today: date) -> date | None:
    return max(_passed((row.values["decided_on"] for row in _given(card.recommended)), today), default=None)


def _given(rows: Iterable[LedgerRow]) -> Iterable[LedgerRow]:
    return (row for row in rows if row.values["outcome"] not in ("rejected", "referred_back", "tabled"))


def _passed(values: Iterable[object], today: date) -> list[date]:
    """Return the days that have surely come; a vague one as the last day it can be."""
    return [day for value in values if value and (day := PartialDate.parse(str(value)).latest) <= today]


def _exact(value: object) -> date | None:
    return PartialDate.parse(str(value)).exact if value else None


def _number(value: object) -> int | None:
    return int(str(value)) if value not in (None, "") else None
