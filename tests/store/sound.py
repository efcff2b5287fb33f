"""Is a register sound: whole pages, whole history, right derived columns, and nothing acknowledged lost?"""

from __future__ import annotations

import sqlite3
from pathlib import Path

from builders import opened

from nkavtal.store.verify import verify


def assert_sound(folder: Path, acklog: Path | None = None) -> int:
    """Assert that nothing is damaged, half done or lost; return how many acknowledged acts there are.

    `acklog` holds one agreement number a line, written and synced after the save had returned.
    """
    store = opened(folder)
    try:
        assert verify(store) == ()
    finally:
        store.close()
    connection = sqlite3.connect(f"{(folder / 'nkavtal.db').as_uri()}?mode=ro", uri=True)
    try:
        numbers = {number for (number,) in connection.execute("SELECT number FROM agreement WHERE removed = 0")}
        parties = connection.execute(
            "SELECT count(p.uuid) FROM agreement a LEFT JOIN party p ON p.agreement = a.uuid "
            "WHERE a.title LIKE 'Avtal Avtal %' GROUP BY a.uuid"  # those of the drivers
        ).fetchall()
        lone_acts = connection.execute("SELECT count(*) FROM act WHERE seq NOT IN (SELECT act FROM change)").fetchone()
    finally:
        connection.close()
    assert {count for (count,) in parties} <= {3}, "an act is half done"
    assert lone_acts == (0,), "an act is half done"
    if acklog is None or not acklog.exists():
        return 0
    acknowledged = acklog.read_text(encoding="utf-8").split()
    assert set(acknowledged) <= numbers, "an acknowledged act is lost"
    return len(acknowledged)
