"""Compare what the file says with what it said last time and what the register holds now."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from nkavtal.base.i18n import gettext as _
from nkavtal.catalogue.field import Value
from nkavtal.catalogue.ledgers import FIELDS
from nkavtal.exchange.register_in.draft import Draft, Entry
from nkavtal.exchange.register_in.known import Known, KnownThing
from nkavtal.exchange.register_in.plan import TABLES, At, Planned, Reason
from nkavtal.exchange.register_in.wordings import shown
from nkavtal.exchange.register_in.words import bare

_IDENTITY = frozenset(("organisation", "agreement", "party", "represented_by"))
_SAYS_NOTHING: frozenset[tuple[str, Value]] = frozenset([("kind", "unknown")])
_LISTS = {"decision": ("decided_on", "paragraph", "body", "outcome"), "signature": ("signed_on", "signed_by"),
          "recommendation": ("decided_on", "paragraph", "note")}  # fmt: skip


def compare(draft: Draft, known: Known) -> tuple[Planned, ...]:
    """Return what will be made, changed or left, owners before what they own."""
    register = _Register(known)
    planned: list[Planned] = []
    uuids: dict[str, str] = {}
    names: dict[str, str] = {}
    shut: set[str] = set()
    by_table: dict[str, list[Entry]] = {table: [] for table in TABLES}
    for entry in draft.entries.values():
        by_table[entry.table].append(entry)
    for table in TABLES:
        for entry in by_table[table]:
            if entry.owner in shut:
                shut.add(entry.key)
                continue
            thing = register.match(entry, uuids)
            if thing is not None and thing.removed:
                shut.add(entry.key)
                draft.reasons.append(Reason("removed", _first(entry), _called(entry, thing, names)))
                continue
            uuids[entry.key] = thing.uuid if thing else ""
            names[entry.key] = _called(entry, thing, names)
            planned.append(_planned(draft, entry, thing, names[entry.key]))
    _say_gone(draft, known, {thing.uuid for thing in planned if thing.uuid})
    return tuple(planned)


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
    return {field: None if value == "" else value for field, value in said.items()}


def _called(entry: Entry, thing: KnownThing | None, names: Mapping[str, str]) -> str:
    """Return what a person calls a thing; a ledger row goes by the organisation it speaks of."""
    if entry.table == "party":
        return names.get(str(entry.values.get("organisation")), "")
    if entry.table in ("decision", "signature", "recommendation"):
        return names.get(entry.owner, "")
    for field in ("title", "short_name", "name", "function"):
        for source in (entry.values, thing.values if thing else {}):
            if source.get(field):
                return str(source[field])
    return ""


def _planned(draft: Draft, entry: Entry, thing: KnownThing | None, name: str) -> Planned:
    said = _said(entry)
    if thing is None:
        made: dict[str, Value] = {field: value for field, value in said.items() if value is not None}
        return Planned(entry.key, entry.table, entry.owner, "create", "", made, {}, made, tuple(entry.cells), name)
    values, before = _changes(draft, entry, thing, said, name)
    keep = _remembered(thing, said)
    return Planned(
        entry.key, entry.table, entry.owner, "change" if values else "same", thing.uuid,
        values, before, keep, tuple(entry.cells), name,
    )  # fmt: skip


def _changes(
    draft: Draft, entry: Entry, thing: KnownThing, said: Mapping[str, Value], name: str
) -> tuple[dict[str, Value], dict[str, Value]]:
    """Untouched in both: nothing. Changed in the file alone: taken. Changed by hand since: asked, whatever the file did."""
    values: dict[str, Value] = {}
    before: dict[str, Value] = {}
    last = thing.imported or {}
    for field, told in said.items():
        new = None if (field, told) in _SAYS_NOTHING else told
        now, old = _blank(thing.values.get(field)), _blank(last.get(field))
        if field in _IDENTITY or new == now or (new is None and (old is None or (field, old) in _SAYS_NOTHING)):
            continue
        if now is not None and now != old and not _take_files(draft, entry, thing, field, name, new):
            continue
        values[field], before[field] = told, now
    return values, before


def _take_files(draft: Draft, entry: Entry, thing: KnownThing, field: str, name: str, new: Value) -> bool:
    choice = draft.ask(
        "conflict", f"{thing.uuid} {field} {_print(thing.values.get(field), new)}", _first(entry), ("keep", "file"),
        "keep", title=name, field=_(FIELDS[entry.table][field].label),
        now=shown(entry.table, field, thing.values.get(field)), file=shown(entry.table, field, new),
    )  # fmt: skip
    return choice == "file"


def _print(now: Value, new: Value) -> str:
    """Return what tells one pair of values from others: an answer holds for the values it was given for."""
    return hashlib.sha256(f"{now!r} {new!r}".encode()).hexdigest()[:8]


def _remembered(thing: KnownThing, said: Mapping[str, Value]) -> dict[str, Value] | None:
    """Return what to keep for the next comparison; None when what is kept says the same."""
    last = dict(thing.imported or {})
    keep = {field: value for field, value in {**last, **said}.items() if field not in _IDENTITY}
    if thing.imported is None and not any(value is not None for value in keep.values()):
        return None
    same = all(_blank(last.get(field)) == _blank(value) for field, value in keep.items())
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


def _blank(value: Value) -> Value:
    return None if value == "" else value


class _Register:
    """The register's things, found by what they are about; each is matched once."""

    def __init__(self, known: Known) -> None:
        self._by_uuid = {thing.uuid: thing for thing in known.things}
        self._owned: dict[tuple[str, str], list[KnownThing]] = {}
        self._used: set[str] = set()
        for table in TABLES:
            for thing in known.of(table):
                self._owned.setdefault((table, thing.owner), []).append(thing)

    def match(self, entry: Entry, uuids: Mapping[str, str]) -> KnownThing | None:
        """Return the thing of the register that an entry is about, None for a new one."""
        if entry.table in ("agreement", "organisation"):
            return self._by_uuid.get(entry.uuid)
        owner = uuids.get(entry.owner, "")
        mine = [t for t in self._owned.get((entry.table, owner), ()) if t.uuid not in self._used] if owner else []
        found = self._among(entry, mine, uuids)
        if found is not None:
            self._used.add(found.uuid)
        return found

    def _among(self, entry: Entry, mine: list[KnownThing], uuids: Mapping[str, str]) -> KnownThing | None:
        if entry.table == "party":
            who = uuids.get(str(entry.values["organisation"]), "")
            return next((thing for thing in mine if thing.values.get("organisation") == who), None) if who else None
        if entry.table == "name":
            return next((t for t in mine if bare(str(t.values.get("name"))) == bare(str(entry.values["name"]))), None)
        if entry.table == "contact":
            return _contact(entry, mine)
        return _listed(entry, mine)


def _contact(entry: Entry, mine: list[KnownThing]) -> KnownThing | None:
    """Match by function, by e-mail too where several have the function, else by e-mail alone."""
    function, email = bare(str(entry.values.get("function", ""))), entry.values.get("email")
    same = [t for t in mine if bare(str(t.values.get("function"))) == function]
    exact = [t for t in same if t.values.get("email") == email or (t.imported or {}).get("email") == email]
    other = [t for t in mine if email and t.values.get("email") == email]
    return next(iter((*exact, *(same if len(same) == 1 else ()), *other)), None)


def _listed(entry: Entry, mine: list[KnownThing]) -> KnownThing | None:
    """Match one of several rows: what the file said last time, what stands now, the same day, then a lone imported one."""
    fields = _LISTS[entry.table]
    new = tuple(_blank(entry.values.get(field)) for field in fields)
    for source in ("imported", "values"):
        for thing in mine:
            kept: Mapping[str, Value] = (thing.imported or {}) if source == "imported" else thing.values
            if kept and tuple(_blank(kept.get(field)) for field in fields) == new:
                return thing
    day = entry.values.get(fields[0])
    for thing in mine:
        if day and day in (thing.values.get(fields[0]), (thing.imported or {}).get(fields[0])):
            return thing
    imported = [thing for thing in mine if thing.imported is not None]
    return imported[0] if imported else None
