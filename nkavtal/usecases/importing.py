"""Import of another office's register: make the plan, show it, and write exactly what was shown."""

from __future__ import annotations

import contextlib
import json
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

from nkavtal.base.errors import UserError
from nkavtal.base.i18n import N_
from nkavtal.base.i18n import gettext as _
from nkavtal.base.progress import SILENT, Progress
from nkavtal.catalogue.backups import IMPORT
from nkavtal.exchange import incoming
from nkavtal.exchange.register_in.known import Known, KnownThing
from nkavtal.exchange.register_in.plan import Plan
from nkavtal.exchange.register_in.plan_file import check_answers, digest
from nkavtal.exchange.text_form import TextForm
from nkavtal.model.imported import Imported
from nkavtal.store import attachments
from nkavtal.store.queries import imported as query
from nkavtal.store.queries.register import newest
from nkavtal.store.still import still
from nkavtal.store.store import Store
from nkavtal.store.turns import GaveWay
from nkavtal.store.work import Work
from nkavtal.usecases import saved_mapping
from nkavtal.usecases.acts import does_long
from nkavtal.usecases.import_attached import Attached, attached_in
from nkavtal.usecases.import_meanwhile import stands
from nkavtal.usecases.plan_writing import write_plan
from nkavtal.usecases.touched import Subject, Touched

_STEPS = 5
_MOST_TIMES = 12
"""How often the writing is begun: all but the last time it gives way to a person's edit."""


@dataclass(frozen=True)
class ImportRegister:
    """Write a plan as it was shown: `plan` is its digest (see digest_of), `today` the day it was made for.

    `form` is how a text file is read, as the plan tells it. `save_as` keeps how the workbook was read under a name.
    """

    file: Path
    plan: str
    today: date
    answers: Mapping[str, str] = field(default_factory=dict)
    form: TextForm | None = None
    save_as: str = ""


def plan_import(
    store: Store,
    file: Path,
    answers: Mapping[str, str],
    today: date,
    progress: Progress = SILENT,
    form: TextForm | None = None,
) -> Plan:
    """Return what an import would do, nothing written; UserError for a file or answers that do not fit."""
    progress.step(0, _STEPS, _("Läser filen"))
    source = incoming.read(file, form)
    stamp = incoming.stamp(file)  # not before: reading refuses what is too big
    progress.step(1, _STEPS, _("Jämför med registret"))
    with still(store.file) as connection:  # a large register takes long to read, and a save would wait for it
        act = newest(connection)
        found = query.known_register(connection, incoming.tables(source), removed=incoming.knows_removed(source))
    progress.step(2, _STEPS, _("Lägger upp planen"))
    plan = _plan(source, _known(found, source, store), answers, today)
    if stamp and not incoming.is_whole(source):
        _latest[store] = _Shown(file, stamp, form, dict(answers), today, act, plan, digest(plan))
    return plan


@dataclass(frozen=True)
class _Shown:
    """A plan and all that it was made of: `stamp` tells the file's content, `act` how far the register had come."""

    file: Path
    stamp: str
    form: TextForm | None
    answers: dict[str, str]
    today: date
    act: int
    plan: Plan
    digest: str


_latest: WeakKeyDictionary[Store, _Shown] = WeakKeyDictionary()
"""The plan made last for each open register: equal input gives an equal plan, so it need not be made again to be written."""


def _shown_last(store: Store, act: ImportRegister) -> _Shown | None:
    """Return the plan made last, once, if it was made of the file and the answers that the act names."""
    shown = _latest.pop(store, None)
    if shown is None:
        return None
    made_of = (shown.file, shown.form, shown.answers, shown.today, shown.stamp)
    asked = (act.file, act.form, dict(act.answers), act.today, incoming.stamp(act.file))
    return shown if made_of == asked else None


def digest_of(plan: Plan) -> str:
    """Return what tells this plan from any other; that of a large plan is known since it was made."""
    return next((shown.digest for shown in _latest.values() if shown.plan is plan), None) or digest(plan)


def _known(found: query.KnownRegister, source: incoming.Source, store: Store) -> Known:
    """Return the register as an import sees it."""
    things = tuple(KnownThing(r.uuid, r.table, r.owner, r.values, r.imported, r.removed) for r in found.rows)
    kept = {sha256: attachments.place(store.folder, sha256) for sha256 in incoming.attached(source)}
    files = {sha256: file for sha256, file in kept.items() if file.is_file()}
    return Known(things, found.answers, found.untouched, found.numbers, files)


@does_long(ImportRegister)
def import_register(store: Store, act: ImportRegister, progress: Progress) -> Touched:
    """Write the plan in one transaction after a verified copy; UserError NKA-155 when it is no longer what was shown.

    Nothing is locked while it is planned and copied, and when somebody saves an edit meanwhile the writing gives way to
    it and begins again; the last time it does not, so that it comes to its end.
    """
    progress.step(0, _STEPS, _("Läser filen"))
    shown = _shown_last(store, act)
    source = None if shown is not None else incoming.read(act.file, act.form)
    with attached_in(store, source, progress) as attached:
        ready = _Ready(store, act, source, shown)
        for left in reversed(range(_MOST_TIMES)):
            way = store.gives_way(progress) if left else None
            with contextlib.suppress(GaveWay):
                if way is not None:
                    ready.look(progress)
                with store.writing("import_register", way=way, file=act.file.name) as work:
                    if way is None:
                        ready.look(progress, work)
                    if ready.holds(work):
                        return _write(work, act, ready, attached, way or progress)
    raise RuntimeError("the last time it does not give way")


class _Ready:
    """The plan of an import and the copy made before it, good for as long as nothing else is done that matters to them."""

    def __init__(self, store: Store, act: ImportRegister, source: incoming.Source | None, shown: _Shown | None) -> None:
        self._store, self._act, self._source = store, act, source
        self.plan = shown.plan if shown is not None else None
        self._digest = shown.digest if shown is not None else ""
        self._planned_at = shown.act if shown is not None else 0
        self._copied = False

    def look(self, progress: Progress, work: Work | None = None) -> None:
        """Make plan and copy, those that are not good any more; UserError NKA-155 when the plan is another."""
        with self._store.reading() if work is None else contextlib.nullcontext(work.connection) as asks:
            now, earlier = newest(asks), query.earlier_answers(asks)
            plan = self.plan if self.plan is not None and stands(asks, self.plan, self._planned_at) else None
        if plan is None:
            progress.step(1, _STEPS, _("Lägger upp planen"))
            with still(self._store.file) if work is None else contextlib.nullcontext(work.connection) as asks:
                now, plan = newest(asks), self._plan(asks)
            self._digest, self._copied = digest(plan), False
        self.plan, self._planned_at = plan, now
        if self._digest != self._act.plan:
            raise UserError(
                "NKA-155",
                N_("Filen eller registret har ändrats sedan planen visades. Inget är inläst."),
                N_("Läs in filen på nytt och se igenom planen igen."),
            )
        self.new_answers = _new_answers(plan, self._act.answers, earlier)
        if self.changes and not self._copied:
            progress.step(2, _STEPS, _("Gör en säkerhetskopia"))
            self._store.copy(IMPORT)  # nothing is written yet: the copy is the register as it was, but for a late edit
            self._copied = True

    @property
    def changes(self) -> bool:
        """Whether there is anything to write."""
        return bool(self.new_answers or self._act.save_as) or not (self.plan is None or self.plan.is_empty)

    def holds(self, work: Work) -> bool:
        """Tell if nothing has been done since."""
        return self._planned_at == newest(work.connection)

    def _plan(self, connection: Any) -> Plan:
        source = self._source = self._source or incoming.read(self._act.file, self._act.form)
        found = query.known_register(connection, incoming.tables(source), removed=incoming.knows_removed(source))
        return _plan(source, _known(found, source, self._store), self._act.answers, self._act.today)


def _write(work: Work, act: ImportRegister, ready: _Ready, attached: Attached, progress: Progress) -> Touched:
    plan, changes = ready.plan, ready.changes
    if plan is not None and changes:
        progress.step(3, _STEPS, _("Skriver"))
        write_plan(work, plan)
        attached.settle(plan)
        answers = {**query.earlier_answers(work.connection), **act.answers}
        _remember_answers(work, ready.new_answers)
        if act.save_as:
            saved_mapping.keep(work, act.save_as, plan, answers)
    progress.step(4, _STEPS, _("Sparar"))
    return Touched(Subject.EVERYTHING, (), "import_register", work.about, changes)


def _plan(source: incoming.Source, known: Known, answers: Mapping[str, str], today: date) -> Plan:
    plan = incoming.plan(source, known, answers, today)
    check_answers(plan, answers)
    return plan


def _new_answers(plan: Plan, answers: Mapping[str, str], earlier: Mapping[str, str]) -> dict[str, str]:
    """Return the answers a person gave now, to what this plan asks; a tick is for this time alone."""
    asked = plan.asked.keys() - {row.id for row in plan.rows}
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
