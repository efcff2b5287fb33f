"""Which thing of the register a thing of the file is."""

from __future__ import annotations

from collections.abc import Mapping

from nkavtal.catalogue.field import Value
from nkavtal.catalogue.ledgers import FIELDS
from nkavtal.exchange.register_in.draft import Entry
from nkavtal.exchange.register_in.known import Known, KnownThing
from nkavtal.exchange.register_in.plan import REFERENCES, TABLES
from nkavtal.exchange.register_in.words import bare

_LISTS = {"decision": ("decided_on", "paragraph", "body", "outcome"), "signature": ("signed_on", "signed_by"),
          "recommendation": ("decided_on", "paragraph", "note")}  # fmt: skip

_SAME_BY = {"name": "name", "body": "name", "body_name": "name", "meeting": "held_on"}
"""Rows that are one and the same when their owner is and this field says the same; every register begins with the usual bodies."""


class Register:
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
        if entry.uuid or entry.table in ("agreement", "organisation"):
            return self._by_uuid.get(entry.uuid)
        owner = uuids.get(entry.owner, "")
        mine = [t for t in self._owned.get((entry.table, owner), ()) if t.uuid not in self._used] if owner else []
        found = self._among(entry, mine, uuids)
        if found is not None:
            self._used.add(found.uuid)
        return found

    def name_of(self, uuid: str) -> str:
        """Return what the thing with a UUID is called here; the UUID itself when it is not known."""
        thing = self._by_uuid.get(uuid)
        values = thing.values if thing else {}
        return str(values.get("short_name") or values.get("title") or uuid)

    def _among(self, entry: Entry, mine: list[KnownThing], uuids: Mapping[str, str]) -> KnownThing | None:
        if entry.table == "party":
            who = uuids.get(str(entry.values["organisation"]), "")
            return next((thing for thing in mine if thing.values.get("organisation") == who), None) if who else None
        if (field := _SAME_BY.get(entry.table)) is not None:
            return next((t for t in mine if bare(str(t.values.get(field))) == bare(str(entry.values[field]))), None)
        if entry.whole:
            return next((thing for thing in mine if _equal(entry, thing)), None)
        if entry.table == "contact":
            return _contact(entry, mine)
        return _listed(entry, mine)


def _equal(entry: Entry, thing: KnownThing) -> bool:
    """Tell if a row says the very same; one that only resembles another has a UUID of its own and is another."""
    fields = FIELDS[entry.table].keys() - REFERENCES[entry.table]
    return not thing.removed and all(blank(entry.values.get(f)) == blank(thing.values.get(f)) for f in fields)


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
    new = tuple(blank(entry.values.get(field)) for field in fields)
    for source in ("imported", "values"):
        for thing in mine:
            kept: Mapping[str, Value] = (thing.imported or {}) if source == "imported" else thing.values
            if kept and tuple(blank(kept.get(field)) for field in fields) == new:
                return thing
    day = entry.values.get(fields[0])
    for thing in mine:
        if day and day in (thing.values.get(fields[0]), (thing.imported or {}).get(fields[0])):
            return thing
    imported = [thing for thing in mine if thing.imported is not None]
    return imported[0] if imported else None


def blank(value: Value) -> Value:
    """Return a value with one kind of nothing: None."""
    return None if value == "" else value
