"""Write the register's own file, row by row: the same register always gives the same bytes.

Every row is one line, and what it owns stands on the lines below it: a comparison of two files shows rows.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from nkavtal.catalogue.rows import WholeRow
from nkavtal.exchange.register_json.shape import ABOUT, FORMAT, ROOTS, SCHEMA_FILE, VERSION, fields, plural, told, under

Register = Mapping[str, Iterable[WholeRow]]
"""The things of a register by table, see shape.ROOTS."""


def write(register: Register, beside: Path) -> None:
    """Write the file, beside the place where it will stand."""
    with beside.open("w", encoding="utf-8", newline="\n") as out:
        out.writelines(pieces(register))


def pieces(register: Register) -> Iterator[str]:
    """Yield the file in pieces."""
    head = {"$schema": SCHEMA_FILE, "format": FORMAT, "version": VERSION, "about": ABOUT}
    yield "{\n" + "".join(f"{_json(name)}: {_json(value)},\n" for name, value in head.items())
    for place, table in enumerate(ROOTS):
        yield f"{_json(plural(table))}: "
        yield from _rows(table, register[table], 1)
        yield ",\n" if place + 1 < len(ROOTS) else "\n"
    yield "}\n"


def _rows(table: str, rows: Iterable[WholeRow], depth: int) -> Iterator[str]:
    """Yield a list; a row opens on a line of its own and closes where its last line ends."""
    between = "[\n"
    for row in rows:
        yield between + " " * depth
        yield from _row(table, row, depth)
        between = ",\n"
    yield "[]" if between == "[\n" else "]"


def _row(table: str, row: WholeRow, depth: int) -> Iterator[str]:
    facts: dict[str, object] = {"uuid": row.uuid, "version": row.version}
    for name, field in fields(table).items():
        value = told(field, row.values[name])
        if value is not None:
            facts[name] = value
    yield _json(facts)[:-1]
    for own in under(table):
        if row.rows.get(own):
            yield f",\n{' ' * depth} {_json(plural(own))}: "
            yield from _rows(own, row.rows[own], depth + 2)
    yield "}"


_json = json.JSONEncoder(ensure_ascii=False).encode
