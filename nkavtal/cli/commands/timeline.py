"""Chosen agreements beside each other on one axis of time: told in the terminal, or drawn in a PDF."""

from __future__ import annotations

import argparse

from nkavtal.base.i18n import gettext as _
from nkavtal.cli.answer import Answer
from nkavtal.cli.command import Commands, a_path
from nkavtal.cli.terminal import Terminal

_ORDERS = ("chosen", "next", "end", "number")


def add(commands: Commands) -> None:
    """Add `timeline`."""
    timeline = commands.add("timeline", _("visa avtalens perioder och dagar på en gemensam tidsaxel"), show_timeline)
    timeline.add_argument("numbers", metavar=_("NUMMER"), nargs="+", help=_("avtalets nummer, ett eller flera"))
    timeline.add_argument(
        "--sort",
        choices=_ORDERS,
        default=_ORDERS[0],
        help=_("ordna efter nästa dag (`next`), sista dag (`end`) eller nummer (`number`), annars som skrivet"),
    )
    timeline.add_argument("--paper", choices=("A4", "A3"), default="A4", help=_("papperets storlek, liggande"))
    timeline.add_argument("-o", "--output", metavar=_("FIL"), type=a_path, help=_("skriv den som PDF"))


def show_timeline(terminal: Terminal, given: argparse.Namespace) -> Answer:
    """Tell each agreement's periods and days; with a file they are drawn there."""
    from nkavtal.cli import timeline_shown
    from nkavtal.usecases import agreement, timelines, timelines_printed

    store = terminal.store
    meant = list(dict.fromkeys(agreement.find(store, number) for number in given.numbers))
    shown = timelines.chosen(store, meant, terminal.today)
    data = timeline_shown.data(shown, given.sort)
    if given.output is None:
        return Answer({**data, "files": []}, timeline_shown.lines(shown, given.sort, terminal.today))
    file = timelines_printed.write(store, shown, given.output, order=given.sort, large=given.paper == "A3")
    return Answer({**data, "files": [str(file)]}, (_("Skrivet: {file}").format(file=file),))
