"""Row 5: shows and scrolls a long list; the peer is QSqlQueryModel in a plain table, without any styling."""

from __future__ import annotations

import resource
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import corpus
from PySide6.QtCore import QCoreApplication
from PySide6.QtSql import QSqlDatabase, QSqlQueryModel
from PySide6.QtWidgets import QApplication, QTableView
from side_by_side import Times, in_turns, tell, tell_growth

from nkavtal.base.clock import Clock
from nkavtal.catalogue.rows import AgreementFilter
from nkavtal.gui import style_sheet, theme
from nkavtal.gui.app import STYLE
from nkavtal.gui.parts.column import Column
from nkavtal.gui.parts.row_table import RowTable
from nkavtal.store.plain import Kept
from nkavtal.store.store import Store
from nkavtal.usecases import agreement_list

STEPS = 40
AT_ONCE = 64
COLUMNS = ("number", "title", "responsible", "counterparties", "starts_on", "ends_on", "status", "next_day")
SQL = """SELECT a.number, a.title, a.responsible, d.counterparties, a.starts_on, a.ends_on, d.phase, d.next_day
 FROM agreement_derived d JOIN agreement a ON a.uuid = d.agreement ORDER BY d.title_key, d.id"""


def measure(work: Path, sizes: tuple[int, ...], rounds: int) -> None:
    """Print the list shown and scrolled in painted steps, and the memory it takes over an empty table."""
    running = QApplication.instance() or QApplication(["nkavtal", *STYLE])
    theme.install(running, style_sheet.build)
    shown: dict[int, Times] = {}
    for size in sizes:
        store = Store(corpus.register(work, size), "Bänk", Clock(corpus.TODAY))
        plain, own = QTableView(), RowTable([_column(name) for name in COLUMNS], "Avtal")
        for view in (plain, own):
            view.resize(1200, 800)
            view.show()
        before = _memory()
        show_ours = _show_ours(own, store)
        show_ours()
        taken = _memory() - before
        cases = {"QSqlQueryModel, shown": _show_plain(plain, store.file), "our table, shown": show_ours}
        found = in_turns(cases, rounds)
        shown[size] = found["our table, shown"]
        tell(f"Row 5, {size} agreements", found, {"our table, shown": 1.5})
        steps = {
            "QSqlQueryModel, 40 painted steps": lambda view=plain: _scroll(view),
            "our table, 40 painted steps": lambda view=own: _scroll(view),
        }
        tell(f"Row 5, {size} agreements, scrolling", in_turns(steps, rounds))
        print(f"  memory over the empty table {taken:.0f} MB   goal 25")
        for view in (plain, own):
            view.close()
        store.close()
    tell_growth("showing", shown, 0.1)


def _show_plain(view: QTableView, file: Path) -> Callable[[], object]:
    database = QSqlDatabase.addDatabase("QSQLITE", str(file))
    database.setDatabaseName(str(file))
    database.setConnectOptions("QSQLITE_OPEN_READONLY")
    database.open()

    def show() -> None:
        model = QSqlQueryModel(view)
        model.setQuery(SQL, database)
        view.setModel(model)
        _paint(view)

    return show


def _show_ours(view: RowTable, store: Store) -> Callable[[], object]:
    def fetch(keys: Sequence[Any], deliver: Callable[[Sequence[Any]], None]) -> None:
        deliver(agreement_list.list_rows(store, keys, corpus.TODAY))

    def show() -> None:
        store.kept = Kept()  # as when the list is opened for the first time: its order is not at hand
        numbers, first = agreement_list.list_first(store, AgreementFilter(), "title", corpus.TODAY, AT_ONCE)
        view.set_keys(numbers, fetch, first)
        _paint(view)

    return show


def _column(name: str) -> Column:
    return Column(name, name.capitalize(), lambda row: getattr(row, name) or "")


def _scroll(view: QTableView) -> None:
    bar = view.verticalScrollBar()
    for step in range(STEPS):
        bar.setValue(bar.maximum() * step // STEPS)
        _paint(view)


def _paint(view: QTableView) -> None:
    QCoreApplication.processEvents()
    view.viewport().repaint()


def _memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
