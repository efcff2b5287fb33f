"""The agreements whose names are typed where one goes to things: best met first."""

from __future__ import annotations

from sqlalchemy import Connection

from nkavtal.base.i18n import folded
from nkavtal.catalogue.rows import NamedAgreement
from nkavtal.store import search

_MET = """CASE WHEN substr(s.title, 1, length(:typed)) = :typed OR substr(a.number, 1, length(:typed)) = :typed THEN 0
 WHEN instr(' ' || s.title, ' ' || :typed) THEN 1 WHEN instr(s.title, :typed) THEN 2 ELSE 3 END"""
"""As rules.ranking has it: the beginning of the title or number, of a word in the title, inside it; then elsewhere."""


def named(connection: Connection, typed: str, most: int) -> tuple[NamedAgreement, ...]:
    """Return agreements that the typed words find, none for no words; search words are nothing but words here."""
    words = [word for word in folded(typed).replace("\0", " ").split() if any(map(str.isalnum, word))]
    if not words:
        return ()
    fits = search.condition(words, "named")
    rows = connection.exec_driver_sql(
        f"SELECT a.uuid, a.number, a.title FROM agreement_derived d JOIN agreement a ON a.uuid = d.agreement"  # noqa: S608 - our own words
        f" JOIN agreement_search s ON s.id = d.id WHERE {fits.sql} ORDER BY {_MET}, d.title_key, d.id LIMIT :most",
        {**fits.values, "typed": " ".join(words), "most": most},
    )
    return tuple(NamedAgreement(*row) for row in rows.all())
