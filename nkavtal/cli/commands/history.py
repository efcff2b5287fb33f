"""What has been done, and taking the latest of it back."""

from __future__ import annotations

import argparse

from nkavtal.base.errors import UserError
from nkavtal.base.i18n import N_
from nkavtal.base.i18n import gettext as _
from nkavtal.catalogue.acts import act_shown
from nkavtal.cli import acts_shown
from nkavtal.cli.answer import Answer
from nkavtal.cli.command import Commands, a_path, iso_day
from nkavtal.cli.table import table
from nkavtal.cli.terminal import Terminal


def add(commands: Commands) -> None:
    """Add `undo` and `since`."""
    undo = commands.add("undo", _("ångra det senaste, eller visa vad som är gjort"), undo_latest)
    undo.add_argument("--list", action="store_true", dest="listed", help=_("visa vad som är gjort, det senaste först"))

    since = commands.add("since", _("visa vad som har gjorts sedan en dag, till exempel styrelsens möte"), done_since)
    since.add_argument("day", metavar=_("DAG"), type=iso_day, help=_("från och med dagen (ÅÅÅÅ-MM-DD)"))
    since.add_argument(
        "-o", "--output", metavar=_("FIL"), type=a_path, help=_("skriv som PDF eller Excelfil i stället")
    )


def done_since(terminal: Terminal, given: argparse.Namespace) -> Answer:
    """Tell what has been done from a day on, or write it to a file."""
    from nkavtal.usecases import report, since

    found = since.done_since(terminal.store, given.day)
    if given.output is None:
        data = [dict(zip(("at", "about", "what", "by"), row, strict=True)) for row in found.rows]
        return Answer(data, tuple(table([one.title for one in found.columns], found.rows)))
    file = report.listed(terminal.store, found, given.output, terminal.today)
    return Answer({"files": [str(file)]}, (_("Skrivet: {file}").format(file=file),))


def undo_latest(terminal: Terminal, given: argparse.Namespace) -> Answer:
    """Undo the latest act and say which, or list what has been done."""
    from nkavtal.usecases import history

    store = terminal.store
    if given.listed:
        acts = history.lines(store)
        return Answer([acts_shown.data(act) for act in acts], acts_shown.lines(acts))
    latest = history.undoable(store).undo
    if latest is None:
        raise UserError("NKA-204", N_("Det finns inget att ångra. Inget är ändrat."))
    terminal.program.perform(history.Undo(latest.seq))
    told = _("Ångrat: {act}").format(act=act_shown(latest.name, latest.about))
    return Answer({"undone": acts_shown.data(latest)}, (told,))
