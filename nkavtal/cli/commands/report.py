"""What is printed about agreements: the dossier, the signatory list and the matrix of who is in which."""

from __future__ import annotations

import argparse
from pathlib import Path

from nkavtal.base.i18n import gettext as _
from nkavtal.cli.answer import Answer
from nkavtal.cli.command import Commands, a_path, iso_day
from nkavtal.cli.terminal import Terminal


def add(commands: Commands) -> None:
    """Add `dossier`, `signatories`, `signing`, `decisions`, `matrix`, `year-wheel` and `sheet`."""
    dossier = commands.add("dossier", _("skriv avtalsakten som PDF"), make_dossier)
    signatories = commands.add(
        "signatories", _("skriv undertecknandeförteckningen som Excelfil, PDF, Wordfil eller CSV"), make_signatories
    )
    signing = commands.add("signing", _("skriv en sida att underteckna på, som PDF eller Wordfil"), make_signing)
    signing.add_argument(
        "--table", action="store_true", help=_("en tabell med parternas beslut i stället för en plats per part")
    )
    signing.add_argument("--countersign", action="store_true", help=_("plats för kontrasignering"))
    decisions = commands.add(
        "decisions", _("skriv alla beslut om avtalet dag för dag, som PDF eller Wordfil"), make_decisions
    )
    for one in (dossier, signatories, signing, decisions):
        one.add_argument("numbers", metavar=_("NUMMER"), nargs="+", help=_("avtalets nummer, ett eller flera"))
    matrix = commands.add("matrix", _("skriv täckningen, avtal mot kommuner, som Excelfil eller PDF"), make_matrix)
    matrix.add_argument("--everybody", action="store_true", help=_("även andra egna parter än kommunerna"))
    matrix.add_argument(
        "--gaps", action="store_true", help=_("bara avtal där ett beslut eller en underskrift återstår")
    )
    wheel = commands.add("year-wheel", _("skriv tolv månader med sina frister på en sida, som PDF"), make_year_wheel)
    wheel.add_argument(
        "--first",
        metavar=_("DAG"),
        type=iso_day,
        help=_("en dag i den första månaden; utan den är det innevarande månad"),
    )
    for one in (dossier, signatories, signing, decisions, matrix, wheel):
        one.add_argument(
            "-o", "--output", metavar=_("FIL"), type=a_path, required=True, help=_("filen som ska skrivas")
        )
    sheet = commands.add("sheet", _("skriv ett blad om varje parts avtal, som PDF"), make_sheets)
    sheet.add_argument(
        "parties", metavar=_("PART"), nargs="*", help=_("kortnamn eller organisationsnummer; utan dem alla medlemmar")
    )
    sheet.add_argument(
        "-o", "--output", metavar=_("MAPP"), type=a_path, required=True,
        help=_("mappen som bladen läggs i, eller filen (.pdf) för en part"),
    )  # fmt: skip


def make_sheets(terminal: Terminal, given: argparse.Namespace) -> Answer:
    """Write a page for each party, of all members when none is named."""
    from nkavtal.usecases import organisation, party_sheet

    store = terminal.store
    parties = list(dict.fromkeys(organisation.find(store, name) for name in given.parties))
    if len(parties) == 1 and given.output.suffix.lower() == party_sheet.SUFFIX:
        return _written(party_sheet.write_page(store, parties[0], given.output, terminal.today))
    return _written(
        *party_sheet.write_pages(store, parties or party_sheet.members(store), given.output, terminal.today)
    )


def make_dossier(terminal: Terminal, given: argparse.Namespace) -> Answer:
    """Write the dossier of some agreements to one file."""
    from nkavtal.usecases import report

    return _written(report.dossier(terminal.store, _meant(terminal, given), given.output, terminal.today))


def make_signatories(terminal: Terminal, given: argparse.Namespace) -> Answer:
    """Write the signatory list; the file's ending tells in which form."""
    from nkavtal.usecases import report

    return _written(report.signatories(terminal.store, _meant(terminal, given), given.output, terminal.today))


def make_signing(terminal: Terminal, given: argparse.Namespace) -> Answer:
    """Write a page to sign on: blocks, or the parties' decisions as a table."""
    from nkavtal.usecases import report

    meant = _meant(terminal, given)
    if given.table:
        return _written(report.decision_table(terminal.store, meant, given.output, terminal.today))
    return _written(
        report.signing(terminal.store, meant, given.output, terminal.today, countersigned=given.countersign)
    )


def make_decisions(terminal: Terminal, given: argparse.Namespace) -> Answer:
    """Write what has been decided about agreements, day by day."""
    from nkavtal.usecases import report

    return _written(report.decision_history(terminal.store, _meant(terminal, given), given.output, terminal.today))


def make_matrix(terminal: Terminal, given: argparse.Namespace) -> Answer:
    """Write which parties are in which agreements that are not over; the file's ending tells in which form."""
    from nkavtal.catalogue.coverage import listed
    from nkavtal.usecases import coverage, report

    wanted = coverage.Wanted(everybody=given.everybody, only_gaps=given.gaps)
    found, rows = coverage.whole(terminal.store, wanted, terminal.today)
    chosen = _("Bara avtal där ett beslut eller en underskrift återstår.") if given.gaps else ""
    seen = listed(rows, found.columns, " ".join(filter(None, (_("Avtal som inte har upphört."), chosen))))
    return _written(report.listed(terminal.store, seen, given.output, terminal.today))


def make_year_wheel(terminal: Terminal, given: argparse.Namespace) -> Answer:
    """Write twelve months with their days on one page."""
    from nkavtal.usecases import year_wheel

    first = given.first or terminal.today
    return _written(year_wheel.write(terminal.store, given.output, first, terminal.today))


def _meant(terminal: Terminal, given: argparse.Namespace) -> list[str]:
    from nkavtal.usecases import agreement

    return list(dict.fromkeys(agreement.find(terminal.store, number) for number in given.numbers))


def _written(*files: Path) -> Answer:
    return Answer(
        {"files": [str(file) for file in files]}, tuple(_("Skrivet: {file}").format(file=file) for file in files)
    )
