"""Whose name stands in a field that may hold several: asked from SQL, which cannot fold å or split a text."""

from __future__ import annotations

import re
import sqlite3

from nkavtal.base.i18n import folded

SQL_NAMES = "holds_name"
"""SQL function of a field and of names with line breaks between: does one of them stand in it?"""

_BETWEEN = re.compile(r"[,;/\n]| och ")


def names_in(text: str) -> frozenset[str]:
    """Return the names in a text such as 'Anna Ek, Bo Alm och jurist', folded."""
    return frozenset(filter(None, (" ".join(part.split()) for part in _BETWEEN.split(folded(text)))))


def holds_name(text: str | None, names: str) -> bool:
    """Tell if one of some names stands in a text; a part of a name is no name."""
    return not names_in(text or "").isdisjoint(" ".join(name.split()) for name in folded(names).split("\n"))


def teach(connection: sqlite3.Connection) -> None:
    """Let a connection's SQL ask."""
    connection.create_function(SQL_NAMES, 2, holds_name, deterministic=True)
