"""Sheets of agreements: one row each, perhaps with the municipalities' answers in columns beside."""

from __future__ import annotations

import re

from nkavtal.base.i18n import gettext as _
from nkavtal.catalogue.agreement import AGREEMENT, AGREEMENT_FIELDS
from nkavtal.catalogue.field import Kind
from nkavtal.exchange.register_in.days import DaysRead, day_words, read_days
from nkavtal.exchange.register_in.decisions import paragraph_in
from nkavtal.exchange.register_in.draft import Entry
from nkavtal.exchange.register_in.heading_rows import Column
from nkavtal.exchange.register_in.plan import At
from nkavtal.exchange.register_in.read_answers import party_entry
from nkavtal.exchange.register_in.read_bodies import BodiesRead, read_counterparties, read_parties
from nkavtal.exchange.register_in.reading import PartiesRead, Reading
from nkavtal.exchange.register_in.values import is_error, read_amount, read_areas, read_type
from nkavtal.exchange.register_in.words import alike
from nkavtal.exchange.workbook_in import CellValue

_NO_YEAR = re.compile(r"\d{1,2}\s*(?:/\s*\d{1,2}|\.?\s*(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)\w*)\.?")
_OWN_READERS = frozenset(("number", "title", "old_number", "note"))
_PLAIN_TEXT = frozenset(
    field.name for field in AGREEMENT_FIELDS if field.kind in (Kind.TEXT, Kind.LONG_TEXT)
).difference(_OWN_READERS)  # fmt: skip
_DAYS = frozenset(field.name for field in AGREEMENT_FIELDS if field.kind is Kind.PARTIAL_DATE)
TYPE_CHOICES = tuple(code for code in AGREEMENT["type"].choices or {})


def label_of(column: Column) -> str:
    """Return the heading that a note line gets: the field's own name, so that a renamed column changes nothing."""
    field = AGREEMENT.get(column.role)
    return _(field.label) if field else column.heading


def take_field(reading: Reading, entry: Entry, column: Column, value: CellValue, at: At) -> None:
    """Take one cell of an agreement's row; every cell becomes a fact, a question or a note."""
    words = day_words(value)
    role = column.role
    if is_error(value):
        reading.draft.leave(at, "error_value", words)
    elif role in ("title", "old_number"):
        reading.draft.fact(entry, at, **{role: words})
    elif words.strip("-–— ") == "":
        reading.draft.leave(at, "says_nothing", words)
    elif role in _PLAIN_TEXT:
        reading.draft.fact(entry, at)
        before = entry.values.get(role)
        entry.values[role] = f"{words}; {before}" if before and before != words else words
    elif role in _DAYS:
        _day(reading, entry, column, value, at)
    elif role in _READERS:
        _READERS[role](reading, entry, column, value, at)
    elif role == "note":
        reading.draft.fact(entry, at)
        entry.line("", words)
    else:
        reason = {"blank": "no_heading", "status": "status"}.get(role, "unknown_column")
        reading.draft.note(entry, column.heading or at.cell, words, at, reason)


def _day(reading: Reading, entry: Entry, column: Column, value: CellValue, at: At) -> None:
    days = read_days(value)
    day = days.last or days.first if column.role == "ends_on" else days.first
    if day:
        reading.draft.fact(entry, at, **{column.role: str(day)})
    if column.role == "starts_on" and days.last:
        entry.values.setdefault("ends_on", str(days.last))
        reading.draft.fates[at] = "fact"
    if days.open_ended:
        reading.draft.fact(entry, at, open_ended=True)
    if days.words:
        reading.draft.note(entry, label_of(column), days.words, at, _day_reason(days))


def _day_reason(days: DaysRead) -> str:
    if days.others:
        return "second_day"
    if days.first or days.open_ended:
        return ""
    return "no_year" if _NO_YEAR.fullmatch(alike(days.words)) else "no_day"


def _areas(reading: Reading, entry: Entry, column: Column, value: CellValue, at: At) -> None:
    words = day_words(value)
    told = read_areas(words)
    codes, rest = told.value, told.words
    if told.open:
        choice = reading.draft.ask("areas", words, at, ("note", "all", "other"), "note")
        codes = {"all": "education,social,health", "other": "other"}.get(choice, "")
        rest = "" if codes else words
    if codes:
        reading.draft.fact(entry, at, areas=codes)
    if rest:
        asked = reading.draft.is_asked(at)
        reading.draft.note(entry, label_of(column), rest, at, "" if codes or asked else "areas")
        reading.draft.fates[at] = "question" if asked else reading.draft.fates[at]


def _type(reading: Reading, entry: Entry, column: Column, value: CellValue, at: At) -> None:
    words = day_words(value)
    told = read_type(words)
    code = told.value
    if told.open:
        choice = reading.draft.ask("type", words, at, ("note", *TYPE_CHOICES), "note")
        code = "" if choice == "note" else choice
    if code:
        reading.draft.fact(entry, at, type=code)
    if told.words:
        asked = reading.draft.is_asked(at)
        reading.draft.note(entry, label_of(column), words, at, "" if code or asked else "type")
        if asked and not code:
            reading.draft.fates[at] = "question"


def _amount(reading: Reading, entry: Entry, column: Column, value: CellValue, at: At) -> None:
    told = read_amount(value)
    if told.value:
        reading.draft.fact(entry, at, amount=told.value)
        if told.words:
            before = entry.values.get("cost_words")
            line = f"{label_of(column)}: {told.words}"
            entry.values["cost_words"] = f"{before}; {line}" if before else line
    else:
        reading.draft.note(entry, label_of(column), told.words, at, "amount")


def _counterparty(reading: Reading, entry: Entry, column: Column, value: CellValue, at: At) -> None:
    words = day_words(value)
    bodies = read_counterparties(reading, words, at) if isinstance(value, str) else BodiesRead(words=words)
    for key in bodies.keys:
        row = party_entry(reading, entry, key, at.sheet, "counterparty")
        reading.draft.fact(row, at)
    if bodies.words:
        reading.draft.note(entry, column.heading, words, at)
        if not bodies.keys and reading.draft.is_asked(at):
            reading.draft.fates[at] = "question"


def _parties(reading: Reading, entry: Entry, column: Column, value: CellValue, at: At) -> None:
    words = day_words(value)
    told = read_parties(reading, words)
    for key, role in _party_roles(reading, told):
        reading.draft.fact(party_entry(reading, entry, key, at.sheet, role), at)
    if told.words:
        reading.draft.note(entry, column.heading, words, at)


def _party_roles(reading: Reading, told: PartiesRead) -> list[tuple[str, str]]:
    """Return organisations with their roles, the host as host."""
    keys = list(reading.names.members()) if told.everyone else list(told.members)
    if told.host and told.host not in keys:
        keys.append(told.host)
    roles = [(key, "host" if key == told.host else "party") for key in keys]
    if told.federation:
        roles.append((reading.names.federation(), "party"))
    return roles


def _host(reading: Reading, entry: Entry, column: Column, value: CellValue, at: At) -> None:
    words = day_words(value)
    key = reading.names.find(words)
    if key:
        row = party_entry(reading, entry, key, at.sheet, "host")
        reading.draft.fact(row, at, role="host")
    else:
        reading.draft.note(entry, column.heading, words, at, "unknown_body")


def _recommendation(reading: Reading, entry: Entry, column: Column, value: CellValue, at: At) -> None:
    """Keep the board's decision with its day and paragraph, and the cell's words when they do not say it all."""
    days = read_days(value)
    words = day_words(value)
    paragraph = paragraph_in(words) if isinstance(value, str) else ""
    row = reading.draft.entry("recommendation", f"recommendation:{entry.key}#1", entry.key, at.sheet)
    day = days.first if not days.others and not days.last else None
    reading.draft.fact(
        row, at, step="recommendation", body="Styrelsen", decided_on=str(day) if day else None, paragraph=paragraph,
        note=words if days.words or not day else "",
    )  # fmt: skip


_READERS = {
    "areas": _areas,
    "type": _type,
    "amount": _amount,
    "counterparty": _counterparty,
    "parties": _parties,
    "host": _host,
    "recommendation": _recommendation,
}
