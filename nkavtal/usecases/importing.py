"""Import of another office's register: make the plan, show it, and write exactly what was shown."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from nkavtal.base.errors import UserError
from nkavtal.base.i18n import N_
from nkavtal.base.i18n import gettext as _
from nkavtal.base.progress import SILENT, Progress
from nkavtal.catalogue.field import Value
from nkavtal.exchange import workbook_in
from nkavtal.exchange.register_in import planner
from nkavtal.exchange.register_in.known import Known, KnownThing
from nkavtal.exchange.register_in.plan import TABLES, Plan, Planned
from nkavtal.exchange.register_in.plan_file import check_answers, digest
from nkavtal.model.all import THINGS
from nkavtal.model.imported import Imported
from nkavtal.rules.numbering import next_number
from nkavtal.store.queries import imported as query
from nkavtal.store.queries.numbers import numbers_of_year
from nkavtal.store.store import Store
from nkavtal.store.work import Work
from nkavtal.usecases.acts import does_long
from nkavtal.usecases.kept import kept
from nkavtal.usecases.touched import Subject, Touched

_STEPS = 5


@dataclass(frozen=True)
class ImportRegister:
    """Write a plan as it was shown: `plan` is its digest (see digest_of), `today` the day it was made for."""

    file: Path
    plan: str
    today: date
    answers: Mapping[str, str] = field(default_factory=dict)


def plan_import(store: Store, file: Path, answers: Mapping[str, str], today: date, progress: Progress = SILENT) -> Plan:
    """Return what an import would do, nothing written; UserError for a file or answers that do not fit."""
    progress.step(0, _STEPS, _("Läser filen"))
    workbook = workbook_in.read(file)
    progress.step(1, _STEPS, _("Jämför med registret"))
    with store.reading() as connection:
        known = _known(query.known_rows(connection), query.earlier_answers(connection))
    progress.step(2, _STEPS, _("Lägger upp planen"))
    return _plan(workbook, known, answers, today)


def digest_of(plan: Plan) -> str:
    """Return what tells this plan from any other."""
    return digest(plan)


def _known(rows: Sequence[query.KnownRow], answers: Mapping[str, str]) -> Known:
    """Return the register as an import sees it."""
    things = tuple(KnownThing(r.uuid, r.table, r.owner, r.values, r.imported, r.removed) for r in rows)
    return Known(things, answers)


@does_long(ImportRegister)
def import_register(store: Store, act: ImportRegister, progress: Progress) -> Touched:
    """Write the plan in one transaction after a verified copy; UserError NKA-155 when it is no longer what was shown."""
    progress.step(0, _STEPS, _("Läser filen"))
    workbook = workbook_in.read(act.file)
    with store.writing("import_register", file=act.file.name) as work:
        progress.step(1, _STEPS, _("Lägger upp planen"))
        known = _known(query.known_rows(work.connection), query.earlier_answers(work.connection))
        plan = _plan(workbook, known, act.answers, act.today)
        if digest(plan) != act.plan:
            raise UserError(
                "NKA-155",
                N_("Filen eller registret har ändrats sedan planen visades. Inget är inläst."),
                N_("Läs in filen på nytt och se igenom planen igen."),
            )
        new_answers = _new_answers(plan, act.answers, known.answers)
        if new_answers or not plan.is_empty:
            progress.step(2, _STEPS, _("Gör en säkerhetskopia"))
            store.copy("fore-import")  # nothing is written yet, so the copy is the register as it was
            progress.step(3, _STEPS, _("Skriver"))
            _write(work, plan)
            _remember_answers(work, new_answers)
        progress.step(4, _STEPS, _("Sparar"))
    return Touched(Subject.EVERYTHING, (), "import_register", work.about, bool(new_answers) or not plan.is_empty)


def _plan(workbook: workbook_in.Workbook, known: Known, answers: Mapping[str, str], today: date) -> Plan:
    plan = planner.plan(workbook, known, answers, today)
    check_answers(plan, answers)
    return plan


def _write(work: Work, plan: Plan) -> None:
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
                work.change(row, **kept(table, _resolved(thing.values, uuids)))
    _remember(work, plan, uuids)


def _rows(work: Work, table: str, made: Sequence[Planned], uuids: Mapping[str, str]) -> Iterator[dict[str, object]]:
    owner = THINGS[table].owner_column
    numbers = _numbers(work, len(made)) if table == "agreement" else []
    for place, thing in enumerate(made):
        row = kept(table, _resolved(thing.values, uuids)) | {"uuid": uuids[thing.key]}
        if owner:
            row[owner] = uuids[thing.owner]
        if table == "agreement":
            row["number"] = numbers[place]
        yield row


def _numbers(work: Work, count: int) -> list[str]:
    """Return our own numbers for new agreements, in the order of the plan."""
    first = next_number(work.today_year, numbers_of_year(work.connection, work.today_year))
    prefix, _dash, digits = first.rpartition("-")
    return [f"{prefix}-{int(digits) + place:03}" for place in range(count)]


def _resolved(values: Mapping[str, Value], uuids: Mapping[str, str]) -> dict[str, Value]:
    """Put UUIDs in place of keys of organisations."""
    return {
        name: uuids[str(value)] if name in ("organisation", "represented_by") and value else value
        for name, value in values.items()
    }


def _remember(work: Work, plan: Plan, uuids: Mapping[str, str]) -> None:
    """Keep what the file said of each thing, for the comparison of the next import."""
    before = query.kept_rows(work.connection)
    encode = json.JSONEncoder(ensure_ascii=False, sort_keys=True).encode
    fresh: list[dict[str, object]] = []
    for thing in plan.things:
        if thing.said is None:
            continue
        said = encode(_resolved(thing.said, uuids))
        about = uuids[thing.key]
        if about in before:
            work.change(work.get_one(Imported, before[about][0]), kept=said)
        else:
            fresh.append({"uuid": str(uuid.uuid4()), "about": about, "table_name": thing.table, "kept": said})
    work.create_many(Imported, fresh)


def _new_answers(plan: Plan, answers: Mapping[str, str], earlier: Mapping[str, str]) -> dict[str, str]:
    """Return the answers a person gave now, to questions that this plan asks."""
    asked = {question.id for question in plan.questions}
    return {key: code for key, code in answers.items() if key in asked and earlier.get(key) != code}


def _remember_answers(work: Work, given: Mapping[str, str]) -> None:
    """Keep answers, so that the same file gives the same plan next time."""
    if not given:
        return
    said = json.dumps({**query.earlier_answers(work.connection), **given}, ensure_ascii=False, sort_keys=True)
    rows = query.kept_rows(work.connection)
    if query.ANSWERS in rows:
        work.change(work.get_one(Imported, rows[query.ANSWERS][0]), kept=said)
    else:
        row = {"uuid": str(uuid.uuid4()), "about": query.ANSWERS, "table_name": query.ANSWERS, "kept": said}
        work.create_many(Imported, [row])
