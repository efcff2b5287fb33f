"""Is the content of a register file right? First by its schema, then by what no schema can say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice
from typing import Any

import jsonschema_rs

from nkavtal.base.errors import UserError
from nkavtal.base.i18n import N_
from nkavtal.base.i18n import gettext as _
from nkavtal.catalogue.field import Kind
from nkavtal.exchange.register_json.faults import TARGETS, WORDS, Fault, Path
from nkavtal.exchange.register_json.rows import FileRow
from nkavtal.exchange.register_json.schema import schema
from nkavtal.exchange.register_json.shape import FORMAT, VERSION, fields, points_at
from nkavtal.rules.org_number import normalised
from nkavtal.rules.partial_date import PartialDate
from nkavtal.rules.terms import plain

MOST = 1000
"""Faults that are looked for; a file with more is of another kind altogether."""

_ODD = re.compile("[\x00\ud800-\udfff]")
_TYPES = {"string": "text", "integer": "whole", "boolean": "yes_no", "array": "list", "object": "object"}
_LIMITS = {"minimum": "least", "maximum": "most"}
_PLAIN = {"minLength": "blank", "minItems": "blank", "uniqueItems": "double"}


def check_head(name: str, data: Any) -> None:
    """Raise UserError NKA-268 for JSON of another kind, NKA-264 for a file from a newer program."""
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise UserError(
            "NKA-268",
            N_("{file} är JSON men inget register från nkavtal. Inget är inläst och registret är orört."),
            N_("Välj en fil som kommer från Arkiv > Exportera registret."),
            file=name,
        )
    version = data.get("version")
    if isinstance(version, int) and version > VERSION:
        raise UserError(
            "NKA-264",
            N_("{file} är skriven av en nyare version av nkavtal. Inget är inläst och registret är orört."),
            N_("Installera den nyare versionen av nkavtal på den här datorn."),
            file=name,
        )


def odd_text(data: Any, path: Path = ()) -> Iterator[Fault]:
    """Yield the texts that hold a sign which cannot be kept; such a sign can stand in JSON as an escape."""
    if isinstance(data, str) and _ODD.search(data):
        yield Fault("odd_text", path)
    members = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for step, value in members:
        yield from odd_text(value, (*path, step))
        if isinstance(step, str) and _ODD.search(step):
            yield Fault("odd_text", path)


def by_schema(data: Any) -> list[Fault]:
    """Return how the content differs from the schema."""
    found: list[Fault] = []
    for error in islice(_validator().iter_errors(data), MOST):
        path = tuple(error.instance_path)
        about = error.kind.as_dict()
        found += [Fault(code, path, told) for code, told in _told(error, about)]
    return found


def by_content(rows: Sequence[FileRow], line: Any) -> list[Fault]:
    """Return what no schema can say: ids that stand twice or lead nowhere, days and numbers that do not exist."""
    return list(islice(_content(rows, line), MOST))


def _content(rows: Sequence[FileRow], line: Any) -> Iterator[Fault]:
    by_uuid: dict[str, FileRow] = {}
    numbers: dict[str, FileRow] = {}
    for row in rows:
        known = by_uuid.setdefault(row.uuid, row)
        if known is not row:
            yield Fault("same_uuid", (*row.path, "uuid"), {"value": row.uuid, "line": line(known)})
        number = str(row.values.get("number", "")) if row.table == "agreement" else ""
        if number and (other := numbers.setdefault(number, row)) is not row:
            yield Fault("same_number", (*row.path, "number"), {"value": number, "line": line(other)})
    for row in rows:
        for name, value in row.values.items():
            if value is not None:
                yield from _value(row, name, str(value), by_uuid)


def _value(row: FileRow, name: str, value: str, by_uuid: dict[str, FileRow]) -> Iterator[Fault]:
    field, path = fields(row.table)[name], (*row.path, name)
    if target := points_at(field):
        named = by_uuid.get(value)
        if named is None or named.table != target:
            yield Fault("dangling", path, {"value": value, "what": _(TARGETS[target])})
        elif field.kind not in (Kind.ORGANISATION, Kind.AGREEMENT) and named.path[:2] != row.path[:2]:
            yield Fault("elsewhere", path, {"value": value})
    elif field.kind is Kind.PARTIAL_DATE and not _is_day(value):
        yield Fault("no_such_day", path, {"value": value})
    elif field.kind is Kind.RULE:
        yield from _rule(value, path)
    elif field.kind is Kind.ORG_NUMBER and normalised(value) != value:
        yield Fault("check_digit", path, {"value": value})


def _rule(text: str, path: Path) -> Iterator[Fault]:
    try:
        plain.from_text(text)
    except plain.NotARule as error:
        at = tuple(int(step) if step.isdecimal() else step for step in error.place.split(".") if step)
        yield Fault("rule", (*path, *at))


def _is_day(text: str) -> bool:
    try:
        PartialDate.parse(text)
    except ValueError:
        return False
    return True


@cache
def _validator() -> jsonschema_rs.Draft202012Validator:
    return jsonschema_rs.Draft202012Validator(schema())


def _told(error: jsonschema_rs.ValidationError, about: dict[str, Any]) -> Iterator[tuple[str, dict[str, object]]]:
    kind, value = error.kind.name, _brief(error.instance)
    if kind == "type":
        yield _TYPES.get(about["types"][0], "other"), {}
    elif kind == "enum":
        yield "code", {"value": value, "choices": ", ".join(map(str, about["options"]))}
    elif kind == "pattern":
        kind_of_value = str(error.schema_path[-2])  # the name in $defs; inside a clause the part's own name
        yield kind_of_value if kind_of_value in WORDS else "form", {"value": value}
    elif kind == "required":
        yield "missing", {"name": about["property"]}
    elif kind == "additionalProperties":
        for name in about["unexpected"]:
            yield "unknown", {"name": _brief(name)}
    elif kind in _LIMITS:
        yield _LIMITS[kind], {"value": value, "limit": about["limit"]}
    else:
        yield _PLAIN.get(kind, "other"), {}


def _brief(value: object) -> str:
    text = str(value)
    return text if len(text) <= 60 else text[:60] + "…"
