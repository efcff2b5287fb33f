"""The whole register out as open files."""

from __future__ import annotations

import argparse

from nkavtal.base.i18n import gettext as _
from nkavtal.cli.answer import Answer
from nkavtal.cli.command import Commands, a_path
from nkavtal.cli.terminal import Terminal


def add(commands: Commands) -> None:
    """Add `export`."""
    out = commands.add("export", _("skriv hela registret till en öppen fil (.json)"), export)
    out.add_argument("target", metavar=_("FIL"), type=a_path, help=_("filen som ska skrivas, med ändelsen .json"))


def export(terminal: Terminal, given: argparse.Namespace) -> Answer:
    """Write the register as it is now."""
    from nkavtal.usecases import exporting

    file = exporting.export_file(terminal.store, given.target)
    return Answer({"files": [str(file)]}, (_("Skrivet: {file}").format(file=file),))
