"""What a command answers: data for scripts and lines for people, of which one is printed."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Mapping
from dataclasses import dataclass

from nkavtal.base.errors import FieldErrors, UserError
from nkavtal.cli.swedish_argparse import UsageError

_PARTS = ("findings", "questions", "place", "near")
"""Values of an error that a script wants one by one."""


@dataclass(frozen=True, slots=True)
class Answer:
    """`data` is what --json gives (English keys, codes), `lines` the same in Swedish."""

    data: object
    lines: tuple[str, ...]


def speak_utf8() -> None:
    """Let both streams take every letter, whatever the machine's own code page is."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def say(answer: Answer, *, as_json: bool) -> None:
    """Print an answer; with as_json it is one document and nothing else."""
    if as_json:
        _document({"ok": True, "data": answer.data})
    else:
        print("\n".join(answer.lines))
    sys.stdout.flush()


def say_error(error: UserError, *, as_json: bool) -> None:
    """Print what went wrong, what is safe and what to do: to stderr, or as the one document."""
    if as_json:
        _document({"ok": False, "error": _told(error)})
        sys.stdout.flush()
        return
    if isinstance(error, UsageError) and error.usage:
        print(error.usage.rstrip(), file=sys.stderr)
    for one in error.errors if isinstance(error, FieldErrors) else (error,):
        first, *more = one.message.split("\n")
        print("\n".join([f"{first} ({one.code})", *more]), file=sys.stderr)
        if one.hint:
            print(one.hint, file=sys.stderr)


def warn(error: UserError) -> None:
    """Tell of trouble that stopped nothing: what was asked for is done."""
    print(f"{error.message} ({error.code})", file=sys.stderr)
    if error.hint:
        print(error.hint, file=sys.stderr)


def _told(error: UserError) -> dict[str, object]:
    told: dict[str, object] = {"code": error.code, "message": error.message, "hint": error.hint}
    if isinstance(error, FieldErrors):
        told["fields"] = [{"field": one.field, "code": one.code, "message": one.message} for one in error.errors]
    return told | {name: error.values[name] for name in _PARTS if name in error.values}


def _document(content: Mapping[str, object]) -> None:
    print(json.dumps(content, ensure_ascii=False, indent=1))
