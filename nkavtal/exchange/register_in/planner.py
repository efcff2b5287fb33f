"""Make the plan of an import from a workbook, the register and the answers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from datetime import date

from nkavtal.exchange.register_in.choices import Choices
from nkavtal.exchange.register_in.column_roles import NEEDED
from nkavtal.exchange.register_in.days import day_words
from nkavtal.exchange.register_in.heading_rows import cell
from nkavtal.exchange.register_in.known import Known
from nkavtal.exchange.register_in.plan import FATES, At, Plan, Planned, Reason, SheetSums
from nkavtal.exchange.register_in.read_organisations import read_contacts, read_organisations
from nkavtal.exchange.register_in.read_rows import leave_row, read_agreements, read_answers, read_by_row, read_matrix
from nkavtal.exchange.register_in.reading import Reading
from nkavtal.exchange.register_in.recognise import Table
from nkavtal.exchange.register_in.three_way import compare
from nkavtal.exchange.workbook_in import MOST_COLUMNS, MOST_ROWS, SheetIn, Workbook

_READERS = {
    "organisations": read_organisations,
    "contacts": read_contacts,
    "agreements": read_agreements,
    "matrix": read_matrix,
    "answers": read_answers,
    "by_row": read_by_row,
}
"""In the order tables are read, whatever the order of the sheets: names before those who use them."""

_SHOWN = (6, 8)  # rows and columns of a text file that are shown


def plan(workbook: Workbook, known: Known, answers: Mapping[str, str], today: date) -> Plan:
    """Return all that an import would do; the same input always gives the same plan and nothing is written."""
    reading = Reading(known, answers, today)
    choices = Choices(workbook, answers, known.answers, reading.names)
    found = [(sheet, choices.tables(sheet)) for sheet in workbook.sheets]
    seen_columns = tuple(one for sheet, parts in found for one in choices.seen_columns(sheet, parts))
    for kind, read in _READERS.items():
        for _sheet, parts in found:
            for table in parts:
                if table.kind == kind:
                    _read(reading, table, read)
    _skip(reading, choices)
    for sheet, parts in found:
        _account(reading, sheet, parts, left=choices.is_left(sheet))
    _doubts(reading, workbook)
    things = compare(reading.draft, known)
    questions = reading.draft.questions()
    kinds = {sheet.name: "+".join(dict.fromkeys(table.kind for table in parts)) or "unknown" for sheet, parts in found}
    return Plan(
        workbook.name,
        today.isoformat(),
        things,
        questions,
        tuple(sorted(reading.draft.reasons, key=lambda reason: (_place(workbook, reason.at), reason.code))),
        _sums(workbook, kinds, reading, things),
        reading.draft.fates,
        {question.id: question.answer for question in questions},
        form=workbook.form,
        preview=_preview(workbook) if workbook.form else (),
        seen_sheets=tuple(choices.seen_sheet(sheet, parts) for sheet, parts in found if sheet.rows),
        seen_columns=seen_columns,
        headings=choices.headings(workbook),
    )


def _read(reading: Reading, table: Table, read: Callable[[Reading, Table], None]) -> None:
    """Read a table, or say of each row why it cannot be read: the column that tells whose it is was not found."""
    if set(NEEDED.get(table.kind, ())) <= {column.role for column in table.columns}:
        read(reading, table)
        return
    for row, _under in table.rows:
        leave_row(reading, table, row, "no_key_column")


def _skip(reading: Reading, choices: Choices) -> None:
    """Account for the columns that a person has said are not to be read: one line each, not one a cell."""
    for sheet, column in choices.skipped:
        reading.draft.reasons.append(Reason("skipped", At(sheet.name, 0, column.number), column.heading))
        for row in sheet.rows:
            if cell(row, column.number) is not None:
                reading.draft.fates.setdefault(At(sheet.name, row.number, column.number), "reason")


def _preview(workbook: Workbook) -> tuple[tuple[str, ...], ...]:
    """Return the first rows of the first sheet, for a person to see if the letters and columns are right."""
    return tuple(
        tuple(day_words(value) for value in row.values[: _SHOWN[1]]) for row in workbook.sheets[0].rows[: _SHOWN[0]]
    )


def _doubts(reading: Reading, workbook: Workbook) -> None:
    """Say what looks wrong with the letters of a text file."""
    for code, holds in (("mojibake", workbook.mojibake), ("lost", workbook.lost)):
        if holds:
            reading.draft.reasons.append(Reason(code, At(workbook.sheets[0].name, 0, 0), ""))


def _account(reading: Reading, sheet: SheetIn, parts: tuple[Table, ...], *, left: bool) -> None:
    """Give every cell that no reader took its fate: title, heading, footnote, or a reason."""
    fates, reasons = reading.draft.fates, reading.draft.reasons
    for table in parts:
        for row, kind in table.other:
            for number, value in enumerate(row.values, start=1):
                if value is not None:
                    fates.setdefault(At(sheet.name, row.number, number), kind)
    if not parts and sheet.rows:
        reasons.append(Reason("left_sheet" if left else "unknown_sheet", At(sheet.name, 0, 0), sheet.name))
    if sheet.capped:
        caps = {"rows": str(MOST_ROWS), "columns": str(MOST_COLUMNS)}
        reasons.append(Reason("capped_sheet", At(sheet.name, 0, 0), sheet.name, caps))
    for row in sheet.rows:
        for number, value in enumerate(row.values, start=1):
            if value is not None and (at := At(sheet.name, row.number, number)) not in fates:
                fates[at] = "reason"
                if parts:
                    reasons.append(Reason("unread", at, day_words(value)))


def _sums(
    workbook: Workbook, kinds: Mapping[str, str], reading: Reading, things: tuple[Planned, ...]
) -> tuple[SheetSums, ...]:
    """Count what became of each sheet's own cells; a value merged over rows is one cell."""
    counts: dict[str, Counter[str]] = {sheet.name: Counter() for sheet in workbook.sheets}
    made: dict[str, Counter[str]] = {sheet.name: Counter() for sheet in workbook.sheets}
    fates = reading.draft.fates
    for sheet in workbook.sheets:
        counter = counts[sheet.name]
        for row in sheet.rows:
            for number, value in enumerate(row.values, start=1):
                if value is not None:
                    counter[fates[At(sheet.name, row.number, number)]] += 1
    for thing in things:
        where = reading.draft.entries[thing.key].sheet
        if where in made:
            made[where][thing.table] += 1
    return tuple(
        SheetSums(
            sheet.name, kinds[sheet.name], sheet.hidden, len(sheet.hidden_columns), counts[sheet.name].total(),
            {fate: counts[sheet.name][fate] for fate in FATES if counts[sheet.name][fate]},
            dict(sorted(made[sheet.name].items())),
        )
        for sheet in workbook.sheets
    )  # fmt: skip


def _place(workbook: Workbook, at: At) -> tuple[int, int, int]:
    names = [sheet.name for sheet in workbook.sheets]
    return (names.index(at.sheet) if at.sheet in names else len(names), at.row, at.column)
