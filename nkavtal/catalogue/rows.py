"""What leaves the store: frozen rows that window, terminal and printers show."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field as made
from datetime import date
from typing import NamedTuple

from nkavtal.catalogue.codes import NOT_RECOMMENDED
from nkavtal.catalogue.field import Value
from nkavtal.rules.entry import Entry

Values = dict[str, Value]
"""Field name to value, see catalogue.field.Kind for how each is kept."""


@dataclass(frozen=True, slots=True)
class AgreementFilter:
    """What the list is narrowed to; empty means everything. Organisations are UUIDs.

    `search` is typed text, `not_signed` leaves agreements that the organisation is party to and has not signed.
    `pending` is a code of catalogue.pending; `mine` are names and roles, one of which stands as Ansvarig or Ersättare;
    `current` leaves out what is archived, abandoned, replaced or ended.
    """

    search: str = ""
    area: str = ""
    status: str = ""
    organisation: str = ""
    not_signed: str = ""
    pending: str = ""
    mine: tuple[str, ...] = ()
    current: bool = False


class AgreementRow(NamedTuple):
    """One agreement in a list (a tuple, since lists make them by the hundred); days are PartialDate texts, `next_day` ISO, `bar` one letter a party (U, A, -)."""

    uuid: str
    number: str
    title: str
    areas: str
    type: str
    diary_number: str
    old_number: str
    responsible: str
    counterparties: str
    starts_on: str | None
    ends_on: str | None
    open_ended: bool | None
    next_day: str | None
    next_kind: str
    parties: int
    adopted: int
    signed: int
    bar: str
    status: str
    example: bool
    entry: str = ""
    """How it stands with the rule for entry into force (rules.entry), '' while none is set."""
    entry_waits: str = ""
    """Short names of whom it waits for, a line each."""


@dataclass(frozen=True, slots=True)
class NamedAgreement:
    """An agreement to go to."""

    uuid: str
    number: str
    title: str


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One ledger row with its values."""

    uuid: str
    version: int
    values: Values

    @property
    def example(self) -> bool:
        """Tell if the row is an invented example."""
        return self.values.get("example") is True


@dataclass(frozen=True, slots=True)
class WholeRow:
    """A thing or ledger row with all the rows it owns, by table, in the order of entry."""

    uuid: str
    version: int
    values: Values
    rows: dict[str, tuple[WholeRow, ...]] = made(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PartyLine:
    """One party of an agreement with all that is known and what follows from it (codes)."""

    uuid: str
    organisation: str
    short_name: str
    name: str
    organisation_kind: str
    org_number: str
    org_number_state: str
    address: str
    email: str
    member: bool
    values: Values
    decisions: tuple[LedgerRow, ...]
    signatures: tuple[LedgerRow, ...]
    contacts: tuple[LedgerRow, ...]
    """The contact log, in the order it was entered."""
    state: str
    adopted: bool
    signed: bool
    waiting: bool
    joined_later: bool
    warnings: tuple[str, ...]
    in_force_on: date | None = None
    """From when the agreement applies for the party, noted or by the rule for entry into force."""
    authorities: tuple[LedgerRow, ...] = ()
    """Powers of attorney that the party has given."""
    requests: tuple[LedgerRow, ...] = ()
    """What was sent to the party, in the order it was entered."""
    answers: dict[str, tuple[LedgerRow, ...]] = made(default_factory=dict)
    """What other parties say of the conditions of the party's decisions, by the decision's UUID."""

    @property
    def role(self) -> str:
        """The role's code."""
        return str(self.values["role"])

    @property
    def own_example(self) -> bool:
        """Tell if the party itself is an invented example; its decisions and signatures say so of their own."""
        return self.values.get("example") is True

    @property
    def example(self) -> bool:
        """Tell if anything about the party is an invented example."""
        return self.own_example or any(row.example for row in (*self.decisions, *self.signatures))


@dataclass(frozen=True, slots=True)
class AgreementCard:
    """One agreement whole; parties stand in Swedish order, own side first and counterparties last."""

    uuid: str
    version: int
    values: Values
    status: str
    adopted: int
    signed: int
    counted: int
    parties: tuple[PartyLine, ...]
    recommendations: tuple[LedgerRow, ...]
    """All steps at the federation's bodies, the recommendations among them."""
    relations: tuple[LedgerRow, ...]
    attachments: tuple[LedgerRow, ...] = ()
    names: dict[str, str] = made(default_factory=dict)
    wordings: tuple[LedgerRow, ...] = ()
    """Wordings that this agreement changes in the one that it amends."""
    entry: Entry | None = None
    """How it stands with the entry into force; None while no rule for it is set."""

    @property
    def number(self) -> str:
        """Our own number."""
        return str(self.values["number"])

    @property
    def title(self) -> str:
        """The title."""
        return str(self.values["title"])

    @property
    def recommended(self) -> tuple[LedgerRow, ...]:
        """Return the federation's recommendations among its steps."""
        return tuple(
            row
            for row in self.recommendations
            if row.values["step"] == "recommendation" and row.values["outcome"] not in NOT_RECOMMENDED
        )

    @property
    def own_side(self) -> tuple[PartyLine, ...]:
        """Return the parties that adopt and sign."""
        return tuple(one for one in self.parties if one.role in ("party", "host", "signs_for"))

    @property
    def counterparties(self) -> tuple[PartyLine, ...]:
        """Return the other side."""
        return tuple(one for one in self.parties if one.role == "counterparty")


@dataclass(frozen=True, slots=True)
class OrganisationRow:
    """One organisation in a list."""

    uuid: str
    short_name: str
    name: str
    kind: str
    org_number: str
    org_number_state: str
    member: bool
    email: str
    agreements: int
    contacts: int


@dataclass(frozen=True, slots=True)
class BodyLine:
    """One body with its other names, in the order they were entered, and its meetings, by day."""

    uuid: str
    version: int
    values: Values
    names: tuple[LedgerRow, ...]
    meetings: tuple[LedgerRow, ...]

    @property
    def name(self) -> str:
        """What it is called today."""
        return str(self.values["name"])

    @property
    def kind(self) -> str:
        """The kind's code."""
        return str(self.values["kind"])


@dataclass(frozen=True, slots=True)
class OrganisationCard:
    """One organisation whole, with its names over time, contacts, the agreements it is party to, and its bodies."""

    uuid: str
    version: int
    values: Values
    names: tuple[LedgerRow, ...]
    contacts: tuple[LedgerRow, ...]
    agreements: tuple[tuple[str, str, str, str], ...]
    """UUID, number, title and party state code of each agreement."""
    bodies: tuple[BodyLine, ...] = ()


@dataclass(frozen=True, slots=True)
class Mail:
    """A kept mail as we show it: its head, text and what the files in it are called; `sent` is ISO or ''."""

    subject: str
    sender: str
    to: str
    cc: str
    sent: str
    text: str
    files: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FileView:
    """A kept file for our own view: `view` is a code of rules.file_type ('' when there is none), with what it shows."""

    view: str
    data: bytes = b""
    text: str = ""
    mail: Mail | None = None


@dataclass(frozen=True, slots=True)
class SavedSearchRow:
    """A search under a name: words as typed, columns by name in order (empty: as they are at first), and a sort."""

    uuid: str
    version: int
    name: str
    words: str
    columns: tuple[str, ...]
    sort: str
    descending: bool
    pinned: bool


@dataclass(frozen=True, slots=True)
class Removed:
    """One removed thing: `owner` tells whose ledger row it was, `at` (UTC, ISO) and `actor` when and by whom it went."""

    table: str
    uuid: str
    values: Values
    owner: str
    at: str
    actor: str


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One line of history: which field of which row, before and after, as kept."""

    table: str
    thing: str
    field: str
    before: Value
    after: Value
    snapshot: Values = made(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ActLine:
    """One act in history with its changes; `at` is UTC in ISO form, `name` a code of catalogue.acts."""

    seq: int
    name: str
    about: dict[str, str]
    at: str
    actor: str
    undone: bool
    is_undo: bool
    changes: tuple[ChangeLine, ...] = ()
