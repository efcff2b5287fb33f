"""Sheets of organisations and of contacts."""

from __future__ import annotations

import re

from nkavtal.exchange.register_in.days import day_words, read_days
from nkavtal.exchange.register_in.draft import Entry
from nkavtal.exchange.register_in.heading_rows import cell
from nkavtal.exchange.register_in.plan import At
from nkavtal.exchange.register_in.reading import Reading
from nkavtal.exchange.register_in.recognise import Table
from nkavtal.exchange.register_in.values import is_email, read_organisation_kind, read_yes_no
from nkavtal.exchange.register_in.words import alike, bare
from nkavtal.exchange.workbook_in import CellValue, RowIn
from nkavtal.rules.org_number import normalised

_HINT = re.compile(r"(?<!\w)(?:se|f\.?\s?d\.?|tidigare|hette|gammalt namn|nytt namn|samma som|numera|nu|före)(?!\w)")


def read_organisations(reading: Reading, table: Table) -> None:
    """Take the organisations of a table; rows with a number first, since they settle who the others may be."""
    place = {column.role: column.number for column in table.columns}
    rows = [row for row, _under in table.rows]
    by_number = [row for row in rows if _number(row, place)]
    for row in (*by_number, *(row for row in rows if row not in by_number)):
        name = day_words(cell(row, place["name"]))
        name = name if bare(name) else ""
        at = At(table.sheet.name, row.number, place["name"])
        if not name:
            _leave_row(reading, table, row, "unknown_body")
            continue
        entry = _organisation(reading, name, row, place, at)
        _fields(reading, table, row, entry, name)


def _organisation(reading: Reading, name: str, row: RowIn, place: dict[str, int], at: At) -> Entry:
    number = _number(row, place)
    kind = read_organisation_kind(day_words(cell(row, place["kind"]))).value if place.get("kind") else ""
    key = reading.with_number(number) if number else _known_by_name(reading, name, row, place, at)
    if not key:
        entry = reading.new_organisation(name, at, number=number, kind=kind)
    else:
        entry = reading.organisation(key, at.sheet)
        if number and not reading.with_number(number):
            entry.values |= {"org_number": number, "org_number_state": "to_confirm"}
    _name_row(reading, entry, name, at)
    return entry


def _known_by_name(reading: Reading, name: str, row: RowIn, place: dict[str, int], at: At) -> str:
    """Return who a name without number is; a name only told as another's earlier one is asked about."""
    key = reading.names.find(name)
    if key and reading.earlier_names.get(bare(name)) != key:
        return key
    other = key or _hinted(reading, name, day_words(cell(row, place["note"])) if place.get("note") else "")
    if not other:
        return ""
    choice = reading.draft.ask(
        "same_body", name, at, ("same", "different"), "different", other=reading.names.named(other).name
    )
    if choice == "same":
        return other
    reading.names.forget(name)
    return ""


def _hinted(reading: Reading, name: str, note: str) -> str:
    """Return an organisation that the note names as the same under another name."""
    if not _HINT.search(alike(note)):
        return ""
    pieces = re.split(r"[,;:()?]|\bse\b|\bsamma som\b", alike(note))
    found = {reading.names.find(piece) for piece in pieces if piece.strip()} - {"", reading.names.find(name)}
    found = {key for key in found if reading.names.named(key).kind != "municipality"}
    return found.pop() if len(found) == 1 else ""


def _name_row(reading: Reading, entry: Entry, name: str, at: At) -> None:
    """Account for the name: it is the organisation's own, or one more name for it."""
    named = reading.names.named(entry.key)
    own = {bare(named.name), bare(named.short_name), bare(f"{named.name} ({named.short_name})")}
    if bare(name) in own or reading.names.member(name) == entry.key:
        reading.draft.fact(entry, at)
        return
    row = reading.draft.entry("name", f"name:{entry.key}:{bare(name)}", entry.key, at.sheet)
    reading.draft.fact(row, at, name=name)
    if not reading.names.has(entry.key, name):
        row.values["kind"] = "alias"
        reading.names.add(named, (name,))


def _fields(reading: Reading, table: Table, row: RowIn, entry: Entry, name: str) -> None:
    place = {column.role: column.number for column in table.columns}
    function = day_words(cell(row, place["function"])) if place.get("function") else ""
    contact = None
    if function:
        contact = reading.draft.entry("contact", f"contact:{entry.key}:{bare(function)}", entry.key, table.sheet.name)
    for column in table.columns:
        value = cell(row, column.number)
        if value is None or column.role == "name":
            continue
        at = At(table.sheet.name, row.number, column.number)
        _field(reading, entry, contact, column.role, column.heading, value, at)


def _field(
    reading: Reading, entry: Entry, contact: Entry | None, role: str, heading: str, value: CellValue, at: At
) -> None:
    draft, words = reading.draft, day_words(value)
    if role == "org_number":
        if normalised(words):
            draft.fact(entry, at)
        else:
            draft.note(entry, heading, words, at, "bad_number")
    elif role == "kind":
        told = read_organisation_kind(words)
        draft.fact(entry, at)
        if told.words:
            entry.line(heading, words)
    elif role == "function" and contact is not None:
        draft.fact(contact, at, function=words[:1].upper() + words[1:])
    elif role == "email":
        target = contact if contact is not None else entry
        if is_email(words):
            draft.fact(target, at, email=words)
        else:
            draft.note(target, heading, words, at, "bad_email")
    elif role in ("phone", "person") and contact is not None:
        draft.fact(contact, at, **{role: words})
    elif role in ("address", "short_name", "scb_code"):
        draft.fact(entry, at, **{role: words})
    elif role == "note":
        draft.fact(entry, at)
        entry.line("", words)
    else:
        draft.note(entry, heading, words, at, "unknown_column" if heading else "no_heading")


def read_contacts(reading: Reading, table: Table) -> None:
    """Take the contacts of a table; an organisation's name may stand on the first row of its group only."""
    place = {column.role: column.number for column in table.columns}
    current = ""
    for row, _under in table.rows:
        name = day_words(cell(row, place["organisation"]))
        name = name if bare(name) else ""
        at = At(table.sheet.name, row.number, place["organisation"])
        if name:
            current = reading.names.find(name)
            if not current:
                current = reading.new_organisation(name, at).key
        function = day_words(cell(row, place["function"]))
        if not current or not function:
            _leave_row(reading, table, row, "no_function" if current else "unknown_body")
            continue
        owner = reading.organisation(current, table.sheet.name)
        if name:
            reading.draft.fact(owner, at)
        _contact(reading, table, row, owner, function)


def _contact(reading: Reading, table: Table, row: RowIn, owner: Entry, function: str) -> None:
    key = f"contact:{owner.key}:{bare(function)}"
    entry = reading.draft.entries.get(key)
    if entry is not None and any(at.row != row.number or at.sheet != table.sheet.name for at in entry.cells):
        key = f"{key}:{sum(k.startswith(key) for k in reading.draft.entries) + 1}"
    entry = reading.draft.entry("contact", key, owner.key, table.sheet.name)
    for column in table.columns:
        value = cell(row, column.number)
        if value is not None and column.role != "organisation":
            at = At(table.sheet.name, row.number, column.number)
            _contact_field(reading, entry, column.role, column.heading, value, at)


def _contact_field(reading: Reading, entry: Entry, role: str, heading: str, value: CellValue, at: At) -> None:
    draft, words = reading.draft, day_words(value)
    if role in ("person", "areas", "phone"):
        draft.fact(entry, at, **{role: words})
    elif role == "function":
        draft.fact(entry, at, function=words[:1].upper() + words[1:])
    elif role == "email" and is_email(words):
        draft.fact(entry, at, email=words)
    elif role == "gets_mail" and (yes := read_yes_no(value)) is not None:
        draft.fact(entry, at, gets_mail=yes)
    elif role == "ends_on" and (day := read_days(value).first):
        draft.fact(entry, at, ends_on=str(day))
    elif role == "note":
        draft.fact(entry, at)
        entry.line("", words)
    else:
        reason = {"email": "bad_email", "unknown": "unknown_column", "blank": "no_heading"}.get(role, "unclear")
        draft.note(entry, heading, words, at, reason)


def _number(row: RowIn, place: dict[str, int]) -> str:
    value = cell(row, place["org_number"]) if place.get("org_number") else None
    return normalised(day_words(value)) or "" if value is not None else ""


def _leave_row(reading: Reading, table: Table, row: RowIn, reason: str) -> None:
    for number, value in enumerate(row.values, start=1):
        if value is not None:
            reading.draft.leave(At(table.sheet.name, row.number, number), reason, day_words(value))
