"""Compare what the file says with what it said last time and what the register holds now."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from nkavtal.base.i18n import gettext as _
from nkavtal.catalogue.field import Value
from nkavtal.catalogue.ledgers import FIELDS
from nkavtal.exchange.register_in.draft import Draft, Entry
from nkavtal.exchange.register_in.known import Known, KnownThing
from nkavtal.exchange.register_in.matching import Register, blank
from nkavtal.exchange.register_in.plan import REFERENCES, TABLES, At, Planned, Reason
from nkavtal.exchange.register_in.wordings import shown

_FOUND_BY = frozenset(("organisation", "agreement", "party", "represented_by", "number"))
"""What a sheet's row is found by, and so never changes; a file that knows a row by its UUID may name another body."""
_OURS_ALONE = frozenset(("number",))
_SAYS_NOTHING: frozenset[tuple[str, Value]] = frozenset([("kind", "unknown")])
_NAMED_BY_OWNER = frozenset({
    "decision", "signature", "contact_note", "recommendation", "relation", "condition_answer", "power_of_attorney",
    "request", "meeting", "population", "body_name", "changed_wording",
})  # fmt: skip


def compare(draft: Draft, known: Known) -> tuple[Planned, ...]:
    """Return what will be made, changed or left, owners before what they own."""
    comparison = _Comparison(draft, Register(known))
    by_table: dict[str, list[Entry]] = {table: [] for table in TABLES}
    for entry in draft.entries.values():
        by_table[entry.table].append(entry)
    planned = tuple(
        thing for table in TABLES for entry in by_table[table] if (thing := comparison.planned(entry)) is not None
    )
    _say_gone(draft, known, {thing.uuid for thing in planned if thing.uuid})
    return planned


class _Comparison:
    """Goes through the file's things, owners first; `uuids` and `names` are of those met, by key."""

    def __init__(self, draft: Draft, register: Register) -> None:
        self._draft = draft
        self._register = register
        self._uuids: dict[str, str] = {}
        self._names: dict[str, str] = {}
        self._shut: set[str] = set()

    def planned(self, entry: Entry) -> Planned | None:
        """Return what is planned for a thing; None for one that was removed here, or belongs to one that was."""
        if entry.owner in self._shut or self._names_shut(entry):
            self._shut.add(entry.key)
            return None
        thing = self._register.match(entry, self._uuids)
        name = self._called(entry, thing)
        if thing is not None and thing.removed:
            self._shut.add(entry.key)
            self._draft.reasons.append(Reason("removed", _first(entry), name))
            return None
        self._uuids[entry.key], self._names[entry.key] = thing.uuid if thing else "", name
        if thing is None:
            return _new(entry, name)
        if entry.whole and thing.owner != self._uuids.get(entry.owner, ""):
            self._draft.reasons.append(Reason("moved", _first(entry), name))
        return self._met(entry, thing, name)

    def _names_shut(self, entry: Entry) -> bool:
        """Tell if an entry is nothing without a thing that was removed here; another such name is left out."""
        gone = [field for field in REFERENCES[entry.table] if entry.values.get(field) in self._shut]
        entry.values.update(dict.fromkeys(gone))
        return any(FIELDS[entry.table][field].required for field in gone)

    def _met(self, entry: Entry, thing: KnownThing, name: str) -> Planned:
        said = _said(entry)
        for field in REFERENCES[entry.table] & said.keys():
            said[field] = self._uuids.get(str(said[field])) or said[field]
        values, before = self._changes(entry, thing, said, name)
        keep = _remembered(thing, said, _fixed(entry))
        return Planned(
            entry.key, entry.table, entry.owner, "change" if values else "same", thing.uuid,
            values, before, keep, tuple(entry.cells), name,
        )  # fmt: skip

    def _changes(
        self, entry: Entry, thing: KnownThing, said: Mapping[str, Value], name: str
    ) -> tuple[dict[str, Value], dict[str, Value]]:
        """Untouched in both: nothing. Changed in the file alone: taken. Changed by hand since: asked, whatever the file did."""
        values: dict[str, Value] = {}
        before: dict[str, Value] = {}
        last = thing.imported or {}
        for field, told in said.items():
            new = None if (field, told) in _SAYS_NOTHING and not entry.whole else told
            now, old = blank(thing.values.get(field)), blank(last.get(field))
            if field in _fixed(entry) or new == now or (not entry.whole and _says_nothing(field, new, old)):
                continue
            if now != old and not self._takes_files(entry, thing, field, name, new):
                continue
            values[field], before[field] = told, now
        return values, before

    def _takes_files(self, entry: Entry, thing: KnownThing, field: str, name: str, new: Value) -> bool:
        now = thing.values.get(field)
        choice = self._draft.ask(
            "conflict", f"{thing.uuid} {field} {_print(now, new)}", _first(entry), ("keep", "file"), "keep",
            title=name, field=_(FIELDS[entry.table][field].label),
            now=self._word(entry.table, field, now), file=self._word(entry.table, field, new),
        )  # fmt: skip
        return choice == "file"

    def _word(self, table: str, field: str, value: Value) -> str:
        if field not in REFERENCES[table] or not value:
            return shown(table, field, value)
        return self._names.get(str(value)) or self._register.name_of(str(value))

    def _called(self, entry: Entry, thing: KnownThing | None) -> str:
        """Return what a person calls a thing; a ledger row goes by the organisation it speaks of."""
        if entry.table == "party":
            return self._names.get(str(entry.values.get("organisation")), "")
        if entry.table in _NAMED_BY_OWNER:
            return self._names.get(entry.owner, "")
        for field in ("title", "short_name", "name", "function"):
            for source in (entry.values, thing.values if thing else {}):
                if source.get(field):
                    return str(source[field])
        return ""


def note_of(entry: Entry) -> str:
    """Return an entry's note: the office's own note first, then words with their headings in a fixed order."""
    lines = []
    for heading in sorted(entry.lines):
        words = entry.lines[heading]
        lines.append(f"{heading}: {words}" if heading.strip() else words)
    return "\n".join(lines)


def _said(entry: Entry) -> dict[str, Value]:
    """Return all that the file says of a thing; None stands for a cell that says nothing of the field any more."""
    said = dict(entry.values)
    if entry.lines or entry.table in ("agreement", "party"):
        own = said.get("note")
        said["note"] = "\n".join(part for part in (str(own or ""), note_of(entry)) if part)
    return {field: blank(value) for field, value in said.items()}


def _new(entry: Entry, name: str) -> Planned:
    made = {field: value for field, value in _said(entry).items() if value is not None}
    return Planned(
        entry.key, entry.table, entry.owner, "create", entry.own_uuid, made, {}, made, tuple(entry.cells), name,
        entry.version,
    )  # fmt: skip


def _fixed(entry: Entry) -> frozenset[str]:
    """Return the fields that an import never changes."""
    return _OURS_ALONE if entry.whole else _FOUND_BY


def _says_nothing(field: str, new: Value, old: Value) -> bool:
    """Tell if a sheet's cell is blank and was so last time: it speaks of nothing."""
    return new is None and (old is None or (field, old) in _SAYS_NOTHING)


def _print(now: Value, new: Value) -> str:
    """Return what tells one pair of values from others: an answer holds for the values it was given for."""
    return hashlib.sha256(f"{now!r} {new!r}".encode()).hexdigest()[:8]


def _remembered(thing: KnownThing, said: Mapping[str, Value], fixed: frozenset[str]) -> dict[str, Value] | None:
    """Return what to keep for the next comparison; None when what is kept says the same."""
    last = dict(thing.imported or {})
    keep = {field: value for field, value in {**last, **said}.items() if field not in fixed}
    if thing.imported is None and not any(value is not None for value in keep.values()):
        return None
    same = all(blank(last.get(field)) == blank(value) for field, value in keep.items())
    return None if same and thing.imported is not None else {f: v for f, v in keep.items() if v is not None}


def _say_gone(draft: Draft, known: Known, met: set[str]) -> None:
    sheets = sorted({entry.sheet for entry in draft.entries.values() if entry.sheet})
    gone = sum(
        thing.imported is not None and not thing.removed and thing.uuid not in met and thing.table in TABLES
        for thing in known.things
    )
    if gone:
        draft.reasons.append(Reason("gone", At(sheets[0] if sheets else "", 0, 0), "", {"n": str(gone)}))


def _first(entry: Entry) -> At:
    return entry.cells[0] if entry.cells else At(entry.sheet, 0, 0)
