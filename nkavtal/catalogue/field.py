"""What a field is: declared once, used by form, list, export, import and history."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

Words = dict[str, str]
"""Codes and the Swedish words they are shown as, in the order they are offered."""


class Kind(StrEnum):
    """What a value is, and so how it is typed, kept and shown.

    Kept as: text (TEXT, LONG_TEXT, EMAIL, ORG_NUMBER), text form of PartialDate (PARTIAL_DATE), a code (CHOICE),
    codes with commas (CHOICES), True, False or None (TRISTATE), a decimal number in kronor as text (MONEY),
    the UUID of another thing (ORGANISATION, AGREEMENT) or of a row of the ledger with the field's name (ROW), a whole
    number, which travels as its digits (NUMBER; kept so too in COUNT, and in DAYS where it counts days), the SHA-256 of a file in hex (HASH), a
    clause as JSON (RULE). None or '' is: nothing known.
    """

    TEXT = "text"
    LONG_TEXT = "long_text"
    PARTIAL_DATE = "partial_date"
    CHOICE = "choice"
    CHOICES = "choices"
    TRISTATE = "tristate"
    MONEY = "money"
    EMAIL = "email"
    ORG_NUMBER = "org_number"
    ORGANISATION = "organisation"
    AGREEMENT = "agreement"
    ROW = "row"
    NUMBER = "number"
    COUNT = "count"
    HASH = "hash"
    RULE = "rule"
    DAYS = "days"


Value = str | bool | None
"""What a field holds when it travels between rooms; see Kind."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field: `name` is the attribute of the mapped class, `label` its Swedish name marked with N_.

    `headings` are words other offices write over the same thing, in lower case; import looks for them.
    `word` is what it is called in the search box, see catalogue.search_words; a label of one word needs none.
    `group` gathers fields in forms; `listed` offers a list column; `fixed` fields cannot be typed over. A field that is
    fixed and not listed is the program's own note: kept, exported and followed by history, and not told there.
    `wide` takes the whole width of a form. `help` stands beside the field in forms; `meaning` is for who reads the
    register's open file, where the label and `help` do not say enough. `default` is what a new row has that does not
    say, and a row of a file from before the field came.
    """

    name: str
    label: str
    kind: Kind = Kind.TEXT
    choices: Words | None = None
    help: str = ""
    meaning: str = ""
    group: str = ""
    required: bool = False
    listed: bool = False
    fixed: bool = False
    wide: bool = False
    headings: tuple[str, ...] = ()
    word: str = ""
    sample: Value = None
    default: Value = None

    @property
    def noted(self) -> bool:
        """Tell if the field is the program's own note."""
        return self.fixed and not self.listed


@dataclass(frozen=True, slots=True)
class Ledger:
    """Rows that belong to a thing or to another ledger's row.

    `name` is the table; `owner` the subject or ledger that owns the rows; `one` and `many` are its Swedish names.
    `own_acts` tells that rows are made, changed and removed by acts of their own, never by those for any ledger.
    """

    name: str
    owner: str
    one: str
    many: str
    fields: tuple[Field, ...]
    own_acts: bool = False

    def field(self, name: str) -> Field:
        """Return one field; KeyError for a name the ledger does not have."""
        return by_name(self.fields)[name]


def by_name(fields: tuple[Field, ...]) -> dict[str, Field]:
    """Return the fields under their names."""
    return {field.name: field for field in fields}
