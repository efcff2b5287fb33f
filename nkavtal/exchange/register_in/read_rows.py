"""Rows of agreements, matrices and lists of answers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nkavtal.base.i18n import gettext as _
from nkavtal.exchange.register_in.days import day_words
from nkavtal.exchange.register_in.draft import Entry
from nkavtal.exchange.register_in.heading_rows import Column, cell
from nkavtal.exchange.register_in.plan import At
from nkavtal.exchange.register_in.read_agreements import take_field
from nkavtal.exchange.register_in.read_answers import Reply, party_entry, take_reply
from nkavtal.exchange.register_in.read_bodies import read_counterparties
from nkavtal.exchange.register_in.reading import Reading
from nkavtal.exchange.register_in.recognise import Table
from nkavtal.exchange.register_in.values import is_error
from nkavtal.exchange.register_in.words import alike, bare
from nkavtal.exchange.workbook_in import CellValue, RowIn

_EXAMPLE = re.compile(r"exempel|påhittad|test|fiktiv|ex")
_REAL = re.compile(r"verklig|äkta|riktig|faktisk|real")


def read_agreements(reading: Reading, table: Table) -> None:
    """Take a table with one agreement a row."""
    place = {column.role: column.number for column in table.columns if not column.organisation}
    _meet_counterparties(reading, table, place.get("counterparty", 0))
    for row, under in table.rows:
        title, number = _words(row, place.get("title")), _words(row, place.get("old_number"))
        if not title:
            leave_row(reading, table, row, "no_title")
            continue
        at = At(table.sheet.name, row.number, place["title"])
        entry = reading.agreement(title, number, _words(row, place.get("counterparty")), at, of_register=True)
        if entry is None:
            leave_row(reading, table, row, "double")
            continue
        if under:
            entry.line(" ", under)
        for column in table.columns:
            value = cell(row, column.number)
            if value is not None and not column.organisation and column.role not in ("reckoned", "example"):
                take_field(reading, entry, column, value, At(table.sheet.name, row.number, column.number))
        if table.sheet.comments:
            _comments(reading, table, row, entry)
        if table.answers:
            _replies(reading, table, row, entry)


def _meet_counterparties(reading: Reading, table: Table, column: int) -> None:
    """Meet all counterparties before any is used, so that the order of rows does not decide who is known."""
    for row, _under in table.rows if column else ():
        value = cell(row, column)
        if isinstance(value, str) and bare(value) and not is_error(value):
            read_counterparties(reading, value, At(table.sheet.name, row.number, column))


def read_matrix(reading: Reading, table: Table) -> None:
    """Take a table of answers with one agreement a row and columns for each municipality."""
    place = {column.role: column.number for column in table.columns if not column.organisation}
    for row, _under in table.rows:
        title, number = _words(row, place.get("title")), _words(row, place.get("old_number"))
        if not title and not number:
            leave_row(reading, table, row, "no_title")
            continue
        at = At(table.sheet.name, row.number, place.get("title") or place["old_number"])
        entry = reading.agreement(title, number, "", at, of_register=False)
        if entry is None:
            leave_row(reading, table, row, "no_title")
            continue
        for column in table.columns:
            value = cell(row, column.number)
            if value is None or column.organisation or column.role in ("reckoned", "example"):
                continue
            here = At(table.sheet.name, row.number, column.number)
            if column.role in ("title", "old_number"):
                reading.draft.fact(entry, here)
            else:
                take_field(reading, entry, column, value, here)
        if table.sheet.comments:
            _comments(reading, table, row, entry)
        if table.answers:
            _replies(reading, table, row, entry)


def read_answers(reading: Reading, table: Table) -> None:
    """Take a table with one municipality's answer a row; the agreement may stand once for a group, or above it."""
    place = {column.role: column.number for column in table.columns}
    above = _title_above(reading, table)
    told: tuple[str, str, At] | None = None
    for row, under in table.rows:
        title, number = _words(row, place.get("title")), _words(row, place.get("old_number"))
        at = At(table.sheet.name, row.number, place.get("title") or place["organisation"])
        if title or number:
            told = (title, number, at)
        elif "title" not in place and (under or told is None):
            told = (under or above, "", at)
        organisation = reading.names.find(_words(row, place["organisation"]))
        entry = reading.agreement(told[0], told[1], "", told[2], of_register=False) if told and organisation else None
        if entry is None:
            leave_row(reading, table, row, "no_title" if organisation else "unknown_body")
        else:
            _answer_row(reading, table, row, entry, organisation)


def read_by_row(reading: Reading, table: Table) -> None:
    """Take a table with one municipality a row and one agreement a column."""
    names_at = next(column.number for column in table.columns if column.role == "organisation")
    head = next(row for row, kind in table.other if kind == "heading")
    known: dict[str, RowIn] = {}
    for row, _under in table.rows:
        key = reading.names.find(_words(row, names_at))
        if key and key not in known:
            known[key] = row
            reading.draft.fates[At(table.sheet.name, row.number, names_at)] = "fact"
        else:
            leave_row(reading, table, row, "unknown_body")
    for column in table.columns:
        if column.role == "agreement":
            _agreement_column(reading, table, column, head, known)
        elif column.role in ("blank", "reckoned"):
            reason = "no_heading_left" if column.role == "blank" else "reckoned_left"
            for row in known.values():
                if (value := cell(row, column.number)) is not None:
                    reading.draft.leave(At(table.sheet.name, row.number, column.number), reason, day_words(value))


def _agreement_column(reading: Reading, table: Table, column: Column, head: RowIn, known: dict[str, RowIn]) -> None:
    at = At(table.sheet.name, head.number, column.number)
    entry = reading.agreement(column.heading, "", "", at, of_register=False)
    if entry is None:
        return
    reading.draft.fact(entry, at)
    answered: set[str] = set()
    for key, row in known.items():
        value = cell(row, column.number)
        if value is not None:
            answered.add(key)
            reply: Reply = {"answer": (value, At(at.sheet, row.number, column.number))}
            take_reply(reading, entry, key, reply, None)
    _blanks(reading, entry, frozenset(known), answered, None)


def leave_row(reading: Reading, table: Table, row: RowIn, reason: str) -> None:
    """Account for a whole row that is not read."""
    for number, value in enumerate(row.values, start=1):
        if value is not None:
            reading.draft.leave(At(table.sheet.name, row.number, number), reason, day_words(value))


def _answer_row(reading: Reading, table: Table, row: RowIn, agreement: Entry, organisation: str) -> None:
    reply: Reply = {}
    example: bool | None = None
    for column, value, at in _cells(table, row):
        if column.role in ("title", "old_number", "organisation"):
            reading.draft.fact(agreement, at)
        elif column.role == "example" and (told := _example(value)) is not None:
            example = told
            reading.draft.fates[at] = "fact"
        elif column.role in ("unknown", "blank", "example", "reckoned"):
            party = party_entry(reading, agreement, organisation, table.sheet.name)
            reason = "no_heading" if column.role == "blank" else "unknown_column"
            reading.draft.note(party, column.heading or at.cell, day_words(value), at, reason)
        else:
            reply[column.role] = (value, at)
    if reply:
        take_reply(reading, agreement, organisation, reply, example)
    else:
        party_entry(reading, agreement, organisation, table.sheet.name).values.setdefault("example", example)


def _cells(table: Table, row: RowIn) -> Iterator[tuple[Column, CellValue, At]]:
    for column in table.columns:
        value = cell(row, column.number)
        if value is not None:
            yield column, value, At(table.sheet.name, row.number, column.number)


def _replies(reading: Reading, table: Table, row: RowIn, agreement: Entry) -> None:
    """Take the municipalities' columns of a row, then the columns that speak of the whole row."""
    replies: dict[str, Reply] = {}
    whole: list[tuple[Column, CellValue, At]] = []
    for column, value, at in _cells(table, row):
        if column.organisation:
            replies.setdefault(column.organisation, {})[column.role] = (value, at)
        elif column.role in ("reckoned", "example"):
            whole.append((column, value, at))
    example = next((told for c, v, _at in whole if c.role == "example" and (told := _example(v)) is not None), None)
    counts = [take_reply(reading, agreement, key, reply, example) for key, reply in replies.items()]
    columns = table.members()
    if columns:
        _blanks(reading, agreement, columns, set(replies), example)
    for column, value, at in whole:
        if column.role == "reckoned":
            _check_count(reading, value, at, counts)
        elif replies and _example(value) is not None:
            reading.draft.fates[at] = "fact"
        elif _example(value) is not None:
            reading.draft.leave(at, "nothing_to_mark", day_words(value))
        else:
            reading.draft.note(agreement, column.heading, day_words(value), at, "unknown_column")


def _blanks(
    reading: Reading, agreement: Entry, columns: frozenset[str], answered: set[str], example: bool | None
) -> None:
    """Account for blank cells: nothing is known, but who is party may follow from the rest of the row.

    A municipality already told to be party stays one. Where most others have an answer and none is told to
    be outside, the blank ones are parties of whom nothing is known. In all other rows a blank says nothing.
    """
    entries = reading.draft.entries
    keys = {organisation: f"party:{agreement.key}|{organisation}" for organisation in columns}
    outside = any(entries[key].values.get("role") == "outside" for key in keys.values() if key in entries)
    if len(columns) >= 3 and not outside and 2 * len(answered) >= len(columns):
        for organisation in sorted(columns - answered):
            party_entry(reading, agreement, organisation, agreement.sheet)
    for key in keys.values():
        if key in entries:
            entries[key].values.setdefault("example", example)


def _check_count(reading: Reading, value: CellValue, at: At, counts: list[str]) -> None:
    """Compare a reckoned cell with what was read; a difference is told, the cell itself is never taken."""
    adopted, marks = counts.count("adopted"), counts.count("mark")
    number = re.match(r"\s*(\d+)", day_words(value))
    if number and int(number[1]) in (adopted, adopted + marks):
        reading.draft.fates[at] = "checked"
    else:
        reading.draft.leave(at, "reckoned", day_words(value), file=day_words(value), read=str(adopted + marks))


def _comments(reading: Reading, table: Table, row: RowIn, entry: Entry) -> None:
    for column in table.columns:
        words = table.sheet.comments.get((row.number, column.number))
        if words:
            entry.line(_("{heading} (kommentar)").format(heading=column.heading), words)


def _example(value: CellValue) -> bool | None:
    plain = alike(day_words(value)).strip(" .!")
    if _EXAMPLE.match(plain):
        return True
    return False if _REAL.match(plain) else None


def _title_above(reading: Reading, table: Table) -> str:
    """Return the agreement a list without such a column is about: words above it, else the sheet's name."""
    above = [title for title in table.titles() if 3 < len(title) <= 150]
    known = [title for title in above if reading.knows_title(bare(title))]
    told = [
        title.partition(":")[2].strip() for title in above if alike(title).startswith(("avtal:", "avser:", "ärende:"))
    ]
    return next(iter((*known, *told, *above[:1])), table.sheet.name)


def _words(row: RowIn, column: int | None) -> str:
    """Return a cell as a name or number; '' when it holds neither letters nor digits, or a formula's error."""
    value = cell(row, column) if column else None
    words = "" if is_error(value) else day_words(value)
    return words if bare(words) else ""
