"""From a workbook to the rows of a clerk's sheet: which of its sheets are ours, and what each row says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from nkavtal.base.errors import UserError
from nkavtal.base.i18n import N_
from nkavtal.exchange.clerk_sheet.layout import (
    AGREEMENT,
    BLANKS,
    CHECK,
    EXPLAINS,
    FORM,
    MARK,
    NUMBER,
    PARTY,
    SENT,
    SHEET,
    TITLE,
    Sent,
    check_of,
    sent_of,
)
from nkavtal.exchange.register_in.plan import At
from nkavtal.exchange.workbook_in import CellValue, RowIn, SheetIn, Workbook


@dataclass(frozen=True, slots=True)
class ClerkRow:
    """One row as it came home; `sent` is None when its keys are broken, `said` are the cells to fill in by column id."""

    at: At
    agreement: str
    party: str
    number: str
    title: str
    sent: Sent | None
    said: Mapping[str, CellValue]
    cells: Mapping[str, At]
    """Where the cells that have something in them stand, by column id."""

    def called(self) -> str:
        """Return the agreement's number and title as they stand on the sheet."""
        return " ".join(filter(None, (self.number, self.title)))

    def words(self) -> str:
        """Return all that is filled in, so that nothing is lost when the row cannot be read."""
        return "; ".join(text_of(value) for value in self.said.values() if value is not None)


@dataclass(frozen=True, slots=True)
class ClerkPage:
    """One of our sheets in a workbook: whose it is, its rows, and the cells of its head and keys."""

    sheet: SheetIn
    organisation: str
    rows: tuple[ClerkRow, ...]
    head: tuple[At, ...]
    told: tuple[At, ...]


def is_clerk_sheet(workbook: Workbook) -> bool:
    """Tell if a workbook is a clerk's sheet that has come home."""
    return any(_names(sheet) is not None for sheet in workbook.sheets)


def explains(sheet: SheetIn) -> bool:
    """Tell if a sheet is the explanation that goes with the rows."""
    return any(EXPLAINS in row.values for row in sheet.rows[:1])


def pages(workbook: Workbook) -> Iterator[ClerkPage]:
    """Yield our sheets; UserError NKA-385 for one that a later version of the program made."""
    for sheet in workbook.sheets:
        names = _names(sheet)
        if names is not None:
            yield _page(workbook.name, sheet, names)


def _names(sheet: SheetIn) -> RowIn | None:
    """Return the row with the columns' names; None for a sheet that is not ours."""
    return next((row for row in sheet.rows[:40] if {PARTY, SENT, CHECK} <= set(row.values)), None)


def _page(file: str, sheet: SheetIn, names: RowIn) -> ClerkPage:
    at = {str(value): place for place, value in enumerate(names.values) if str(value or "").startswith(MARK)}
    above = [row for row in sheet.rows if row.number < names.number]
    form, organisation = _marks(above)
    if form > FORM:
        raise UserError(
            "NKA-385",
            N_("Bladet i {file} är gjort med en senare version av nkavtal. Inget är inläst och registret är orört."),
            N_("Uppdatera programmet och läs in filen igen."),
            file=file,
        )
    below = [row for row in sheet.rows if row.number > names.number]
    head, data = below[:1], below[1:]
    rows = tuple(_row(sheet, row, at) for row in data)
    return ClerkPage(
        sheet,
        organisation,
        rows,
        tuple(_cells(sheet, [*above, names, *head])),
        tuple(_told(sheet, data, set(at.values()) - {at.get(MARK + one.id, -1) for one in BLANKS})),
    )


def _marks(rows: list[RowIn]) -> tuple[int, str]:
    """Return the form's number and the organisation that the sheet was made for."""
    for row in rows:
        if SHEET in row.values:
            after = row.values[row.values.index(SHEET) + 1 :]
            form = text_of(after[0]) if after else ""
            return int(form) if form.isdigit() else FORM, text_of(after[1]) if len(after) > 1 else ""
    return FORM, ""


def _cells(sheet: SheetIn, rows: list[RowIn]) -> Iterator[At]:
    for row in rows:
        for place, value in enumerate(row.values, 1):
            if value is not None:
                yield At(sheet.name, row.number, place)


def _told(sheet: SheetIn, rows: list[RowIn], places: set[int]) -> Iterator[At]:
    """Yield the cells that the program itself has filled in."""
    for row in rows:
        for place, value in enumerate(row.values):
            if value is not None and place in places:
                yield At(sheet.name, row.number, place + 1)


def _row(sheet: SheetIn, row: RowIn, at: Mapping[str, int]) -> ClerkRow:
    def cell(name: str) -> CellValue:
        place = at.get(name, -1)
        return row.values[place] if 0 <= place < len(row.values) else None

    agreement, party, sent = (text_of(cell(name)) for name in (AGREEMENT, PARTY, SENT))
    sound = bool(sent) and text_of(cell(CHECK)) == check_of(agreement, party, sent)
    ids = [one.id for one in BLANKS if MARK + one.id in at]
    said = {id_: cell(MARK + id_) for id_ in ids}
    cells = {id_: At(sheet.name, row.number, at[MARK + id_] + 1) for id_ in ids if said[id_] is not None}
    return ClerkRow(
        At(sheet.name, row.number, 1), agreement, party, text_of(cell(NUMBER)), text_of(cell(TITLE)),
        sent_of(sent) if sound else None, said, cells,
    )  # fmt: skip


def text_of(value: CellValue) -> str:
    """Return a cell as text: a day as ISO, nothing as ''."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat()
    return value.isoformat() if isinstance(value, date) else str(value)
