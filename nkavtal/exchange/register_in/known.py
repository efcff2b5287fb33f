"""What the register holds already, as the import needs to see it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from nkavtal.catalogue.field import Value

Values = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class KnownThing:
    """One thing of the register: `owner` is the UUID it belongs to, '' for agreements and organisations.

    `values` are as the catalogue keeps them; `imported` what a file last said of it, None when none has;
    `removed` things are known so that an import does not bring them back.
    """

    uuid: str
    table: str
    owner: str
    values: Values
    imported: Values | None = None
    removed: bool = False


@dataclass(frozen=True, slots=True)
class Known:
    """The register before an import; `answers` are those given at earlier imports, by question id.

    `untouched` tells that nobody has done anything in it yet. `numbers` are our own numbers that are taken, with the
    UUID of the agreement: also those of agreements that have been removed. `files` are the attached files that are here,
    by hash.
    """

    things: tuple[KnownThing, ...] = ()
    answers: Mapping[str, str] = field(default_factory=dict)
    untouched: bool = False
    numbers: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, Path] = field(default_factory=dict)

    def of(self, table: str) -> Iterator[KnownThing]:
        """Give the things of one table, living ones first."""
        mine = [thing for thing in self.things if thing.table == table]
        yield from (thing for thing in mine if not thing.removed)
        yield from (thing for thing in mine if thing.removed)
