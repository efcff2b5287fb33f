"""An agreement's way from initiative to entry into force, step by step, with what is known of each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from nkavtal.base.i18n import gettext as _
from nkavtal.base.i18n import ngettext
from nkavtal.catalogue import entry_words
from nkavtal.catalogue.codes import STEP_OUTCOMES, STEPS
from nkavtal.catalogue.day_words import day_words
from nkavtal.catalogue.rows import AgreementCard, LedgerRow, PartyLine
from nkavtal.catalogue.sentences import recommendation
from nkavtal.catalogue.show import day_shown
from nkavtal.catalogue.standing import decision_of, text

_ORDER = list(STEPS)


@dataclass(frozen=True, slots=True)
class ChainStep:
    """One step: its code and name, the day as kept ('' when not known), what is known of it, and how far it has come.

    `how` is 'done', 'now' (some have, some have not) or 'todo'.
    """

    code: str
    title: str
    day: str
    words: str
    how: str
    documents: int = 0
    """How many documents belong to the step."""


def steps(card: AgreementCard, today: date) -> tuple[ChainStep, ...]:
    """Return every step in its usual order: those at the federation as they were, then the parties' as counts."""
    return (*_at_federation(card), *_of_parties(card), _in_force(card, today))


def at_federation(card: AgreementCard) -> list[LedgerRow]:
    """Return the steps at the federation's bodies in their usual order, and by day."""
    return sorted(card.recommendations, key=lambda row: (_place(row), text(row.values, "decided_on") or "9999"))


def _at_federation(card: AgreementCard) -> Iterator[ChainStep]:
    for row in at_federation(card):
        code, day = text(row.values, "step"), text(row.values, "decided_on") or text(row.values, "sent_on")
        documents = sum(one.values["recommendation"] == row.uuid for one in card.attachments)
        yield ChainStep(code, _(STEPS[code]), day, _told(row), _how_of(row), documents)
    if not card.recommended:
        code = "recommendation"
        yield ChainStep(code, _(STEPS[code]), "", "", "todo")


def _place(row: LedgerRow) -> int:
    return _ORDER.index(text(row.values, "step"))


def _told(row: LedgerRow) -> str:
    values = row.values
    outcome = text(values, "outcome")
    remiss = ""
    if text(values, "sent_on"):
        remiss = _("utsänd {day}").format(day=day_shown(text(values, "sent_on")))
    replies = _("svar senast {day}").format(day=day_shown(text(values, "reply_by"))) if text(values, "reply_by") else ""
    return ", ".join(
        filter(None, (recommendation(values), remiss, replies, _(STEP_OUTCOMES[outcome]).lower() if outcome else ""))
    )


def _how_of(row: LedgerRow) -> str:
    values = row.values
    if text(values, "outcome") in ("referred_back", "tabled"):
        return "now"
    if text(values, "decided_on") or text(values, "outcome"):
        return "done"
    return "now" if text(values, "sent_on") else "done"


def _of_parties(card: AgreementCard) -> Iterator[ChainStep]:
    own = [one for one in card.own_side if one.state != "left"]
    sent = [one for one in own if one.values["asked"] is True or one.values["asked_on"]]
    adopted = [one for one in own if one.adopted]
    forced = [one for one in adopted if _confirmed(one)]
    signed = [one for one in own if one.signed]
    yield _counted("sent", _("Sänt"), sent, own, [text(one.values, "asked_on") for one in sent])
    yield _counted("adopted", _("Antagit"), adopted, own, [_decided(one) for one in adopted])
    yield _counted("legal_force", _("Laga kraft, bekräftad"), forced, adopted, [_confirmed(one) for one in forced])
    yield _counted("signed", _("Undertecknat"), signed, own, [_signed(one) for one in signed])


def _counted(code: str, title: str, some: list[PartyLine], of: list[PartyLine], days: list[str]) -> ChainStep:
    known = sorted(day for day in days if day)
    n = len(of)
    words = ngettext("{some} av {n} part", "{some} av {n} parter", n).format(some=len(some), n=n) if of else ""
    how = "todo" if not some else "done" if len(some) >= n else "now"
    return ChainStep(code, title, known[-1] if known else "", words, how)


def _decided(one: PartyLine) -> str:
    row = decision_of(one)
    return text(row.values, "decided_on") if row is not None else ""


def _confirmed(one: PartyLine) -> str:
    row = decision_of(one)
    return text(row.values, "legal_force_on") if row is not None else ""


def _signed(one: PartyLine) -> str:
    return max((text(row.values, "signed_on") for row in one.signatures), default="")


def _in_force(card: AgreementCard, today: date) -> ChainStep:
    applies = card.status in ("in_force", "terminated", "ended", "replaced", "archived")
    starts = text(card.values, "starts_on")
    if card.entry is not None:
        on = card.entry.on
        day = on.isoformat() if on is not None else ""
        words = entry_words.standing(card, today)
    else:
        day = starts
        words = _("från {day}").format(day=day_words(starts)) if starts else ""
    return ChainStep("in_force", _("I kraft"), day, words, "done" if applies else "todo")
