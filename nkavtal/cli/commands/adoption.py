"""How far an agreement has come: step by step, and party by party."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from nkavtal.base.i18n import gettext as _
from nkavtal.base.law import appeal_time
from nkavtal.base.red_days import LAW_CHECKED
from nkavtal.catalogue import chain, entry_words, standing
from nkavtal.catalogue.codes import DECISION_KINDS, OUTCOMES, PARTY_STATES, WARNINGS
from nkavtal.catalogue.rows import AgreementCard, LedgerRow, PartyLine
from nkavtal.catalogue.sentences import decision as decision_words
from nkavtal.catalogue.show import day_shown
from nkavtal.catalogue.standing import text
from nkavtal.cli.answer import Answer
from nkavtal.cli.command import Commands
from nkavtal.cli.table import table
from nkavtal.cli.terminal import Terminal

_HOW = {"done": "✓", "now": "…", "todo": "–"}


def add(commands: Commands) -> None:
    """Add `chain` and `adoption`."""
    for name, words, run in (
        ("chain", _("visa vägen från initiativ till ikraftträdande"), show_chain),
        ("adoption", _("visa vad varje part har beslutat och undertecknat"), show_adoption),
    ):
        commands.add(name, words, run).add_argument("number", metavar=_("NUMMER"), help=_("avtalets nummer"))


def show_chain(terminal: Terminal, given: argparse.Namespace) -> Answer:
    """Tell each step with its day and how far it has come."""
    card = _card(terminal, given)
    steps = chain.steps(card, terminal.today)
    own = len(card.recommendations)
    rows = [
        (
            str(place) if place <= own else "",
            _HOW[one.how],
            one.title,
            day_shown(one.day) if one.day else "",
            one.words,
            str(one.documents or ""),
        )
        for place, one in enumerate(steps, 1)
    ]
    data = [
        {
            "step": one.code,
            "title": one.title,
            "day": one.day,
            "text": one.words,
            "state": one.how,
            "documents": one.documents,
        }
        for one in steps
    ]
    head = f"{card.number}  {card.title}"
    return Answer(
        {"number": card.number, "steps": data},
        (head, "", *table((_("Nr"), "", _("Steg"), _("Dag"), "", _("Dokument")), rows, "  ")),
    )


def show_adoption(terminal: Terminal, given: argparse.Namespace) -> Answer:
    """Tell the ledger of all parties, the rule for entry into force, and how it stands."""
    card = _card(terminal, given)
    told = entry_words.standing(card, terminal.today)
    lines = [f"{card.number}  {card.title}", ""]
    lines += filter(None, (entry_words.rule(card.values) or text(card.values, "entry_words"), told))
    headings = (
        _("Part"), _("Läge"), _("Sänt"), _("Svar senast"), _("Beslut"), _("Laga kraft"), _("Undertecknat"),
        _("Gäller fr.o.m."), _("Utträdde"), _("Anmärkning"),
    )  # fmt: skip
    lines += ["", *table(headings, [_cells(one) for one in card.parties], "  ")]
    if any(standing.force_of(standing.decision_of(one)).earliest for one in card.parties):
        looked = min(LAW_CHECKED, appeal_time(terminal.today).checked_on)
        lines += ["", _("Lagen kontrollerad t.o.m. {day}.").format(day=looked.isoformat())]
    data = {
        "number": card.number,
        "rule": entry_words.rule(card.values),
        "entry": card.entry.state if card.entry is not None else "",
        "in_force_on": card.entry.on.isoformat() if card.entry is not None and card.entry.on is not None else None,
        "standing": told,
        "waits_for": _waits(card),
        "parties": [_party(one) for one in card.parties],
    }
    return Answer(data, tuple(lines))


def _card(terminal: Terminal, given: argparse.Namespace) -> AgreementCard:
    from nkavtal.usecases import agreement

    return agreement.show(terminal.store, agreement.find(terminal.store, given.number), terminal.today)


def _waits(card: AgreementCard) -> list[dict[str, str]]:
    if card.entry is None or card.entry.state == "reached":
        return []
    return [{"party": card.names[place.key], "for": place.step} for place in card.entry.waits()]


def _cells(one: PartyLine) -> Sequence[str]:
    decision = standing.decision_of(one)
    signed = "; ".join(day_shown(text(row.values, "signed_on")) or _("dag saknas") for row in one.signatures)
    warnings = ", ".join(_(WARNINGS[code]) for code in one.warnings)
    return (
        one.short_name,
        _(PARTY_STATES[one.state]),
        _day(one, "asked_on"),
        _day(one, "reply_by"),
        _decided(decision),
        _force(decision),
        signed,
        one.in_force_on.isoformat() if one.in_force_on is not None else _day(one, "in_force_from"),
        _day(one, "left_on"),
        warnings or text(one.values, "preparation_words"),
    )


def _day(one: PartyLine, name: str) -> str:
    known = text(one.values, name)
    return day_shown(known) if known else ""


def _decided(row: LedgerRow | None) -> str:
    if row is None:
        return ""
    outcome, kind = _(OUTCOMES[text(row.values, "outcome")]), text(row.values, "kind")
    of_kind = "" if kind in ("", "final") else f"({_(DECISION_KINDS[kind]).lower()})"
    return " ".join(filter(None, (outcome, decision_words(row.values), of_kind)))


def _force(row: LedgerRow | None) -> str:
    known = standing.force_of(row)
    if known.confirmed:
        return day_shown(known.confirmed)
    return _("tidigast {day}").format(day=known.earliest.isoformat()) if known.earliest is not None else ""


def _party(one: PartyLine) -> dict[str, object]:
    decision = standing.decision_of(one)
    force = standing.force_of(decision)
    return {
        "party": one.short_name,
        "role": one.role,
        "state": one.state,
        "asked_on": one.values["asked_on"],
        "reply_by": one.values["reply_by"],
        "requests": [row.values for row in one.requests],
        "decision": decision.values if decision is not None else None,
        "condition_answers": [row.values for row in one.answers.get(decision.uuid, ())] if decision is not None else [],
        "legal_force": force.confirmed or None,
        "legal_force_earliest": force.earliest.isoformat() if force.earliest is not None else None,
        "signatures": [row.values for row in one.signatures],
        "powers_of_attorney": [row.values for row in one.authorities],
        "in_force_on": one.in_force_on.isoformat() if one.in_force_on is not None else None,
        "left_on": one.values["left_on"],
        "warnings": list(one.warnings),
        "example": one.example,
    }
