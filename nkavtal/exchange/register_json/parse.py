"""From bytes to plain values: what is no JSON of ours is refused with its place, before anything looks at the content."""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NoReturn

from nkavtal.base.errors import UserError
from nkavtal.base.i18n import N_
from nkavtal.exchange.file_bytes import file_bytes

MOST = 256 * 1024 * 1024
"""Bytes of a file; a register of 10,000 agreements takes about half of it."""

_HINT = N_("Exportera registret på nytt där det kommer ifrån, eller rätta filen på den rad som nämns.")


class _TwiceError(ValueError):
    """A key that stands twice in one object: which of the values holds?"""


def text_of(path: Path) -> str:
    """Return the file's text; UserError NKA-266 when it is too big, NKA-260 when it is no UTF-8."""
    too_big = UserError(
        "NKA-266",
        N_("{file} är större än {limit} MB. Inget är inläst och registret är orört."),
        N_("Dela upp filen, eller flytta registret som en mapp."),
        file=path.name,
        limit=MOST // (1024 * 1024),
    )
    packed = file_bytes(path, too_big, MOST)
    try:
        return packed.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UserError(
            "NKA-260",
            N_("{file} är inte skriven i UTF-8: rad {line}, byte {at}. Inget är inläst och registret är orört."),
            N_("Spara filen som UTF-8 där den kommer ifrån, eller exportera registret på nytt."),
            file=path.name,
            line=packed.count(b"\n", 0, error.start) + 1,
            at=error.start,
        ) from error


def values_of(name: str, text: str) -> Any:
    """Return what a JSON text says; UserError (NKA-261 to NKA-267) with the place of what is no JSON."""
    try:
        return json.loads(text, object_pairs_hook=_once, parse_float=_number, parse_constant=_no_number)
    except json.JSONDecodeError as error:
        raise _not_json(name, text, error) from error
    except _TwiceError as error:
        raise UserError(
            "NKA-265",
            N_("{file} har namnet {key} två gånger i samma objekt. Inget är inläst och registret är orört."),
            _HINT,
            file=name,
            key=str(error),
        ) from error
    except RecursionError as error:
        raise UserError(
            "NKA-262",
            N_("{file} har för många nivåer inuti varandra. Inget är inläst och registret är orört."),
            _HINT,
            file=name,
        ) from error
    except ValueError as error:  # NaN, or a whole number of thousands of digits
        raise UserError(
            "NKA-267",
            N_("{file} har ett tal som inget register kan ha. Inget är inläst och registret är orört."),
            _HINT,
            file=name,
        ) from error


def _not_json(name: str, text: str, error: json.JSONDecodeError) -> UserError:
    if not text[error.pos :].strip() or error.msg.startswith("Unterminated"):
        return UserError(
            "NKA-263",
            N_("{file} tar slut mitt i, på rad {line}. Inget är inläst och registret är orört."),
            N_("Hämta filen på nytt eller exportera registret en gång till."),
            file=name,
            line=text.count("\n") + 1,
        )
    return UserError(
        "NKA-261",
        N_("{file} är ingen riktig JSON: rad {line}, tecken {at}. Inget är inläst och registret är orört."),
        _HINT,
        file=name,
        line=error.lineno,
        at=error.colno,
    )


def line_of(text: str, path: Sequence[str | int]) -> int:
    """Return the line where the value at a path begins; of the nearest thing around it when it is not there."""
    decoder = json.JSONDecoder()
    at = _past_blanks(text, 1 if text.startswith("\ufeff") else 0)
    for step in path:
        found = _member(decoder, text, at, step)
        if found is None:
            break
        at = found
    return text.count("\n", 0, at) + 1


def _member(decoder: json.JSONDecoder, text: str, at: int, step: str | int) -> int | None:
    """Return where a member of the object or list at a place begins."""
    is_object = text[at] == "{"
    at, number = _past_blanks(text, at + 1), 0
    while text[at] not in "]}":
        key: object = number
        if is_object:
            key, at = decoder.raw_decode(text, at)
            at = _past_blanks(text, _past_blanks(text, at) + 1)
        if key == step:
            return at
        _value, at = decoder.raw_decode(text, at)
        at, number = _past_blanks(text, at), number + 1
        if text[at] == ",":
            at = _past_blanks(text, at + 1)
    return None


def _past_blanks(text: str, at: int) -> int:
    while text[at] in " \t\r\n":
        at += 1
    return at


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise _TwiceError(Counter(key for key, _value in pairs).most_common(1)[0][0])
    return found


def _number(text: str) -> float:
    """Return a number with decimals; no field has one, so one too big to hold may stand as any other."""
    number = float(text)
    return number if math.isfinite(number) else 0.5


def _no_number(text: str) -> NoReturn:
    raise ValueError(text)
