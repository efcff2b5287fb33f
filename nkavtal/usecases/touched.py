"""What an act touched, so that each page knows if it must ask again."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class Subject(StrEnum):
    """What pages show."""

    AGREEMENT = "agreement"
    ORGANISATION = "organisation"
    SEARCH = "search"
    EVERYTHING = "everything"


@dataclass(frozen=True, slots=True)
class Touched:
    """What an act touched: a subject, UUIDs of it (empty: any), and the act's code and arguments for the status bar."""

    subject: Subject
    things: tuple[str, ...] = ()
    act: str = ""
    about: dict[str, str] = field(default_factory=dict)
    changed: bool = True
