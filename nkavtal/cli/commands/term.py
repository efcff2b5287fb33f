"""The days of an agreement: which they are, and why each is the day it is."""

from __future__ import annotations

import argparse
from datetime import date
from typing import TYPE_CHECKING

from nkavtal.base.i18n import day_text, distance_text, ngettext
from nkavtal.base.i18n import gettext as _
from nkavtal.catalogue.term_sentences import SIDES, sentences
from nkavtal.catalogue.term_steps import FAULTS, TASKS, steps_shown
from nkavtal.catalogue.term_words import TERM_STATES, deadline_shown
from nkavtal.cli.answer import Answer
from nkavtal.cli.command import Commands
from nkavtal.cli.terminal import Terminal
from nkavtal.rules.terms import plain
from nkavtal.rules.terms.outcome import Deadline, Outcome

if TYPE_CHECKING:
    from nkavtal.usecases.term import Explained


def add(commands: Commands) -> None:
    """Add `explain`."""
    explain = commands.add("explain", _("visa vilka dagar avtalets ord ger, och hur de är uträknade"), explain_days)
    explain.add_argument("number", metavar=_("NUMMER"), help=_("avtalets nummer"))


def explain_days(terminal: Terminal, given: argparse.Namespace) -> Answer:
    """Tell how the clause is read, where the agreement stands, and why each day is that day."""
    from nkavtal.usecases import agreement, term

    found = term.explain(terminal.store, agreement.find(terminal.store, given.number), terminal.today)
    return Answer(data(found), tuple(_lines(found, terminal.today)))


def _lines(found: Explained, today: date) -> list[str]:
    outcome = found.outcome
    lines = [f"{found.card.number} {found.card.title}", "", _("Så läses avtalets ord. Inget är infört i registret.")]
    lines += [f"  {one}" for one in sentences(found.rule)]
    lines += [_("  Inte förstått: {words}").format(words=one) for one in found.left]
    lines += [
        "",
        _("Läge {day}: {status}.").format(day=today.isoformat(), status=_(TERM_STATES[outcome.status]).lower()),
    ]
    lines += [f"  {one}" for one in steps_shown(outcome.steps)]
    lines += _period(outcome)
    for effect in outcome.effects:
        lines += [f"  {one}" for one in steps_shown(effect.steps)] if not effect.fault else [_(FAULTS[effect.fault])]
    for side, day in outcome.gives:
        lines.append(
            _("{side}: sägs avtalet upp i dag upphör det {day}.").format(side=_(SIDES[side]), day=day_text(day))
        )
    for one in outcome.deadlines:
        if one.day >= today:
            lines += _day(one, today)
    return [*lines, *(_(TASKS[task]) for task in outcome.tasks)]


def _period(outcome: Outcome) -> list[str]:
    term = outcome.terms[outcome.current] if outcome.current is not None else None
    if term is None or term.starts is None or term.ends is None:
        return []
    told = ngettext(
        "Nuvarande period: {first} – {last}, förlängt {n} gång.",
        "Nuvarande period: {first} – {last}, förlängt {n} gånger.",
        outcome.prolonged,
    )
    return [told.format(first=term.starts.isoformat(), last=term.ends.isoformat(), n=outcome.prolonged)]


def _day(one: Deadline, today: date) -> list[str]:
    head = _("{kind} {day}, {distance}").format(
        kind=deadline_shown(one), day=one.day.isoformat(), distance=distance_text(one.day, today)
    )
    if one.assumed:
        head = _("{day} (antagen dag)").format(day=head)
    return ["", head, *(f"  {n}. {line}" for n, line in enumerate(steps_shown(one.steps), 1))]


def data(found: Explained) -> dict[str, object]:
    """Return an agreement's days under English keys."""
    outcome = found.outcome
    return {
        "number": found.card.number,
        "title": found.card.title,
        "as_of": outcome.as_of.isoformat(),
        "rule": plain.to_plain(found.rule),
        "sentences": list(sentences(found.rule)),
        "understood": list(found.understood),
        "not_understood": list(found.left),
        "status": outcome.status,
        "reason": list(steps_shown(outcome.steps)),
        "terms": [
            {"no": one.no, "kind": one.kind, "starts": _iso(one.starts), "ends": _iso(one.ends)}
            for one in outcome.terms
        ],
        "current": outcome.current,
        "prolonged": outcome.prolonged,
        "next_is_certain": outcome.certain,
        "end": {"day": outcome.end.day.isoformat(), "why": outcome.end.why} if outcome.end is not None else None,
        "ends_if_given_today": {side or "any": day.isoformat() for side, day in outcome.gives},
        "deadlines": [
            {
                "kind": one.kind,
                "term": one.term,
                "day": one.day.isoformat(),
                "safe": one.safe.isoformat(),
                "side": one.side.value,
                "assumed": one.assumed,
                "explained": list(steps_shown(one.steps)),
            }
            for one in outcome.deadlines
        ],
        "tasks": list(outcome.tasks),
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None
