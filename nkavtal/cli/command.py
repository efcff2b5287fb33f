"""How a command is named and which function does it."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

from nkavtal.base.i18n import gettext as _
from nkavtal.cli.answer import Answer
from nkavtal.cli.swedish_argparse import Parser
from nkavtal.cli.terminal import Terminal

Run = Callable[[Terminal, argparse.Namespace], Answer]


class Commands:
    """The commands of a parser; the options that all share may stand before the command or after it."""

    def __init__(self, parser: Parser, shared: Parser | None = None) -> None:
        self._choices = parser.add_subparsers(
            dest="command", required=True, metavar=_("KOMMANDO"), title=_("kommandon")
        )
        self._shared = [shared or Parser(add_help=False)]

    def add(self, name: str, words: str, run: Run | None = None) -> Parser:
        """Add a command with what it is for; without `run` it has commands of its own."""
        parser = self._choices.add_parser(name, help=words, description=words, parents=self._shared)
        if run is not None:
            parser.set_defaults(run=run)
        return parser

    def within(self, parser: Parser) -> Commands:
        """Return the commands inside one of the commands."""
        return Commands(parser, self._shared[0])


def iso_day(text: str) -> date:
    """Read --today; argparse prints what is raised."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(
            _("{text} är inget datum, skriv till exempel 2026-11-23").format(text=text)
        ) from error


def day_count(text: str) -> int:
    """Read a number of days, as many as a form takes: at most four figures."""
    if not re.fullmatch(r"[0-9]{1,4}", text, re.ASCII):
        raise argparse.ArgumentTypeError(
            _("{text} är inget antal dagar, skriv ett tal från 0 till 9999").format(text=text)
        )
    return int(text)


def a_path(text: str) -> Path:
    """Read a file or folder; an empty text would mean the folder one stands in."""
    if not text.strip():
        raise argparse.ArgumentTypeError(_("ett namn på en fil eller mapp behöver anges"))
    return Path(text)
