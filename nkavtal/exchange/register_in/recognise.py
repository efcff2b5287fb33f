"""Find the tables of a sheet: where the heading row is, what the columns are, which rows are data."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from nkavtal.exchange.register_in.headings import TITLES, exact_role, role_of
from nkavtal.exchange.register_in.names import Names
from nkavtal.exchange.register_in.values import read_areas
from nkavtal.exchange.register_in.words import alike, pressed
from nkavtal.exchange.workbook_in import CellValue, RowIn, SheetIn

_TITLES = frozenset(pressed(title) for title in TITLES)
_DECIDES = ("body", "decided_on", "paragraph", "answer", "signed_on")
_LOOK_FOR_HEAD = 60


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table; a municipality's column has its key in `organisation` and a role of an answer."""

    number: int
    heading: str
    role: str
    organisation: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """One table of a sheet: `rows` are data with the sub-heading that stands over each ('' for none).

    `other` says of rows that are no data what they are: title, heading, subheading or footnote.
    """

    sheet: SheetIn
    kind: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[RowIn, str], ...]
    other: tuple[tuple[RowIn, str], ...]

    @property
    def answers(self) -> bool:
        """Tell if some column speaks of municipalities' answers."""
        return any(column.organisation or column.role in ("reckoned", "example") for column in self.columns)

    def members(self) -> frozenset[str]:
        """Return the municipalities that have a column."""
        return frozenset(column.organisation for column in self.columns if column.organisation)

    def titles(self) -> tuple[str, ...]:
        """Return the words above the table."""
        return tuple(str(v) for row, kind in self.other if kind == "title" for v in row.values if isinstance(v, str))


def cell(row: RowIn, column: int) -> CellValue:
    """Return the value in a column counted from 1; None past the row's end."""
    return row.values[column - 1] if column <= len(row.values) else None


def tables(sheet: SheetIn, names: Names) -> tuple[Table, ...]:
    """Return the tables of a sheet from top to bottom; none when no heading row is found."""
    rows = _merged_down(sheet)
    heads = _heads(rows, names)
    if not heads:
        return _by_row(sheet, rows, names)
    found: list[Table] = []
    for place, (at, kind) in enumerate(heads):
        start = 0 if place == 0 else at
        end = heads[place + 1][0] if place + 1 < len(heads) else len(rows)
        found.append(_table(sheet, rows[start:end], at - start, kind, names))
    return tuple(found)


def _heads(rows: Sequence[RowIn], names: Names) -> list[tuple[int, str]]:
    """Return places in rows that are heading rows, with the kind of table beneath."""
    best, best_score = -1, 1.5
    for place, row in enumerate(rows[:_LOOK_FOR_HEAD]):
        score = _score(row, names)
        if score > best_score:
            best, best_score = place, score
    if best < 0:
        return []
    kind = _kind(rows, best, names)
    heads = [(best, kind)] if kind else []
    for place in range(best + 1, len(rows) - 1):
        row = rows[place]
        texts = [value for value in row.values if isinstance(value, str)]
        if len(texts) < 3 or len(texts) != sum(value is not None for value in row.values):
            continue
        if max(len(text) for text in texts) > 40 or not _is_heading(texts) or not heads:
            continue
        if _same_words(row, rows[heads[-1][0]]):
            continue
        if kind := _kind(rows, place, names):
            heads.append((place, kind))
    return heads


def _is_heading(texts: list[str]) -> bool:
    return any(
        sum(bool(exact_role(kind, text)) for text in texts) >= max(3, 0.75 * len(texts))
        for kind in ("agreements", "answers", "organisations", "contacts")
    )


def _score(row: RowIn, names: Names) -> float:
    texts = [value for value in row.values if isinstance(value, str) and len(value) <= 60]
    members = sum(bool(names.member(text)) for text in texts)
    words = max(
        sum(bool(exact_role(kind, text)) for text in texts)
        for kind in ("agreements", "answers", "organisations", "contacts")
    )
    filled = sum(value is not None for value in row.values)
    score = words + (members if members >= 2 else 0)
    return score if score >= 0.4 * filled else 0.0


def _kind(rows: Sequence[RowIn], place: int, names: Names) -> str:
    """Tell what kind of table stands under a heading row, '' when it is none we know."""
    texts = [value for value in rows[place].values if isinstance(value, str)]
    roles = {
        kind: {role_of(kind, text) for text in texts} for kind in ("agreements", "answers", "organisations", "contacts")
    }
    strict_title = any(pressed(text) in _TITLES for text in texts)
    members = len({names.member(text) or _split(text, names)[0] for text in texts} - {""})
    if place and members < 2:
        members = max(members, len(_over(rows, place, names)))
    decides = len(roles["answers"].intersection(_DECIDES))
    if "function" in roles["contacts"] and "organisation" in roles["contacts"] and not strict_title:
        return "contacts"
    if members >= 2 and "title" in roles["agreements"]:
        return "agreements" if len(roles["agreements"] & {"areas", "type", "starts_on", "ends_on"}) >= 2 else "matrix"
    if "organisation" in roles["answers"] and decides and (decides >= 2 or strict_title or len(texts) <= 4):
        return "answers"
    if (
        not strict_title
        and "name" in roles["organisations"]
        and roles["organisations"] & {"org_number", "kind", "address"}
    ):
        return "organisations"
    if "title" in roles["agreements"] and len(roles["agreements"] - {""}) >= 2:
        return "agreements"
    return ""


def _over(rows: Sequence[RowIn], place: int, names: Names) -> dict[int, str]:
    """Return municipalities named in the row above a heading row, by the column where each begins."""
    above = rows[place - 1]
    if above.number != rows[place].number - 1:
        return {}
    return {
        number: key
        for number, value in enumerate(above.values, start=1)
        if isinstance(value, str) and (key := names.member(value))
    }


def _split(heading: str, names: Names) -> tuple[str, str]:
    """Read 'Kalix beslut' as a municipality and a role of an answer; two blanks when it is not that."""
    first, _space, last = heading.replace("\n", " ").replace(" – ", " ").replace(" - ", " ").rpartition(" ")
    role = role_of("answers", last) if first else ""
    return (names.member(first), role) if role and names.member(first) else ("", "")


def _columns(rows: Sequence[RowIn], place: int, kind: str, names: Names) -> tuple[Column, ...]:
    head = rows[place]
    over = _over(rows, place, names) if kind in ("matrix", "agreements") and place else {}
    width = max(len(row.values) for row in rows[place:])
    vocabulary = "agreements" if kind == "matrix" else kind
    seen: set[str] = set()
    columns: list[Column] = []
    current = ""
    for number in range(1, width + 1):
        value = cell(head, number)
        heading = str(value).strip() if value is not None else ""
        current = over.get(number, current if heading and role_of("answers", heading) else "")
        column = _column(number, heading, vocabulary, names, current if kind != "answers" else "")
        if kind == "matrix" and column.role == "unknown" and (key := names.find(heading)):
            column = Column(number, heading, "answer", key)
        if column.role in seen and not column.organisation:
            column = Column(number, heading, "unknown")
        if not column.organisation and column.role not in ("unknown", "reckoned", "blank"):
            seen.add(column.role)
        columns.append(column)
    return tuple(columns)


def _by_row(sheet: SheetIn, rows: Sequence[RowIn], names: Names) -> tuple[Table, ...]:
    """Return a table with a municipality a row and an agreement a column, when the sheet is one."""
    met: dict[int, set[str]] = {}
    first: dict[int, int] = {}
    for place, row in enumerate(rows):
        for number, value in enumerate(row.values, start=1):
            if isinstance(value, str) and len(value) <= 40 and (key := names.member(value)):
                met.setdefault(number, set()).add(key)
                first.setdefault(number, place)
    at = max(met, key=lambda number: (len(met[number]), -number), default=0)
    if not at or len(met[at]) < 3:
        return ()
    head = next((p for p in range(first[at] - 1, -1, -1) if _titles_in(rows[p], at)), -1)
    if head < 0:
        return ()
    titles = _titles_in(rows[head], at)
    width = max(len(row.values) for row in rows)
    columns = [
        Column(number, titles.get(number, ""), "agreement" if number in titles else "blank")
        for number in range(1, width + 1)
    ]
    columns[at - 1] = Column(at, str(cell(rows[head], at) or ""), "organisation")
    columns = [
        Column(c.number, c.heading, "reckoned") if exact_role("agreements", c.heading) == "reckoned" else c
        for c in columns
    ]
    data = [row for row in rows[head + 1 :] if sum(value is not None for value in row.values) > 1]
    kinds = [
        (row, "title" if p < head else "heading" if p == head else "footnote")
        for p, row in enumerate(rows)
        if row not in data
    ]
    return (Table(sheet, "by_row", tuple(columns), tuple((row, "") for row in data), tuple(kinds)),)


def _titles_in(row: RowIn, names_at: int) -> dict[int, str]:
    """Return the words of a heading row by column, the column of names apart."""
    return {
        number: value
        for number, value in enumerate(row.values, start=1)
        if isinstance(value, str) and number != names_at
    }


def _column(number: int, heading: str, vocabulary: str, names: Names, over: str) -> Column:
    if not heading:
        return Column(number, "", "answer" if over else "blank", over)
    if over:
        return Column(number, heading, role_of("answers", heading) or "answer", over)
    if vocabulary == "agreements":
        if key := names.member(heading):
            return Column(number, heading, "answer", key)
        key, role = _split(heading, names)
        if key:
            return Column(number, heading, role, key)
    return Column(number, heading, role_of(vocabulary, heading) or "unknown")


def _table(sheet: SheetIn, rows: Sequence[RowIn], place: int, kind: str, names: Names) -> Table:
    columns = _columns(rows, place, kind, names)
    head = rows[place]
    data: list[tuple[RowIn, str]] = []
    other: list[tuple[RowIn, str]] = [(row, "title") for row in rows[:place]]
    if place and kind in ("matrix", "agreements") and _over(rows, place, names):
        other[-1] = (rows[place - 1], "heading")
    other.append((rows[place], "heading"))
    lasting = max((i for i in range(place + 1, len(rows)) if _is_data(rows[i], columns, kind)), default=place)
    many = _many_cells(rows[place + 1 : lasting + 1])
    under = ""
    for at in range(place + 1, len(rows)):
        row = rows[at]
        if _same_words(row, head):
            other.append((row, "heading"))
        elif at > lasting:
            other.append((row, "footnote"))
        elif not _is_data(row, columns, kind) or _is_sub_heading(sheet, row, columns, rows[at - 1], many=many):
            lone = next(str(value) for value in row.values if value is not None)
            footnote = lone.startswith(("*", "Obs", "OBS", "Källa:")) or len(lone) > 120
            other.append((row, "footnote" if footnote else "subheading"))
            under = under if footnote else lone
        else:
            data.append((row, under))
    return Table(sheet, kind, columns, tuple(data), tuple(other))


def _same_words(row: RowIn, head: RowIn) -> bool:
    """Tell if a row repeats a heading row; most rows differ in their first cell already."""
    mine = (value for value in row.values if value is not None)
    its = (value for value in head.values if value is not None)
    pairs = zip_longest(mine, its)
    return all(a is not None and b is not None and (a == b or pressed(str(a)) == pressed(str(b))) for a, b in pairs)


def _is_data(row: RowIn, columns: tuple[Column, ...], kind: str) -> bool:
    """Tell a row of data from one with lone words: it has two cells, or one where a name must stand."""
    filled = [number for number, value in enumerate(row.values, start=1) if value is not None]
    if len(filled) > 1:
        return True
    if not filled:
        return False
    value = cell(row, filled[0])
    role = columns[filled[0] - 1].role if filled[0] <= len(columns) else ""
    named = {"agreements": "title", "matrix": "title", "organisations": "name"}.get(kind, "")
    return role == named and isinstance(value, str) and len(value) <= 120 and not _is_remark(value)


def _is_remark(text: str) -> bool:
    return (
        text.startswith("*") or " = " in text or alike(text).startswith(("obs", "anm:", "källa:", "påhittade", "summa"))
    )


def _many_cells(rows: Sequence[RowIn]) -> bool:
    """Tell if rows usually have three cells or more, so that a lone cell is a sub-heading."""
    counts = [sum(value is not None for value in row.values) for row in rows]
    return bool(counts) and sum(count >= 3 for count in counts) >= 0.8 * len(counts)


def _is_sub_heading(sheet: SheetIn, row: RowIn, columns: tuple[Column, ...], above: RowIn, *, many: bool) -> bool:
    """Tell a lone cell that stands over the rows beneath it from an agreement of which only the name is known."""
    filled = [number for number, value in enumerate(row.values, start=1) if value is not None]
    if len(filled) != 1:
        return False
    if any(a == row.number == c and d - b >= len(columns) // 2 for a, b, c, d in sheet.merged):
        return True
    if columns[filled[0] - 1].role != "title":
        return many
    words = str(cell(row, filled[0]))
    if words.endswith(":") or read_areas(words).value or above.number < row.number - 1:
        return True
    return many and any(column.role == "old_number" for column in columns)


def _merged_down(sheet: SheetIn) -> list[RowIn]:
    """Return the rows with a value that is merged over several rows repeated in each of them."""
    fill: dict[int, dict[int, CellValue]] = {}
    by_number = {row.number: row for row in sheet.rows}
    for first, left, last, right in sheet.merged:
        if first < last <= first + 500 and left == right and first in by_number:
            value = cell(by_number[first], left)
            for number in range(first + 1, last + 1):
                fill.setdefault(number, {})[left] = value
    if not fill:
        return list(sheet.rows)
    return [_filled(row, fill[row.number]) if row.number in fill else row for row in sheet.rows]


def _filled(row: RowIn, values: dict[int, CellValue]) -> RowIn:
    width = max(len(row.values), *values)
    return RowIn(
        row.number,
        tuple(cell(row, n) if cell(row, n) is not None else values.get(n) for n in range(1, width + 1)),
    )
