"""Agreements by parties: the rows of a block with one query for their states, and what all rows add up to."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date
from itertools import chain
from typing import Any

from nkavtal.base.i18n import sort_key
from nkavtal.catalogue.coverage import Cell, Coverage, CoverageColumn, CoverageRow
from nkavtal.catalogue.rows import AgreementFilter
from nkavtal.rules import answers
from nkavtal.rules.agreement_status import SETTLED
from nkavtal.store.plain import Asks, Kept
from nkavtal.store.queries.agreement import FROM, order
from nkavtal.store.queries.agreement_filter import where
from nkavtal.store.queries.agreement_today import CURRENT, STATUS

BLOCK = 500
_ROWS = f"""SELECT d.id, a.uuid, a.number, a.title, a.areas, {STATUS}, d.parties, d.adopted, d.signed, d.undecided, d.example
 {FROM} WHERE d.id IN"""
_ORGANISATIONS = "SELECT position, uuid, short_name, member FROM organisation WHERE NOT removed"
_CELLS = """SELECT d.id, p.organisation, p.state, p.role, p.lacks, p.joined_later, p.warnings != '', p.example
 FROM agreement_derived d JOIN party_derived p ON p.agreement = d.agreement WHERE d.id IN"""


def coverage(
    connection: Asks, wanted: AgreementFilter, sort: str, today: date, kept: Kept, *, everybody: bool, only_gaps: bool,
    descending: bool = False,
) -> Coverage:  # fmt: skip
    """Return the matrix of what fits: columns for the members, or for every party of the own side.

    With `only_gaps` rows without a gap in these columns are left out; KeyError for a sort that the list does not have.
    """
    numbers = order(connection, wanted, sort, today, kept, descending=descending)
    sums, lacking = _counted(connection, wanted, today)
    columns = _columns(connection, sums, everybody=everybody)
    places = {position: place for place, position in enumerate(columns)}
    gaps = {
        number: tuple(sorted(places[position] for position in own if position in places))
        for number, own in lacking.items()
        if not places.keys().isdisjoint(own)
    }
    if only_gaps:
        numbers = tuple(number for number in numbers if number in gaps)
    return Coverage(numbers, tuple(columns.values()), gaps)


def rows(connection: Asks, numbers: Sequence[int], today: date) -> tuple[CoverageRow, ...]:
    """Return the rows of some numbers in the order given, with two queries a block; one removed since is left out."""
    found: dict[int, CoverageRow] = {}
    same: dict[Any, Cell] = {}
    for start in range(0, len(numbers), BLOCK):
        marks = "(" + ",".join(str(int(number)) for number in numbers[start : start + BLOCK]) + ")"
        cells: dict[int, dict[str, Cell]] = defaultdict(dict)
        for number, organisation, *facts in connection.exec_driver_sql(_CELLS + marks).fetchall():
            key = tuple(facts)
            cell = same.get(key)
            if cell is None:
                state, role, lacks, joined, odd, example = facts
                cell = same[key] = Cell(state, role, lacks, bool(joined), bool(odd), bool(example))
            cells[number][organisation] = cell
        for row in connection.exec_driver_sql(_ROWS + marks, {"today": today.isoformat()}).fetchall():
            own = cells.get(row[0], {})
            if row[5] in SETTLED:  # on this day nothing is left to do in it
                own = {key: cell._replace(lacks="") if cell.lacks else cell for key, cell in own.items()}
            values: tuple[Any, ...] = (*row[:10], bool(row[10]), own)
            found[row[0]] = CoverageRow(*values)
    return tuple(found[number] for number in numbers if number in found)


def _counted(
    connection: Asks, wanted: AgreementFilter, today: date
) -> tuple[dict[int, list[int]], dict[int, list[int]]]:
    """Return parties, adopted, signed and gaps of each organisation, and whose gaps each row has, by position."""
    fits = where(connection, wanted, today)
    source = FROM if "a." in fits.sql else "FROM agreement_derived d"
    statement = f"SELECT d.id, d.answers, {CURRENT} {source}{fits.sql}"
    found = connection.exec_driver_sql(statement, {**fits.values, "today": today.isoformat()}).fetchall()
    met: Counter[str] = Counter()
    gaps: dict[int, list[int]] = {}
    for number, kept, current in found:
        tokens = kept.split()
        met.update(tokens)
        if current and (lacking := [one.place for one in map(answers.answer, tokens) if one.lacks]):
            gaps[number] = lacking
    sums: dict[int, list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    for token, n in met.items():
        one = answers.answer(token)
        for at, counts in enumerate((True, one.adopted, one.signed)):
            sums[one.place][at] += n * counts
    for place, n in Counter(chain.from_iterable(gaps.values())).items():
        sums[place][3] = n
    return sums, gaps


def _columns(connection: Asks, sums: dict[int, list[int]], *, everybody: bool) -> dict[int, CoverageColumn]:
    """Return members first, in Swedish order, by the organisation's position."""
    known = connection.exec_driver_sql(_ORGANISATIONS).fetchall()
    kept = [one for one in known if one[3] or (everybody and one[0] in sums)]
    kept.sort(key=lambda one: (not one[3], sort_key(one[2])))
    found = {}
    for position, key, name, member in kept:
        found[position] = CoverageColumn(key, name, bool(member), *sums.get(position, (0, 0, 0, 0)))
    return found
