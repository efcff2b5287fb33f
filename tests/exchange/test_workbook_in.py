"""Files from outside: what is sound is read, everything else is refused before a parser sees it."""

from __future__ import annotations

import io
import time
import zipfile
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.comments import Comment
from registers import REAL

from nkavtal.base.errors import UserError
from nkavtal.exchange.workbook_in import MOST_COLUMNS, MOST_ROWS, cell_name, read


def simple(path: Path) -> Path:
    made = openpyxl.Workbook()
    made.active["B3"] = "Avtal"
    made.save(path)
    return path


@cache
def sound_bytes() -> bytes:
    """Return one sound workbook, the same for every example of a property."""
    kept = io.BytesIO()
    made = openpyxl.Workbook()
    made.active["B3"] = "Avtal"
    made.save(kept)
    return kept.getvalue()


def repacked(path: Path, change: Callable[[str, bytes], bytes]) -> Path:
    """Write the parts of a sound workbook anew, each through change(name, bytes)."""
    parts = {}
    with zipfile.ZipFile(simple(path)) as archive:
        parts = {name: change(name, archive.read(name)) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return path


def refused(path: Path) -> UserError:
    with pytest.raises(UserError) as caught:
        read(path)
    assert caught.value.message
    assert caught.value.hint
    assert "{" not in caught.value.message + caught.value.hint
    return caught.value


def outcome(path: Path) -> str:
    try:
        read(path)
    except UserError as error:
        return error.code
    return "read"


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    assert refused(tmp_path / "finns inte.xlsx").code == "NKA-140"


def test_a_folder_is_refused(tmp_path: Path) -> None:
    assert refused(tmp_path).code == "NKA-141"


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "tom.xlsx").write_bytes(b"")
    assert refused(tmp_path / "tom.xlsx").code == "NKA-142"


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b"%PDF-1.7\n", "PDF"),
        (b"Avtal;Typ\r\nA;B\r\n", ".csv"),
        (b"\x89PNG\r\n\x1a\n", "bild"),
        (b"<html><body>", "webbsida"),
        (b"SQLite format 3\x00", "databas"),
        (b"\x01\x02\x03\x04", "okänt slag"),
    ],
)
def test_another_kind_of_file_is_told_what_it_seems_to_be(tmp_path: Path, head: bytes, kind: str) -> None:
    (tmp_path / "fil.xlsx").write_bytes(head)
    error = refused(tmp_path / "fil.xlsx")
    assert error.code == "NKA-143"
    assert kind in error.message


@pytest.mark.parametrize(("part", "kind"), [("word/document.xml", "Word"), ("content.xml", ".odt"), ("a.txt", "zip")])
def test_another_packed_document_is_told_what_it_seems_to_be(tmp_path: Path, part: str, kind: str) -> None:
    with zipfile.ZipFile(tmp_path / "fil.xlsx", "w") as archive:
        archive.writestr(part, "<a/>")
    error = refused(tmp_path / "fil.xlsx")
    assert error.code == "NKA-143"
    assert kind in error.message


def test_a_workbook_under_any_name_is_read(tmp_path: Path) -> None:
    assert read(simple(tmp_path / "utan ändelse")).sheets[0].rows[0].number == 3


def test_a_broken_packing_is_refused(tmp_path: Path) -> None:
    whole = REAL.read_bytes()
    (tmp_path / "kapad.xlsx").write_bytes(whole[: len(whole) // 2])
    assert refused(tmp_path / "kapad.xlsx").code == "NKA-144"


def test_a_flipped_byte_is_refused(tmp_path: Path) -> None:
    whole = bytearray(REAL.read_bytes())
    whole[3000] ^= 0xFF
    (tmp_path / "skadad.xlsx").write_bytes(whole)
    assert refused(tmp_path / "skadad.xlsx").code in ("NKA-144", "NKA-149")


def test_a_password_is_told(tmp_path: Path) -> None:
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "EncryptedPackage".encode("utf-16-le")
    (tmp_path / "hemlig.xlsx").write_bytes(ole)
    assert refused(tmp_path / "hemlig.xlsx").code == "NKA-145"


def test_a_bomb_is_refused_at_once(tmp_path: Path) -> None:
    path = repacked(tmp_path / "bomb.xlsx", lambda name, data: data + b" " * 50_000_000 if "sheet1" in name else data)
    began = time.process_time()
    assert refused(path).code == "NKA-146"
    assert time.process_time() - began < 1


def test_too_many_parts_are_refused(tmp_path: Path) -> None:
    path = simple(tmp_path / "delar.xlsx")
    with zipfile.ZipFile(path, "a") as archive:
        for n in range(2001):
            archive.writestr(f"xl/media/{n}.txt", "")
    assert refused(path).code == "NKA-146"


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "[Content_Types].xml"])
def test_a_document_type_is_refused_in_any_part(tmp_path: Path, part: str) -> None:
    bad = b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
    path = repacked(tmp_path / "dtd.xlsx", lambda name, data: bad + data if name == part else data)
    assert refused(path).code == "NKA-147"


def test_a_file_that_may_not_be_read_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = simple(tmp_path / "last.xlsx")

    def locked(self: Path) -> bytes:
        raise PermissionError(13, "held by another program")

    monkeypatch.setattr(Path, "read_bytes", locked)
    assert refused(path).code == "NKA-148"


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/worksheets/sheet1.xml"])
def test_broken_content_is_refused(tmp_path: Path, part: str) -> None:
    path = repacked(tmp_path / "trasig.xlsx", lambda name, data: data[:60] if name == part else data)
    assert refused(path).code == "NKA-149"


def test_a_cell_far_out_is_refused_fast(tmp_path: Path) -> None:
    made = openpyxl.Workbook()
    made.active["A1"] = "Avtal"
    made.active["XFD1048576"] = "långt ut"
    made.save(tmp_path / "ut.xlsx")
    began = time.process_time()
    error = refused(tmp_path / "ut.xlsx")
    assert (error.code, error.values["cell"]) == ("NKA-150", "XFD1048576")
    assert time.process_time() - began < 1


def test_far_cells_without_values_do_not_matter(tmp_path: Path) -> None:
    made = openpyxl.Workbook()
    made.active["A1"] = "Avtal"
    made.active["XFD1048576"].font = openpyxl.styles.Font(bold=True)
    made.save(tmp_path / "stil.xlsx")
    assert len(read(tmp_path / "stil.xlsx").sheets[0].rows) == 1


def test_rows_and_columns_beyond_the_caps_are_left_and_said(tmp_path: Path) -> None:
    made = openpyxl.Workbook(write_only=True)
    page = made.create_sheet("Långt")
    for n in range(MOST_ROWS + 5):
        page.append([n])
    wide = made.create_sheet("Brett")
    wide.append(list(range(MOST_COLUMNS + 5)))
    made.save(tmp_path / "stor.xlsx")
    long, broad = read(tmp_path / "stor.xlsx").sheets
    assert (len(long.rows), long.capped) == (MOST_ROWS, True)
    assert (len(broad.rows[0].values), broad.capped) == (MOST_COLUMNS, True)


def test_values_comments_and_what_is_hidden_are_read(tmp_path: Path) -> None:
    made = openpyxl.Workbook()
    page = made.active
    page.title = "Årsblad"
    page.append([" text\u00a0", 3, 2.5, True, date(2020, 1, 2), None, "O\u0308verkalix", "=1/0"])
    page["A1"].comment = Comment("Fråga Anna", "Bo")
    page.column_dimensions["C"].hidden = True
    made.create_sheet("Dolt").sheet_state = "veryHidden"
    made.save(tmp_path / "v.xlsx")
    sheet, hidden = read(tmp_path / "v.xlsx").sheets
    assert sheet.rows[0].values[:7] == ("text", 3, 2.5, True, date(2020, 1, 2), None, "Överkalix")
    assert sheet.comments == {(1, 1): "Fråga Anna"}
    assert (sheet.hidden, hidden.hidden, sheet.hidden_columns) == (False, True, frozenset({3}))


def test_the_error_of_a_formula_is_read_as_words(tmp_path: Path) -> None:
    made = openpyxl.Workbook()
    made.active["A1"] = "Avtal"
    made.active["B1"] = "#REF!"
    made.save(tmp_path / "f.xlsx")
    assert read(tmp_path / "f.xlsx").sheets[0].rows[0].values == ("Avtal", "#REF!")


def test_cells_have_the_names_excel_gives_them() -> None:
    assert [cell_name(7, 6), cell_name(1, 27), cell_name(1048576, 16384)] == ["F7", "AA1", "XFD1048576"]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_damaged_files_are_read_or_refused_never_anything_else(tmp_path: Path, data: st.DataObject) -> None:
    whole = bytearray(sound_bytes())
    for _n in range(data.draw(st.integers(1, 4))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    path = tmp_path / "prov.xlsx"
    path.write_bytes(whole[: data.draw(st.integers(1, len(whole)))])
    assert outcome(path) == "read" or outcome(path).startswith("NKA-14")


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.binary(max_size=300),
    st.sampled_from(["xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/_rels/workbook.xml.rels"]),
)
def test_any_bytes_in_a_part_are_read_or_refused(tmp_path: Path, junk: bytes, part: str) -> None:
    kept = io.BytesIO(sound_bytes())
    path = tmp_path / "prov.xlsx"
    with zipfile.ZipFile(kept) as source, zipfile.ZipFile(path, "w") as target:
        for name in source.namelist():
            target.writestr(name, junk if name == part else source.read(name))
    assert outcome(path) == "read" or outcome(path).startswith("NKA-14")
