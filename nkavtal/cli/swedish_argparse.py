"""Argparse in Swedish: its own texts put into our words, its errors raised for the program to print."""

from __future__ import annotations

import argparse
from typing import NoReturn

from nkavtal.base.errors import UserError
from nkavtal.base.i18n import N_
from nkavtal.base.i18n import gettext as _

TEXTS = {
    "usage: ": N_("användning: "),
    "positional arguments": N_("argument"),
    "options": N_("flaggor"),
    "subcommands": N_("kommandon"),
    "show this help message and exit": N_("visa den här hjälpen"),
    "show program's version number and exit": N_("visa programmets version"),
    "argument %(argument_name)s: %(message)s": N_("%(argument_name)s: %(message)s"),
    "unknown parser %(parser_name)r (choices: %(choices)s)": N_(
        "kommandot %(parser_name)r finns inte (det som finns: %(choices)s)"
    ),
    "not allowed with argument %s": N_("går inte att ange tillsammans med %s"),
    "ignored explicit argument %r": N_("tar inget värde, men fick %r"),
    "the following arguments are required: %s": N_("det här behöver anges: %s"),
    "one of the arguments %s is required": N_("något av det här behöver anges: %s"),
    "expected one argument": N_("ett värde behöver anges"),
    "expected at most one argument": N_("högst ett värde kan anges"),
    "expected at least one argument": N_("minst ett värde behöver anges"),
    "expected %s argument": N_("%s värde behöver anges"),
    "expected %s arguments": N_("%s värden behöver anges"),
    "ambiguous option: %(option)s could match %(matches)s": N_("%(option)s kan betyda flera saker: %(matches)s"),
    "unexpected option string: %s": N_("flaggan %s finns inte"),
    "unrecognized arguments: %s": N_("det här förstår programmet inte: %s"),
    "invalid %(type)s value: %(value)r": N_("värdet %(value)r går inte att tolka"),
    "invalid choice: %(value)r (choose from %(choices)s)": N_(
        "%(value)r går inte att välja (det som finns: %(choices)s)"
    ),
    "invalid choice: %(value)r, maybe you meant %(closest)r? (choose from %(choices)s)": N_(
        "%(value)r går inte att välja. Menades %(closest)r? (det som finns: %(choices)s)"
    ),
    "can't open '%(filename)s': %(error)s": N_("filen %(filename)r går inte att öppna"),
    "option '%(option)s' is deprecated": N_("flaggan %(option)s försvinner i en senare version"),
    "argument '%(argument_name)s' is deprecated": N_("%(argument_name)s försvinner i en senare version"),
    "command '%(parser_name)s' is deprecated": N_("kommandot %(parser_name)s försvinner i en senare version"),
    " (default: %(default)s)": N_(" (om inget anges: %(default)s)"),
    "%(heading)s:": N_("%(heading)s:"),
    "%(prog)s: warning: %(message)s\n": N_("%(prog)s: %(message)s\n"),
    "%(prog)s: error: %(message)s\n": N_("%(prog)s: %(message)s\n"),
}


class UsageError(UserError):
    """The command line cannot be understood; a terminal leaves with 2. `usage` is the line to show with it."""

    exit_code = 2

    def __init__(self, text: str, usage: str = "") -> None:
        super().__init__(
            "NKA-200", N_("{text}. Inget är gjort."), N_("Lägg till --help för att se vad som går."), text=text
        )
        self.usage = usage


class Parser(argparse.ArgumentParser):
    """An ArgumentParser that raises UsageError instead of printing and leaving; its subparsers are Parsers too."""

    def error(self, message: str) -> NoReturn:
        """Raise what is wrong with the command line, as a sentence."""
        raise UsageError((message[:1].upper() + message[1:]).rstrip("."), self.format_usage())


def speak_swedish() -> None:
    """Put our words in argparse's own texts; to be called before the first Parser is made."""
    # argparse looks its texts up under these two names and offers no other way in but a compiled catalogue
    vars(argparse).update(_=_in_swedish, ngettext=_counted_in_swedish)


def _in_swedish(text: str) -> str:
    return _(TEXTS.get(text, text))


def _counted_in_swedish(one: str, many: str, n: int) -> str:
    return _in_swedish(one if n == 1 else many)
