"""A register with anything in it: every field of every table, filled or not, owned and pointed at at random."""

from __future__ import annotations

import re
import tempfile
from dataclasses import dataclass
from pathlib import Path

from hypothesis import strategies as st

from nkavtal.catalogue.field import Field, Kind, Value
from nkavtal.catalogue.ledgers import FIELDS, LEDGERS
from nkavtal.catalogue.term_shapes import SHAPES
from nkavtal.exchange.file_look import look
from nkavtal.exchange.register_in.plan import TABLES
from nkavtal.model.all import THINGS
from nkavtal.rules.partial_date import PartialDate
from nkavtal.rules.terms import plain
from nkavtal.rules.terms.rule import Duty, NoticeRight, Renewal, TermRule, YearDay
from nkavtal.rules.terms.spans import Span
from nkavtal.store import attachment_intake
from nkavtal.store.store import Store
from nkavtal.usecases.kept import kept

SPANS = st.builds(Span, st.integers(0, 60), st.integers(0, 60))
YEAR_DAYS = st.builds(lambda day, back: YearDay(day.month, day.day, back), st.dates(), st.integers(0, 2))


def rules() -> st.SearchStrategy[TermRule]:
    """Return any clause that can be written, sensible or not."""
    st.register_type_strategy(Span, SPANS)
    st.register_type_strategy(YearDay, YEAR_DAYS)
    st.register_type_strategy(PartialDate, st.dates().map(PartialDate.of))
    duties = st.builds(Duty, kind=st.sampled_from(["annex", "follow_up", "review"]))
    return st.builds(
        TermRule,
        renewals=st.lists(st.from_type(Renewal).filter(_small), max_size=2).map(tuple),
        notices=st.lists(st.from_type(NoticeRight), max_size=2).map(tuple),
        duties=st.lists(duties, max_size=2).map(tuple),
    )


def _small(renewal: Renewal) -> bool:
    """Tell if a number is one that a clause may hold: any whole number is drawn, and acts refuse the others."""
    return renewal.times is None or 0 <= renewal.times <= plain.MOST


LETTERS = st.characters(exclude_categories=["Cs"], exclude_characters="\x00")
WORDS = st.text(LETTERS, min_size=1, max_size=30) | st.sampled_from(
    ["å ä ö Å", "§ 98", '"\\', "=1+1", "\r\n\t", "\u2028"]
)
ORG_NUMBERS = ("212000-2692", "232100-0230", "202100-2841", "202100-0076")
BOUNDS = st.sampled_from(["", "?", "<", ">"])
DAYS = st.builds(
    lambda day, length, bound: f"{day.isoformat()[:length]}{bound}", st.dates(), st.sampled_from([4, 7, 10]), BOUNDS
)

VALUES: dict[Kind, st.SearchStrategy[Value]] = {
    Kind.TEXT: WORDS,
    Kind.LONG_TEXT: WORDS,
    Kind.PARTIAL_DATE: DAYS,
    Kind.TRISTATE: st.booleans(),
    Kind.MONEY: st.decimals(-(10**14), 10**14, places=2, allow_nan=False).map(lambda n: f"{n:.2f}"),
    Kind.EMAIL: st.from_regex(re.compile(r"[a-zåäö.]{1,8}@[a-z]{1,8}\.[a-z]{2,3}"), fullmatch=True),
    Kind.ORG_NUMBER: st.sampled_from(ORG_NUMBERS),
    Kind.DAYS: st.integers(0, 9999).map(str),
    Kind.COUNT: st.integers(0, 999_999_999).map(str),
    Kind.RULE: (st.sampled_from([shape.rule for shape in SHAPES]) | rules()).map(plain.to_text),
}


@dataclass
class Row:
    """One row to be written; `owner` and what the values name are places among the rows of the table they name."""

    values: dict[str, Value]
    points: dict[str, int]
    owner: int
    version: int
    removed: bool


Register = dict[str, list[Row]]
_REAL = ("number", "sha256", "size", "media_type", "signs")
"""Fields that cannot hold just anything: a number is unique, and an attached file is what it is."""


def value_of(field: Field) -> st.SearchStrategy[Value]:
    """Return values of one field, nothing among them."""
    if field.kind is Kind.CHOICE:
        known: st.SearchStrategy[Value] = st.sampled_from(list(field.choices or {}))
    elif field.kind is Kind.CHOICES:
        codes = list(field.choices or {})
        known = st.lists(st.sampled_from(codes), min_size=1, unique=True).map(",".join)
    else:
        known = VALUES[field.kind]
    return known if field.required else st.none() | known


@st.composite
def registers(draw: st.DrawFn) -> Register:
    """Draw a register; every table has rows."""
    return {table: draw(st.lists(_rows(table), min_size=1, max_size=3)) for table in TABLES}


def _rows(table: str) -> st.SearchStrategy[Row]:
    plain = {n: value_of(f) for n, f in FIELDS[table].items() if n not in _REAL and not _points_at(f)}
    points = [n for n, f in FIELDS[table].items() if _points_at(f)]
    return st.builds(
        Row,
        st.fixed_dictionaries(plain),
        st.fixed_dictionaries({name: st.integers(-2, 5) for name in points}),
        st.integers(0, 5),
        st.integers(1, 9),
        st.integers(0, 9).map(lambda n: n == 9),
    )


def fill(store: Store, register: Register) -> None:
    """Write the rows in one act, then hide some of them."""
    keys: dict[str, list[str]] = {}
    with store.writing("create_register") as work:
        for table in TABLES:
            keys[table] = [
                f"{place:08x}-0000-4000-8000-{TABLES.index(table):012x}" for place in range(len(register[table]))
            ]
            rows = [_row(table, place, row, keys) for place, row in enumerate(register[table])]
            rows = [row | _attached(store, row) for row in rows] if table == "attachment" else rows
            work.create_many(THINGS[table], rows)
    with store.writing("remove_row") as work:
        for table in TABLES:
            gone = [key for key, row in zip(keys[table], register[table], strict=True) if row.removed]
            if gone:
                work.set_removed(table, gone, True)


def _row(table: str, place: int, row: Row, keys: dict[str, list[str]]) -> dict[str, object]:
    values: dict[str, Value] = dict(row.values)
    for name, number in row.points.items():
        field = FIELDS[table][name]
        named = keys[_points_at(field)]
        values[name] = named[number % len(named)] if number >= 0 or field.required else None
    if table == "agreement":
        values["number"] = f"2026-{place + 1:03}"
    made = kept(table, values) | {"uuid": keys[table][place], "version": row.version}
    if owner := THINGS[table].owner_column:
        owners = keys[LEDGERS[table].owner]
        made[owner] = owners[row.owner % len(owners)]
    return made


def _attached(store: Store, row: dict[str, object]) -> dict[str, object]:
    """Keep a small file of the name a row has, and return what is noted of it."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "source"
        source.write_bytes(f"%PDF-1.7\n{row['description']}\n/OpenAction".encode())
        with attachment_intake.taken(store.folder, source) as copy:
            copy.settle()
        seen = look(source, str(row["name"]))
    facts = {"media_type": seen.type.media_type, "signs": ",".join(seen.signs)}
    return {"sha256": copy.sha256, "size": copy.size, **facts}


def _points_at(field: Field) -> str:
    if field.kind is Kind.ROW:
        return field.name
    return {Kind.ORGANISATION: "organisation", Kind.AGREEMENT: "agreement"}.get(field.kind, "")
