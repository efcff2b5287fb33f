"""Heading rows: where they are, what kind of table stands beneath, what each column is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from nkavtal.exchange.register_in.headings import TITLES, exact_role, is_some_heading, role_of
from nkavtal.exchange.register_in.names import Names
from nkavtal.exchange.register_in.words import pressed
from nkavtal.exchange.workbook_in import CellValue, RowIn

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


def cell(row: RowIn, column: int) -> CellValue:
    """Return the value in a column counted from 1; None past the row's end."""
    return row.values[column - 1] if column <= len(row.values) else None


def heading_rows(rows: Sequence[RowIn], names: Names) -> list[tuple[int, str]]:
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
        if len(texts) < 3 or len(texts) != len(row.values) - row.values.count(None):
            continue
        if max(map(len, texts)) > 40 or not _is_heading(texts) or not heads:
            continue
        if same_words(row, rows[heads[-1][0]]):
            continue
        if kind := _kind(rows, place, names):
            heads.append((place, kind))
    return heads


def joined_headings(rows: Sequence[RowIn], names: Names) -> list[RowIn]:
    """Return rows where a heading over two rows is whole in the lower one; rows that need no help are left.

    In such a sheet the names of columns stand in the upper row, and those of municipalities in the lower one.
    """
    made = list(rows)
    for place in range(1, min(len(rows), _LOOK_FOR_HEAD)):
        above, row = rows[place - 1], rows[place]
        if above.number != row.number - 1 or _score(row, names) < 2 or _kind(rows, place, names):
            continue
        joined = RowIn(row.number, tuple(b if b is not None else a for a, b in zip_longest(above.values, row.values)))
        if _kind([joined], 0, names):
            made[place] = joined
            break
    return made


def _is_heading(texts: list[str]) -> bool:
    if sum(map(is_some_heading, texts)) < 3:  # nearly every row: asked first, of all kinds at once
        return False
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
        members = max(members, len(municipalities_over(rows, place, names)))
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


def municipalities_over(rows: Sequence[RowIn], place: int, names: Names) -> dict[int, str]:
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


def columns_of(rows: Sequence[RowIn], place: int, kind: str, names: Names) -> tuple[Column, ...]:
    head = rows[place]
    over = municipalities_over(rows, place, names) if kind in ("matrix", "agreements") and place else {}
    width = max(len(row.values) for row in rows[place:])
    vocabulary = "agreements" if kind == "matrix" else kind
    seen: set[str] = set()
    columns: list[Column] = []
    current = ""
    for number in range(1, width + 1):
        value = cell(head, number)
        heading = str(value).strip() if value is not None else ""
        own = exact_role("agreements", heading) in ("title", "old_number")
        goes_on = current if heading and not own and role_of("answers", heading) else ""
        current = "" if own else over.get(number, goes_on)
        column = _column(number, heading, vocabulary, names, current if kind != "answers" else "")
        if kind == "matrix" and column.role == "unknown" and (key := names.find(heading)):
            column = Column(number, heading, "answer", key)
        if column.role in seen and not column.organisation:
            column = Column(number, heading, "unknown")
        if not column.organisation and column.role not in ("unknown", "reckoned", "blank"):
            seen.add(column.role)
        columns.append(column)
    return tuple(columns)


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


def same_words(row: RowIn, head: RowIn) -> bool:
    """Tell if a row repeats a heading row; most rows differ in their first cell already."""
    mine = (value for value in row.values if value is not None)
    its = (value for value in head.values if value is not None)
    pairs = zip_longest(mine, its)
    return all(a is not None and b is not None and (a == b or pressed(str(a)) == pressed(str(b))) for a, b in pairs)


def titles_in(row: RowIn, names_at: int) -> dict[int, str]:
    """Return the words of a heading row by column, the column of names apart."""
    return {
        number: value
        for number, value in enumerate(row.values, start=1)
        if isinstance(value, str) and number != names_at
    }
