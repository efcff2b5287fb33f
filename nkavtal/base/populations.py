"""How many live in the municipalities, from the shipped table; what an office has entered itself goes before it."""

from __future__ import annotations

import csv
from datetime import date
from functools import cache
from typing import NamedTuple

from nkavtal.base import resources


class Counted(NamedTuple):
    """A municipality's inhabitants on a day, and who counted."""

    counted_on: date
    inhabitants: int
    source: str


@cache
def table() -> dict[str, tuple[Counted, ...]]:
    """Return what is known by municipality code (SCB), rising by day."""
    found: dict[str, list[Counted]] = {}
    with resources.path("data", "population.csv").open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            one = Counted(date.fromisoformat(row["counted_on"]), int(row["inhabitants"]), row["source"])
            found.setdefault(row["scb_code"], []).append(one)
    return {code: tuple(sorted(rows)) for code, rows in found.items()}
