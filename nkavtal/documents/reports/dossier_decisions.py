"""The dossier's decisions and signatures: the federation's bodies, the municipalities, the other side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from nkavtal.base.i18n import gettext as _
from nkavtal.base.i18n import listing
from nkavtal.base.law import appeal_time
from nkavtal.base.red_days import LAW_CHECKED
from nkavtal.catalogue.codes import WARNINGS
from nkavtal.catalogue.further import told
from nkavtal.catalogue.party import DECISION, PARTY, SIGNATURE
from nkavtal.catalogue.rows import AgreementCard, LedgerRow, PartyLine
from nkavtal.catalogue.sentences import decision, paragraph
from nkavtal.catalogue.show import day_shown, shown
from nkavtal.catalogue.standing import adopts, decision_of, force_of, text
from nkavtal.documents.reports.printed import (
    NONE,
    day_or_missing,
    force_shown,
    mark_note,
    marked,
    missing,
    name_of,
    named,
    state_of,
)
from nkavtal.documents.sheet import Cell, Column, Heading, Listing, Muted, Paragraph, Part, Table


def parts(card: AgreementCard) -> list[Part]:
    """Return the sections on decisions and signatures."""
    return [*_board(card), *_municipalities(card), *_signatures(card)]


def _board(card: AgreementCard) -> list[Part]:
    found: list[Part] = [Heading(_("Styrelse och beredningar"))]
    if not card.recommendations:
        return [*found, Paragraph(_("Uppgift saknas, komplettera."))]
    columns = (
        Column(_("Organ"), 48, head=True, fit=True),
        Column(_("Dag"), 26, fit=True),
        Column(_("Paragraf"), 22, fit=True),
        Column(_("Dnr"), 30, fit=True),
        Column(_("Beslutet"), 63),
    )
    rows = tuple(
        (
            text(row.values, "body") or missing(),
            day_or_missing(row.values, "decided_on"),
            paragraph(row.values) or missing(),
            text(row.values, "diary_number") or missing(),
            "\n".join(filter(None, (text(row.values, "words"), text(row.values, "note")))) or missing(),
        )
        for row in card.recommendations
    )
    return [*found, Table(columns, rows)]


def _municipalities(card: AgreementCard) -> list[Part]:
    found: list[Part] = [Heading(_("Kommunernas beslut"))]
    if not card.own_side:
        return [*found, Paragraph(_("Inga parter är registrerade."))]
    found.append(_ledger(card.own_side))
    if any(line.decisions for line in card.counterparties):
        found += [Heading(_("Motparters beslut"), 2), _ledger(card.counterparties)]
    known = any(force_of(decision_of(line)).earliest for line in card.parties)
    if below := " ".join(filter(None, (mark_note(card.parties), legal_note() if known else ""))):
        found.append(Paragraph(below, "note"))
    for label, items in (
        (_("Villkor, anteckningar och anmärkningar"), remarks(card)),
        (_("Att kontrollera"), checks(card)),
        (_("Beredning"), _preparation(card)),
        (_("Tidigare beslut och förslag"), _others(card)),
    ):
        if items:
            found += [Heading(label, 2), Listing(tuple(items))]
    return found


def _ledger(lines: Sequence[PartyLine]) -> Table:
    columns = (
        Column(_("Part"), 44, head=True, fit=True),
        Column(_("Läge"), 42, fit=True),
        Column(_("Beslut"), 45),
        Column(_("Dnr"), 30, fit=True),
        Column(_("Laga kraft"), 40, fit=True),
    )
    return Table(columns, tuple(_ledger_row(line) for line in lines), look="close")


def _ledger_row(line: PartyLine) -> tuple[Cell, ...]:
    row = decision_of(line)
    if row is None:
        return name_of(line), state_of(line), NONE, NONE, NONE
    force = force_of(row)
    legal: Cell = force_shown(force) if force.confirmed else Muted(force_shown(force))
    return (
        name_of(line),
        state_of(line),
        marked(decision(row.values) or missing(), example=row.example),
        text(row.values, "diary_number") or missing(),
        legal if adopts(row) else NONE,
    )


def legal_note() -> str:
    """Return how an unconfirmed day of legal force was reckoned, and up to when the law was checked."""
    time = appeal_time(date.max)  # the law of today
    return _(
        "Laga kraft som inte är bekräftad är räknad som {n} dagar från anslagsdagen ({ground}). Faller sista dagen på "
        "en helgdag flyttas den till nästa vardag (lag 1930:173, 2 §). Lagen kontrollerad t.o.m. {day}."
    ).format(n=time.days, ground=time.ground, day=min(LAW_CHECKED, time.checked_on).isoformat())


def remarks(card: AgreementCard) -> list[str]:
    """Return conditions and notes of the standing decisions, and the parties' own notes, a sentence each."""
    return [words for line in card.parties for words in remarks_of(line, card.names)]


def remarks_of(line: PartyLine, names: Mapping[str, str], *, columns: bool = True) -> list[str]:
    """Return the remarks about one party; without `columns` those are left out that have one in the list."""
    row = decision_of(line)
    found = _decision_remarks(line, row) if row is not None else []
    if row is not None:
        found += _said(named(line, example=row.example), told(DECISION, row.values, names, columns=columns))
    found += [_answered(line, one, names) for rows in line.answers.values() for one in rows]
    found += [_authority(line, one, names) for one in line.authorities]
    own = [text(line.values, "note"), *told(PARTY, line.values, names, columns=columns)]
    return found + _said(named(line, example=line.own_example), own)


def _said(name: str, about: Sequence[str]) -> list[str]:
    return [_("{name}: {words}").format(name=name, words=words) for words in about if words]


def _decision_remarks(line: PartyLine, row: LedgerRow) -> list[str]:
    values, name = row.values, named(line, example=row.example)
    found: list[str] = []
    if text(values, "condition"):
        if values["condition_accepted"] is True:
            said = _("{name}, villkor (godtaget av övriga): {words}")
        elif values["condition_accepted"] is False:
            said = _("{name}, villkor (inte godtaget av övriga): {words}")
        else:
            said = _("{name}, villkor (okänt om övriga godtar det): {words}")
        found.append(said.format(name=name, words=text(values, "condition")))
    if text(values, "minutes_note"):
        said = _("{name}, protokollsanteckning: {words}")
        found.append(said.format(name=name, words=text(values, "minutes_note")))
    if text(values, "note"):
        found.append(_("{name}, om beslutet: {words}").format(name=name, words=text(values, "note")))
    return found


def _answered(line: PartyLine, row: LedgerRow, names: Mapping[str, str]) -> str:
    """Return 'Gällivare, villkoret: Arvidsjaur godtar det inte (2026-11-18).'."""
    said = {
        True: _("{name}, villkoret: {party} godtar det"),
        False: _("{name}, villkoret: {party} godtar det inte"),
        None: _("{name}, villkoret: {party} har inte svarat ja eller nej"),
    }[row.values["accepted"] if isinstance(row.values["accepted"], bool) else None]
    party = names.get(str(row.values["organisation"]), "")
    words = said.format(name=named(line, example=row.example), party=party)
    day = text(row.values, "answered_on")
    first = f"{words} ({day_shown(day)})." if day else f"{words}."
    return " ".join(filter(None, (first, text(row.values, "note"))))


def _authority(line: PartyLine, row: LedgerRow, names: Mapping[str, str]) -> str:
    """Return 'Arvidsjaur, fullmakt för Luleå: Socialnämnden § 62, t.o.m. 2028-12-31.'."""
    until = text(row.values, "valid_to")
    where = decision(row.values)
    more = [where, _("t.o.m. {day}").format(day=day_shown(until)) if until else "", text(row.values, "note")]
    said = _("{name}, fullmakt för {party}").format(
        name=named(line, example=row.example), party=names.get(str(row.values["given_to"]), "")
    )
    words = ", ".join(filter(None, more))
    return f"{said}: {words.rstrip('.')}." if words else f"{said}."


def checks(card: AgreementCard) -> list[str]:
    """Return what does not go together, a sentence for each kind of warning with the parties it is about."""
    about = {code: [line.short_name for line in card.parties if code in line.warnings] for code in WARNINGS}
    return [
        _("{warning}: {names}.").format(warning=_(WARNINGS[code]), names=listing(names))
        for code, names in about.items()
        if names
    ]


def _preparation(card: AgreementCard) -> list[str]:
    lines = [(line, text(line.values, "preparation_words")) for line in card.parties]
    return [
        _("{name}: {words}").format(name=named(line, example=line.own_example), words=words)
        for line, words in lines
        if words
    ]


def _others(card: AgreementCard) -> list[str]:
    found: list[str] = []
    for line in card.parties:
        standing = decision_of(line)
        for row in line.decisions:
            if row is not standing:
                found.append(
                    _("{name}: {outcome}, {where}. {kind}.").format(
                        name=named(line, example=row.example),
                        outcome=shown(DECISION.field("outcome"), row.values["outcome"]).lower(),
                        where=decision(row.values) or _("organ och dag saknas"),
                        kind=shown(DECISION.field("kind"), row.values["kind"]),
                    )
                )
    return found


def _signatures(card: AgreementCard) -> list[Part]:
    found: list[Part] = [Heading(_("Undertecknanden"))]
    if not any(line.signatures for line in card.parties):
        return [*found, Paragraph(_("Inga underskrifter är registrerade."))]
    columns = (
        Column(_("Part"), 44, head=True, fit=True),
        Column(_("Undertecknat"), 28, fit=True),
        Column(_("Undertecknare"), 42, fit=True),
        Column(_("Befattning"), 50),
        Column(_("Form"), 46, fit=True),
    )
    lines = (*card.own_side, *card.counterparties)
    rows = tuple(_signature_row(line, row) for line in lines for row in line.signatures)
    found.append(Table(columns, rows, look="close"))
    if below := mark_note(lines):
        found.append(Paragraph(below, "note"))
    rest = [line for line in lines if not line.signatures]
    for words, those in (
        (_("Har antagit men inte undertecknat: {names}."), [line for line in rest if _adopted(line)]),
        (_("Har varken antagit eller undertecknat: {names}."), [line for line in rest if not _adopted(line)]),
    ):
        if those:
            found.append(Paragraph(words.format(names=listing([line.short_name for line in those]))))
    notes = [
        words
        for line in card.parties
        for row in line.signatures
        for words in _said(
            named(line, example=row.example), [text(row.values, "note"), *told(SIGNATURE, row.values, card.names)]
        )
    ]
    return [*found, Listing(tuple(notes))] if notes else found


def _signature_row(line: PartyLine, row: LedgerRow) -> tuple[Cell, ...]:
    return (
        name_of(line),
        marked(day_or_missing(row.values, "signed_on"), example=row.example),
        text(row.values, "signed_by") or missing(),
        text(row.values, "capacity") or missing(),
        shown(SIGNATURE.field("form"), row.values["form"]) or missing(),
    )


def _adopted(line: PartyLine) -> bool:
    """Tell if a party of either side has adopted."""
    return line.adopted or adopts(decision_of(line))
