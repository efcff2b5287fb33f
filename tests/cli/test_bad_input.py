"""Whatever stands where a register or a workbook should stand: said in words, with its code, and left as it was."""

from __future__ import annotations

import sqlite3
import zipfile
from pathlib import Path

import pytest

from nkavtal.store import engine
from nkavtal.store import store as store_module

RECORD = ("record", "signature", "2026-009", "--for", "Kiruna")


def _is_a_file(folder: Path) -> None:
    folder.write_text("hej", encoding="utf-8")


def _holds(content: bytes):
    def make(folder: Path) -> None:
        folder.mkdir()
        (folder / "nkavtal.db").write_bytes(content)

    return make


def _another_database(folder: Path) -> None:
    folder.mkdir()
    connection = sqlite3.connect(folder / "nkavtal.db")
    connection.execute("CREATE TABLE t (x)")
    connection.close()


def _a_folder_inside(folder: Path) -> None:
    (folder / "nkavtal.db").mkdir(parents=True)


@pytest.mark.parametrize(
    ("make", "exit_code", "code", "said"),
    [
        (lambda folder: None, 1, "NKA-202", "inget register"),
        (_is_a_file, 1, "NKA-123", "är en fil"),
        (_a_folder_inside, 1, "NKA-124", "inget register"),
        (_holds(b""), 3, "NKA-121", "tom (0 byte)"),
        (_holds(b"%PDF-1.7 nothing here"), 3, "NKA-121", "skadad eller något annat"),
        (_another_database, 3, "NKA-121", "inte ett register från nkavtal"),
    ],
)
def test_what_is_no_register_is_left_as_it_was(at, tmp_path, make, exit_code, code, said):
    folder = tmp_path / "register"
    make(folder)
    before = _bytes(folder)
    done = at(folder, "list", "--json")
    assert (done.code, done.error["code"]) == (exit_code, code)
    assert said in done.error["message"]
    assert done.error["hint"]
    assert at(folder, *RECORD).code == exit_code
    assert _bytes(folder) == before


def test_a_register_of_a_newer_program_is_not_touched(at, example):
    connection = sqlite3.connect(example / "nkavtal.db")
    connection.execute("PRAGMA user_version=99")
    connection.commit()
    connection.close()
    before = _bytes(example)
    done = at(example, *RECORD, "--json")
    assert (done.code, done.error["code"]) == (1, "NKA-171")
    assert "nyare version" in done.error["message"]
    assert _bytes(example) == before


def test_damage_inside_the_file_leaves_with_three(at, example):
    file = example / "nkavtal.db"
    content = bytearray(file.read_bytes())
    content[4096 : len(content) // 2] = b"\x5a" * (len(content) // 2 - 4096)
    file.write_bytes(content)
    done = at(example, "verify", "--json")
    assert done.code == 3
    assert done.error["code"] in {"NKA-126", "NKA-203"}
    assert file.read_bytes() == content


def test_a_register_that_another_program_holds_says_so(at, example, monkeypatch):
    calm = [pragma for pragma in engine._PRAGMAS if "busy" not in pragma]
    monkeypatch.setattr(engine, "_PRAGMAS", ("PRAGMA busy_timeout=50", *calm))
    before = _bytes(example)
    other = sqlite3.connect(example / "nkavtal.db", isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    done = at(example, *RECORD, "--json")
    other.rollback()
    other.close()
    assert (done.code, done.error["code"]) == (1, "NKA-119")
    assert "annat program" in done.error["message"]
    assert _bytes(example) == before
    assert at(example, *RECORD).code == 0


def test_a_register_that_may_only_be_read_is_read_and_not_written(at, example, monkeypatch):
    monkeypatch.setattr(store_module, "_writable", lambda folder: False)
    before = _bytes(example)
    assert len(at(example, "list", "--json").data) == 17
    done = at(example, *RECORD, "--json")
    assert (done.code, done.error["code"]) == (1, "NKA-122")
    assert "inget är förlorat" in done.error["message"]
    assert _bytes(example) == before


def test_a_new_register_below_a_file_is_refused(at, tmp_path):
    file = tmp_path / "brev.txt"
    file.write_text("hej", encoding="utf-8")
    done = at(file / "register", "new", "--json")
    assert (done.code, done.error["code"]) == (1, "NKA-104")
    assert file.read_text(encoding="utf-8") == "hej"


def _broken_zip() -> bytes:
    return b"PK\x03\x04" + b"\x00" * 200


def _wrong_zip(file: Path) -> None:
    with zipfile.ZipFile(file, "w") as packed:
        packed.writestr("hello.txt", "hej")


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (lambda file: None, "NKA-140"),
        (lambda file: file.mkdir(), "NKA-141"),
        (lambda file: file.write_bytes(b""), "NKA-142"),
        (lambda file: file.write_bytes(b"Avtal;Kommun\n"), "NKA-143"),
        (lambda file: file.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600), "NKA-149"),
        (_wrong_zip, "NKA-143"),
        (lambda file: file.write_bytes(_broken_zip()), "NKA-144"),
    ],
)
def test_a_file_that_is_no_workbook_changes_nothing(at, register, tmp_path, make, code):
    file = tmp_path / "avtal.xlsx"
    make(file)
    before = _bytes(register)
    done = at(register, "import", file, "--json")
    assert (done.code, done.error["code"]) == (1, code)
    assert "Inget är inläst" in done.error["message"]
    assert done.error["hint"]
    assert _bytes(register) == before


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("dossier", "2026-009", "-o", "{folder}/saknas/akt.pdf"), "NKA-103"),
        (("dossier", "2026-009", "-o", "{folder}"), "NKA-104"),
        (("signatories", "2026-009", "-o", "{folder}/lista.ods"), "NKA-167"),
        (("document", "brev", "2026-009", "-o", "{folder}/brev.docx"), "NKA-166"),
        (("document", "missiv", "2026-009", "--for", "Örnsköldsvik", "-o", "{folder}/brev.docx"), "NKA-168"),
        (("document", "missiv", "2026-009", "--for", "all", "-o", "{folder}/brev.docx"), "NKA-170"),
        (("import", "x.xlsx", "--answers", "{folder}/svar.json"), "NKA-151"),
    ],
)
def test_what_cannot_be_written_or_read_leaves_no_file_behind(at, example, tmp_path, words, code):
    folder = tmp_path / "akt.pdf"
    folder.mkdir()
    done = at(example, *(word.format(folder=folder) for word in words), "--json")
    assert (done.code, done.error["code"]) == (1, code)
    assert list(folder.iterdir()) == []


def _bytes(folder: Path) -> dict[str, bytes]:
    if not folder.is_dir():
        return {"": folder.read_bytes()} if folder.exists() else {}
    return {path.name: path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}
