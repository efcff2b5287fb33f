"""Write the plan of an import: what it makes, changes and replaces, and what the file said."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import count

from nkavtal.catalogue.field import Value
from nkavtal.exchange.register_in.plan import REFERENCES, TABLES, Plan, Planned
from nkavtal.model.all import THINGS
from nkavtal.model.imported import Imported
from nkavtal.rules.numbering import next_number
from nkavtal.store.queries import imported as query
from nkavtal.store.queries.numbers import numbers_of_year
from nkavtal.store.work import Work
from nkavtal.usecases.kept import kept


def write_plan(work: Work, plan: Plan, *, remembered: bool = True) -> None:
    """Write the things of a plan and what they take the place of; `remembered` keeps what the file said."""
    for table, keys in _by_table(plan.replaces).items():
        work.set_removed(table, keys, True)
    uuids = {thing.key: thing.uuid or str(uuid.uuid4()) for thing in plan.things}
    by_table: dict[str, list[Planned]] = {table: [] for table in TABLES}
    for thing in plan.things:
        by_table[thing.table].append(thing)
    for table in TABLES:
        made = [thing for thing in by_table[table] if thing.action == "create"]
        work.create_many(THINGS[table], list(_rows(work, table, made, uuids)))
        for thing in by_table[table]:
            if thing.action == "change":
                row = work.get_one(THINGS[table], thing.uuid)
                work.change(row, **kept(table, _resolved(table, thing.values, uuids)))
    if remembered:
        _remember(work, plan, uuids)


def _by_table(pairs: Sequence[tuple[str, str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for table, key in pairs:
        found.setdefault(table, []).append(key)
    return found


def _rows(work: Work, table: str, made: Sequence[Planned], uuids: Mapping[str, str]) -> Iterator[dict[str, object]]:
    owner = THINGS[table].owner_column
    if table == "agreement":
        made = _numbered(work, made)
    for thing in made:
        row = kept(table, _resolved(table, thing.values, uuids)) | {"uuid": uuids[thing.key], "version": thing.version}
        if owner:
            row[owner] = uuids[thing.owner]
        yield row


def _numbered(work: Work, made: Sequence[Planned]) -> list[Planned]:
    """Give our own numbers to new agreements that have none, in the order of the plan."""
    used = [str(thing.values["number"]) for thing in made if thing.values.get("number")]
    first = next_number(work.today_year, [*numbers_of_year(work.connection, work.today_year), *used])
    prefix, _dash, digits = first.rpartition("-")
    numbers = (f"{prefix}-{number:03}" for number in count(int(digits)))
    return [
        thing if thing.values.get("number") else replace(thing, values={**thing.values, "number": next(numbers)})
        for thing in made
    ]


def _resolved(table: str, values: Mapping[str, Value], uuids: Mapping[str, str]) -> dict[str, Value]:
    """Put UUIDs in place of keys of other things."""
    named = REFERENCES[table]
    return {name: uuids.get(str(value), value) if name in named and value else value for name, value in values.items()}


def _remember(work: Work, plan: Plan, uuids: Mapping[str, str]) -> None:
    """Keep what the file said of each thing, for the comparison of the next import."""
    before = query.kept_rows(work.connection)
    encode = json.JSONEncoder(ensure_ascii=False, sort_keys=True).encode
    fresh: list[dict[str, object]] = []
    for thing in plan.things:
        if thing.said is None:
            continue
        said = encode(_resolved(thing.table, thing.said, uuids))
        about = uuids[thing.key]
        if about in before:
            work.change(work.get_one(Imported, before[about][0]), kept=said)
        else:
            fresh.append({"uuid": str(uuid.uuid4()), "about": about, "table_name": thing.table, "kept": said})
    work.create_many(Imported, fresh)
