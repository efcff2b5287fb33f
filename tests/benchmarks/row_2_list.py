"""Row 2: opens or sorts the register; the peer reads the same rows by the driver alone."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import corpus
from side_by_side import Times, in_turns, tell, tell_growth

from nkavtal.base.clock import Clock
from nkavtal.catalogue.rows import AgreementFilter
from nkavtal.store.plain import Kept
from nkavtal.store.queries.agreement import COLUMNS, FROM, SORTS
from nkavtal.store.store import Store
from nkavtal.usecases import agreement_list

PAGE = 200


def measure(work: Path, sizes: tuple[int, ...], rounds: int) -> None:
    """Print the page by known numbers at both ends of the list, and the whole order by each sort."""
    pages: dict[str, dict[int, Times]] = {"page 200 first": {}, "page 200 at 90 % depth": {}}
    orders: dict[str, dict[int, Times]] = {sort: {} for sort in SORTS}
    for size in sizes:
        store = Store(corpus.register(work, size), "Bänk", Clock(corpus.TODAY))
        raw = sqlite3.connect(f"{store.file.as_uri()}?mode=ro", uri=True)
        order = agreement_list.list_order(store, AgreementFilter(), "title", corpus.TODAY)
        for name, start in zip(pages, (0, size * 9 // 10), strict=True):
            numbers = order[start : start + PAGE]
            found = in_turns({"raw sqlite3": by_driver(raw, numbers), name: by_product(store, numbers)}, rounds)
            pages[name][size] = found[name]
            tell(f"Row 2, {size} agreements: {name}", found, {name: 1.5})
        for sort, key in SORTS.items():
            cases = {"raw sqlite3": ids_by_driver(raw, key), f"all numbers by {sort}": order_by_product(store, sort)}
            found = in_turns(cases, max(3, rounds // 2))
            orders[sort][size] = found[f"all numbers by {sort}"]
            tell(f"Row 2, {size} agreements: order by {sort}", found)
        raw.close()
        store.close()
    for name, by_size in pages.items():
        tell_growth(name, by_size, 0.1)
    for sort, by_size in orders.items():
        tell_growth(f"all numbers by {sort}", by_size, 1.0)


def by_driver(raw: sqlite3.Connection, numbers: tuple[int, ...]) -> Callable[[], object]:
    """Return what reads a page's columns as bare tuples."""
    statement = f"SELECT d.id, {COLUMNS} {FROM} WHERE d.id IN ({','.join(map(str, numbers))})"
    return lambda: raw.execute(statement, {"today": corpus.TODAY.isoformat()}).fetchall()


def by_product(store: Store, numbers: tuple[int, ...]) -> Callable[[], object]:
    """Return what the window asks for when a page comes in sight."""
    return lambda: agreement_list.list_rows(store, numbers, corpus.TODAY)


def ids_by_driver(raw: sqlite3.Connection, key: str) -> Callable[[], object]:
    """Return what reads all numbers in order as bare tuples."""
    source = FROM if key.startswith("a.") else "FROM agreement_derived d"
    return lambda: raw.execute(f"SELECT d.id {source} ORDER BY {key}, d.id").fetchall()


def order_by_product(store: Store, sort: str) -> Callable[[], object]:
    """Return what the window asks for when a list is opened or sorted; with its order not at hand, as the first time."""

    def run() -> object:
        store.kept = Kept()
        return agreement_list.list_order(store, AgreementFilter(), sort, corpus.TODAY)

    return run
