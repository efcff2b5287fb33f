"""All that has been decided about one agreement, by the federation and by every party, day by day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from nkavtal.base.i18n import gettext as _
from nkavtal.base.i18n import ngettext, sort_key
from nkavtal.catalogue import sentences
from nkavtal.catalogue.party import DECISION
from nkavtal.catalogue.rows import AgreementCard, LedgerRow
from nkavtal.catalogue.sentences import paragraph
from nkavtal.catalogue.show import day_shown, shown
from nkavtal.catalogue.standing import day, decision_of, text
from nkavtal.catalogue.steps import RECOMMENDATION
from nkavtal.documents.reports.printed import (
    NONE,
    Printed,
    example_words,
    has_examples,
    mark_note,
    marked,
    whole,
)
from nkavtal.documents.sheet import Cell, Column, Paragraph, Part, Sheet, Table

Line = tuple[tuple[date, str], tuple[Cell, ...]]


def sheet(card: AgreementCard, context: Printed) -> Sheet:
    """Return the decisions in the order of their days; those without a day stand last."""
    lines = sorted([*_steps(card, context), *_decisions(card)], key=lambda line: line[0])
    n = len(lines)
    kind = _("Beslutshistorik")
    example = has_examples(card, context)
    lead = ngettext("{n} beslut. {count} {entry}", "{n} beslut. {count} {entry}", n)
    parts: list[Part] = [
        Paragraph(lead.format(n=n, count=sentences.count(card), entry=sentences.entry(card, context.today)), "lead"),
        *([Paragraph(example_words(), "strong")] if example else []),
        _table(lines) if lines else Paragraph(_("Inga beslut är registrerade.")),
    ]
    if lines and (note := mark_note(card.parties)):
        parts.append(Paragraph(note, "note"))
    title, about = (
        _("{kind}: {title}").format(kind=kind, title=card.title),
        _("Avtal {number}").format(number=card.number),
    )
    return whole(context, title, kind, parts, example=example, landscape=True, subject=about)


def _table(lines: list[Line]) -> Table:
    columns = (
        Column(_("Dag"), 26, fit=True, once=True),
        Column(_("Part"), 38, head=True),
        Column(_("Organ"), 38),
        Column(_("Paragraf"), 20, fit=True),
        Column(_("Dnr"), 30, fit=True),
        Column(_("Utfall"), 36),
        Column(_("Slag"), 40),
        Column(_("Villkor och anmärkning"), 56),
    )
    return Table(columns, tuple(cells for _key, cells in lines), look="compact")


def _steps(card: AgreementCard, context: Printed) -> Iterator[Line]:
    for row in card.recommendations:
        values = row.values
        yield _line(
            row, "", context.organisation,
            outcome=shown(RECOMMENDATION.field("outcome"), values["outcome"]),
            kind=shown(RECOMMENDATION.field("step"), values["step"]),
            rest="\n".join(filter(None, (text(values, "words"), text(values, "note")))),
        )  # fmt: skip


def _decisions(card: AgreementCard) -> Iterator[Line]:
    for party in card.parties:
        standing = decision_of(party)
        for row in party.decisions:
            yield _line(
                row, sort_key(party.short_name), party.short_name,
                outcome=shown(DECISION.field("outcome"), row.values["outcome"]),
                kind=shown(DECISION.field("kind"), row.values["kind"]),
                rest=_rest(row), stands=row is standing and len(party.decisions) > 1,
            )  # fmt: skip


def _rest(row: LedgerRow) -> str:
    said = []
    for name in ("condition", "minutes_note", "note"):
        if words := text(row.values, name):
            label = _(DECISION.field(name).label)
            said.append(_("{label}: {words}").format(label=label, words=words) if name != "note" else words)
    return "\n".join(said)


def _line(row: LedgerRow, order: str, party: str, *, outcome: str, kind: str, rest: str, stands: bool = False) -> Line:
    values = row.values
    known = day(values, "decided_on")
    when = day_shown(text(values, "decided_on")) if known is not None else _("dag saknas")
    told = _("{kind} (det som gäller)").format(kind=kind) if stands else kind
    cells: tuple[Cell, ...] = (
        when,
        party,
        text(values, "body") or NONE,
        paragraph(values) or NONE,
        text(values, "diary_number") or NONE,
        marked(outcome, example=row.example) if outcome else NONE,
        told or NONE,
        rest or NONE,
    )
    return ((known.earliest if known is not None else date.max, order), cells)
