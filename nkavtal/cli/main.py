"""Where the terminal starts: `nkavtal-cli [--store FOLDER] [--today DAY] [--json] COMMAND`."""

from __future__ import annotations

import argparse
import contextlib
import sys
from collections.abc import Sequence

from nkavtal.base.i18n import gettext as _
from nkavtal.base.version import VERSION
from nkavtal.cli.answer import say, speak_utf8, warn
from nkavtal.cli.command import Commands, a_path, iso_day
from nkavtal.cli.commands import (
    adoption,
    agreement,
    attachment,
    backup,
    body,
    bulk,
    contact,
    exporting,
    history,
    importing,
    letter,
    mandate,
    party,
    register,
    report,
    round,
    round_trip,
    safe_days,
    saved_mapping,
    saved_search,
    term,
    term_acts,
    timeline,
    wording,
)
from nkavtal.cli.outcome import Outcome
from nkavtal.cli.swedish_argparse import Parser, speak_swedish
from nkavtal.cli.terminal import Terminal

SUBJECTS = (
    register,
    backup,
    importing,
    saved_mapping,
    exporting,
    agreement,
    adoption,
    bulk,
    saved_search,
    party,
    body,
    contact,
    attachment,
    history,
    report,
    letter,
    round_trip,
    round,
    term,
    term_acts,
    timeline,
    safe_days,
    mandate,
    wording,
)


def main(words: Sequence[str] | None = None) -> int:
    """Do one command and return the exit code: 0 done, 1 the input is wrong, 2 usage, 3 damage found."""
    words = sys.argv[1:] if words is None else words
    speak_utf8()
    speak_swedish()
    with Outcome(as_json="--json" in words) as outcome:
        given = parser().parse_args(words)
        outcome.as_json = given.json
        with contextlib.closing(Terminal(given.store, given.today)) as terminal:
            answer = given.run(terminal, given)
            trouble = terminal.keep_up()
        say(answer, as_json=given.json)
        if trouble is not None:
            warn(trouble)
    return outcome.exit_code


def parser() -> Parser:
    """Return the whole command line."""
    whole = Parser(prog="nkavtal-cli", description=_("Registret över gemensamma avtal, från terminalen."))
    whole.add_argument("--version", action="version", version=VERSION, help=_("visa programmets version"))
    _shared(whole)
    whole.set_defaults(store=None, today=None)
    again = Parser(add_help=False, argument_default=argparse.SUPPRESS)
    _shared(again)
    commands = Commands(whole, again)
    for subject in SUBJECTS:
        subject.add(commands)
    return whole


def _shared(onto: Parser) -> None:
    onto.add_argument(
        "--store", metavar=_("MAPP"), type=a_path, help=_("registrets mapp (annars registret på den här datorn)")
    )
    onto.add_argument("--today", metavar=_("DAG"), type=iso_day, help=_("räkna med en annan dag än i dag"))
    onto.add_argument("--json", action="store_true", help=_("svara med ett JSON-dokument"))


if __name__ == "__main__":
    sys.exit(main())
