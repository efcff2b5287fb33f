"""A workbook holds what was given to it, as the kind it is."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from nkavtal.base.errors import Cancelled, UserError
from nkavtal.exchange.workbook_out import OutColumn, OutSheet, write_workbook

TODAY = date(2026, 11, 23)
COLUMNS = (
    OutColumn("Kommun", 18),
    OutColumn("Beslutsdag", 12, "date"),
    OutColumn("Antal", 8, "number"),
    OutColumn("Gäller från", 14, "partial"),
)


def write(target: Path, *sheets: OutSheet, **options: Any) -> Any:
    write_workbook(sheets, target, title="Undertecknande", author="Norrbottens Kommuner", today=TODAY, **options)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl's own, about a style it does not know
        return openpyxl.load_workbook(target)


def test_days_are_days_numbers_are_numbers_and_text_is_text(tmp_path: Path) -> None:
    rows = [("Kalix", date(2026, 9, 28), 14, "hösten 2026"), ("Luleå", None, 0, date(2026, 10, 1))]
    book = write(tmp_path / "ut.xlsx", OutSheet("Beslut", ("Beslut om avtal",), COLUMNS, rows))
    page = book["Beslut"]
    assert [str(cell.value) for cell in page[4]] == ["Kalix", "2026-09-28 00:00:00", "14", "hösten 2026"]
    assert page["B4"].number_format == "yyyy-mm-dd"
    assert page["B4"].is_date
    assert [str(cell.value) for cell in page[5]] == ["Luleå", "None", "0", "2026-10-01 00:00:00"]
    assert page["C4"].data_type == "n"


def test_rows_are_as_high_as_their_longest_text_and_wide_sheets_get_wide_paper(tmp_path: Path) -> None:
    rows = [("Kalix", None, 1, None), ("Ett långt namn som behöver tre rader i sin kolumn", None, 1, None)]
    wide = (*COLUMNS, OutColumn("Anmärkning", 150))
    book = write(
        tmp_path / "ut.xlsx",
        OutSheet("Lista", ("Namn",), COLUMNS, rows),
        OutSheet("Bred", ("Namn",), wide, [], alert="EXEMPEL. Påhittat.", frozen=2),
    )
    assert book["Lista"].row_dimensions[5].height == 45
    assert book["Lista"].page_setup.paperSize == 9
    assert book["Bred"].page_setup.paperSize == 8
    assert book["Bred"]["A2"].value == "EXEMPEL. Påhittat."
    assert book["Bred"]["A2"].fill.fgColor.rgb == "FFFBECCB"
    assert book["Bred"].freeze_panes == "C5"


def test_heads_are_bold_frozen_filtered_and_repeated_on_paper(tmp_path: Path) -> None:
    intro = ("Undertecknandeförteckning", "11 av 14 har antagit")
    book = write(tmp_path / "ut.xlsx", OutSheet("Lista", intro, COLUMNS, [("Kalix", None, 1, None)] * 3))
    page = book["Lista"]
    assert page["A4"].value == "Kommun"
    assert page["A4"].font.bold
    assert page.freeze_panes == "B5"
    assert page.auto_filter.ref == "A4:D7"
    assert page.print_title_rows == "$4:$4"
    assert page.page_setup.orientation == "landscape"


@pytest.mark.parametrize(
    "text", ["=1+1", "+46", "-5", "@SUM(A1)", "＝1+1", "＋1", "－1", "＠a", "\t=1", "0123", "http://x.se"]
)
def test_text_that_looks_like_something_else_stays_text(tmp_path: Path, text: str) -> None:
    book = write(tmp_path / "ut.xlsx", OutSheet("Lista", (), COLUMNS[:1], [(text,)]))
    cell = book["Lista"]["A2"]
    assert (cell.value, cell.data_type) == (text, "s")
    assert cell.hyperlink is None


def test_names_of_sheets_are_made_safe_and_kept_apart(tmp_path: Path) -> None:
    wanted = [
        "Avtal 2026/118: hälso- och sjukvård, alla",
        "avtal 2026/118: hälso- och sjukvård, båda",
        "''",
        "History",
        "",
    ]
    book = write(tmp_path / "ut.xlsx", *(OutSheet(name, (), COLUMNS, []) for name in wanted))
    names = book.sheetnames
    assert len({name.casefold() for name in names}) == len(wanted)
    assert all(0 < len(name) <= 31 for name in names)


def test_a_sheet_too_long_goes_on_in_a_new_one(tmp_path: Path) -> None:
    rows = ((f"Rad {n}",) for n in range(7))
    book = write(tmp_path / "ut.xlsx", OutSheet("Lång", ("Titel",), COLUMNS[:1], rows), row_limit=7)
    assert book.sheetnames == ["Lång", "Lång (2)"]
    kept = [row[0].value for page in book for row in page.iter_rows(min_row=4)]
    assert kept == [f"Rad {n}" for n in range(7)]


def test_text_too_long_for_a_cell_tells_that_it_was_cut(tmp_path: Path) -> None:
    long = [("å" * 40_000,), ("𐀀" * 20_000,)]
    page = write(tmp_path / "ut.xlsx", OutSheet("Lista", (), COLUMNS[:1], long))["Lista"]
    assert len(page["A2"].value) == 32_767
    for cell in ("A2", "A3"):
        assert page[cell].value.endswith("[avkortat: cellen rymmer inte mer]")


def test_days_excel_cannot_count_are_written_out(tmp_path: Path) -> None:
    book = write(tmp_path / "ut.xlsx", OutSheet("Lista", (), (OutColumn("Dag", 12, "date"),), [(date(1862, 3, 21),)]))
    assert book["Lista"]["A2"].value == "1862-03-21"


def test_the_same_rows_give_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a.xlsx", "b.xlsx"):
        write(tmp_path / name, OutSheet("Beslut", ("Titel",), COLUMNS, [("Kalix", TODAY, 1, "2026")]))
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_what_is_cancelled_leaves_the_old_file_as_it_was(tmp_path: Path) -> None:
    target = tmp_path / "ut.xlsx"
    target.write_bytes(b"gammalt")

    def rows() -> Iterator[tuple[str]]:
        yield ("Kalix",)
        raise Cancelled

    with pytest.raises(Cancelled):
        write(target, OutSheet("Lista", (), COLUMNS[:1], rows()))
    assert target.read_bytes() == b"gammalt"
    assert [path.name for path in tmp_path.iterdir()] == ["ut.xlsx"]


def test_a_missing_folder_is_explained(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="NKA-103"):
        write(tmp_path / "saknas" / "ut.xlsx", OutSheet("Lista", (), COLUMNS, []))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@example(texts=["a"], name="0" * 22 + "𐀀" * 5)
@given(texts=st.lists(st.text(max_size=60), min_size=1, max_size=8), name=st.text(max_size=50))
def test_any_text_survives(tmp_path: Path, texts: list[str], name: str) -> None:
    target = tmp_path / "ut.xlsx"
    book = write(target, OutSheet(name, (), COLUMNS[:1], [(text,) for text in texts]))
    page = book.worksheets[0]
    for row, text in enumerate(texts, 2):
        value = page.cell(row, 1).value
        if text.isprintable() and text.strip() == text:
            assert value == (text or None)


def test_golden_sheet(tmp_path: Path) -> None:
    intro = ("Undertecknandeförteckning", "1 av 2 har antagit. Innehåller exempeldata.")
    rows = [("Kalix", date(2026, 9, 28), 103, "2027"), ("Övertorneå", None, None, "")]
    book = write(tmp_path / "ut.xlsx", OutSheet("Förteckning", intro, COLUMNS, rows))
    page = book["Förteckning"]
    lines = ["|".join("" if cell.value is None else str(cell.value) for cell in row) for row in page.iter_rows()]
    assert lines == [
        "Undertecknandeförteckning|||",
        "1 av 2 har antagit. Innehåller exempeldata.|||",
        "|||",
        "Kommun|Beslutsdag|Antal|Gäller från",
        "Kalix|2026-09-28 00:00:00|103|2027",
        "Övertorneå|||",
    ]
