"""Agreements by parties as a matrix: what a cell, a row and a column say, on screen, in a sheet and on paper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field as made
from typing import NamedTuple

from nkavtal.base.i18n import gettext as _
from nkavtal.base.i18n import ngettext
from nkavtal.catalogue.codes import PARTY_LETTERS, PARTY_STATES, ROLES
from nkavtal.catalogue.listing import Listed, ListedColumn

JOINED = "joined_later"
"""In a legend beside the states: signed, but later than the others."""
LEGEND = ("signed", JOINED, *(code for code in PARTY_STATES if code != "signed"))
"""What a cell can show, in the order it is explained; a cell without anything means that nothing is known."""

_OWN_SIDE = frozenset({"party", "host", "signs_for"})


class Cell(NamedTuple):
    """What is known of one party of one agreement (a tuple, since a screen full of rows holds thousands).

    `lacks` is the gap: "decision", "signature" or ""; `odd` tells that something is to be checked (catalogue WARNINGS).
    """

    state: str
    role: str
    lacks: str
    joined_later: bool
    odd: bool
    example: bool

    @property
    def shown(self) -> str:
        """The code of LEGEND that the cell shows."""
        return JOINED if self.joined_later and self.state == "signed" else self.state


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """One agreement with its cells by organisation (UUID); `number_in_list` is what the order names it by."""

    number_in_list: int
    uuid: str
    number: str
    title: str
    areas: str
    status: str
    parties: int
    adopted: int
    signed: int
    undecided: int
    example: bool
    cells: dict[str, Cell]

    @property
    def all_example(self) -> bool:
        """Whether everything in it is invented, so that the row is marked and not each cell."""
        return bool(self.cells) and all(cell.example for cell in self.cells.values())

    def marked(self, cell: Cell) -> bool:
        """Tell if a cell has a mark of its own as invented."""
        return cell.example and not self.all_example


@dataclass(frozen=True, slots=True)
class CoverageColumn:
    """One organisation, with how many agreements it is party to, has adopted, has signed, and has a gap in."""

    organisation: str
    name: str
    member: bool
    parties: int = 0
    adopted: int = 0
    signed: int = 0
    gaps: int = 0


@dataclass(frozen=True, slots=True)
class Coverage:
    """The matrix without its cells: the numbers of its rows in order, its columns, and where gaps are.

    `gaps` holds the places of columns, in order, by the number of a row; rows without any are not in it.
    """

    numbers: tuple[int, ...]
    columns: tuple[CoverageColumn, ...]
    gaps: dict[int, tuple[int, ...]] = made(default_factory=dict)


def letter(shown: str) -> str:
    """Return the letter of a code of LEGEND."""
    return "U+" if shown == JOINED else PARTY_LETTERS[shown]


def word(shown: str) -> str:
    """Return a code of LEGEND in words."""
    return _("Ansluten senare") if shown == JOINED else _(PARTY_STATES[shown])


def cell_letter(row: CoverageRow, cell: Cell | None) -> str:
    """Return what stands in a cell: the letter, a star after it where the row holds both real and invented facts."""
    if cell is None:
        return ""
    return letter(cell.shown) + ("*" if row.marked(cell) else "")


def cell_words(cell: Cell | None) -> str:
    """Return a cell in words: its state, its role where that is not just party, and that it is invented."""
    return _("inget känt") if cell is None else ", ".join(_cell_parts(cell))


def _cell_parts(cell: Cell) -> list[str]:
    parts = [word(cell.shown).lower()]
    if cell.role not in ("party", cell.state):
        parts.append(_(ROLES[cell.role]).lower())
    if cell.odd:
        parts.append(_("något att kontrollera"))
    if cell.example:
        parts.append(_("exempel"))
    return parts


def listed(
    rows: Sequence[CoverageRow], parties: Sequence[CoverageColumn], selection: str = "", order: str = ""
) -> Listed:
    """Return rows of the matrix in words, as a list; a cell of which nothing is known stays empty."""
    heads = (
        ListedColumn(_("Nummer"), 1.2),
        ListedColumn(_("Avtal"), 1.6, fitted=False),
        *(ListedColumn(one.name) for one in parties),
    )
    lines = []
    for row in rows:
        title = _("{title} (exempel)").format(title=row.title) if row.all_example else row.title
        lines.append((row.number, title, *(_listed_cell(row, row.cells.get(one.organisation)) for one in parties)))
    return Listed(_("Täckning"), heads, tuple(lines), selection, order)


def _listed_cell(row: CoverageRow, cell: Cell | None) -> str:
    if cell is None:
        return ""
    state, *more = _cell_parts(cell._replace(example=row.marked(cell)))
    return _("{state} – {more}").format(state=state, more=", ".join(more)) if more else state


def row_count(row: CoverageRow) -> str:
    """Return '11 av 14 antagit' while decisions are missing, then '12 av 14 undertecknat'."""
    if not row.parties:
        return _("inga egna parter")
    if row.undecided or row.adopted < row.parties:
        return _("{n} av {all} antagit").format(n=row.adopted, all=row.parties)
    return _("{n} av {all} undertecknat").format(n=row.signed, all=row.parties)


def column_count(column: CoverageColumn) -> str:
    """Return '12 av 16': in how many of its agreements the organisation has adopted."""
    return _("{n} av {all}").format(n=column.adopted, all=column.parties) if column.parties else "–"


def column_words(column: CoverageColumn) -> str:
    """Return a column's count in a sentence."""
    if not column.parties:
        return _("{name}: inte part i något av avtalen").format(name=column.name)
    gaps = ngettext("{n} lucka", "{n} luckor", column.gaps).format(n=column.gaps)
    return _("{name}: antagit {adopted} av {all}, undertecknat {signed}, {gaps}").format(
        name=column.name, adopted=column.adopted, all=column.parties, signed=column.signed, gaps=gaps
    )


def own_side(cell: Cell) -> bool:
    """Tell if a party adopts and signs."""
    return cell.role in _OWN_SIDE
