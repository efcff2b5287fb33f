"""Row 4: searches inside a compound ('medel' in 'hjälpmedel'); the peer goes through the same texts with LIKE."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import corpus
from side_by_side import Times, in_turns, tell, tell_growth

from nkavtal.base.clock import Clock
from nkavtal.catalogue.rows import AgreementFilter
from nkavtal.store.search import COLUMNS
from nkavtal.store.store import Store
from nkavtal.usecases.agreement import EditAgreement
from nkavtal.usecases.agreement_list import list_first
from nkavtal.usecases.all_acts import perform

FEW, MANY = "särskolehjälp", "medel"
TITLES = ("Gymnasiesärskolehjälpmedelscentral", "Kör i kulturskolan", "Får på bete")
MIXED_UP = ("sarskolehjalp", "kulturskölan", "kulturskolån", "far på", "kor i")
"""Words that differ from the TITLES in a letter's ring or dots alone: they are other words."""
SHOWN = 40
TIMES = 5
"""Searches in a sample: one alone is over too soon to be measured on a busy machine."""


def measure(work: Path, sizes: tuple[int, ...], rounds: int) -> None:
    """Print a piece of a compound that one agreement has, and one that many have, found and shown."""
    found_by_size: dict[int, Times] = {}
    for size in sizes:
        folder = work / "compounds"
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(corpus.register(work, size), folder)
        store = Store(folder, "Bänk", Clock(corpus.TODAY))
        for n, title in enumerate(TITLES, start=1):
            perform(store, EditAgreement(f"a{n:035}", {"title": title}))
        raw = sqlite3.connect(f"{store.file.as_uri()}?mode=ro", uri=True)
        for piece, goal in ((FEW, 0.02), (MANY, None)):
            cases = {f"LIKE '%{piece}%'": _like(raw, piece), f"{piece}, found and shown": _ours(store, piece)}
            found = in_turns({name: _several(case) for name, case in cases.items()}, rounds)
            tell(
                f"Row 4, {size} agreements, {len(_like(raw, piece)())} hits",
                found,
                None if goal is None else {f"{piece}, found and shown": goal},
            )
            if piece == FEW:
                found_by_size[size] = found[f"{piece}, found and shown"]
        mixed = [word for word in MIXED_UP if _ours(store, word)()]
        print(f"  found though a letter is another one: {', '.join(mixed) or 'nothing'}")
        raw.close()
        store.close()
    tell_growth("a piece of a word", found_by_size, 0.1)


def _several(search: Callable[[], object]) -> Callable[[], object]:
    return lambda: [search() for _time in range(TIMES)]


def _like(raw: sqlite3.Connection, piece: str) -> Callable[[], list[tuple[int]]]:
    condition = " OR ".join(f"{column} LIKE :piece" for column in COLUMNS)
    sql = f"SELECT id FROM agreement_search WHERE {condition}"
    return lambda: raw.execute(sql, {"piece": f"%{piece}%"}).fetchall()


def _ours(store: Store, piece: str) -> Callable[[], tuple[int, ...]]:
    return lambda: list_first(store, AgreementFilter(search=piece), "title", corpus.TODAY, SHOWN)[0]
