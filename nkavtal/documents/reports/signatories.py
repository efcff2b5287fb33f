"""The signatory list: one row a party, with room to sign on paper, and what does not go together below."""

from __future__ import annotations

from collections.abc import Sequence

from nkavtal.base.i18n import gettext as _
from nkavtal.catalogue import sentences
from nkavtal.catalogue.rows import AgreementCard, PartyLine, Values
from nkavtal.catalogue.show import day_shown
from nkavtal.catalogue.standing import adopts, decision_of, force_of, signature_of, text
from nkavtal.documents.reports.dossier_decisions import checks, legal_note, remarks
from nkavtal.documents.reports.printed import (
    NONE,
    Printed,
    example_words,
    force_shown,
    has_examples,
    missing,
    name_of,
    state_of,
)
from nkavtal.documents.sheet import Cell, Column, Muted, Paragraph, Part, Sheet, SignLine, Table

_WIDE = 252  # millimetres between the margins
_ROOMY = 14  # rows that fit on one page with room to sign; more are set closer


def sheet(card: AgreementCard, context: Printed) -> Sheet:
    """Return the list of one agreement: the own side in Swedish order, then the counterparties."""
    example = has_examples(card, context)
    parts: list[Part] = [Paragraph(_lead(card), "lead"), Paragraph(_counted(card), "strong")]
    if example:
        parts.append(Paragraph(example_words(), "strong"))
    lines = (*card.own_side, *card.counterparties)
    if lines:
        parts.append(_table(lines))
    parts += [Paragraph(words, "note") for words in _notes(card, lines)]
    kind = _("Undertecknandeförteckning")
    return Sheet(
        title=kind,
        parts=tuple(parts),
        kind=kind,
        dated=context.today,
        printed=context.at,
        printed_by=context.by,
        version=context.version,
        organisation=context.organisation,
        head=_("EXEMPEL  {head}").format(head=kind) if example else kind,
        selection=_("Urval: avtal {number}, alla parter. Ordning: kommuner, sedan motparter.").format(
            number=card.number
        ),
        landscape=True,
        subject=_("Avtal {number}").format(number=card.number),
    )


def _lead(card: AgreementCard) -> str:
    number = text(card.values, "diary_number")
    board = [sentences.recommendation(row.values) for row in card.recommendations]
    said = _("{title} ({number}, dnr {dnr}).").format(title=card.title, number=card.number, dnr=number or missing())
    if not any(board):
        return _("{agreement} Styrelsens rekommendation saknas.").format(agreement=said)
    return _("{agreement} Rekommendation: {board}.").format(agreement=said, board="; ".join(filter(None, board)))


def _counted(card: AgreementCard) -> str:
    return _("{count} {entry}").format(count=sentences.count(card), entry=sentences.entry(card))


def _table(lines: Sequence[PartyLine]) -> Table:
    examples = any(line.example for line in lines)
    own_days = _own_days_head(lines)
    columns = [
        Column(_("Part"), 42 if examples else 30, head=True),
        Column(_("Läge"), 37),
        Column(_("Beslut"), 35),
        Column(_("Dnr"), 24),
        Column(_("Laga kraft"), 33 if any(force_of(decision_of(line)).earliest for line in lines) else 23),
        Column(_("Undertecknat"), 34),
        *([Column(own_days, 23)] if own_days else []),
    ]
    by = Column(_("Namn och befattning"), _WIDE - sum(column.share for column in columns))
    columns.insert(6, by)
    rows = tuple(_row(line) + ((_own_days(line.values),) if own_days else ()) for line in lines)
    return Table(tuple(columns), rows, look="signing" if len(lines) + examples <= _ROOMY else "normal")


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
        legal: Cell = force_shown(force) if force.confirmed else Muted(force_shown(force))
        decided = (
            sentences.decision(row.values) or missing(),
            text(row.values, "diary_number") or missing(),
            legal if adopts(row) else NONE,
        )
    return name_of(line), state_of(line), *decided, *_signed(line)


def _signed(line: PartyLine) -> tuple[Cell, Cell]:
    row = signature_of(line)
    if row is None:
        return "", NONE if line.state in ("left", "rejected", "declined") else SignLine()
    day = text(row.values, "signed_on")
    forms = {"paper": _("papper"), "electronic": _("e"), "minutes": _("protokoll")}
    form = forms.get(text(row.values, "form"), "")
    when = day_shown(day) if day else _("dag saknas")
    by = ", ".join(filter(None, (text(row.values, "signed_by"), text(row.values, "capacity"))))
    return f"{when} {form}".strip(), by or Muted(missing())


def _own_days(values: Values) -> str:
    first, last = text(values, "in_force_from"), text(values, "in_force_to")
    if first and last:
        return _("{first} –\n{last}").format(first=day_shown(first), last=day_shown(last))
    if last:
        return _("t.o.m. {last}").format(last=day_shown(last))
    return day_shown(first) if first else NONE


def _notes(card: AgreementCard, lines: Sequence[PartyLine]) -> list[str]:
    found = [" ".join(checks(card)), *remarks(card), *_replaced_signatures(lines)]
    signatures = [row for line in lines for row in line.signatures]
    used = {text(row.values, "form") for row in signatures}
    for line in lines:
        row = signature_of(line)
        if row is not None and text(row.values, "note"):
            words = text(row.values, "note")
            found.append(_("{name}, om underskriften: {words}").format(name=line.short_name, words=words))
    legend = {
        "electronic": _("e = elektronisk underskrift."),
        "minutes": _("protokoll = protokollet gäller som underskrift."),
    }
    found.append(" ".join(words for form, words in legend.items() if form in used))
    if any(adopts(decision_of(line)) and force_of(decision_of(line)).earliest for line in lines):
        found.append(legal_note())
    return [words for words in found if words]


def _replaced_signatures(lines: Sequence[PartyLine]) -> list[str]:
    """Return signatures beside the latest one: several may sign for a party."""
    return [
        _("{name} är också undertecknat av {by}.").format(name=line.short_name, by=text(row.values, "signed_by"))
        for line in lines
        for row in line.signatures[:-1]
        if text(row.values, "signed_by")
    ]
