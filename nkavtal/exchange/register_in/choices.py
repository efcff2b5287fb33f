"""What a person has said of sheets and columns: kept among the answers, so that the same file is read alike again.

The id of a choice is made of words, not places: 'sheet:avtal' and 'column:avtal:handlaggare'. A text file has no name of
its sheet but the file's, which is another each year; its part of the id is blank.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from nkavtal.base.i18n import gettext as _
from nkavtal.exchange.register_in.column_roles import KINDS, LEAVE, NOTE, ROLES, SKIP
from nkavtal.exchange.register_in.days import day_words
from nkavtal.exchange.register_in.heading_rows import Column, cell
from nkavtal.exchange.register_in.names import Names
from nkavtal.exchange.register_in.plan import SeenColumn, SeenSheet
from nkavtal.exchange.register_in.recognise import Table, forced, head_rows, tables
from nkavtal.exchange.register_in.words import bare, pressed
from nkavtal.exchange.workbook_in import SheetIn, Workbook
from nkavtal.exchange.workbook_parts import column_letters

_SAMPLES = 3
_OF = "is:"  # a column of one municipality's answers, followed by its key
_MANY = (NOTE, "blank", "reckoned", SKIP)  # roles that several columns may have


class Choices:
    """The choices that hold for a workbook: those given now before those given earlier."""

    def __init__(self, workbook: Workbook, given: Mapping[str, str], earlier: Mapping[str, str], names: Names) -> None:
        self._named = workbook.form is None
        self._given = {**earlier, **given}
        self._names = names
        self._found: dict[str, tuple[Table, ...]] = {}
        self._skipped: list[tuple[SheetIn, Column]] = []

    def tables(self, sheet: SheetIn) -> tuple[Table, ...]:
        """Return the tables of a sheet, as found or as chosen."""
        kind = self._given.get(self._sheet_id(sheet), "")
        if kind == LEAVE:
            return ()
        found = self._as_found(sheet)
        if kind in KINDS and kind not in {table.kind for table in found}:
            found = forced(sheet, kind, self._names)
        return tuple(self._chosen(table) for table in found)

    def is_left(self, sheet: SheetIn) -> bool:
        """Tell if a person has said that a sheet is not to be read."""
        return self._given.get(self._sheet_id(sheet)) == LEAVE

    @property
    def skipped(self) -> tuple[tuple[SheetIn, Column], ...]:
        """The columns that a person has said are not to be read."""
        return tuple(self._skipped)

    def headings(self, workbook: Workbook) -> tuple[str, ...]:
        """Return the words of all heading rows, as the file has them whatever a person has said of it."""
        found = {
            pressed(str(value)) for sheet in workbook.sheets for row in head_rows(sheet, self._as_found(sheet)) for value in row.values
            if isinstance(value, str)
        }  # fmt: skip
        return tuple(sorted(found - {""}))

    def _as_found(self, sheet: SheetIn) -> tuple[Table, ...]:
        """Return the tables of a sheet whatever a person has said of it; looked for once."""
        if sheet.name not in self._found:
            self._found[sheet.name] = tables(sheet, self._names)
        return self._found[sheet.name]

    def seen_sheet(self, sheet: SheetIn, parts: tuple[Table, ...]) -> SeenSheet:
        """Return a sheet with what it can be."""
        kind = LEAVE if self.is_left(sheet) else parts[0].kind if parts else "unknown"
        return SeenSheet(self._sheet_id(sheet), sheet.name, kind, {code: _(words) for code, words in KINDS.items()})

    def seen_columns(self, sheet: SheetIn, parts: tuple[Table, ...]) -> Iterator[SeenColumn]:
        """Yield the columns of a sheet that a person can say something of."""
        left = {column.number: column for own, column in self._skipped if own.name == sheet.name}
        for table in parts:
            roles = {code: _(words) for code, words in ROLES[table.kind].items()}
            if not roles:
                continue
            if table.kind in ("agreements", "matrix"):
                members = (self._names.named(key) for key in self._names.members())
                roles |= {f"{_OF}{one.key}": _("Svar från {name}").format(name=one.short_name) for one in members}
            for id_, column in self._ids(table, (*table.columns, *left.values())):
                samples = _samples(table, column.number)
                if samples:
                    role = SKIP if column.number in left else _role(column)
                    yield SeenColumn(
                        id_, sheet.name, column_letters(column.number), column.heading, role, roles, samples
                    )

    def _chosen(self, table: Table) -> Table:
        """Return a table with its columns as chosen; a role that only one column can have goes to the chosen one."""
        chosen: dict[int, Column] = {}
        for id_, column in self._ids(table, table.columns):
            role = self._given.get(id_, "")
            if role.startswith(_OF):
                chosen[column.number] = Column(column.number, column.heading, "answer", role.removeprefix(_OF))
            elif role in ROLES[table.kind]:
                chosen[column.number] = Column(column.number, column.heading, role)
        if not chosen:
            return table
        taken = {column.role for column in chosen.values() if not column.organisation} - set(_MANY)
        columns = []
        for column in table.columns:
            one = chosen.get(column.number, column)
            if column.number not in chosen and not column.organisation and column.role in taken:
                one = Column(column.number, column.heading, NOTE)
            if one.role == SKIP:
                self._skipped.append((table.sheet, one))
            else:
                columns.append(one)
        return replace(table, columns=tuple(columns))

    def _ids(self, table: Table, columns: tuple[Column, ...]) -> Iterator[tuple[str, Column]]:
        met: dict[str, int] = {}
        for column in sorted(columns, key=lambda one: one.number):
            words = pressed(column.heading) or f"#{column_letters(column.number)}"
            met[words] = met.get(words, 0) + 1
            again = f"#{met[words]}" if met[words] > 1 else ""
            yield f"column:{self._scope(table.sheet)}:{words}{again}", column

    def _sheet_id(self, sheet: SheetIn) -> str:
        return f"sheet:{self._scope(sheet)}"

    def _scope(self, sheet: SheetIn) -> str:
        return bare(sheet.name) if self._named else ""


def _role(column: Column) -> str:
    return f"{_OF}{column.organisation}" if column.organisation else NOTE if column.role == "blank" else column.role


def _samples(table: Table, number: int) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for row, _under in table.rows:
        value = cell(row, number)
        if value is not None:
            found[day_words(value)] = None
        if len(found) == _SAMPLES:
            break
    return tuple(found)
