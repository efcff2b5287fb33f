"""Row 13: the morning run of all dates, beside reading the same rows; and Översikt's counters beside a GROUP BY."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import corpus
from side_by_side import Times, in_turns, tell, tell_growth
from sqlalchemy import insert

from nkavtal.base.clock import Clock
from nkavtal.model.term import Clause
from nkavtal.rules.partial_date import PartialDate
from nkavtal.store import derive
from nkavtal.store.engine import connect
from nkavtal.store.queries import pending
from nkavtal.store.renew import renew
from nkavtal.store.store import Store
from nkavtal.store.terms import terms

TOMORROW = corpus.TODAY + timedelta(days=1)
RULES = (
    '{"first":{"span":"P48M"},"renewals":[{"kind":"tacit","length":"P24M"}],"notices":[{"timing":{"span":"P6M"}}]}',
    '{"first":{"span":"P24M"},"renewals":[{"kind":"tacit","length":"P12M"}],"notices":[{"timing":{"span":"P3M"}}]}',
    '{"first":{"open_ended":true},"notices":[{"timing":{"span":"P12M"},"ends":"period","period":"school_year"}]}',
    '{"first":{"span":"P36M"},"renewals":[{"kind":"option","length":"P12M","times":2,"timing":{"span":"P9M"}}]}',
)
TABLES = ("agreement", "clause", "notice", "prolongation", "set_day", "reminder", "party", "decision", "signature")
GROUPED = """SELECT CASE WHEN next_day < :today THEN 'late' ELSE (julianday(next_day) - julianday(:today)) / 30 END AS ahead,
 count(*), sum(awaited), sum(unsigned) FROM agreement_derived GROUP BY CAST(ahead AS INTEGER)"""


def measure(work: Path, sizes: tuple[int, ...], rounds: int) -> None:
    """Print the run over every agreement, each with a clause, and the counters of the first page."""
    runs: dict[int, Times] = {}
    for size in sizes:
        store = Store(_ruled(work, size), "Bänk", Clock(corpus.TODAY))
        raw = connect(store.file)
        every = "the morning run, every agreement anew"
        found = in_turns(
            {
                "reading the rows, by the driver": lambda raw=raw: [_read(raw, table) for table in TABLES],
                "all days reckoned": _reckoned(store),
                every: _renewed(store),
            },
            rounds,
        )
        runs[size] = found[every]
        tell(f"Row 13, {size} agreements with clauses", found, {every: 2})
        counters = {"GROUP BY over all rows": _grouped(raw), "Översikt's counters": _counted(store)}
        tell(f"Row 13, counters, {size} agreements", in_turns(counters, rounds), {"Översikt's counters": 0.1})
        raw.close()
        store.close()
    tell_growth("the morning run", runs)


def _ruled(work: Path, size: int) -> Path:
    folder = work / f"morning-{size}"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(corpus.register(work, size), folder)
    store = Store(folder, "Bänk", Clock(corpus.TODAY))
    since = PartialDate.of(corpus.TODAY)
    with store.writing("set_clause") as work_:
        rows = [
            {"uuid": f"c{n:035}", "position": n, "version": 1, "removed": False, "agreement": f"a{n:035}",
             "rule": RULES[n % len(RULES)], "entered_on": since, "note": ""}
            for n in range(1, size + 1)
        ]  # fmt: skip
        work_.connection.execute(insert(Clause), rows)
        derive.refresh(work_.connection, None, corpus.TODAY)
    store.close()
    return folder


def _read(raw: object, table: str) -> int:
    return len(raw.execute(f"SELECT * FROM {table}").fetchall())  # type: ignore[attr-defined]


def _keys(store: Store) -> list[str]:
    with store.listing() as asks:
        return [key for (key,) in asks.exec_driver_sql("SELECT agreement FROM agreement_derived").fetchall()]


def _reckoned(store: Store) -> Callable[[], object]:
    def run() -> int:
        keys = _keys(store)
        with store.reading() as connection:
            return sum(
                1 for at in range(0, len(keys), 500) for _days in terms(connection, keys[at : at + 500], TOMORROW)
            )

    return run


def _renewed(store: Store) -> Callable[[], object]:
    def run() -> None:
        with store.writing("renew_days") as work:
            renew(work.connection, _keys(store), TOMORROW)

    return run


def _grouped(raw: object) -> Callable[[], object]:
    return lambda: raw.execute(GROUPED, {"today": TOMORROW.isoformat()}).fetchall()  # type: ignore[attr-defined]


def _counted(store: Store) -> Callable[[], object]:
    def run() -> None:
        with store.listing() as asks:
            pending.counters(asks, TOMORROW)

    return run
