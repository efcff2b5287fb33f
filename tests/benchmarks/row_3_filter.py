"""Row 3: types in the quick filter; peers are the bare row numbers of each key, and a proxy model over a list."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import corpus
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QSortFilterProxyModel, Qt
from PySide6.QtWidgets import QApplication, QTableView
from side_by_side import Times, in_turns, tell, tell_growth

from nkavtal.base.clock import Clock
from nkavtal.catalogue.rows import AgreementFilter, AgreementRow
from nkavtal.store.store import Store
from nkavtal.usecases import agreement

KEYS = ("h", "hj", "hjä", "hjäl", "hjälp")
RARE = ("räddningstjänst 9", "räddningstjänst 99")


class ListModel(QAbstractTableModel):
    """All rows in a list, as a plain program would have it."""

    def __init__(self, rows: tuple[AgreementRow, ...]) -> None:
        super().__init__()
        self.rows = [(row.title, row.number, row.responsible, row.status) for row in rows]

    def rowCount(self, parent: QModelIndex | None = None) -> int:
        """Return how many rows there are."""
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def columnCount(self, parent: QModelIndex | None = None) -> int:
        """Return four columns."""
        return 4

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Answer with text."""
        return self.rows[index.row()][index.column()] if role == Qt.ItemDataRole.DisplayRole else None


def measure(work: Path, sizes: tuple[int, ...], rounds: int) -> None:
    """Print five keys of filter with the first page of hits, and how a rare word grows."""
    app = QApplication.instance() or QApplication([])
    common: dict[int, Times] = {}
    rare: dict[int, Times] = {}
    for size in sizes:
        store = Store(corpus.register(work, size), "Bänk", Clock(corpus.TODAY))
        raw = sqlite3.connect(f"{store.file.as_uri()}?mode=ro", uri=True)
        everything = agreement.list_all(store, AgreementFilter(), "title", corpus.TODAY)
        cases = {
            "row numbers of each key, by the driver": lambda raw=raw: _ids(raw),
            "all hits sorted + first page, by us": lambda store=store: _typed(store, KEYS),
            "proxy model over a list": _proxied(app, everything),
            "rare words, by us": lambda store=store: _typed(store, RARE),
        }
        found = in_turns(cases, rounds)
        common[size], rare[size] = found["all hits sorted + first page, by us"], found["rare words, by us"]
        tell(f"Row 3, {size} agreements (without painting)", found, {"all hits sorted + first page, by us": 2})
        ratio, low, high = common[size].over(found["proxy model over a list"])
        print(f"  against the proxy model x {ratio:.3f} ({low:.3f}-{high:.3f})   goal 0.05 at 100000")
        raw.close()
        store.close()
    tell_growth("five keys", common, 1.0)
    tell_growth("rare words", rare, 0.1)


def _ids(raw: sqlite3.Connection) -> None:
    for key in KEYS:
        table, word = ("agreement_pieces", f'"{key}"') if len(key) > 2 else ("agreement_words", f'"{key}"*')
        raw.execute(f"SELECT rowid FROM {table} WHERE {table} MATCH ?", (word,)).fetchall()


def _typed(store: Store, keys: tuple[str, ...]) -> None:
    for key in keys:
        order = agreement.list_order(store, AgreementFilter(search=key), "next_day", corpus.TODAY)
        agreement.list_rows(store, order[:40], corpus.TODAY)


def _proxied(app: object, rows: tuple[AgreementRow, ...]) -> Callable[[], object]:
    proxy = QSortFilterProxyModel()
    proxy.setSourceModel(ListModel(rows))
    proxy.sourceModel().setParent(proxy)
    proxy.setFilterKeyColumn(-1)
    proxy.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    view = QTableView()
    view.setModel(proxy)
    proxy.sort(0)

    def typed() -> object:
        for key in KEYS:
            proxy.setFilterFixedString(key)
        return app, view

    return typed
