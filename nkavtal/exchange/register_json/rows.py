"""A register file as read: its rows, each with whose it is and where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from nkavtal.catalogue.field import Value
from nkavtal.exchange.register_json.shape import ROOTS, fields, plural, read, under

_UUID = re.compile(r'"uuid"\s*:\s*"([0-9a-f-]{36})"')


@dataclass(frozen=True, slots=True)
class FileRow:
    """One thing or ledger row as the file tells it: every field of its table, None where nothing is known.

    `owner` is the UUID of what it belongs to, '' for a thing that stands by itself.
    """

    table: str
    uuid: str
    version: int
    owner: str
    values: Mapping[str, Value]
    path: tuple[str | int, ...]


@dataclass(frozen=True)
class RegisterFile:
    """A register file as read: `name` is its name without folder, `files` the attached files beside it, by hash."""

    name: str
    rows: tuple[FileRow, ...]
    text: str
    files: Mapping[str, Path] = field(default_factory=dict)

    @cached_property
    def lines(self) -> Mapping[str, int]:
        """On which line each row stands, by its UUID."""
        return _lines(self.text)


def rows(data: Mapping[str, Any]) -> Iterator[FileRow]:
    """Yield the rows of a file that its schema has let pass, in the order they stand."""
    for table in ROOTS:
        yield from _listed(table, data.get(plural(table), []), "", (plural(table),))


def _listed(table: str, given: list[dict[str, Any]], owner: str, path: tuple[str | int, ...]) -> Iterator[FileRow]:
    known = fields(table)
    for place, row in enumerate(given):
        values = {name: read(one, row[name]) if name in row else one.default for name, one in known.items()}
        here = (*path, place)
        yield FileRow(table, row["uuid"], int(row["version"]), owner, values, here)
        for own in under(table):
            if plural(own) in row:
                yield from _listed(own, row[plural(own)], row["uuid"], (*here, plural(own)))


def _lines(text: str) -> dict[str, int]:
    found: dict[str, int] = {}
    line, counted = 1, 0
    for match in _UUID.finditer(text):
        line += text.count("\n", counted, match.start())
        counted = match.start()
        found[match[1]] = line
    return found
