"""What argparse says by itself is Swedish, in help and in every kind of error."""

from __future__ import annotations

import argparse
import ast
import inspect

import pytest

from nkavtal.cli import swedish_argparse
from nkavtal.cli.swedish_argparse import TEXTS, Parser, UsageError

# what argparse tells the programmer, not the person at the terminal
FOR_PROGRAMMERS = (
    ".__call__() not defined",
    "conflicting subparser",
    "conflicting option string",
    'argument "-" with mode',
    "cannot merge actions",
    "cannot have multiple subparser arguments",
    "'required' is an invalid argument",
    "invalid option string",
    "dest= is required",
    "invalid conflict_resolution",
    "mutually exclusive arguments must be optional",
    "%r is not callable",
)


@pytest.fixture(autouse=True)
def _swedish(monkeypatch):
    monkeypatch.setattr(argparse, "_", vars(argparse)["_"])  # put back afterwards: pytest uses argparse too
    monkeypatch.setattr(argparse, "ngettext", vars(argparse)["ngettext"])
    swedish_argparse.speak_swedish()


@pytest.fixture
def parser():
    parser = Parser(prog="nkavtal-cli", description="Avtalen från terminalen.")
    parser.add_argument("--version", action="version", version="1", help="visa programmets version")
    parser.add_argument("--store", metavar="MAPP", help="registrets mapp")
    parser.add_argument("--stort", action="store_true", help="visa allt")
    commands = parser.add_subparsers(required=True, metavar="KOMMANDO", dest="command", title="kommandon")
    show = commands.add_parser("show", help="visa ett avtal")
    show.add_argument("number", metavar="NUMMER", help="avtalets nummer")
    show.add_argument("--limit", type=int, help="antal", metavar="ANTAL")
    show.add_argument("--outcome", choices=["adopted", "rejected"], help="utfall")
    show.add_argument("--pair", nargs=2, metavar="ORD", help="två ord")
    either = show.add_mutually_exclusive_group(required=True)
    either.add_argument("--paper", action="store_true", help="papper")
    either.add_argument("--electronic", action="store_true", help="elektroniskt")
    return parser


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("", "Det här behöver anges: KOMMANDO. Inget är gjort."),
        ("shw", "KOMMANDO: 'shw' går inte att välja (det som finns:"),
        ("--store", "--store: ett värde behöver anges."),
        ("--sto x show 1 --paper", "--sto kan betyda flera saker: --store, --stort."),
        ("--stort=1 show 1 --paper", "--stort: tar inget värde, men fick '1'."),
        ("show --paper", "Det här behöver anges: NUMMER."),
        ("show 1", "Något av det här behöver anges: --paper --electronic."),
        ("show 1 --paper --electronic", "--electronic: går inte att ange tillsammans med --paper."),
        ("show 1 --paper --limit många", "--limit: värdet 'många' går inte att tolka."),
        ("show 1 --paper --outcome kanske", "--outcome: 'kanske' går inte att välja (det som finns:"),
        ("show 1 --paper --pair ett", "--pair: 2 värden behöver anges."),
        ("show 1 2 --paper", "Det här förstår programmet inte: 2."),
    ],
)
def test_a_faulty_command_line_is_explained_in_swedish(parser, words, said):
    with pytest.raises(UsageError) as caught:
        parser.parse_args(words.split())
    assert caught.value.message.startswith(said)
    assert (caught.value.code, caught.value.exit_code) == ("NKA-200", 2)
    assert caught.value.usage.startswith("användning: nkavtal-cli")


def test_the_help_is_swedish(parser, capsys):
    with pytest.raises(SystemExit) as left:
        parser.parse_args(["show", "--help"])
    said = capsys.readouterr().out
    assert left.value.code == 0
    assert "användning: " in said
    assert "visa den här hjälpen" in said
    assert "flaggor:" in said
    assert "argument:" in said
    for english in ("usage", "options", "positional", "show this"):
        assert english not in said
    assert parser.format_help().startswith("användning: nkavtal-cli")


def test_every_text_of_this_pythons_argparse_has_a_swedish_one():
    tree = ast.parse(inspect.getsource(argparse))
    texts = {
        argument.value
        for call in ast.walk(tree)
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in ("_", "ngettext")
        for argument in call.args[: 1 if call.func.id == "_" else 2]
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
    }
    assert len(texts) > 20, "argparse no longer looks its texts up by these names"
    left = {text for text in texts - TEXTS.keys() if not text.startswith(FOR_PROGRAMMERS)}
    assert left == set()
