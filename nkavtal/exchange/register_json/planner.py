"""Make the plan of an import from a register file: the same plan as from a workbook, compared by UUID."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from nkavtal.base.i18n import gettext as _
from nkavtal.catalogue.field import Value
from nkavtal.exchange.file_look import look
from nkavtal.exchange.register_in.draft import Draft, Entry
from nkavtal.exchange.register_in.known import Known, KnownThing
from nkavtal.exchange.register_in.plan import REFERENCES, At, Plan, Planned, Reason, SheetSums
from nkavtal.exchange.register_in.three_way import compare
from nkavtal.exchange.register_in.words import bare
from nkavtal.exchange.register_json.rows import FileRow, RegisterFile
from nkavtal.exchange.register_json.shape import LISTS, plural


def plan(file: RegisterFile, known: Known, answers: Mapping[str, str], today: date) -> Plan:
    """Return all that an import would do; the same input always gives the same plan and nothing is written."""
    draft = Draft(answers, known.answers)
    taken = _Taken(known)
    keys = {row.uuid: f"{row.table}:{row.uuid}" for row in file.rows}
    files = {**file.files, **known.files}
    for row in file.rows:
        _enter(draft, file, row, keys, taken, files)
    things = compare(draft, known)
    in_file = {row.uuid for row in file.rows}
    replaces = _replaced(known, in_file)
    if replaces:
        draft.reasons.append(Reason("replaced", At(_(LISTS[plural("organisation")]), 0, 0), ""))
    questions = draft.questions()
    return Plan(
        file.name,
        today.isoformat(),
        things,
        questions,
        tuple(sorted(draft.reasons, key=lambda reason: (reason.at.row, reason.code, reason.value))),
        _sums(file, things),
        draft.fates,
        {question.id: question.answer for question in questions},
        replaces,
    )


def _enter(
    draft: Draft, file: RegisterFile, row: FileRow, keys: Mapping[str, str], taken: _Taken, files: Mapping[str, Path]
) -> None:
    """Put a row into the draft; every value it has is a fact."""
    at = At(_(LISTS[str(row.path[0])]), file.lines.get(row.uuid, 0), 0)
    uuid, values = taken.uuid_of(row), _values(row, keys)
    if row.table == "attachment" and not uuid:
        content = files.get(str(values["sha256"]))
        if content is None:
            draft.reasons.append(Reason("no_file", at, str(values["name"])))
            return
        values |= _seen(content, str(values["name"]))
    entry = draft.entry(row.table, keys[row.uuid], keys.get(row.owner, ""), at.sheet)
    entry.values.update(values)
    entry.cells.append(at)
    entry.whole, entry.own_uuid, entry.version, entry.uuid = True, row.uuid, row.version, uuid
    if row.table == "agreement" and not uuid:
        _number(draft, entry, at, taken)


def _seen(content: Path, name: str) -> dict[str, Value]:
    """Return what the program itself sees of a file: what a register file says of it decides how it is opened."""
    seen = look(content, name)
    return {"media_type": seen.type.media_type, "signs": ",".join(seen.signs)}


def _values(row: FileRow, keys: Mapping[str, str]) -> dict[str, Value]:
    named = REFERENCES[row.table]
    return {name: keys[str(value)] if name in named and value else value for name, value in row.values.items()}


def _number(draft: Draft, entry: Entry, at: At, taken: _Taken) -> None:
    """Keep an agreement's number, or its words when another agreement has it here: a number is never used twice."""
    number = str(entry.values["number"] or "")
    if number and taken.number(number, entry.own_uuid):
        draft.reasons.append(Reason("number_taken", at, str(entry.values["title"]), {"number": number}))
        entry.values["number"] = None
        if entry.values["old_number"]:
            entry.line(_("Tidigare nummer"), number)
        else:
            entry.values["old_number"] = number


def _replaced(known: Known, in_file: set[str]) -> tuple[tuple[str, str], ...]:
    """Return what a register that nobody has used yet started with and the file does not have: the file's own comes instead."""
    if not known.untouched:
        return ()
    return tuple((t.table, t.uuid) for t in known.things if not t.removed and t.uuid not in in_file)


def _sums(file: RegisterFile, things: tuple[Planned, ...]) -> tuple[SheetSums, ...]:
    """Count the facts of each of the file's lists, and the things in it."""
    listed = {row.uuid: str(row.path[0]) for row in file.rows}
    made: dict[str, Counter[str]] = {name: Counter() for name in LISTS}
    facts: Counter[str] = Counter()
    for row in file.rows:
        facts[str(row.path[0])] += sum(value is not None for value in row.values.values())
    for thing in things:
        made[listed[thing.key.partition(":")[2]]][thing.table] += 1
    return tuple(
        SheetSums(_(words), "register", False, 0, facts[name], {"fact": facts[name]}, dict(sorted(made[name].items())))
        for name, words in LISTS.items()
        if facts[name]
    )


class _Taken:
    """What the register has already: its things by UUID, organisations by number and name, numbers of agreements."""

    def __init__(self, known: Known) -> None:
        self._known = {thing.uuid for thing in known.things}
        self._numbers = known.numbers
        self._used: set[str] = set()
        self._by_number: dict[str, KnownThing] = {}
        self._by_name: dict[tuple[str, str], KnownThing] = {}
        for thing in known.of("organisation") if not known.untouched else ():
            if not thing.removed:
                self._by_number.setdefault(str(thing.values.get("org_number") or thing.uuid), thing)
                self._by_name.setdefault(_named(thing.values), thing)

    def uuid_of(self, row: FileRow) -> str:
        """Return the UUID here of what a row is about: its own, or that of the same organisation; '' for a new thing."""
        if row.uuid in self._known:
            return row.uuid
        if row.table != "organisation":
            return ""
        same = self._by_number.get(str(row.values["org_number"] or "")) or self._by_name.get(_named(row.values))
        if same is None or same.uuid in self._used or _other_number(same, row):
            return ""
        self._used.add(same.uuid)
        return same.uuid

    def number(self, number: str, uuid: str) -> bool:
        """Tell if a number belongs to another agreement here."""
        return self._numbers.get(number, uuid) != uuid


def _named(values: Mapping[str, Value]) -> tuple[str, str]:
    return str(values.get("kind")), bare(str(values.get("name")))


def _other_number(same: KnownThing, row: FileRow) -> bool:
    """Tell if two organisations of one name have different numbers: then they are two."""
    here, there = same.values.get("org_number"), row.values["org_number"]
    return bool(here and there and here != there)
