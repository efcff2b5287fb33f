"""The signatory list as rows of a workbook: days as days where they are known to the day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from nkavtal.base.i18n import N_, listing
from nkavtal.base.i18n import gettext as _
from nkavtal.catalogue import entry_words, sentences
from nkavtal.catalogue.codes import PARTY_STATES, STATUSES, WARNINGS
from nkavtal.catalogue.field import Field, Kind, Ledger
from nkavtal.catalogue.further import told
from nkavtal.catalogue.party import DECISION, PARTY, SIGNATURE
from nkavtal.catalogue.rows import AgreementCard, LedgerRow, PartyLine, Values
from nkavtal.catalogue.show import day_shown, shown
from nkavtal.catalogue.standing import day, decision_of, force_of, signature_of, text
from nkavtal.exchange.workbook_out import OutColumn, OutSheet, Value

_HEADS = {
    ("decision", "outcome"): (N_("Utfall"), 13),
    ("decision", "kind"): (N_("Slag av beslut"), 16),
    ("decision", "body"): (N_("Organ"), 19),
    ("decision", "decided_on"): (N_("Beslutsdatum"), 15),
    ("decision", "paragraph"): (N_("§"), 8),
    ("decision", "diary_number"): (N_("Dnr"), 14),
    ("decision", "legal_force_on"): (N_("Laga kraft (bekräftad)"), 14),
    ("signature", "signed_by"): (N_("Undertecknare"), 18),
    ("signature", "capacity"): (N_("Befattning"), 19),
    ("signature", "form"): (N_("Form"), 13),
}
"""Short headings and widths in letters; other fields have their own label."""


def sheets(cards: Sequence[AgreementCard], today: date, *, example: bool = False) -> tuple[OutSheet, ...]:
    """Return a sheet for each agreement, before them a summary when they are several."""
    each = tuple(_sheet(card, today, example=example) for card in cards)
    return each if len(cards) < 2 else (_summary(cards, today, example=example), *each)


def rows(cards: Sequence[AgreementCard]) -> Iterator[tuple[Value, ...]]:
    """Yield the headings, then a row for each party of every agreement: what a list without sheets holds."""
    yield tuple(column.title for column in _columns())
    for card in cards:
        yield from _rows(card)


def _columns() -> tuple[OutColumn, ...]:
    return (
        OutColumn(_("Avtal nr"), 11),
        OutColumn(_("Kommun"), 17),
        OutColumn(_("Läge"), 15),
        OutColumn(_("Antagit"), 10),
        *(_column(DECISION, field) for field in _shown_of(DECISION)),
        *(_column(SIGNATURE, field) for field in _shown_of(SIGNATURE)),
        OutColumn(_("Gäller fr.o.m."), 12, "partial"),
        OutColumn(_("Gäller t.o.m."), 12, "partial"),
        OutColumn(_("Exempel"), 11),
        OutColumn(_("Varningar"), 24),
        OutColumn(_("Anmärkning"), 34),
    )


def _shown_of(ledger: Ledger) -> tuple[Field, ...]:
    """Return the fields of a ledger that the list shows: a new listed field comes along by itself."""
    return tuple(field for field in ledger.fields if field.listed or field.name == "kind")


def _column(ledger: Ledger, field: Field) -> OutColumn:
    title, width = _HEADS.get((ledger.name, field.name), (field.label, 16))
    return OutColumn(_(title), width, "partial" if field.kind is Kind.PARTIAL_DATE else "text")


def _sheet(card: AgreementCard, today: date, *, example: bool) -> OutSheet:
    number = text(card.values, "diary_number") or _("saknas")
    board = [sentences.recommendation(row.values) for row in card.recommended]
    words = "; ".join(filter(None, board)) or _("saknas")
    intro = [
        _("Undertecknandeförteckning"),
        _("{title} ({number}, dnr {dnr})").format(title=card.title, number=card.number, dnr=number),
        _("Rekommendation: {words}").format(words=words),
        sentences.count(card),
        sentences.entry(card, today),
        _("Läget {day}").format(day=today.isoformat()),
    ]
    alert = _alert(example or any(line.example for line in card.parties))
    return OutSheet(card.number, tuple(intro), _columns(), _rows(card), alert=alert, frozen=2)


def _alert(example: bool) -> str:
    return _("EXEMPEL. Innehåller påhittade exempeldata.") if example else ""


def _rows(card: AgreementCard) -> Iterator[tuple[Value, ...]]:
    for line in (*card.own_side, *card.counterparties):
        yield (
            card.number,
            line.short_name,
            _("Ansluten senare") if line.joined_later and line.state == "signed" else _(PARTY_STATES[line.state]),
            adopted_word(line),
            *_values(DECISION, decision_of(line)),
            *_values(SIGNATURE, signature_of(line)),
            _day(line.values, "in_force_from"),
            _day(line.values, "in_force_to"),
            _examples(line),
            "; ".join(_(WARNINGS[code]) for code in line.warnings),
            _notes(line, card.names),
        )


def _examples(line: PartyLine) -> str:
    """Return which facts of the row are invented: 'beslut, underskrift'."""
    decision, signature = decision_of(line), signature_of(line)
    told = (
        (_("part"), line.own_example),
        (_("beslut"), decision is not None and decision.example),
        (_("underskrift"), signature is not None and signature.example),
    )
    return ", ".join(word for word, example in told if example)


def adopted_word(line: PartyLine) -> str:
    """Return 'ja', 'nej', 'väntar' or 'okänt': has the party adopted the agreement?"""
    if line.adopted or line.state in ("signed", "adopted"):
        return _("ja")
    if line.state in ("rejected", "declined"):
        return _("nej")
    return _("väntar") if line.waiting or line.state in ("waiting", "preparing") else _("okänt")


def _values(ledger: Ledger, row: LedgerRow | None) -> tuple[Value, ...]:
    fields = _shown_of(ledger)
    if row is None:
        return ("",) * len(fields)
    return tuple(_value(field, row.values) for field in fields)


def _value(field: Field, values: Values) -> Value:
    if field.kind is not Kind.PARTIAL_DATE:
        return shown(field, values[field.name])
    known = _day(values, field.name)
    return _("dag saknas") if known is None and field.name == "signed_on" else known


def _day(values: Values, name: str) -> Value:
    """Return a real day where it is known to the day, its words where it is vague."""
    known = day(values, name)
    if known is None:
        return None
    return known.exact or day_shown(str(known))


def _notes(line: PartyLine, names: dict[str, str]) -> str:
    row, signature = decision_of(line), signature_of(line)
    said: list[str] = []
    if row is not None:
        for name in ("condition", "minutes_note", "note"):
            if text(row.values, name):
                label = _(DECISION.field(name).label)
                said.append(_("{label}: {words}").format(label=label, words=text(row.values, name)))
        said += told(DECISION, row.values, names, columns=False)
        force = force_of(row)
        if force.earliest is not None:
            said.append(_("Laga kraft tidigast {day}, ej bekräftad").format(day=force.earliest.isoformat()))
    if signature is not None:
        said += [text(signature.values, "note"), *told(SIGNATURE, signature.values, names, columns=False)]
        earlier = [text(one.values, "signed_by") for one in line.signatures[:-1]]
        if any(earlier):
            said.append(_("Också undertecknat av {names}").format(names=listing(list(filter(None, earlier)))))
    said += [text(line.values, "preparation_words"), text(line.values, "note"), *told(PARTY, line.values, names)]
    return "; ".join(filter(None, said))


def _summary(cards: Sequence[AgreementCard], today: date, *, example: bool) -> OutSheet:
    columns = (
        OutColumn(_("Avtal nr"), 11),
        OutColumn(_("Titel"), 42),
        OutColumn(_("Dnr"), 16),
        OutColumn(_("Läge"), 20),
        OutColumn(_("Parter"), 10, "number"),
        OutColumn(_("Antagit"), 10, "number"),
        OutColumn(_("Undertecknat"), 16, "number"),
        OutColumn(_("Träder i kraft"), 34),
        OutColumn(_("Har inte undertecknat"), 44),
        OutColumn(_("Exempel"), 11),
    )
    intro = (_("Undertecknandeförteckningar"), _("Läget {day}").format(day=today.isoformat()))
    alert = _alert(example or any(line.example for card in cards for line in card.parties))
    rows = (_summary_row(card, example) for card in cards)
    return OutSheet(_("Översikt"), intro, columns, rows, alert=alert, frozen=2)


def _summary_row(card: AgreementCard, example: bool) -> tuple[Value, ...]:
    unsigned = [line.short_name for line in card.own_side if not line.signed and line.state != "left"]
    marked = example or any(line.example for line in card.parties)
    return (
        card.number,
        card.title,
        text(card.values, "diary_number"),
        _(STATUSES.get(card.status, card.status)),
        card.counted,
        card.adopted,
        card.signed,
        entry_words.rule(card.values) or text(card.values, "entry_words") or _("saknas"),
        listing(unsigned),
        _("exempel") if marked else "",
    )
