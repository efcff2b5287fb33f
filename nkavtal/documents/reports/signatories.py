"""The signatory list: one row a party, with room to sign on paper, and what does not go together below."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from nkavtal.base.i18n import gettext as _
from nkavtal.catalogue import sentences
from nkavtal.catalogue.field import Field
from nkavtal.catalogue.further import further
from nkavtal.catalogue.party import DECISION, PARTY, SIGNATURE
from nkavtal.catalogue.rows import AgreementCard, PartyLine
from nkavtal.catalogue.show import day_shown, shown
from nkavtal.catalogue.standing import Force, adopts, decision_of, force_of, signature_of, text
from nkavtal.documents.reports.printed import (
    NONE,
    Printed,
    example_words,
    force_shown,
    has_examples,
    marked,
    missing,
    name_of,
    state_of,
    whole,
)
from nkavtal.documents.reports.signatory_notes import (
    Remarks,
    notes,
    numbers,
    own_days_shown,
    remarks_in,
    shared_days,
)
from nkavtal.documents.sheet import Cell, Column, Muted, Paragraph, Part, RowLook, Sheet, SignLine, Table

_ROOM = 131  # millimetres that the rows and the notes below them share on one page
_NOTE_LINE = 155  # letters on a line of notes
_HEIGHTS: tuple[tuple[RowLook, float], ...] = (("signing", 9.3), ("normal", 8.2), ("close", 7.1))


def sheet(card: AgreementCard, context: Printed) -> Sheet:
    """Return the list of one agreement: the own side in Swedish order, then the counterparties."""
    example = has_examples(card, context)
    lead, counted = _lead(card), _counted(card, context.today)
    if example and len(counted) < len(lead):
        counted = _("{words} {example}").format(words=counted, example=example_words())
    elif example:
        lead = _("{words} {example}").format(words=lead, example=example_words())
    parts: list[Part] = [Paragraph(lead, "lead"), Paragraph(counted, "strong")]
    lines = (*card.own_side, *card.counterparties)
    remarks, below = remarks_in(lines, card.names), notes(card, lines)
    if lines:
        parts.append(_table(lines, card.names, remarks, sum(-(-len(words) // _NOTE_LINE) for words in below)))
    parts += [Paragraph(words, "note") for words in below]
    kind = _("Undertecknandeförteckning")
    selection = _("Urval: avtal {number}, alla parter. Ordning: kommuner, sedan motparter.").format(number=card.number)
    about = _("Avtal {number}").format(number=card.number)
    return whole(context, kind, kind, parts, example=example, selection=selection, landscape=True, subject=about)


def _lead(card: AgreementCard) -> str:
    number = text(card.values, "diary_number")
    board = [sentences.recommendation(row.values) for row in card.recommended]
    said = _("{title} ({number}, dnr {dnr}).").format(title=card.title, number=card.number, dnr=number or missing())
    if not any(board):
        return _("{agreement} Styrelsens rekommendation saknas.").format(agreement=said)
    return _("{agreement} Rekommendation: {board}.").format(agreement=said, board="; ".join(filter(None, board)))


def _counted(card: AgreementCard, today: date) -> str:
    return _("{count} {entry}").format(count=sentences.count(card), entry=sentences.entry(card, today))


def _table(lines: Sequence[PartyLine], names: Mapping[str, str], remarks: Remarks, note_lines: int) -> Table:
    fields = [
        (ledger.name, field) for ledger in (PARTY, DECISION, SIGNATURE) for field in further(ledger) if field.listed
    ]
    own = [_further(line, fields, names) for line in lines]
    filled = [at for at in range(len(fields)) if any(words[at] for words in own)]
    own_days = "" if shared_days(lines) else _own_days_head(lines)
    columns = [
        Column(_("Part"), 36, head=True, fit=True),
        Column(_("Läge"), 34, fit=True),
        Column(_("Beslut"), 36, fit=True),
        Column(_("Dnr"), 24, fit=True),
        Column(_("Laga kraft"), 22, fit=True),
        Column(_("Undertecknat"), 34, fit=True),
        Column(_("Namn och befattning"), 66),
        *(Column(_(fields[at][1].label), 24, fit=True) for at in filled),
        *([Column(own_days, 24, fit=True)] if own_days else []),
        *([Column(_("Anm."), 10, fit=True)] if remarks else []),
    ]
    rows = tuple(
        _row(line)
        + tuple(words[at] or NONE for at in filled)
        + ((own_days_shown(line.values),) if own_days else ())
        + ((numbers(line, remarks),) if remarks else ())
        for line, words in zip(lines, own, strict=True)
    )
    return Table(tuple(columns), rows, look=_look(len(lines), note_lines))


def _further(line: PartyLine, fields: Sequence[tuple[str, Field]], names: Mapping[str, str]) -> tuple[str, ...]:
    """Return what the line has in listed fields that no column was made for by hand."""
    decision, signature = decision_of(line), signature_of(line)
    rows = {"party": line.values, "decision": decision and decision.values, "signature": signature and signature.values}
    return tuple(shown(field, (rows[ledger] or {}).get(field.name), names) for ledger, field in fields)


def _look(rows: int, note_lines: int) -> RowLook:
    """Return the roomiest look that lets rows and notes stand on one page."""
    left = _ROOM - (note_lines * 4.3 + 4 if note_lines else 0)
    return next((look for look, high in _HEIGHTS if rows * high <= left), "normal")


def _own_days_head(lines: Sequence[PartyLine]) -> str:
    """Return the head of the column of single parties' days, '' when no party has any."""
    if any(text(line.values, "in_force_to") for line in lines):
        return _("Gäller")
    return _("Gäller fr.o.m.") if any(text(line.values, "in_force_from") for line in lines) else ""


def _row(line: PartyLine) -> tuple[Cell, ...]:
    row = decision_of(line)
    if row is None:
        decided: tuple[Cell, ...] = (NONE, NONE, NONE)
    else:
        force = force_of(row)
        legal: Cell = force_shown(force) if force.confirmed else Muted(_earliest(force))
        decided = (
            marked(sentences.decision(row.values) or missing(), example=row.example),
            text(row.values, "diary_number") or missing(),
            legal if adopts(row) else NONE,
        )
    return name_of(line), state_of(line), *decided, *_signed(line)


def _earliest(force: Force) -> str:
    """Return an unconfirmed day in little room; the note below tells how it was reckoned."""
    return missing() if force.earliest is None else _("tidigast\n{day}").format(day=force.earliest.isoformat())


def _signed(line: PartyLine) -> tuple[Cell, Cell]:
    row = signature_of(line)
    if row is None:
        return "", NONE if line.state in ("left", "rejected", "declined") else SignLine()
    day = text(row.values, "signed_on")
    forms = {"paper": _("papper"), "electronic": _("e"), "minutes": _("protokoll")}
    form = forms.get(text(row.values, "form"), "")
    when = day_shown(day) if day else _("dag saknas")
    by = ", ".join(filter(None, (text(row.values, "signed_by"), text(row.values, "capacity"))))
    return marked(f"{when} {form}".strip(), example=row.example), by or Muted(missing())
