"""One thing that is wrong with a register."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlalchemy.exc import DatabaseError

UNREADABLE = (DatabaseError, sqlite3.DatabaseError, ValueError, LookupError, TypeError, AttributeError)
"""What reading a value may end in when a bit of it has flipped: no day, no known code, not even text."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Words marked with N_ and their arguments; `agreement` is the UUID of the one that is hurt, '' when it is none."""

    words: str
    values: Mapping[str, str] = field(default_factory=dict)
    agreement: str = ""
