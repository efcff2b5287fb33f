"""Row 6: saves an edit; the peer changes the same rows by the driver, history and search included, set the same way."""

from __future__ import annotations

import json
import shutil
import sqlite3
import uuid
from collections.abc import Callable
from itertools import count
from pathlib import Path

import corpus
from side_by_side import Times, in_turns, tell, tell_growth

from nkavtal.base.clock import Clock
from nkavtal.base.i18n import folded, sort_key
from nkavtal.store.engine import connect
from nkavtal.store.store import Store
from nkavtal.usecases.agreement import EditAgreement
from nkavtal.usecases.all_acts import perform

EDITS = 20
INDEXES = ("agreement_pieces", "agreement_words")


def measure(work: Path, sizes: tuple[int, ...], rounds: int) -> None:
    """Print some edits of titles, each its own transaction."""
    saved: dict[int, Times] = {}
    for size in sizes:
        made = corpus.register(work, size)
        ours, bare = (_copied(made, work / f"save-{name}") for name in ("ours", "bare"))
        store = Store(ours, "Bänk", Clock(corpus.TODAY))
        raw = connect(bare / "nkavtal.db")
        edits = f"{EDITS} edits saved"
        found = in_turns(
            {"the same rows by the driver": _by_driver(raw, size), edits: _by_product(store, size)}, rounds
        )
        saved[size] = found[edits]
        tell(f"Row 6, {size} agreements", found, {edits: 2})
        raw.close()
        store.close()
    tell_growth("saving", saved, 0.05)


def _copied(made: Path, folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(made, folder)
    return folder


def _chosen(size: int) -> list[str]:
    return [f"a{n:035}" for n in range(1, size + 1, size // EDITS)][:EDITS]


def _by_product(store: Store, size: int) -> Callable[[], object]:
    numbers = count()

    def run() -> None:
        for key in _chosen(size):
            perform(store, EditAgreement(key, {"title": f"Överenskommelse om hjälpmedel {next(numbers)}"}))

    return run


def _by_driver(raw: sqlite3.Connection, size: int) -> Callable[[], object]:
    numbers = count()

    def run() -> None:
        for key in _chosen(size):
            _edit(raw, key, f"Överenskommelse om hjälpmedel {next(numbers)}")

    return run


def _edit(raw: sqlite3.Connection, key: str, title: str) -> None:
    raw.execute("BEGIN IMMEDIATE")
    ((before,),) = raw.execute("SELECT title FROM agreement WHERE uuid = ?", (key,)).fetchall()
    raw.execute("UPDATE agreement SET title = ?, version = version + 1 WHERE uuid = ?", (title, key))
    act = raw.execute(
        "INSERT INTO act (uuid, name, at, actor, about) VALUES (?, 'edit_agreement', '2026-11-23', 'Bänk', '{}')",
        (str(uuid.uuid4()),),
    ).lastrowid
    raw.execute(
        "INSERT INTO change (act, table_name, thing, agreement, field, before, after)"
        " VALUES (?, 'agreement', ?, ?, 'title', ?, ?)",
        (act, key, key, json.dumps(before), json.dumps(title)),
    )
    raw.execute("UPDATE agreement_derived SET title_key = ? WHERE agreement = ?", (sort_key(title), key))
    ((row,),) = raw.execute("SELECT id FROM agreement_derived WHERE agreement = ?", (key,)).fetchall()
    texts = raw.execute("SELECT title, parties, numbers, notes FROM agreement_search WHERE id = ?", (row,)).fetchone()
    for table in INDEXES:
        columns = f"{table} ({table}, rowid, title, parties, numbers, notes)"
        raw.execute(f"INSERT INTO {columns} VALUES ('delete', ?, ?, ?, ?, ?)", (row, *texts))
        raw.execute(
            f"INSERT INTO {table} (rowid, title, parties, numbers, notes) VALUES (?, ?, ?, ?, ?)",
            (row, folded(title), *texts[1:]),
        )
    raw.execute("UPDATE agreement_search SET title = ? WHERE id = ?", (folded(title), row))
    raw.execute("COMMIT")
