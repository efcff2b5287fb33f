"""What has been done, and taking the latest of it back."""

from __future__ import annotations

import argparse

from nkavtal.base.errors import UserError
from nkavtal.base.i18n import N_
from nkavtal.base.i18n import gettext as _
from nkavtal.catalogue.acts import act_shown
from nkavtal.cli import acts_shown
from nkavtal.cli.answer import Answer
from nkavtal.cli.command import Commands
from nkavtal.cli.terminal import Terminal


def add(commands: Commands) -> None:
    """Add `undo`."""
    undo = commands.add("undo", _("ångra det senaste, eller visa vad som är gjort"), undo_latest)
    undo.add_argument("--list", action="store_true", dest="listed", help=_("visa vad som är gjort, det senaste först"))


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
