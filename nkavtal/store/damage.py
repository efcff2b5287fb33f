"""Which agreements are hurt when a register is damaged, and in which copy they are sound."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from nkavtal.base.errors import UserError
from nkavtal.base.i18n import N_
from nkavtal.store.backup import listing, pages
from nkavtal.store.backup.reading import OpenCopy
from nkavtal.store.backup.record import Hurt
from nkavtal.store.finding import UNREADABLE, Finding
from nkavtal.store.verify_history import sound_agreement

_ROWS = (
    "SELECT * FROM agreement WHERE uuid = ?",
    "SELECT * FROM party WHERE agreement = ? ORDER BY uuid",
    "SELECT * FROM recommendation WHERE agreement = ? ORDER BY uuid",
    "SELECT * FROM relation WHERE agreement = ? ORDER BY uuid",
    "SELECT * FROM decision WHERE party IN (SELECT uuid FROM party WHERE agreement = ?) ORDER BY uuid",
    "SELECT * FROM signature WHERE party IN (SELECT uuid FROM party WHERE agreement = ?) ORDER BY uuid",
)
"""All that belongs to an agreement and raises its version when it is changed, in tables that every version has."""


def named(file: Path, good: Path | None, findings: Iterable[Finding]) -> list[Hurt]:
    """Return findings with number and title of their agreements, as the register or else a good copy has them."""
    return [Hurt(one.words, dict(one.values), *_name(file, good, one.agreement)) for one in findings]


def unlike(file: Path, good: Path | None) -> list[Hurt]:
    """Return the agreements that can no longer be read, or are unlike the good copy though nobody has changed them."""
    if good is None:
        return []
    found: list[Hurt] = []
    with contextlib.closing(pages.open_raw(good)) as sound, contextlib.closing(pages.open_raw(file)) as hurt:
        for uuid, number, title, version in sound.execute(
            "SELECT uuid, number, title, version FROM agreement"
        ).fetchall():
            try:
                if not _same(sound, hurt, uuid, version):
                    found.append(
                        Hurt(
                            N_("Avtalet är inte som i säkerhetskopian, fast ingen har ändrat det."),
                            {},
                            uuid,
                            number,
                            title,
                        )
                    )
            except (sqlite3.Error, UnicodeDecodeError):
                found.append(Hurt(N_("Avtalet går inte att läsa."), {}, uuid, number, title))
    return found


def good_copies(register: Path, agreements: Sequence[str], before: datetime | None) -> dict[str, Path]:
    """Return the newest copy from before damage was seen in which each of the agreements is what its history says.

    A copy may be sound as a file and hold what was hurt already when it was made.
    """
    found: dict[str, Path] = {}
    for copy in listing.copies(register):
        left = [uuid for uuid in agreements if uuid not in found]
        if not left:
            break
        if copy.verified and (before is None or copy.made_at < before):
            with contextlib.suppress(UserError, *UNREADABLE), OpenCopy(copy.file, register).reading() as connection:
                found |= {uuid: copy.file for uuid in left if sound_agreement(connection, uuid)}
    return found


def _same(sound: sqlite3.Connection, hurt: sqlite3.Connection, uuid: str, version: int) -> bool:
    """Compare all rows of an agreement; one that has been changed since is only read."""
    own = [list(_rows(hurt, statement, uuid)) for statement in _ROWS]
    if not own[0]:
        return False
    if int(own[0][0]["version"]) != version:
        return True
    there = [list(_rows(sound, statement, uuid)) for statement in _ROWS]
    return own == there


def _rows(connection: sqlite3.Connection, statement: str, uuid: str) -> Iterator[dict[str, Any]]:
    cursor = connection.execute(statement, (uuid,))
    names = [column[0] for column in cursor.description]
    return (dict(zip(names, row, strict=True)) for row in cursor.fetchall())


def _name(file: Path, good: Path | None, uuid: str) -> tuple[str, str, str]:
    for place in (file, good) if uuid else ():
        if place is not None:
            with contextlib.suppress(sqlite3.Error), contextlib.closing(pages.open_raw(place)) as connection:
                row = connection.execute("SELECT number, title FROM agreement WHERE uuid = ?", (uuid,)).fetchone()
                if row:
                    return uuid, str(row[0]), str(row[1])
    return uuid, "", ""
