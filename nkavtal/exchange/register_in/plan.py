"""The plan of an import: what is shown before anything is written, and then written as it was shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from nkavtal.base.i18n import gettext as _
from nkavtal.catalogue.field import Kind, Value
from nkavtal.catalogue.ledgers import FIELDS
from nkavtal.exchange.register_in.wordings import choice_words, question_words, reason_words
from nkavtal.exchange.text_form import TextForm
from nkavtal.exchange.workbook_in import cell_name

TABLES = (
    "organisation", "name", "contact", "agreement", "party", "decision", "signature", "contact_note", "recommendation",
    "relation", "attachment", "clause", "notice", "prolongation", "set_day", "reminder", "saved_search", "saved_mapping",
    "lead_time", "body", "body_name", "meeting", "population", "condition_answer", "power_of_attorney", "request",
    "changed_wording",
)  # fmt: skip
"""In the order they are written: owners before what they own, what is named before what names it."""

_NAMING = (Kind.ORGANISATION, Kind.AGREEMENT, Kind.ROW)
REFERENCES = {
    table: frozenset(name for name, field in fields.items() if field.kind in _NAMING)
    for table, fields in FIELDS.items()
}
"""The fields of each table that name another thing."""

FATES = ("fact", "checked", "question", "note", "reason", "title", "heading", "footnote", "subheading")
"""What becomes of a cell; each cell with something in it has exactly one."""


class At(NamedTuple):
    """A cell: the sheet's name, row and column from 1; column 0 is a whole line of a file that has no columns."""

    sheet: str
    row: int
    column: int

    @property
    def cell(self) -> str:
        """The cell as Excel names it, 'F7'; a line as 'rad 7'."""
        return cell_name(self.row, self.column) if self.column else _("rad {n}").format(n=self.row)


@dataclass(frozen=True, slots=True)
class Planned:
    """One thing as it will be; `action` is create, change or same.

    `key` is stable over runs, `owner` the key of what it belongs to. `uuid` is the register's; of a new thing the one
    it will have, '' when any will do. `values` are only what will be written; values that name another thing hold
    its key, or its UUID. `before` are the values that a change replaces; `said` is all that the file says of it,
    kept for the next comparison (None: leave what is kept). `name` is what a person calls it: a title, an
    organisation's short name, of a ledger row the organisation it speaks of. `version` is that of a new thing.
    """

    key: str
    table: str
    owner: str
    action: str
    uuid: str
    values: Mapping[str, Value]
    before: Mapping[str, Value] = field(default_factory=dict)
    said: Mapping[str, Value] | None = None
    cells: tuple[At, ...] = ()
    name: str = ""
    version: int = 1


@dataclass(frozen=True, slots=True)
class Question:
    """One unclear value; `answer` is the choice that holds now, `answered` tells if a person gave it."""

    id: str
    kind: str
    value: str
    choices: tuple[str, ...]
    default: str
    answer: str
    answered: bool
    cells: tuple[At, ...]
    about: Mapping[str, str] = field(default_factory=dict)

    def words(self) -> str:
        """Return the question."""
        return question_words(self.kind, self.value, len(self.cells), self.about)

    def choice_words(self, code: str) -> str:
        """Return one of the choices."""
        return choice_words(self.kind, code, self.about)


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a cell, or a whole sheet (row and column 0), did not become a fact, and where its words went."""

    code: str
    at: At
    value: str
    about: Mapping[str, str] = field(default_factory=dict)

    def words(self) -> str:
        """Return the reason."""
        return reason_words(self.code, self.about)


@dataclass(frozen=True, slots=True)
class SheetSums:
    """What became of one sheet: `kind` is what it was taken for; `fates` count its cells with something in them."""

    sheet: str
    kind: str
    hidden: bool
    hidden_columns: int
    cells: int
    fates: Mapping[str, int]
    things: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class SeenSheet:
    """One sheet: `kind` is what it is read as, 'unknown' for nothing; `choices` are kinds with their words."""

    id: str
    sheet: str
    kind: str
    choices: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class SeenColumn:
    """One column: `role` is what it is read as, `choices` what it can be, with words; `samples` are some of its cells."""

    id: str
    sheet: str
    letters: str
    heading: str
    role: str
    choices: Mapping[str, str]
    samples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SeenRow:
    """One row of a sheet that is taken by ticking: `changes` are table, field, before and after of what it says.

    Its id is answered with take or leave; `things` are the keys of what is written when it is taken.
    """

    id: str
    at: At
    agreement: str
    party: str
    changes: tuple[tuple[str, str, Value, Value], ...]
    things: tuple[str, ...]
    taken: bool

    @property
    def answer(self) -> str:
        """The answer that holds now."""
        return "take" if self.taken else "leave"


@dataclass(frozen=True, slots=True)
class Plan:
    """All that an import will do; equal input gives an equal plan.

    `replaces` are table and UUID of things that the file's own take the place of: those that a new register starts with.
    `form` tells how a text file was read, `preview` are its first rows as they were read. `seen_sheets` and
    `seen_columns` are what a person can say otherwise of; their ids are answered as those of questions. `headings` are
    the file's own, whatever was said of them: by them it is known again. `rows` are taken or left one by one.
    """

    file: str
    today: str
    things: tuple[Planned, ...]
    questions: tuple[Question, ...]
    reasons: tuple[Reason, ...]
    sheets: tuple[SheetSums, ...]
    fates: Mapping[At, str] = field(default_factory=dict, compare=False)
    answers: Mapping[str, str] = field(default_factory=dict)
    replaces: tuple[tuple[str, str], ...] = ()
    form: TextForm | None = None
    preview: tuple[tuple[str, ...], ...] = ()
    seen_sheets: tuple[SeenSheet, ...] = ()
    seen_columns: tuple[SeenColumn, ...] = ()
    headings: tuple[str, ...] = ()
    rows: tuple[SeenRow, ...] = ()

    @property
    def asked(self) -> dict[str, tuple[str, ...]]:
        """All that can be answered, by id, with the codes that can be said: questions, sheets, columns and rows."""
        sheets = {one.id: tuple(one.choices) for one in self.seen_sheets}
        columns = {one.id: tuple(one.choices) for one in self.seen_columns}
        rows = {one.id: ("take", "leave") for one in self.rows}
        return {question.id: question.choices for question in self.questions} | sheets | columns | rows

    @property
    def to_write(self) -> tuple[Planned, ...]:
        """What will be made or changed; kept-for-comparison alone does not count."""
        return tuple(thing for thing in self.things if thing.action != "same")

    @property
    def is_empty(self) -> bool:
        """Tell if the register would be the same afterwards."""
        return not self.to_write and not self.replaces and all(thing.said is None for thing in self.things)

    def count(self, table: str, action: str = "") -> int:
        """Return how many things of a table there are in the plan, with one action or any."""
        return sum(thing.table == table and action in ("", thing.action) for thing in self.things)
