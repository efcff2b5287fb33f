"""Row 15: a page of the matrix of municipalities; the peer is reading the same rows by the bare driver."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from pathlib import Path

import corpus
from side_by_side import in_turns, tell

from nkavtal.base.clock import Clock
from nkavtal.store.store import Store
from nkavtal.usecases import coverage

PAGE = 256


def measure(work: Path, sizes: tuple[int, ...], rounds: int) -> None:
    """Print pages of 256 agreements from all over the matrix, and opening it."""
    for size in sizes:
        store = Store(corpus.register(work, size), "Bänk", Clock(corpus.TODAY))
        raw = sqlite3.connect(f"{store.file.as_uri()}?mode=ro", uri=True)
        order = coverage.show(store, coverage.Wanted(), corpus.TODAY).numbers
        pages = [order[at : at + PAGE] for at in range(0, len(order), max(len(order) // 8, PAGE))]
        cases = {
            "the same rows, by the driver": lambda raw=raw, pages=pages: [_read(raw, page) for page in pages],
            "pages, by us": lambda store=store, pages=pages: [
                coverage.rows(store, page, corpus.TODAY) for page in pages
            ],
            "opening the matrix, by us": lambda store=store: coverage.show(store, coverage.Wanted(), corpus.TODAY),
        }
        tell(f"Row 15, {size} agreements, {len(pages)} pages of {PAGE}", in_turns(cases, rounds), {"pages, by us": 2})
        raw.close()
        store.close()


def _read(raw: sqlite3.Connection, numbers: Sequence[int]) -> None:
    marks = "(" + ",".join(map(str, numbers)) + ")"
    raw.execute(
        "SELECT d.*, a.number, a.title FROM agreement_derived d JOIN agreement a ON a.uuid = d.agreement "
        f"WHERE d.id IN {marks}"
    ).fetchall()
    raw.execute(
        "SELECT d.id, p.* FROM agreement_derived d JOIN party_derived p ON p.agreement = d.agreement "
        f"WHERE d.id IN {marks}"
    ).fetchall()
