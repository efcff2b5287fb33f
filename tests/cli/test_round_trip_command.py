"""Sheets out to the clerks from the terminal, and their answers home again."""

from __future__ import annotations

import openpyxl
import pytest
from builders import an_agreement, dump, opened

from nkavtal.exchange.clerk_sheet.layout import MARK


@pytest.fixture
def two(register):
    """Make two agreements with Kalix and Boden."""
    store = opened(register)
    for title in ("Hjälpmedel", "Läkarmedverkan"):
        an_agreement(store, title, ("Kalix", "Boden"))
    store.close()
    return register


def filled(file):
    """Fill in both rows: the first with a decision, the second with a signature."""
    book = openpyxl.load_workbook(file)
    page = book["Svar"]
    columns = {str(cell.value).removeprefix(MARK): cell.column for cell in page[5] if cell.value}
    for row, name, value in (
        (7, "decision.outcome", "Antagit"), (7, "decision.body", "KF"), (8, "signature.signed_on", "2026-11-20"),
    ):  # fmt: skip
        page.cell(row, columns[name]).value = value
    book.save(file)
    return file


def test_sheets_go_out_to_a_folder_or_a_file(at, two, tmp_path):
    done = at(two, "roundtrip", "out", "Kalix", "Boden", "-o", tmp_path / "blad", "--json")
    assert [name.rpartition("/")[2] for name in done.data["files"]] == [
        "Svar Kalix 2026-11-23.xlsx",
        "Svar Boden 2026-11-23.xlsx",
    ]
    one = at(two, "roundtrip", "out", "Kalix", "-o", tmp_path / "kalix.xlsx")
    assert one.out == f"Skrivet: {tmp_path / 'kalix.xlsx'}\n"


def test_answers_are_shown_and_taken_row_by_row(at, two, tmp_path):
    at(two, "roundtrip", "out", "Kalix", "-o", tmp_path / "k.xlsx")
    file = filled(tmp_path / "k.xlsx")
    store = opened(two)
    before = dump(store)
    shown = at(two, "roundtrip", "in", file)
    assert shown.out.startswith(
        "2 rader i k.xlsx säger något nytt. Inget är inläst.\n\nRad 7: 2026-001 Hjälpmedel, Kalix\n"
    )
    assert "  Utfall: – → Antagit\n" in shown.out
    assert shown.out.endswith("Läs in med --take all, eller med radernas nummer: --take 7.\n")
    assert at(two, "roundtrip", "in", file, "--take", "all", "--dry-run", "--json").data["written"] is False
    assert dump(store) == before
    taken = at(two, "roundtrip", "in", file, "--take", "8", "--json").data
    assert [(row["row"], row["taken"]) for row in taken["rows"]] == [(7, False), (8, True)]
    assert (len(dump(store)["signature"]), len(dump(store)["decision"])) == (1, 0)
    rest = at(two, "roundtrip", "in", file, "--take", "all")
    assert rest.out.startswith("1 rad är inläst från k.xlsx.")
    assert at(two, "roundtrip", "in", file, "--take", "all").out == "k.xlsx säger inget nytt. Inget är inläst.\n"
    at(two, "undo")
    assert (len(dump(store)["signature"]), len(dump(store)["decision"])) == (1, 0)
    store.close()


def test_the_import_command_takes_a_sheet_as_it_is(at, two, tmp_path):
    at(two, "roundtrip", "out", "Kalix", "-o", tmp_path / "k.xlsx")
    done = at(two, "import", filled(tmp_path / "k.xlsx"), "--json").data
    assert done["written"]
    assert (done["counts"]["decision"]["create"], done["counts"]["signature"]["create"]) == (1, 1)


def test_a_row_with_nothing_new_cannot_be_taken(at, two, tmp_path):
    at(two, "roundtrip", "out", "Kalix", "-o", tmp_path / "k.xlsx")
    done = at(two, "roundtrip", "in", filled(tmp_path / "k.xlsx"), "--take", "7,12", "--json")
    assert (done.code, done.error["code"]) == (1, "NKA-388")
    assert at(two, "import", tmp_path / "k.xlsx", "--dry-run", "--json").data["empty"] is False


def test_a_page_about_each_member_or_those_named(at, two, tmp_path):
    all_ = at(two, "sheet", "-o", tmp_path / "blad", "--json").data["files"]
    assert (len(all_), len(list((tmp_path / "blad").glob("*.pdf")))) == (14, 14)
    one = at(two, "sheet", "Kalix", "-o", tmp_path / "k.pdf")
    assert one.out == f"Skrivet: {tmp_path / 'k.pdf'}\n"
    some = at(two, "sheet", "Kalix", "Boden", "-o", tmp_path / "två")
    assert some.out.splitlines()[1].endswith("Boden 2026.pdf")


def test_prints_to_sign_on_and_what_was_decided(at, two, tmp_path):
    for words in (("signing",), ("signing", "--countersign"), ("signing", "--table"), ("decisions",), ("signatories",)):
        target = tmp_path / f"{'-'.join(words)}.docx"
        assert at(two, words[0], "2026-001", *words[1:], "-o", target, "--json").data["files"] == [str(target)]
        assert target.read_bytes().startswith(b"PK")


def test_a_file_that_is_there_is_not_replaced(at, two, tmp_path):
    file = tmp_path / "kalix.xlsx"
    at(two, "roundtrip", "out", "Kalix", "-o", file)
    content = filled(file).read_bytes()
    refused = at(two, "roundtrip", "out", "Kalix", "-o", file)
    assert "NKA-391" in refused.err
    assert file.read_bytes() == content
