"""A file from outside is looked at, never opened: its type, and what it may do or carry."""

from __future__ import annotations

import hashlib
import io
import zipfile
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, ObjectStreamMode

from nkavtal.exchange import file_look
from nkavtal.rules import pdf_signs
from nkavtal.rules.pdf_signs import signs

Pdf = pikepdf.Pdf


def script(pdf: Pdf) -> None:
    act = pdf.make_indirect(Dictionary(S=Name.JavaScript, JS="app.alert(1)"))
    pdf.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array(["a", act])))


def launch(pdf: Pdf) -> None:
    pdf.pages[0].AA = pdf.make_indirect(Dictionary(O=Dictionary(S=Name.Launch, F="cmd.exe")))


def embedded(pdf: Pdf) -> None:
    pdf.attachments["x.exe"] = b"MZ"


def open_action(pdf: Pdf) -> None:
    pdf.Root.OpenAction = pdf.make_indirect(Dictionary(S=Name.URI, URI="http://x.example"))


def a_pdf(*harms: object, packed: bool = False) -> bytes:
    pdf = pikepdf.new()
    pdf.add_blank_page()
    for harm in harms:
        harm(pdf)  # type: ignore[operator]
    out = io.BytesIO()
    pdf.save(out, object_stream_mode=ObjectStreamMode.generate if packed else ObjectStreamMode.disable)
    return out.getvalue()


HARMS = {"script": script, "launch": launch, "embedded": embedded, "open_action": open_action}


@pytest.mark.parametrize("packed", [False, True], ids=["plain", "in object streams"])
@pytest.mark.parametrize("code", HARMS)
def test_what_a_pdf_may_do_is_told_and_the_file_is_not_touched(tmp_path: Path, code: str, packed: bool) -> None:
    file = tmp_path / "avtal.pdf"
    file.write_bytes(a_pdf(HARMS[code], packed=packed))
    before = hashlib.sha256(file.read_bytes()).digest()
    found = file_look.look(file, file.name)
    assert (found.type.code, found.signs) == ("pdf", (code,))
    assert hashlib.sha256(file.read_bytes()).digest() == before


@pytest.mark.parametrize("packed", [False, True])
def test_an_ordinary_pdf_has_nothing_to_tell(packed: bool) -> None:
    assert signs(a_pdf(packed=packed)) == ()


def test_a_name_written_with_escapes_is_found() -> None:
    assert signs(b"%PDF-1.4 << /S /J#61v#61Script >>") == ("script",)
    assert signs(b"%PDF-1.4 << /S /JavaScripts >>") == ()


def test_a_locked_pdf_is_told() -> None:
    out = io.BytesIO()
    pdf = pikepdf.new()
    pdf.add_blank_page()
    pdf.save(out, encryption=pikepdf.Encryption(owner="a", user="b"))
    assert "encrypted" in signs(out.getvalue())


def test_object_streams_that_unpack_without_end_are_told_as_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_signs, "MOST_UNPACKED", 50)
    assert signs(a_pdf(script, packed=True)) == ("hidden",)


def test_object_streams_packed_in_another_way_are_told_as_hidden() -> None:
    whole = a_pdf(script, packed=True)
    assert signs(whole.replace(b"/Filter /FlateDecode", b"/Filter[/LZWDecode]", 1)) == ("hidden",)


@given(st.binary(max_size=300))
def test_no_bytes_make_the_look_fail(data: bytes) -> None:
    signs(b"%PDF-1.5 1 0 obj << /Type /ObjStm /Filter /FlateDecode >> stream\n" + data + b"\nendstream /ObjStm " + data)


def packed_file(file: Path, parts: dict[str, str]) -> Path:
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file


RELS = '<Relationships><Relationship Id="r1" Type="http://x/{kind}" Target="http://x.example/a" TargetMode="External"/></Relationships>'


@pytest.mark.parametrize(("kind", "told"), [("attachedTemplate", ("external",)), ("hyperlink", ())])
def test_a_document_that_fetches_from_outside_is_told(tmp_path: Path, kind: str, told: tuple[str, ...]) -> None:
    parts = {"[Content_Types].xml": "", "word/document.xml": "", "word/_rels/document.xml.rels": RELS.format(kind=kind)}
    found = file_look.look(packed_file(tmp_path / "a.docx", parts), "a.docx")
    assert (found.type.code, found.signs) == ("docx", told)


def test_a_document_of_libreoffice_is_told_from_an_archive(tmp_path: Path) -> None:
    odt = packed_file(tmp_path / "a.odt", {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": ""})
    assert file_look.look(odt, "a.odt").type.code == "odt"
    assert file_look.look(packed_file(tmp_path / "a.zip", {"a.txt": ""}), "a.zip").type.code == "archive"


def test_a_packed_file_that_is_broken_or_lists_too_much_is_an_archive(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = packed_file(tmp_path / "a.docx", {"[Content_Types].xml": "", "word/document.xml": "x"})
    assert file_look.look(whole, "a.docx").type.code == "docx"
    monkeypatch.setattr(file_look, "_MOST_FOLDER", 10)
    assert file_look.look(whole, "a.docx").type.code == "archive"
    monkeypatch.undo()
    whole.write_bytes(whole.read_bytes()[:40])
    assert file_look.look(whole, "a.docx").type.code == "archive"


def test_an_empty_or_broken_ole_file_is_an_old_document(tmp_path: Path) -> None:
    file = tmp_path / "a.msg"
    for tail in (b"", b"\x00" * 600, b"\xff" * 2000):
        file.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + tail)
        assert file_look.look(file, "a.msg").type.code == "old_office"
