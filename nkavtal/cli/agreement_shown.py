"""One agreement as a terminal shows it: as data, and as lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from nkavtal.base.i18n import gettext as _
from nkavtal.catalogue import attachment
from nkavtal.catalogue.agreement import AGREEMENT, AGREEMENT_FIELDS
from nkavtal.catalogue.attachment import ATTACHMENT
from nkavtal.catalogue.codes import PARTY_STATES, ROLES, STATUSES, WARNINGS
from nkavtal.catalogue.field import Value
from nkavtal.catalogue.ledgers import FIELDS
from nkavtal.catalogue.rows import ActLine, AgreementCard, LedgerRow, PartyLine, Values
from nkavtal.catalogue.show import shown
from nkavtal.catalogue.standing import state_example
from nkavtal.cli import acts_shown
from nkavtal.cli.table import table

_BELONGS = ("decision", "signature", "recommendation")
SHORT_HISTORY = 10
"""How many acts stand under an agreement."""


def share(n: int, of: int) -> str:
    """Return '11 av 14', '' when there is nobody to wait for."""
    return _("{n} av {of}").format(n=n, of=of) if of else ""


def marked(words: str, *, example: bool) -> str:
    """Return words with the mark of what is invented."""
    return _("{words} (exempel)").format(words=words) if example else words


def data(card: AgreementCard, acts: Sequence[ActLine]) -> dict[str, object]:
    """Return everything known about an agreement under English keys, with codes as they are kept."""
    values = card.values
    return {
        "uuid": card.uuid,
        "number": card.number,
        "title": card.title,
        "field": values["areas"],
        "type": values["type"],
        "counterparties": [one.short_name for one in card.counterparties],
        "starts_on": values["starts_on"],
        "ends_on": values["ends_on"],
        "status": card.status,
        "status_text": _(STATUSES[card.status]),
        "counted": card.counted,
        "adopted": card.adopted,
        "signed": card.signed,
        "example": any(one.example for one in card.parties),
        "values": values,
        "parties": [_party_data(one, card.names) for one in card.parties],
        "recommendations": [row.values for row in card.recommendations],
        "relations": [_named("relation", row.values, card.names) for row in card.relations],
        "attachments": [{"uuid": row.uuid, **row.values} for row in card.attachments],
        "history": [acts_shown.data(act) for act in acts[:SHORT_HISTORY]],
    }


def _party_data(one: PartyLine, names: dict[str, str]) -> dict[str, object]:
    return {
        "party": one.short_name,
        "name": one.name,
        "org_number": one.org_number,
        "role": one.role,
        "state": one.state,
        "state_text": _(PARTY_STATES[one.state]),
        "adopted": one.adopted,
        "signed": one.signed,
        "waiting": one.waiting,
        "joined_later": one.joined_later,
        "warnings": list(one.warnings),
        "example": one.example,
        "values": _named("party", one.values, names),
        "decisions": [row.values for row in one.decisions],
        "signatures": [row.values for row in one.signatures],
    }


def _named(table_name: str, values: Values, names: dict[str, str]) -> dict[str, Value]:
    """Put names where UUIDs of other things stand."""
    pointing = {name for name, field in FIELDS[table_name].items() if field.kind in ("organisation", "agreement")}
    return {
        name: names.get(str(value), value) if name in pointing and value else value for name, value in values.items()
    }


def lines(card: AgreementCard, acts: Sequence[ActLine]) -> tuple[str, ...]:
    """Return an agreement to read from top to bottom."""
    return (
        f"{card.number}  {card.title}",
        *_head(card),
        *_facts(card),
        *_section(_("Parter och beslut"), _parties(card)),
        *_section(_("Att uppmärksamma"), _remarks(card)),
        *_section(_("Styrelsens beslut"), _ledger("recommendation", card.recommendations, card.names)),
        *_section(_("Kopplingar"), _ledger("relation", card.relations, card.names)),
        *_section(_("Dokument"), _documents(card)),
        *_section(_("Historik"), acts_shown.lines(acts[:SHORT_HISTORY], "  ")),
    )


def _head(card: AgreementCard) -> Iterator[str]:
    count = _("{adopted} antagit, {signed} undertecknat").format(
        adopted=share(card.adopted, card.counted), signed=share(card.signed, card.counted)
    )
    status = _(STATUSES[card.status])
    yield _("Läge: {status} ({count})").format(status=status, count=count) if card.counted else status
    if any(one.example for one in card.parties):
        yield _("Exempel: innehåller påhittade uppgifter")


def _facts(card: AgreementCard) -> Iterator[str]:
    shown_fields = [field for field in AGREEMENT_FIELDS if field.name not in ("number", "title")]
    width = max(len(_(field.label)) for field in shown_fields)
    for group, fields in groupby(shown_fields, key=lambda field: field.group):
        told = [(_(field.label), shown(field, card.values[field.name], card.names)) for field in fields]
        known = [f"  {label:{width}}  {text}" for label, text in told if text]
        yield from _section(_(group), known)
    missing = [_(AGREEMENT[name].label) for name in _expected(card) if not shown(AGREEMENT[name], card.values[name])]
    yield from _section(_("Saknas"), ["  " + ", ".join(missing)] if missing else [])


def _expected(card: AgreementCard) -> list[str]:
    """Return the fields that every agreement should say something about; one without end has no last day."""
    names = ["areas", "type", "diary_number", "responsible", "starts_on", "ends_on", "notice_words", "cost_words"]
    return [name for name in names if not (name == "ends_on" and card.values["open_ended"])]


def _section(title: str, content: Sequence[str]) -> Iterator[str]:
    if content:
        yield ""
        yield title
        yield from content


def _parties(card: AgreementCard) -> Sequence[str]:
    headings = (_("Part"), _("Roll"), _("Läge"), _("Beslut"), _("Underskrift"))
    rows = [
        (
            marked(one.short_name, example=one.own_example),
            "" if one.role in ("party", "outside") else _(ROLES[one.role]),
            marked(_(PARTY_STATES[one.state]), example=state_example(one)),
            "; ".join(
                _told("decision", row, ("body", "decided_on", "paragraph", "diary_number")) for row in one.decisions
            ),
            "; ".join(_told("signature", row, ("signed_on", "form", "signed_by")) for row in one.signatures),
        )
        for one in card.parties
    ]
    return table(headings, rows, "  ") if rows else ()


def _told(ledger: str, row: LedgerRow, names: Sequence[str]) -> str:
    words = " ".join(text for name in names if (text := shown(FIELDS[ledger][name], row.values[name])))
    return marked(words or _("uppgifter saknas"), example=row.example)


def _remarks(card: AgreementCard) -> list[str]:
    found: list[str] = []
    for one in card.parties:
        notes = [_(WARNINGS[code]) for code in one.warnings]
        if one.joined_later:
            notes.append(_("Ansluten senare"))
        notes += [str(one.values[name]) for name in ("preparation_words", "note") if one.values[name]]
        for row in one.decisions:
            notes += [str(row.values[name]) for name in ("condition", "minutes_note", "note") if row.values[name]]
        notes += [str(row.values["note"]) for row in one.signatures if row.values["note"]]
        found += [f"  {one.short_name}: {note}" for note in notes]
    return found


def _documents(card: AgreementCard) -> Sequence[str]:
    """Return the attachments with the numbers that commands mean them by."""
    headings = (_("Nr"), _("Slag"), _("Dokument"), _("Dag"), _("Hör till"), _("Storlek"), _("Kontrollsumma"))
    rows = [
        (
            str(place),
            shown(ATTACHMENT.field("kind"), row.values["kind"]),
            attachment.title(row.values),
            shown(ATTACHMENT.field("dated_on"), row.values["dated_on"]),
            shown(
                ATTACHMENT.field("decision"),
                row.values["decision"] or row.values["signature"] or row.values["recommendation"],
                card.names,
            ),
            attachment.size_words(int(str(row.values["size"]))),
            str(row.values["sha256"])[: attachment.SHORT_HASH],
        )
        for place, row in enumerate(card.attachments, 1)
    ]
    return table(headings, rows, "  ") if rows else ()


def _ledger(name: str, rows: Sequence[LedgerRow], names: dict[str, str]) -> list[str]:
    fields = FIELDS[name].values()
    told = ([shown(field, row.values[field.name], names) for field in fields] for row in rows)
    return ["  " + " · ".join(filter(None, words)) for words in told]
