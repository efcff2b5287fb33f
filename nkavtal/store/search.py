"""Finding by text: inside words from three letters on, at the beginning of words below that.

Text and query are folded alike before SQLite sees them (lower case, accents gone, å ä ö kept), since SQLite's own
folding would find 'kor' in 'kör'. Only double quotes mean anything inside a quoted token, so nothing typed is an error.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from nkavtal.base.i18n import folded
from nkavtal.store.engine import database_errors
from nkavtal.store.plain import driver

if TYPE_CHECKING:
    from sqlalchemy import Connection

COLUMNS = ("title", "parties", "numbers", "notes")
NUMBERS = ("number", "old_number", "diary_number")
"""Fields of an agreement that are found as numbers."""
SHORTEST = 3
"""Letters that a piece of a word needs; shorter ones are taken as beginnings of words."""

_NEXT_ID = """SELECT 1 + max(coalesce((SELECT max(id) FROM agreement_derived), 0),
 coalesce((SELECT max(id) FROM agreement_search), 0))"""
_THESE = "IN (SELECT value FROM json_each(?))"


def next_id(connection: Connection) -> int:
    """Return the first free number for a derived row."""
    ((found,),) = driver(connection).execute(_NEXT_ID).fetchall()
    return int(found)


def learn(connection: Connection, texts: Sequence[Mapping[str, object]]) -> None:
    """Make texts findable; each has `id` and the COLUMNS, folded."""
    rows = [(text["id"], *(text[column] for column in COLUMNS)) for text in texts]
    put = driver(connection).executemany
    put("INSERT INTO agreement_search VALUES (?, ?, ?, ?, ?)", rows)
    for table in ("agreement_pieces", "agreement_words"):
        put(
            f"INSERT INTO {table} (rowid, title, parties, numbers, notes) VALUES (?, ?, ?, ?, ?)",  # noqa: S608 - our own names
            rows,
        )


def forget(connection: Connection, ids: Sequence[int]) -> None:
    """Make texts no longer findable."""
    if not ids:
        return
    put, these = driver(connection).execute, (json.dumps(list(ids)),)
    for table in ("agreement_pieces", "agreement_words"):
        put(
            f"INSERT INTO {table} ({table}, rowid, title, parties, numbers, notes)"  # noqa: S608 - our own names
            f" SELECT 'delete', id, title, parties, numbers, notes FROM agreement_search WHERE id {_THESE}",
            these,
        )
    put(f"DELETE FROM agreement_search WHERE id {_THESE}", these)  # noqa: S608 - our own words


def texts(connection: Connection) -> dict[int, dict[str, str]]:
    """Return what can be found, by the derived row's number: for verify."""
    rows = connection.exec_driver_sql("SELECT id, title, parties, numbers, notes FROM agreement_search")
    return {row[0]: dict(zip(COLUMNS, row[1:], strict=True)) for row in rows}


def broken(connection: Connection) -> int:
    """Return how many of the two indexes do not fit the texts: for verify.

    SQLite asks for the right to write though it only looks; where there is none the indexes go unchecked.
    """
    found = 0
    for table in ("agreement_pieces", "agreement_words"):
        try:
            connection.exec_driver_sql(f"INSERT INTO {table} ({table}, rank) VALUES ('integrity-check', 1)")  # noqa: S608
        except database_errors() as error:
            if "locked" in str(error):
                raise
            found += "readonly" not in str(error)
    return found


@dataclass(frozen=True, slots=True)
class Condition:
    """An SQL condition on a derived row `d`, and its named values."""

    sql: str
    values: dict[str, str]


def condition(words: Sequence[str], name: str) -> Condition:
    """Return the condition that finds words and phrases, every one; each has a letter or figure. Values go by `name`."""
    tokens = [folded(word).replace("\0", " ") for word in words]  # a query ends at a NUL
    parts: list[str] = []
    values: dict[str, str] = {}
    for table, fitting, end in (
        ("agreement_pieces", [token for token in tokens if len(token) >= SHORTEST], ""),
        ("agreement_words", [token for token in tokens if len(token) < SHORTEST], "*"),
    ):
        if fitting:
            own = f"{name}_{table}"
            parts.append(f"d.id IN (SELECT rowid FROM {table} WHERE {table} MATCH :{own})")  # noqa: S608 - our own names
            values[own] = " ".join(_phrase(token) + end for token in fitting)
    return Condition(" AND ".join(parts), values)


def within(column: str, text: str, name: str) -> Condition:
    """Return the condition that one of COLUMNS holds a folded text of at least SHORTEST letters."""
    sql = f"d.id IN (SELECT rowid FROM agreement_pieces WHERE agreement_pieces MATCH :{name})"  # noqa: S608 - our own names
    return Condition(sql, {name: f"{{{column}}} : {_phrase(text)}"})


def column_of(field: str) -> str:
    """Return which of COLUMNS a text field of an agreement is found in."""
    return "title" if field == "title" else "numbers" if field in NUMBERS else "notes"


def _phrase(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'
