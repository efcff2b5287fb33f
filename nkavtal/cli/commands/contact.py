"""The contact log of an agreement: read, and written."""

from __future__ import annotations

import argparse

from nkavtal.base.errors import UserError
from nkavtal.base.i18n import N_, listing
from nkavtal.base.i18n import gettext as _
from nkavtal.catalogue.ledgers import FIELDS
from nkavtal.catalogue.rows import LedgerRow, PartyLine
from nkavtal.catalogue.show import shown
from nkavtal.catalogue.typed import read_all
from nkavtal.cli.answer import Answer
from nkavtal.cli.command import Commands
from nkavtal.cli.table import table
from nkavtal.cli.terminal import Terminal

_OPTIONS = {"date": "noted_on", "with_whom": "with_whom", "words": "words", "expected": "expected_on"}
"""Options and the fields they fill."""


def add(commands: Commands) -> None:
    """Add `log`."""
    log = commands.add("log", _("visa avtalets kontaktlogg, eller anteckna en kontakt"), show_log)
    log.add_argument("number", metavar=_("NUMMER"), help=_("avtalets nummer"))
    log.add_argument(
        "--for", dest="parties", metavar=_("PART"), action="append", default=[],
        help=_("kortnamn eller organisationsnummer, kan anges flera gånger"),
    )  # fmt: skip
    log.add_argument("--words", metavar=_("TEXT"), help=_("vad som sades; då antecknas en kontakt"))
    log.add_argument("--date", metavar=_("DAG"), help=_("dagen för kontakten (annars i dag)"))
    log.add_argument("--with", dest="with_whom", metavar=_("TEXT"), help=_("vem som svarade"))
    log.add_argument("--expected", metavar=_("DAG"), help=_("när ärendet tas upp, så noga som det är känt"))


def show_log(terminal: Terminal, given: argparse.Namespace) -> Answer:
    """Show the log, of some parties if any are named; with words a contact is noted first."""
    from nkavtal.usecases import agreement, organisation
    from nkavtal.usecases.party import NoteContact

    uuid = agreement.find(terminal.store, given.number)
    keys = tuple(dict.fromkeys(organisation.find(terminal.store, party) for party in given.parties))
    typed = {field: getattr(given, option) for option, field in _OPTIONS.items() if getattr(given, option) is not None}
    if typed:
        if not keys or "words" not in typed:
            raise UserError(
                "NKA-323",
                N_("En kontakt behöver både part och text. Inget är antecknat."),
                N_('Ange till exempel --for Kalix --words "Tas upp i juni".'),
            )
        terminal.program.perform(NoteContact(uuid, keys, read_all(FIELDS["contact_note"], typed, terminal.today)))
    card = agreement.show(terminal.store, uuid, terminal.today)
    rows = [(line, row) for line in card.parties if not keys or line.organisation in keys for row in line.contacts]
    rows.sort(key=lambda pair: str(pair[1].values["noted_on"] or ""), reverse=True)
    said = [
        _("Antecknat för {parties}.").format(
            parties=listing([line.short_name for line in card.parties if line.organisation in keys])
        )
    ]
    lines = [*(said if typed else ()), *(_table(rows) if rows else [_("Inget är antecknat.")])]
    return Answer({"number": card.number, "contacts": [_data(line, row) for line, row in rows]}, tuple(lines))


def _table(rows: list[tuple[PartyLine, LedgerRow]]) -> list[str]:
    fields = FIELDS["contact_note"]
    heads = [_("Part"), *(_(field.label) for field in fields.values())]
    return list(
        table(
            heads,
            [[line.short_name, *(shown(f, row.values[name]) for name, f in fields.items())] for line, row in rows],
        )
    )


def _data(line: PartyLine, row: LedgerRow) -> dict[str, object]:
    return {"party": line.short_name, **row.values}
