"""What is asked of an agreement, as frozen values: words on one side, SQL on the other, neither knows the other."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Free:
    """A word or phrase in titles, parties, numbers or notes: inside words, short ones at their beginning."""

    text: str


@dataclass(frozen=True, slots=True)
class Holds:
    """A text field holds a text, or is it as a `whole`; case and accents do not count, å ä ö do."""

    field: str
    text: str
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Chosen:
    """A field has one of some codes."""

    field: str
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Days:
    """Every day that a field can mean lies from `first` to `last`, both included; None is without end.

    So a day known to the year is within a range only if all of the year is, and no vague day becomes a sharp one.
    A day marked as unsure is taken at its word.
    """

    field: str
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class Amounts:
    """An amount lies from `low` to `high`, both included, in öre; None is without end."""

    field: str
    low: int | None
    high: int | None


@dataclass(frozen=True, slots=True)
class Parties:
    """One of some organisations (UUIDs) is 'party', is 'counterparty', or has its signature missing ('unsigned')."""

    field: str
    organisations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Missing:
    """Nothing is known of a field."""

    field: str


@dataclass(frozen=True, slots=True)
class Either:
    """One of several is enough."""

    criteria: tuple[Criterion, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """The others: also those of which it is not known."""

    criterion: Criterion


Criterion = Free | Holds | Chosen | Days | Amounts | Parties | Missing | Either | Not
