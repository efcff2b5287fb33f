"""Row 7: imports rows of Excel, checks and report included; the peer reads with calamine and inserts by the driver."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import corpus
import python_calamine
import xlsxwriter
from side_by_side import Times, in_turns, tell, tell_growth

from nkavtal.base.clock import Clock
from nkavtal.store.create import create
from nkavtal.store.store import Store
from nkavtal.usecases import importing
from nkavtal.usecases.all_acts import perform

HEADS = ("Dnr", "Avtal", "Område", "Fr.o.m.", "T.o.m.", "Uppsägningstid", "Ansvarig", "Anmärkning")


def measure(work: Path, sizes: tuple[int, ...], rounds: int) -> None:
    """Print plan and import together, beside reading and inserting alone."""
    whole: dict[int, Times] = {}
    for size in sizes:
        file = _workbook(work, size)
        empty = work / "empty"
        if not empty.exists():
            create(empty, "Bänk", Clock(corpus.TODAY)).close()
        fresh = _fresh(work, empty)
        cases = {"calamine + insert by the driver": _bare(file, fresh), "plan, checks and import": _import(file, fresh)}
        found = in_turns(cases, max(2, rounds // 3))
        whole[size] = found["plan, checks and import"]
        tell(f"Row 7, {size} rows", found, {"plan, checks and import": 4})
    tell_growth("import", whole, 1.05)


def _workbook(work: Path, rows: int) -> Path:
    file = work / f"register-{rows}.xlsx"
    if not file.exists():
        book = xlsxwriter.Workbook(file)
        sheet = book.add_worksheet("Avtal")
        sheet.write_row(0, 0, HEADS)
        for n in range(1, rows + 1):
            word = corpus.WORDS[n % len(corpus.WORDS)]
            sheet.write_row(
                n,
                0,
                (
                    f"{2010 + n % 15}/{n}",
                    f"{word.capitalize()} {n}",
                    "Utbildning",
                    "2020-01-01",
                    "2029-12-31",
                    "12 månader",
                    "Samordnare",
                    word,
                ),
            )
        book.close()
    return file


def _fresh(work: Path, empty: Path) -> Iterator[Path]:
    for n in count():
        folder = work / f"import-{n % 2}"
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(empty, folder)
        yield folder


def _bare(file: Path, fresh: Iterator[Path]) -> Callable[[], object]:
    def run() -> None:
        sheet = python_calamine.CalamineWorkbook.from_path(str(file)).get_sheet_by_index(0)
        rows = sheet.to_python()[1:]
        connection = sqlite3.connect(next(fresh) / "nkavtal.db")
        connection.execute("CREATE TABLE bare (a, b, c, d, e, f, g, h)")
        connection.executemany("INSERT INTO bare VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)
        connection.commit()
        connection.close()

    return run


def _import(file: Path, fresh: Iterator[Path]) -> Callable[[], object]:
    def run() -> None:
        store = Store(next(fresh), "Bänk", Clock(corpus.TODAY))
        plan = importing.plan_import(store, file, {}, corpus.TODAY)
        perform(store, importing.ImportRegister(file, importing.digest_of(plan), corpus.TODAY))
        store.close()

    return run
