"""The whole register out as open files."""

from __future__ import annotations

import argparse

from nkavtal.base.i18n import gettext as _
from nkavtal.base.i18n import ngettext
from nkavtal.cli.answer import Answer
from nkavtal.cli.command import Commands, a_path
from nkavtal.cli.terminal import Terminal


def add(commands: Commands) -> None:
    """Add `export`."""
    out = commands.add(
        "export", _("skriv hela registret till en öppen fil, eller till en mapp som går att läsa"), export
    )
    out.add_argument(
        "target", metavar=_("MÅL"), type=a_path, help=_("en fil som slutar på .json, eller en mapp som inte finns än")
    )


def export(terminal: Terminal, given: argparse.Namespace) -> Answer:
    """Write the register as it is now, with the files of its attachments."""
    from nkavtal.usecases import exporting

    if given.target.suffix.lower() == ".json":
        done = exporting.export_file(terminal.store, given.target)
    else:
        done = exporting.export_folder(terminal.store, given.target, terminal.today)
    lines = [_("Skrivet: {file}").format(file=done.target)]
    if done.attached is not None:
        count = ngettext("{n} bilaga i {folder}", "{n} bilagor i {folder}", done.files)
        lines.append(count.format(n=done.files, folder=done.attached))
    if done.missing:
        lines.append(_("Filen saknas i registret till: {names}").format(names=", ".join(done.missing)))
    written = [str(path) for path in (done.target, done.attached) if path is not None]
    return Answer({"files": written, "attachments": done.files, "missing": list(done.missing)}, tuple(lines))
