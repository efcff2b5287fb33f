"""Documents of an agreement: attached, described, exchanged, removed, and saved as copies."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from nkavtal.base.errors import UserError
from nkavtal.base.i18n import N_
from nkavtal.base.i18n import gettext as _
from nkavtal.catalogue import attachment as words
from nkavtal.catalogue.attachment import ATTACHMENT
from nkavtal.catalogue.codes import ATTACHMENT_KINDS
from nkavtal.catalogue.field import Value
from nkavtal.catalogue.ledgers import FIELDS
from nkavtal.catalogue.rows import LedgerRow
from nkavtal.catalogue.show import shown
from nkavtal.catalogue.typed import read_all
from nkavtal.cli.answer import Answer
from nkavtal.cli.command import Commands, a_path
from nkavtal.cli.swedish_argparse import Parser
from nkavtal.cli.terminal import Terminal

if TYPE_CHECKING:
    from nkavtal.usecases.touched import Touched

_SAID = {"kind": "kind", "description": "description", "date": "dated_on"}
"""Options and the fields they fill."""


def add(commands: Commands) -> None:
    """Add `attach`, and `document` with what can be done to an attached one."""
    attach = commands.add("attach", _("lägg till ett dokument i ett avtal"), attach_file)
    attach.add_argument("file", metavar=_("FIL"), type=a_path, help=_("filen, som kopieras in i registret"))
    attach.add_argument("number", metavar=_("NUMMER"), help=_("avtalets nummer"))
    _said(attach)
    whose = attach.add_mutually_exclusive_group()
    whose.add_argument("--decision-of", metavar=_("PART"), help=_("partens beslut som dokumentet hör till"))
    whose.add_argument("--signature-of", metavar=_("PART"), help=_("partens underskrift som dokumentet hör till"))
    whose.add_argument(
        "--step", metavar="NR", type=int, help=_("steget som dokumentet hör till, numret som `chain` visar")
    )
    attach.add_argument("--again", action="store_true", help=_("lägg till även om samma innehåll redan finns"))
    within = commands.within(commands.add("attachment", _("spara, ändra, byt eller ta bort ett dokument")))
    save = within.add("save", _("spara en kopia av ett dokument"), save_copy)
    edit = within.add("edit", _("ändra slag, beskrivning eller dag"), edit_attachment)
    exchange = within.add("exchange", _("byt filen mot en annan"), exchange_file)
    remove = within.add("remove", _("ta bort ett dokument"), remove_attachment)
    for one in (save, edit, exchange, remove):
        one.add_argument("number", metavar=_("NUMMER"), help=_("avtalets nummer"))
        one.add_argument("which", metavar="NR", type=int, help=_("dokumentets nummer i listan som `show` visar"))
    save.add_argument("-o", "--output", metavar=_("FIL"), type=a_path, required=True, help=_("filen som ska skrivas"))
    _said(edit)
    exchange.add_argument("file", metavar=_("FIL"), type=a_path, help=_("den nya filen"))
    for one in (edit, exchange, remove):
        one.add_argument("--reason", metavar=_("TEXT"), default="", help=_("skäl, krävs för det undertecknade avtalet"))


def _said(parser: Parser) -> None:
    parser.add_argument("--kind", choices=list(ATTACHMENT_KINDS), help=_("slag av dokument"))
    parser.add_argument("--description", metavar=_("TEXT"), help=_("beskrivning, annars visas filens namn"))
    parser.add_argument("--date", metavar=_("DAG"), help=_("dagen på dokumentet, så noga som den är känd"))


def attach_file(terminal: Terminal, given: argparse.Namespace) -> Answer:
    """Attach a file to an agreement, or to a party's decision or signature in it."""
    from nkavtal.usecases import agreement, organisation
    from nkavtal.usecases.attachment import AttachFiles, row_of

    values = {"kind": "other", **_values(terminal, given)}
    uuid = agreement.find(terminal.store, given.number)
    pointed = {}
    for ledger, party in (("decision", given.decision_of), ("signature", given.signature_of)):
        if party:
            key = organisation.find(terminal.store, party)
            pointed[ledger] = row_of(terminal.store, uuid, key, ledger, terminal.today)
    if given.step is not None:
        pointed["recommendation"] = _step(terminal, uuid, given.step)
    act = AttachFiles(uuid, (given.file,), values, again=given.again, **pointed)
    terminal.program.perform(act)
    row = _rows(terminal, uuid)[-1]
    return Answer(
        _data("attach", given.number, row),
        (
            _("{title} är tillagt i avtal {number}.").format(title=words.title(row.values), number=given.number),
            *_told(row),
        ),
    )


def _step(terminal: Terminal, uuid: str, place: int) -> str:
    """Return the UUID of a step by its number in `chain`."""
    from nkavtal.catalogue.chain import at_federation
    from nkavtal.usecases import agreement

    rows = at_federation(agreement.show(terminal.store, uuid, terminal.today))
    if not 1 <= place <= len(rows):
        raise UserError(
            "NKA-422",
            N_("Avtalet har inget steg med numret {place}. Inget är tillagt."),
            N_("Se stegen och deras nummer med `chain`."),
            place=place,
        )
    return rows[place - 1].uuid


def save_copy(terminal: Terminal, given: argparse.Namespace) -> Answer:
    """Save a copy of a document; its content is unchanged."""
    from nkavtal.usecases import attachment_file

    _uuid, row = _meant(terminal, given)
    target = attachment_file.save_copy(terminal.store, row.uuid, given.output)
    return Answer({"files": [str(target)]}, (_("Skrivet: {file}").format(file=target),))


def edit_attachment(terminal: Terminal, given: argparse.Namespace) -> Answer:
    """Change what is said of a document; the signed one becomes another kind with a reason only."""
    from nkavtal.usecases.attachment import EditAttachment

    uuid, row = _meant(terminal, given)
    touched = terminal.program.perform(
        EditAttachment(row.uuid, _values(terminal, given), row.values, reason=given.reason)
    )
    return _done(terminal, given, uuid, touched)


def exchange_file(terminal: Terminal, given: argparse.Namespace) -> Answer:
    """Put another file in a document's place; the signed one is exchanged with a reason only."""
    from nkavtal.usecases.attachment import ExchangeFile

    uuid, row = _meant(terminal, given)
    return _done(terminal, given, uuid, terminal.program.perform(ExchangeFile(row.uuid, given.file, given.reason)))


def remove_attachment(terminal: Terminal, given: argparse.Namespace) -> Answer:
    """Remove a document; the signed one with a reason only. Undo brings it back."""
    from nkavtal.usecases.attachment import RemoveAttachment

    uuid, row = _meant(terminal, given)
    return _done(terminal, given, uuid, terminal.program.perform(RemoveAttachment(row.uuid, given.reason)))


def _values(terminal: Terminal, given: argparse.Namespace) -> dict[str, Value]:
    typed = {name: getattr(given, option) for option, name in _SAID.items()}
    told = {name: text for name, text in typed.items() if text is not None}
    return read_all(FIELDS["attachment"], told, terminal.today)


def _rows(terminal: Terminal, agreement_uuid: str) -> tuple[LedgerRow, ...]:
    from nkavtal.usecases import agreement

    return agreement.show(terminal.store, agreement_uuid, terminal.today).attachments


def _meant(terminal: Terminal, given: argparse.Namespace) -> tuple[str, LedgerRow]:
    from nkavtal.usecases import agreement

    uuid = agreement.find(terminal.store, given.number)
    rows = _rows(terminal, uuid)
    if not 1 <= given.which <= len(rows):
        raise UserError(
            "NKA-219",
            N_("Avtal {number} har inget dokument med nummer {which}. Inget är gjort."),
            N_("Kommandot `show` visar dokumenten och deras nummer."),
            number=given.number,
            which=given.which,
        )
    return uuid, rows[given.which - 1]


def _done(terminal: Terminal, given: argparse.Namespace, agreement_uuid: str, touched: Touched) -> Answer:
    from nkavtal.catalogue.acts import act_shown

    done = act_shown(touched.act, touched.about) if touched.changed else _("Inget behövde ändras")
    data = {
        "act": touched.act,
        "number": given.number,
        "changed": touched.changed,
        "attachments": len(_rows(terminal, agreement_uuid)),
    }
    return Answer(data, (_("Klart: {done}").format(done=done),))


def _data(act: str, number: str, row: LedgerRow) -> dict[str, object]:
    return {"act": act, "number": number, "uuid": row.uuid, **row.values}


def _told(row: LedgerRow) -> tuple[str, ...]:
    """Return what is worth knowing of what was just attached: its kind, size and what it may do."""
    values = row.values
    first = _("{kind}, {type}, {size}, kontrollsumma {sha256}").format(
        kind=shown(ATTACHMENT.field("kind"), values["kind"]),
        type=words.type_word(values),
        size=words.size_words(int(str(values["size"]))),
        sha256=str(values["sha256"])[: words.SHORT_HASH],
    )
    signs = shown(ATTACHMENT.field("signs"), values["signs"])
    return (first, _("Att tänka på: {signs}.").format(signs=signs.lower())) if signs else (first,)
