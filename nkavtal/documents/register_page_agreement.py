"""One agreement on the register's web page: what is known, a row for each party, and all that hangs on it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from urllib.parse import quote

from nkavtal.base.i18n import gettext as _
from nkavtal.catalogue import sentences
from nkavtal.catalogue.attachment import ATTACHMENT, size_words, title
from nkavtal.catalogue.day_words import day_words
from nkavtal.catalogue.ledgers import LEDGERS
from nkavtal.catalogue.party import PARTY
from nkavtal.catalogue.rows import AgreementCard, LedgerRow, PartyLine, WholeRow
from nkavtal.catalogue.show import shown
from nkavtal.catalogue.standing import adopts, decision_of, force_of, signature_of
from nkavtal.catalogue.standing import text as fact
from nkavtal.documents import html
from nkavtal.documents.html import Link, element, text
from nkavtal.documents.register_page_rows import Names, known, ledger
from nkavtal.documents.reports.dossier_decisions import checks
from nkavtal.documents.reports.printed import NONE, example_words, force_shown, name_of, state_of
from nkavtal.documents.sheet import Cell, Column, Muted

_OF_PARTIES = tuple(one.name for one in LEDGERS.values() if one.owner == "party")


def place(uuid: str) -> str:
    """Return the name of a thing's place on the page."""
    return f"x{uuid}"


def article(card: AgreementCard, whole: WholeRow, names: Names, files: Mapping[str, str]) -> Iterator[str]:
    """Yield an agreement; `files` are the names of attached files by hash."""
    heading = f"{card.number} {card.title}"
    yield f'<article id="{place(card.uuid)}" aria-labelledby="{place(card.uuid)}-title">\n'
    yield f'<h3 id="{place(card.uuid)}-title">{text(heading)}</h3>\n'
    yield element("p", text(sentences.standing(card)), class_="lead") + "\n"
    if any(line.example for line in card.parties):
        yield element("p", text(example_words()), class_="note") + "\n"
    yield html.facts(known("agreement", card.values, names, but=("number", "title"))) + "\n"
    yield from _parties(card)
    by_uuid = {row.uuid: row for row in whole.rows.get("party", ())}
    parties = [by_uuid[line.uuid] for line in card.parties if line.uuid in by_uuid]
    for table in _OF_PARTIES:
        rows = [(party, row) for party in parties for row in party.rows.get(table, ())]
        yield from ledger(table, rows, names, whose=_("Part"))
        for below in [one.name for one in LEDGERS.values() if one.owner == table]:
            owned = [(party, one) for party, row in rows for one in row.rows.get(below, ())]
            yield from ledger(below, owned, names, whose=_("Part"))
    for table, own in whole.rows.items():
        if table == "attachment":
            yield from _files(own, card.names, files)
        elif table != "party":
            yield from ledger(table, [(whole, row) for row in own], names)
    yield element("p", element("a", text(_("Till listan")), href="#list"), class_="back") + "\n</article>\n"


def _parties(card: AgreementCard) -> Iterator[str]:
    """Yield a row for each party, in Swedish order: what it is, where it stands, what it has decided and signed."""
    if not card.parties:
        return
    columns = (
        Column(_("Part"), head=True), Column(_("Roll")), Column(_("Läge"), fit=True), Column(_("Beslut")), Column(_("Dnr")),
        Column(_("Laga kraft"), fit=True), Column(_("Undertecknat")), Column(_("Undertecknare")), Column(_("Övrigt")),
    )  # fmt: skip
    rows = (_party(card, line) for line in card.parties)
    yield from html.section(_(PARTY.many), html.table(columns, rows, sentences.count(card)))
    if odd := " ".join(checks(card)):
        yield element("p", "▲ " + text(odd)) + "\n"


def _party(card: AgreementCard, line: PartyLine) -> tuple[Cell | Link, ...]:
    decision, signature = decision_of(line), signature_of(line)
    force = force_of(decision)
    legal: Cell = force_shown(force) if force.confirmed else Muted(force_shown(force))
    return (
        name_of(line),
        shown(PARTY.field("role"), line.role),
        state_of(line),
        (sentences.decision(decision.values) if decision else "") or NONE,
        (fact(decision.values, "diary_number") if decision else "") or NONE,
        legal if adopts(decision) else NONE,
        (shown_day(signature) if signature else "") or NONE,
        (_signed_by(signature) if signature else "") or NONE,
        "\n".join(f"{label}: {words}" for label, words in _rest(card, line)) or NONE,
    )


def shown_day(signature: LedgerRow) -> str:
    """Return when a signature was made, or that there is one of an unknown day."""
    day = day_words(fact(signature.values, "signed_on")) if fact(signature.values, "signed_on") else ""
    return day or _("dag saknas")


def _signed_by(signature: LedgerRow) -> str:
    return ", ".join(filter(None, (fact(signature.values, "signed_by"), fact(signature.values, "capacity"))))


def _rest(card: AgreementCard, line: PartyLine) -> Iterator[tuple[str, str]]:
    """Yield what is known of a party and has no column of its own."""
    for field in PARTY.fields:
        if field.name not in ("organisation", "role", "example") and (
            words := shown(field, line.values[field.name], card.names)
        ):
            yield _(field.label), words


def _files(rows: tuple[WholeRow, ...], names: Names, files: Mapping[str, str]) -> Iterator[str]:
    columns = (
        Column(_("Dokument"), head=True), Column(_("Slag")), Column(_("Dag"), fit=True), Column(_("Hör till")), Column(_("Storlek"), fit=True),
        Column(_("SHA-256")),
    )  # fmt: skip
    heading, cells = _(ATTACHMENT.many), (_file(row, names, files) for row in rows)
    yield from html.section(heading, html.table(columns, cells, heading, seen=False))


def _file(row: WholeRow, names: Names, files: Mapping[str, str]) -> tuple[Cell | Link, ...]:
    values = row.values
    file = files.get(str(values["sha256"]))
    called = title(values)
    belongs = [
        shown(ATTACHMENT.field(name), values[name], names) for name in ("decision", "signature", "recommendation")
    ]
    return (
        Link(called, quote(f"bilagor/{file}")) if file else _("{name} (filen saknas)").format(name=called),
        shown(ATTACHMENT.field("kind"), values["kind"]),
        shown(ATTACHMENT.field("dated_on"), values["dated_on"]) or NONE,
        ", ".join(filter(None, belongs)) or NONE,
        size_words(int(str(values["size"]))),
        str(values["sha256"]),
    )
