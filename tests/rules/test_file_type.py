"""What a file is follows from its content; its name may only deny it."""

from __future__ import annotations

import pytest

from nkavtal.catalogue.codes import FILE_TYPES
from nkavtal.rules.file_type import OLE, TYPES, by_media_type, fits, may_open, recognise

MAIL = b"From: a@x.example\r\nTo: b@x.example\r\nSubject: Beslut\r\n\r\nHej"
DOCX = ("[Content_Types].xml", "word/document.xml")
ZIP = b"PK\x03\x04"


@pytest.mark.parametrize(
    ("head", "name", "parts", "code"),
    [
        (b"%PDF-1.7\n", "a.pdf", (), "pdf"),
        (b"\x89PNG\r\n\x1a\n", "a.png", (), "png"),
        (b"\xff\xd8\xff\xe0", "a.jpg", (), "jpg"),
        (b"II*\x00", "a.tif", (), "tif"),
        (b"MM\x00*", "a.tif", (), "tif"),
        (ZIP, "a.docx", DOCX, "docx"),
        (ZIP, "a.xlsx", ("[Content_Types].xml", "xl/workbook.xml"), "xlsx"),
        (ZIP, "a.docx", (*DOCX, "word/vbaProject.bin"), "macros"),
        (ZIP, "a.docx", (), "archive"),
        (OLE, "a.msg", ("__properties_version1.0",), "msg"),
        (OLE, "a.doc", ("WordDocument",), "old_office"),
        (b"MZ\x90\x00", "a.pdf", (), "program"),
        (b"\x7fELF", "a", (), "program"),
        (b"L\x00\x00\x00\x01\x14\x02\x00", "a.lnk", (), "shortcut"),
        (b"<!DOCTYPE html><html>", "a.txt", (), "web"),
        (b"\xef\xbb\xbf<html>", "a.html", (), "web"),
        (b"<HTA:APPLICATION>", "a.hta", (), "web"),
        ("Åtgärder".encode(), "a.txt", (), "txt"),
        ("Åtgärder".encode("cp1252"), "a.txt", (), "txt"),
        ("Åtgärder".encode("utf-16"), "a.txt", (), "txt"),
        (b"WScript.Shell", "a.js", (), "other"),
        (b"WScript.Shell", "a.txt.js", (), "other"),
        (b"@echo off", "a.bat", (), "other"),
        (MAIL, "a.eml", (), "eml"),
        (MAIL, "a.txt", (), "txt"),
        (b"Hej", "a.eml", (), "other"),
        (b"\x00\x01\x02", "a.txt", (), "other"),
        (b"", "a.txt", (), "txt"),
    ],
)
def test_a_type_is_told_by_its_content(head: bytes, name: str, parts: tuple[str, ...], code: str) -> None:
    assert recognise(head, name, parts).code == code


def test_a_document_of_libreoffice_says_so_in_its_first_part_and_may_hold_macros() -> None:
    odt = b"application/vnd.oasis.opendocument.text"
    assert recognise(ZIP, "a.odt", ("content.xml",), odt).code == "odt"
    assert recognise(ZIP, "a.odt", ("Basic/script-lc.xml",), odt).code == "macros"


@pytest.mark.parametrize(
    ("code", "name", "opens"),
    [
        ("pdf", "avtal.pdf", True),
        ("pdf", "AVTAL.PDF", True),
        ("pdf", "skannat utan ändelse", True),
        ("pdf", "avtal.pdf.exe", False),
        ("pdf", "avtal.html", False),
        ("jpg", "bild.jpeg", True),
        ("program", "setup.exe", False),
        ("program", "avtal", False),
        ("macros", "avtal.docm", False),
        ("eml", "svar.eml", False),
        ("web", "sida.html", False),
        ("other", "avtal.pdf", False),
    ],
)
def test_only_what_is_allowed_and_called_what_it_is_may_be_opened(code: str, name: str, opens: bool) -> None:
    assert may_open(TYPES[code], name) is opens


def test_every_type_has_a_word_and_is_found_again_by_its_media_type() -> None:
    assert set(TYPES) == set(FILE_TYPES)
    for one in TYPES.values():
        assert by_media_type(one.media_type) is one
        assert all(fits(one, f"x{suffix}") for suffix in one.suffixes)
    assert by_media_type("audio/x-okänd").code == "other"


def test_what_may_be_opened_is_a_short_list() -> None:
    assert {one.code for one in TYPES.values() if one.opens} == {
        "pdf",
        "png",
        "jpg",
        "tif",
        "docx",
        "xlsx",
        "odt",
        "txt",
    }
