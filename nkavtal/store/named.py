"""Whose name stands in a field that may hold several: asked from SQL, which cannot fold å or split a text."""

from __future__ import annotations

import sqlite3

from nkavtal.catalogue.held_names import holds_name

SQL_NAMES = "holds_name"
"""SQL function of a field and of names with line breaks between: does one of them stand in it?"""


def teach(connection: sqlite3.Connection) -> None:
    """Let a connection's SQL ask."""
    connection.create_function(SQL_NAMES, 2, holds_name, deterministic=True)
