"""What import tests build with: the register as it is from the start, and workbooks made cell by cell."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl

from nkavtal.base import resources
from nkavtal.exchange.register_in.known import Known, KnownThing
from nkavtal.exchange.register_in.plan import Plan, Planned
from nkavtal.exchange.register_in.planner import plan
from nkavtal.exchange.workbook_in import read

TODAY = date(2026, 11, 23)
REAL = Path(__file__).parent.parent / "data" / "avtalsregister.xlsx"


def new_register() -> Known:
    """Return a register with the organisations that are there from the start."""
    things = []
    with resources.path("data", "municipalities.csv").open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            values = {
                "name": row["official_name"], "short_name": row["short_name"], "kind": "municipality",
                "org_number": row["org_number"], "member": True,
            }  # fmt: skip
            things.append(KnownThing(f"u-{row['short_name']}", "organisation", "", values))
    region = {
        "name": "Region Norrbotten",
        "short_name": "Region Norrbotten",
        "kind": "region",
        "org_number": "232100-0230",
    }
    earlier = {"name": "Norrbottens läns landsting", "kind": "earlier"}
    federation = {"name": "Norrbottens Kommuner", "short_name": "Norrbottens Kommuner", "kind": "federation"}
    things += [
        KnownThing("u-region", "organisation", "", region),
        KnownThing("u-earlier", "name", "u-region", earlier),
        KnownThing("u-nk", "organisation", "", federation),
    ]
    return Known(tuple(things))


def planned(path: Path, known: Known | None = None, answers: Mapping[str, str] | None = None) -> Plan:
    """Return the plan for a file."""
    return plan(read(path), known or new_register(), answers or {}, TODAY)


def applied(made: Plan, known: Known) -> Known:
    """Return the register as it would be after a plan, keys serving as UUIDs of new things."""
    uuids = {thing.key: thing.uuid or thing.key for thing in made.things}
    by_uuid = {thing.uuid: thing for thing in known.things}
    for thing in made.things:
        uuid = uuids[thing.key]
        before = by_uuid.get(uuid) or KnownThing(uuid, thing.table, uuids.get(thing.owner, ""), {})
        values = {**before.values, **_resolved(thing, uuids)}
        by_uuid[uuid] = replace(before, values=values, imported=before.imported if thing.said is None else thing.said)
    return Known(tuple(by_uuid.values()), {**known.answers, **made.answers})


def by_hand(known: Known, table: str, field: str, value: str, **where: str) -> Known:
    """Return the register after a person changed one field of one thing."""
    things = list(known.things)
    for place, thing in enumerate(things):
        if thing.table == table and all(thing.values.get(name) == words for name, words in where.items()):
            things[place] = replace(thing, values={**thing.values, field: value})
            return replace(known, things=tuple(things))
    raise AssertionError("nothing to change")


def book(path: Path, sheets: Mapping[str, Sequence[Sequence[object]]], at: str = "A1") -> Path:
    """Write sheets from rows, the first cell standing at `at`."""
    made = openpyxl.Workbook()
    made.remove(made.active)
    for name, rows in sheets.items():
        page = made.create_sheet(name)
        corner = page[at]
        for down, row in enumerate(rows):
            for across, value in enumerate(row):
                if value is not None:
                    page.cell(corner.row + down, corner.column + across, value)
    made.save(path)
    return path


def things(made: Plan, table: str, **values: object) -> list[Planned]:
    """Return the planned things of a table that hold some values."""
    return [
        thing
        for thing in made.things
        if thing.table == table and all(thing.values.get(name) == value for name, value in values.items())
    ]


def ledger(made: Plan, table: str, agreement: str, organisation: str) -> list[Planned]:
    """Return the rows of a table about one agreement (its title) and one organisation (its short name)."""
    by_key = {thing.key: thing for thing in made.things}
    found = []
    for thing in made.things:
        party = thing if thing.table == "party" else by_key.get(thing.owner)
        if thing.table != table or party is None or party.table != "party" or party.name != organisation:
            continue
        if by_key[party.owner].name == agreement:
            found.append(thing)
    return found


def _resolved(thing: Planned, uuids: Mapping[str, str]) -> dict[str, object]:
    return {
        name: uuids[str(value)] if name == "organisation" and value else value for name, value in thing.values.items()
    }
