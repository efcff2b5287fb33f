"""How the register's own file is built: which lists stand where, and how each kind of value is written.

The file is one object. Lists of things stand in it by subject, and what a thing owns stands in lists inside it,
so that no row needs to say whose it is. A field of which nothing is known is left out.
"""

from __future__ import annotations

import json
from typing import Any

from nkavtal.base.i18n import N_
from nkavtal.catalogue.field import Field, Kind, Value
from nkavtal.catalogue.ledgers import FIELDS, LEDGERS
from nkavtal.rules.terms import plain

FORMAT = "nkavtal-register"
VERSION = 1
"""Raised when a file written by this program could be misread by the one before."""
SCHEMA_FILE = f"{FORMAT}-{VERSION}.schema.json"
ABOUT = (
    "Allt som gäller i ett avtalsregister just nu. Historiken, det som är borttaget och minnet av tidigare inläsningar "
    "följer inte med, inte heller innehållet i bilagornas filer. Ett fält som saknas är inte känt."
)
ROOTS = ("organisation", "agreement", "saved_search", "saved_mapping", "lead_time")
"""Tables of things that stand by themselves, in the order of the file."""
LATER = frozenset({"lead_time"})
"""Those whose list came later: a file from before then has none."""
Told = str | int | bool | list[str] | dict[str, Any]
"""A value as the file has it."""

_WHOLE = (Kind.NUMBER, Kind.COUNT, Kind.DAYS)
_POINTS_AT = {Kind.ORGANISATION: "organisation", Kind.AGREEMENT: "agreement"}


def plural(table: str) -> str:
    """Return the name of the list that holds rows of a table: 'parties' for 'party'."""
    if table == "power_of_attorney":
        return "powers_of_attorney"
    if table.endswith("y"):
        return f"{table[:-1]}ies"
    return f"{table}es" if table.endswith("ch") else f"{table}s"


def under(table: str) -> tuple[str, ...]:
    """Return the tables of the rows that a thing or row owns."""
    return tuple(ledger.name for ledger in LEDGERS.values() if ledger.owner == table)


def tables() -> tuple[str, ...]:
    """Return every table of the file, owners before what they own."""
    found = list(ROOTS)
    for table in found:
        found += under(table)
    return tuple(found)


def points_at(field: Field) -> str:
    """Return the table whose rows a field names by UUID, '' for a field that names none."""
    return field.name if field.kind is Kind.ROW else _POINTS_AT.get(field.kind, "")


def told(field: Field, value: Value) -> Told | None:
    """Return a value as the file has it; None when nothing is known and the field is left out."""
    if value is None or value == "":
        return None
    if field.kind is Kind.CHOICES:
        return str(value).split(",")
    if field.kind is Kind.RULE:
        told_rule: dict[str, Any] = json.loads(str(value))
        return told_rule
    return int(value) if field.kind in _WHOLE else value


def read(field: Field, given: Told) -> Value:
    """Return what told() was given; a whole number may be written as 48128.0."""
    if isinstance(given, list):
        return ",".join(given)
    if isinstance(given, dict):
        return _rule(given)
    if field.kind in _WHOLE:
        return str(int(given))
    return given if isinstance(given, bool) else str(given)


def _rule(given: dict[str, Any]) -> str:
    """Return a clause as it is kept; what is none as it was given, to be refused with its place."""
    try:
        return plain.to_text(plain.from_plain(given))
    except plain.NotARule:
        return json.dumps(given, ensure_ascii=False)


def fields(table: str) -> dict[str, Field]:
    """Return the fields of a table by name, in the order they are written."""
    return FIELDS[table]


LISTS = {
    plural("organisation"): N_("Organisationer"),
    plural("agreement"): N_("Avtal"),
    plural("saved_search"): N_("Sparade sökningar"),
    plural("saved_mapping"): N_("Sparade tolkningar"),
    plural("lead_time"): N_("Hur långt i förväg arbetet börjar"),
}
"""What the lists of the file are called, in its order."""
