"""Row 12: exports 7,000 signatory rows; the peer is xlsxwriter alone with the same cells, in both of its ways."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path

import corpus
import xlsxwriter
from side_by_side import Times, in_turns, tell, tell_growth

from nkavtal.base.clock import Clock
from nkavtal.catalogue.rows import AgreementCard
from nkavtal.exchange import signatories_out
from nkavtal.exchange.workbook_out import IN_MEMORY, OutSheet, Value, write_workbook
from nkavtal.store.queries import agreement_card
from nkavtal.store.store import Store

AGREEMENTS = 500
"""Fourteen rows each."""


def measure(work: Path, _sizes: tuple[int, ...], rounds: int) -> None:
    """Print the writing of one long sheet, and how it grows; past a limit the rows are written one at a time."""
    store = Store(corpus.register(work, 1000), "Bänk", Clock(corpus.TODAY))
    with store.reading() as connection:
        cards = agreement_card.cards(connection, [f"a{n:035}" for n in range(1, AGREEMENTS + 1)], corpus.TODAY)
    store.close()
    (columns, rows) = signatory_rows(cards)
    ours: dict[int, Times] = {}
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "ut.xlsx"
        for factor in (1, 5):
            many = rows * factor
            found = in_turns(
                {
                    "xlsxwriter alone": partial(alone, target, many, streaming=len(many) > IN_MEMORY),
                    "our list": partial(our_list, target, columns, many),
                },
                rounds if factor == 1 else 2,
            )
            ours[len(many)] = found["our list"]
            way = "a row at a time" if len(many) > IN_MEMORY else "in memory"
            tell(f"Row 12, {len(many)} signatory rows, {way}", found, {"our list": 1.2})
    tell_growth("a list in rows", ours, 1.02)


def signatory_rows(cards: Sequence[AgreementCard]) -> tuple[tuple, list[tuple[Value, ...]]]:
    """Return the columns of the signatory list and the rows of all agreements."""
    sheets = [signatories_out.sheets([card], corpus.TODAY)[0] for card in cards]
    return sheets[0].columns, [row for sheet in sheets for row in sheet.rows]


def our_list(target: Path, columns: tuple, rows: list[tuple[Value, ...]]) -> None:
    """Write the rows as the program does, with heads, widths, heights and hairlines."""
    sheet = OutSheet("Alla", ("Undertecknandeförteckning",), columns, rows)
    write_workbook([sheet], target, title="Undertecknandeförteckning", author="Bänk", today=corpus.TODAY)


def alone(target: Path, rows: list[tuple[Value, ...]], *, streaming: bool) -> None:
    """Write the cells that hold something, text wrapped and days as days."""
    book = xlsxwriter.Workbook(str(target), {"constant_memory": streaming})
    page = book.add_worksheet()
    text, day = book.add_format({"text_wrap": True}), book.add_format({"num_format": "yyyy-mm-dd"})
    for row, values in enumerate(rows):
        for place, value in enumerate(values):
            if isinstance(value, date):
                page.write_datetime(row, place, value, day)
            elif value:
                page.write_string(row, place, str(value), text)
    book.close()
