"""The neutral sheet: what a document says, before any printer decides how it looks on paper.

All text is plain: no markup is read in it, and a newline is the only sign with a meaning.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from nkavtal.catalogue.time_axis import Axis
from nkavtal.catalogue.timelines import Lane, told

Level = Literal[1, 2, 3]
Align = Literal["left", "right", "center"]
Look = Literal["ok", "edge", "warn", "bad", "off", "mute", "dashed"]
TextStyle = Literal["body", "note", "lead", "strong", "quote"]
Tone = Literal["info", "ok", "warn", "bad"]
RowLook = Literal["normal", "close", "compact", "signing"]


@dataclass(frozen=True, slots=True)
class State:
    """A state of a party: its letter, its word and the look of its chip.

    `odd` adds a small triangle where facts do not go together; the text nearby tells which.
    """

    letter: str
    word: str
    look: Look
    odd: bool = False


@dataclass(frozen=True, slots=True)
class SignLine:
    """An empty line to sign on, on paper."""


@dataclass(frozen=True, slots=True)
class Strong:
    """Text of a cell that stands out."""

    text: str


@dataclass(frozen=True, slots=True)
class Muted:
    """Text of a cell that steps back: an explanation."""

    text: str


@dataclass(frozen=True, slots=True)
class Marked:
    """Text of a cell with a small remark after it: that the row is an example."""

    text: str
    mark: str


Cell = str | Strong | Muted | Marked | State | SignLine


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; levels 1 and 2 are listed in contents, all in the bookmarks."""

    text: str
    level: Level = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; `quote` is for another's own words."""

    text: str
    style: TextStyle = "body"


@dataclass(frozen=True, slots=True)
class Listing:
    """A list with bullets."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """Labels with their values."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column; shares are relative to the sum of all (millimetres will do); `head` names its row.

    `fit` makes it as wide as its content needs, more than its share or less where others need room; `once`
    tells a text one time for the rows below each other that have the same.
    """

    title: str
    share: float = 1.0
    align: Align = "left"
    head: bool = False
    fit: bool = False
    once: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under column heads; every row has one cell for each column."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    caption: str = ""
    look: RowLook = "normal"


@dataclass(frozen=True, slots=True)
class StateGrid:
    """Names with their states, seven beside each other."""

    states: tuple[tuple[str, State], ...]
    label: str = ""


@dataclass(frozen=True, slots=True)
class Period:
    """A bar on the line of time; the last day included."""

    first: date
    last: date
    text: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A day on the line of time."""

    day: date
    text: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """Years with periods and marks; `alternative` says the same in words."""

    first_year: int
    last_year: int
    periods: tuple[Period, ...]
    marks: tuple[Mark, ...]
    alternative: str


@dataclass(frozen=True, slots=True)
class Lanes:
    """Agreements beside each other on an axis of days: a lane each, a line at `today` with its word, and a legend."""

    axis: Axis
    today: date
    lanes: tuple[Lane, ...]
    legend: tuple[tuple[str, str], ...]
    today_word: str


@dataclass(frozen=True, slots=True)
class Note:
    """A remark on a pale ground."""

    text: str
    tone: Tone = "info"


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows starts on a new page."""


@dataclass(frozen=True, slots=True)
class Contents:
    """The headings of the sheet (levels 1 and 2) with page numbers."""

    label: str = ""


Part = Heading | Paragraph | Listing | Facts | Table | StateGrid | Timeline | Lanes | Note | PageBreak | Contents


@dataclass(frozen=True, slots=True)
class Cover:
    """A first page that is the summary: what it is, facts, states, contents.

    `over` and `under` stand above and below the title; `right` are the lines in the upper right corner.
    """

    over: str = ""
    under: str = ""
    right: tuple[str, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    states: tuple[tuple[str, State], ...] = ()
    states_label: str = ""
    contents_label: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One document: a title, its parts, and what head and foot say.

    `head` stands to the right in the head of each page (the kind when empty); `selection` tells a list's
    filter and order; `dated` is the day the content is as of; `printed` the moment it was made.
    """

    title: str
    parts: tuple[Part, ...]
    kind: str
    dated: date
    printed: datetime
    printed_by: str
    version: str
    organisation: str = "Norrbottens Kommuner"
    head: str = ""
    selection: str = ""
    cover: Cover | None = None
    landscape: bool = False
    large: bool = False
    """A3 in place of A4."""
    language: str = "sv-SE"
    subject: str = ""

    def texts(self) -> Iterator[str]:
        """Return every text of the parts in reading order, for tests and search."""
        for part in self.parts:
            yield from _texts(part)


def _texts(part: Part) -> Iterator[str]:
    match part:
        case Heading(text=text) | Paragraph(text=text) | Note(text=text):
            yield text
        case Listing(items=items):
            yield from items
        case Facts(rows=pairs):
            for label, value in pairs:
                yield label
                yield value
        case Table():
            yield from _table_texts(part)
        case StateGrid(states=states, label=label):
            yield label
            for name, state in states:
                yield name
                yield state.word
        case Timeline(alternative=text) | Contents(label=text):
            yield text
        case Lanes(lanes=lanes):
            yield from map(told, lanes)
        case PageBreak():
            return


def _table_texts(table: Table) -> Iterator[str]:
    yield table.caption
    for column in table.columns:
        yield column.title
    for row in table.rows:
        for cell in row:
            match cell:
                case str():
                    yield cell
                case Strong(text=text) | Muted(text=text) | State(word=text):
                    yield text
                case Marked(text=text, mark=mark):
                    yield f"{text} {mark}"
                case SignLine():
                    continue
