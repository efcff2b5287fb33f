"""Agreement texts and letters as Word files."""

from __future__ import annotations

import argparse
from pathlib import Path

from nkavtal.base.i18n import gettext as _
from nkavtal.cli.answer import Answer
from nkavtal.cli.command import Commands, a_path
from nkavtal.cli.swedish_argparse import UsageError
from nkavtal.cli.table import table
from nkavtal.cli.terminal import Terminal

EVERYBODY = "all"


def add(commands: Commands) -> None:
    """Add `document`."""
    document = commands.add("document", _("skriv ett dokument i Word"), make_document)
    document.add_argument("type", metavar=_("TYP"), nargs="?", help=_("vilket dokument, se --types"))
    document.add_argument("number", metavar=_("NUMMER"), nargs="?", help=_("avtalets nummer"))
    document.add_argument("--types", action="store_true", help=_("visa vilka dokument som finns"))
    document.add_argument(
        "--for", dest="party", metavar=_("PART"), help=_("till vilken part, eller all för alla parter i en mapp")
    )
    document.add_argument("-o", "--output", metavar=_("FIL"), type=a_path, help=_("filen eller mappen som ska skrivas"))


def make_document(terminal: Terminal, given: argparse.Namespace) -> Answer:
    """Write a document for an agreement, or list what there is to choose from."""
    from nkavtal.usecases import agreement, letter, organisation

    if given.types:
        return _types()
    if not (given.type and given.number and given.output):
        raise UsageError(_("Det här behöver anges: TYP, NUMMER och -o"))
    store = terminal.store
    uuid = agreement.find(store, given.number)
    party = organisation.find(store, given.party) if given.party and given.party != EVERYBODY else None
    missing = letter.missing(store, given.type, uuid, party, terminal.today)
    files = letter.make(store, given.type, uuid, given.output, terminal.today, (party,) if party else ())
    return _written(files, missing)


def _types() -> Answer:
    from nkavtal.usecases import letter

    kinds = letter.types()
    data = [{"type": kind.code, "words": _(kind.word), "per_party": kind.per_party} for kind in kinds]
    rows = [(kind.code, _(kind.word), _(kind.about)) for kind in kinds]
    return Answer(data, table((_("Typ"), _("Dokument"), _("Antal")), rows))


def _written(files: tuple[Path, ...], missing: tuple[str, ...]) -> Answer:
    lines = [_("Skrivet: {file}").format(file=file) for file in files]
    if missing:
        lines.append(_("Saknas i registret och är märkt i texten: {fields}").format(fields=", ".join(missing)))
    return Answer({"files": [str(file) for file in files], "missing": list(missing)}, tuple(lines))
