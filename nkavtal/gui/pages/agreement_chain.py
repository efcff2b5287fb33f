"""The chain from the board to entry into force, and the sentence about what is left."""

from __future__ import annotations

from datetime import date
from typing import Literal

from nkavtal.base.i18n import gettext as _
from nkavtal.base.i18n import ngettext
from nkavtal.catalogue import entry_words
from nkavtal.catalogue.rows import AgreementCard, LedgerRow, PartyLine
from nkavtal.catalogue.show import day_shown
from nkavtal.catalogue.standing import decision_of
from nkavtal.gui.pages import agreement_words as words
from nkavtal.gui.parts.chain import Link
from nkavtal.gui.parts.note import Tone

How = Literal["done", "now", "todo"]


def links(card: AgreementCard) -> list[Link]:
    """Return the links in order, each as far as the facts say."""
    own = card.own_side
    sent = [one for one in own if one.values["asked"] is True or one.values["asked_on"]]
    adopted = [one for one in own if one.adopted]
    forced = [one for one in adopted if _confirmed(one)]
    board = card.recommended[-1] if card.recommended else None
    return [
        *_prepared(card),
        Link(_("Styrelsen"), _board(board), "done" if board else "todo"),
        Link(_("Sänt"), _sent(sent), _how(len(sent), len(own))),
        Link(_("Antagit"), _of(card.adopted, card.counted), _how(card.adopted, card.counted)),
        Link(_("Laga kraft, bekräftad"), _of(len(forced), len(adopted)), _how(len(forced), len(adopted))),
        Link(_("Undertecknat"), _of(card.signed, card.counted), _how(card.signed, card.counted)),
        _in_force(card),
    ]


def _prepared(card: AgreementCard) -> list[Link]:
    """Return one link for the steps before the board's, when any is known: the last of them, and how many there are."""
    steps = [row for row in card.recommendations if row.values["step"] not in ("recommendation", "decision")]
    if not steps:
        return []
    last = max(steps, key=lambda row: str(row.values["decided_on"] or row.values["sent_on"] or ""))
    day = last.values["decided_on"] or last.values["sent_on"]
    count = ngettext("{n} steg", "{n} steg", len(steps)).format(n=len(steps))
    text = _("{count}, {day}").format(count=count, day=day_shown(str(day))) if day else count
    done = bool(card.recommended) or last.values["decided_on"]
    return [Link(_("Beredning"), text, "done" if done else "now")]


def sentence(card: AgreementCard, today: date) -> tuple[Tone, str, str]:
    """Return tone, title and text of the note under the chain; '' when there is nothing to add."""
    rule = str(card.values["entry_words"] or "")
    title, who, _act = words.next_step(card)
    said_no = words.refused(card)
    if said_no:
        told = _("{names} har sagt nej eller avstår.").format(names=words.names(said_no))
        who = _("{who}. {more}").format(who=who, more=told) if who else told
    if card.entry is not None:
        ready = card.entry.state == "reached"
        return ("warn" if title or not ready else "ok"), entry_words.standing(card, today), _joined(title, who)
    if rule:
        entry = _("Träder i kraft: {rule}").format(rule=rule)
        return ("warn" if title else "ok"), entry, _joined(title, who)
    return ("warn" if title else "ok"), title, who


def _joined(title: str, who: str) -> str:
    return _("{what}: {who}").format(what=title, who=who) if title and who else title or who


def _board(found: LedgerRow | None) -> str:
    if found is None:
        return ""
    day = day_shown(str(found.values["decided_on"])) if found.values["decided_on"] else _("dag saknas")
    return " ".join(part for part in (day, str(found.values["paragraph"] or "")) if part)


def _of(n: int, total: int) -> str:
    return _("{n} av {all}").format(n=n, all=total) if total else ""


def _how(n: int, total: int) -> How:
    return "todo" if not n else "done" if n >= total else "now"


def _sent(parties: list[PartyLine]) -> str:
    if not parties:
        return ""
    count = ngettext("{n} part", "{n} parter", len(parties)).format(n=len(parties))
    days = {str(one.values["asked_on"]) for one in parties if one.values["asked_on"]}
    return _("{count}, {day}").format(count=count, day=day_shown(days.pop())) if len(days) == 1 else count


def _confirmed(party: PartyLine) -> bool:
    decision = decision_of(party)
    return decision is not None and bool(decision.values["legal_force_on"])


def _in_force(card: AgreementCard) -> Link:
    on = card.entry.on if card.entry is not None else None
    starts = on.isoformat() if on is not None else card.values["starts_on"]
    day = day_shown(str(starts)) if starts else ""
    how: How = "done" if card.status in ("in_force", "terminated", "ended", "replaced", "archived") else "todo"
    return Link(_("I kraft"), _("från {day}").format(day=day) if day else "", how)
