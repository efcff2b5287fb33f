"""What may be opened is opened as a marked copy; everything else is saved, and the person's programs never see it."""

from __future__ import annotations

import io
import os
import sys
import zipfile
from pathlib import Path
from types import SimpleNamespace

import pikepdf
import pytest
from builders import TODAY, an_agreement

from nkavtal.base.errors import Damaged, UserError
from nkavtal.base.os_seam import origin
from nkavtal.store.store import Store
from nkavtal.usecases import agreement, attachment_file
from nkavtal.usecases.all_acts import perform
from nkavtal.usecases.attachment import AttachFiles


@pytest.fixture
def private(tmp_path: Path) -> Path:
    """Return the folder that copies are opened from."""
    folder = tmp_path / "öppnade"
    folder.mkdir()
    return folder


def attached(store: Store, tmp_path: Path, name: str, content: bytes) -> str:
    file = tmp_path / "hos mig" / name
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(content)
    uuid = an_agreement(store, parties=())
    perform(store, AttachFiles(uuid, (file,), {"kind": "other"}))
    return agreement.show(store, uuid, TODAY).attachments[0].uuid


def a_pdf(*, launching: bool = False) -> bytes:
    pdf = pikepdf.new()
    pdf.add_blank_page()
    if launching:
        pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.Launch, F="cmd.exe")
    out = io.BytesIO()
    pdf.save(out)
    return out.getvalue()


def packed(*names: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in names:
            archive.writestr(name, "<x/>")
    return out.getvalue()


DOCX = packed("[Content_Types].xml", "word/document.xml")
MAIL = b"From: a@x.example\r\nSubject: Beslut\r\nDate: Mon, 26 Oct 2026 14:32:00 +0100\r\n\r\nHej"
PNG = b"\x89PNG\r\n\x1a\n"

HARMLESS = {
    "avtal.pdf": a_pdf(),
    "AVTAL.PDF": a_pdf(),
    "avtal.docx": DOCX,
    "blad.xlsx": packed("[Content_Types].xml", "xl/workbook.xml"),
    "bild.png": PNG,
    "bild.jpeg": b"\xff\xd8\xff\xe0",
    "skannat.tif": b"II*\x00",
    "anteckning.txt": "Åtgärd".encode(),
}
FORBIDDEN = {
    "setup.exe": b"MZ\x90\x00",
    "avtal.pdf.exe": b"MZ\x90\x00",
    "avtal.pdf": b"MZ\x90\x00",
    "avtal.exe": a_pdf(),
    "avtal.pdf.html": a_pdf(),
    "genväg.lnk": b"L\x00\x00\x00\x01\x14\x02\x00",
    "sida.hta": b"<html><HTA:APPLICATION>",
    "sida.html": b"<html></html>",
    "skript.js": b"new ActiveXObject('x')",
    "avtal.txt.js": b"new ActiveXObject('x')",
    "skript.ps1": b"Remove-Item",
    "skiva.iso": bytes(512) + b"CD001",
    "makron.docm": packed("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"),
    "makron.docx": packed("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"),
    "arkiv.zip": packed("setup.exe"),
    "falskt.docx": packed("setup.exe"),
    "gammalt.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
    "bild.svg": b"<svg onload='x'/>",
    "brev.eml": MAIL,
}


@pytest.mark.parametrize("name", HARMLESS)
def test_what_may_be_opened_is_copied_read_only_with_its_content(
    store: Store, tmp_path: Path, private: Path, name: str
) -> None:
    copy = attachment_file.open_copy(store, attached(store, tmp_path, name, HARMLESS[name]), private)
    assert (copy.parent, copy.name) == (private, name)
    assert copy.read_bytes() == HARMLESS[name]
    assert not copy.stat().st_mode & 0o222


@pytest.mark.parametrize("name", FORBIDDEN)
def test_everything_else_is_never_copied_to_be_opened_but_can_be_saved(
    store: Store, tmp_path: Path, private: Path, name: str
) -> None:
    uuid = attached(store, tmp_path, name, FORBIDDEN[name])
    with pytest.raises(UserError, match="NKA-216") as told:
        attachment_file.open_copy(store, uuid, private, ("launch", "script"))
    assert "kopia" in told.value.hint
    assert list(private.iterdir()) == []
    saved = attachment_file.save_copy(store, uuid, tmp_path / "kopia")
    assert saved.read_bytes() == FORBIDDEN[name]


def test_a_pdf_that_may_do_something_is_opened_only_when_that_has_been_told(
    store: Store, tmp_path: Path, private: Path
) -> None:
    content = a_pdf(launching=True)
    uuid = attached(store, tmp_path, "avtal.pdf", content)
    with pytest.raises(UserError, match="NKA-217") as told:
        attachment_file.open_copy(store, uuid, private)
    assert "kan starta program" in told.value.message
    assert list(private.iterdir()) == []
    copy = attachment_file.open_copy(store, uuid, private, told.value.values["codes"])  # type: ignore[arg-type]
    assert copy.read_bytes() == content


def test_a_copy_without_ending_gets_the_one_of_its_content(store: Store, tmp_path: Path, private: Path) -> None:
    assert attachment_file.open_copy(store, attached(store, tmp_path, "skannat", PNG), private).name == "skannat.png"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
@pytest.mark.parametrize(
    ("name", "opened"),
    [("aux.pdf", "_aux.pdf"), ("x. ", "x.pdf"), ("a:b.pdf", "a-b.pdf"), ("avtal\u202efdp.pdf", "avtalfdp.pdf"),
     ("..\\..\\x.pdf", "-..-x.pdf"), ("half\udcff.pdf", "half-.pdf"), ("x" * 220 + ".pdf", "x" * 116 + ".pdf")],
)  # fmt: skip
def test_a_hostile_name_is_kept_as_text_and_made_safe_on_disk(
    store: Store, tmp_path: Path, private: Path, name: str, opened: str
) -> None:
    uuid = attached(store, tmp_path, name, a_pdf())
    copy = attachment_file.open_copy(store, uuid, private)
    assert (copy.parent, copy.name) == (private, opened)
    again = attachment_file.open_copy(store, uuid, private)
    assert again.parent == private
    assert again != copy


def as_windows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(origin, "sys", SimpleNamespace(platform="win32"))


def mark(file: Path) -> str:
    stream = Path(f"{file}:Zone.Identifier")
    return stream.read_text(encoding="utf-8") if stream.exists() else ""


@pytest.mark.skipif(os.name == "nt", reason="plays Windows with files of its own")
def test_the_mark_of_the_web_is_noted_when_a_file_comes_in_and_written_when_it_goes_out(
    store: Store, tmp_path: Path, private: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    as_windows(monkeypatch)
    (tmp_path / "hos mig").mkdir()
    for name, zone, outside in (("net.txt", "3", True), ("hos mig.txt", "1", False), ("ren.txt", "", False)):
        if zone:
            Path(f"{tmp_path / 'hos mig' / name}:Zone.Identifier").write_text(f"[ZoneTransfer]\nZoneId={zone}\n")
        uuid = attached(store, tmp_path, name, name.encode())
        with store.reading() as connection:
            kept = attachment_file.query.one(connection, uuid).values
        assert kept["from_outside"] is outside
        assert "ZoneId=3" in mark(attachment_file.open_copy(store, uuid, private))
        assert bool(mark(attachment_file.save_copy(store, uuid, tmp_path / name))) is outside


@pytest.mark.skipif(os.name == "nt", reason="plays Windows with files of its own")
def test_what_is_not_opened_goes_out_marked_wherever_it_came_from(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    as_windows(monkeypatch)
    uuid = attached(store, tmp_path, "setup.exe", b"MZ")
    assert "ZoneId=3" in mark(attachment_file.save_copy(store, uuid, tmp_path / "setup.exe"))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps marks")
def test_where_no_marks_are_kept_it_is_not_known_where_a_file_came_from(tmp_path: Path) -> None:
    assert origin.is_from_outside(tmp_path) is None


def test_mails_text_pages_and_pictures_are_shown_by_ourselves(store: Store, tmp_path: Path) -> None:
    def view(name: str, content: bytes) -> object:
        return attachment_file.view(store, attached(store, tmp_path, name, content))

    mail = view("brev.eml", MAIL)
    assert (mail.view, mail.mail.subject, mail.mail.text) == ("mail", "Beslut", "Hej")
    for encoding in ("utf-8", "utf-8-sig", "cp1252", "utf-16"):
        assert view(f"{encoding}.txt", f"Åtgärd {encoding}".encode(encoding)).text == f"Åtgärd {encoding}"
    assert view("bild.png", PNG).view == "picture"
    assert view("avtal.pdf", a_pdf()).view == "pages"
    assert view("blad.docx", DOCX).view == ""
    assert view("trasig.msg", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(9)).view == ""


def test_a_large_file_is_not_shown(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(attachment_file, "MOST_SHOWN", 100)
    assert attachment_file.view(store, attached(store, tmp_path, "avtal.pdf", a_pdf())).view == ""


def test_a_file_that_has_changed_is_neither_shown_opened_nor_saved(store: Store, tmp_path: Path, private: Path) -> None:
    uuid = attached(store, tmp_path, "avtal.pdf", a_pdf())
    (kept,) = (path for path in (store.folder / "bilagor").rglob("*") if path.is_file())
    kept.chmod(0o600)
    kept.write_bytes(a_pdf(launching=True))
    for ask in (
        lambda: attachment_file.view(store, uuid),
        lambda: attachment_file.open_copy(store, uuid, private),
        lambda: attachment_file.save_copy(store, uuid, tmp_path / "kopia"),
    ):
        with pytest.raises(Damaged, match="NKA-215"):
            ask()
    assert list(private.iterdir()) == []
