"""The days of agreements: why each is the day it is, and which come next."""

from __future__ import annotations

import argparse

from nkavtal.base.i18n import gettext as _
from nkavtal.cli.answer import Answer
from nkavtal.cli.command import Commands, a_path, iso_day
from nkavtal.cli.terminal import Terminal


def add(commands: Commands) -> None:
    """Add `explain` and `deadlines`."""
    explain = commands.add("explain", _("visa avtalets dagar och hur de är uträknade"), explain_days)
    explain.add_argument("number", metavar=_("NUMMER"), help=_("avtalets nummer"))
    deadlines = commands.add("deadlines", _("visa frister i alla avtal, de missade först"), show_deadlines)
    deadlines.add_argument(
        "--until", metavar=_("DAG"), type=iso_day, help=_("till och med en dag (annars 180 dagar fram)")
    )
    deadlines.add_argument("--ics", metavar=_("FIL"), type=a_path, help=_("skriv dem som en kalenderfil också"))


def explain_days(terminal: Terminal, given: argparse.Namespace) -> Answer:
    """Tell an agreement's rule, where it stands and why each day is that day."""
    from nkavtal.cli import term_shown
    from nkavtal.usecases import agreement, term

    card = term.show(terminal.store, agreement.find(terminal.store, given.number), terminal.today)
    tried = term.preview(card.proposed.rule, card.whole.facts, card.as_of) if card.proposed is not None else None
    return Answer(term_shown.data(card, tried), term_shown.lines(card, tried))


def show_deadlines(terminal: Terminal, given: argparse.Namespace) -> Answer:
    """List the days about which something is to be done, missed ones first; write them as a calendar too."""
    from nkavtal.catalogue.watch_words import watch_line
    from nkavtal.cli import term_shown
    from nkavtal.usecases import watching

    rows = watching.standing(terminal.store, terminal.today, given.until)
    lines = [watch_line(row, terminal.today) for row in rows] or [_("Inga frister.")]
    files = []
    if given.ics is not None:
        files.append(str(watching.write_ics(terminal.store, rows, given.ics)))
        lines.append(_("Skrivet: {file}").format(file=files[0]))
    return Answer({"deadlines": [term_shown.row_data(row) for row in rows], "files": files}, tuple(lines))
