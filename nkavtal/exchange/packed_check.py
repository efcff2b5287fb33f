"""Look at a workbook before any parser sees it: kind, size, parts, ratio, document types."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

from nkavtal.base.errors import UserError
from nkavtal.base.i18n import N_
from nkavtal.base.i18n import gettext as _
from nkavtal.exchange.broken_zip import BROKEN_ZIP
from nkavtal.exchange.text_form import looks_like_utf_16

MOST_PACKED = 20 * 1024 * 1024
MOST_UNPACKED = 200 * 1024 * 1024
MOST_PARTS = 2000
MOST_RATIO = 100
RATIO_FLOOR = 2 * 1024 * 1024  # small parts of white space pack well without harm
_BLOCK = 1 << 20

_MAGIC = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"),
    (b"%PDF", "pdf"),
    (b"\x89PNG", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"GIF8", "picture"),
    (b"{\\rtf", "rtf"),
    (b"SQLite format 3\x00", "register"),
    (b"7z\xbc\xaf", "archive"),
    (b"Rar!", "archive"),
    (b"\x1f\x8b", "archive"),
)
_KINDS = {
    "pdf": N_("en PDF"),
    "picture": N_("en bild"),
    "rtf": N_("ett RTF-dokument"),
    "register": N_("en databas"),
    "archive": N_("ett packat arkiv"),
    "docx": N_("ett Word-dokument"),
    "pptx": N_("en presentation"),
    "odt": N_("ett dokument från LibreOffice (.odt)"),
    "xlsb": N_("en binär Excelfil (.xlsb)"),
    "zip": N_("ett vanligt zip-arkiv"),
    "html": N_("en webbsida"),
    "text": N_("en textfil, kanske .csv"),
    "unknown": N_("av okänt slag"),
}
_HINT = N_("Öppna filen i Excel, spara den som Excel-arbetsbok (.xlsx) och försök igen.")


def checked_kind(path: Path, packed: bytes) -> str:
    """Return xlsx, ods or xls; raise UserError (NKA-143 to NKA-147) for bytes that are no sound workbook."""
    kind = seeming_kind(packed)
    if kind == "ole":
        if "EncryptedPackage".encode("utf-16-le") in packed:
            raise locked(path)
        return "xls"
    if kind != "zip":
        raise wrong_kind(path, kind)
    try:
        with zipfile.ZipFile(io.BytesIO(packed)) as archive:
            return _check_parts(path, archive)
    except BROKEN_ZIP as error:
        raise UserError(
            "NKA-144",
            N_("{file} är skadad och går inte att packa upp. Inget är inläst och registret är orört."),
            N_("Hämta filen på nytt eller be avsändaren skicka den igen."),
            file=path.name,
        ) from error


def seeming_kind(packed: bytes) -> str:
    """Return what the first bytes say the file is; 'zip' for a packed document, whatever its name."""
    for magic, kind in _MAGIC:
        if packed.startswith(magic):
            return kind
    if packed.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "zip"
    head = packed[:4096]
    if re.match(rb"(\xef\xbb\xbf)?\s*<(!doctype html|html)", head, re.IGNORECASE):
        return "html"
    if (
        head.startswith((b"\xff\xfe", b"\xfe\xff"))
        or looks_like_utf_16(head)
        or not re.search(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]", head)
    ):
        return "text"
    return "unknown"


def locked(path: Path) -> UserError:
    """Return the error for a workbook that needs a password."""
    return UserError(
        "NKA-145",
        N_("{file} är skyddad med lösenord. Inget är inläst."),
        N_("Öppna filen i Excel, ta bort lösenordet och spara en kopia. Läs sedan in kopian."),
        file=path.name,
    )


def wrong_kind(path: Path, kind: str) -> UserError:
    """Return the error for a file of another kind than its name says, or than can be read in."""
    return UserError(
        "NKA-143",
        N_("{file} är inget kalkylark utan ser ut att vara {kind}. Inget är inläst och registret är orört."),
        _HINT,
        file=path.name,
        kind=_(_KINDS[kind]),
    )


def too_big(path: Path) -> UserError:
    """Return the error for a file that is too big to be read in."""
    return UserError(
        "NKA-146",
        N_("{file} är för stor att läsa in eller packar upp till för mycket. Inget är inläst och registret är orört."),
        N_("Gränsen är 20 MB packad och 200 MB uppackad. Dela upp arbetsboken eller ta bort bilder och tomma områden."),
        file=path.name,
    )


def _check_parts(path: Path, archive: zipfile.ZipFile) -> str:
    """Count while unpacking, since sizes in the headers may lie; return what kind of workbook it is."""
    entries = archive.infolist()
    if len(entries) > MOST_PARTS:
        raise too_big(path)
    total = 0
    for entry in entries:
        total += _part_size(path, archive, entry, MOST_UNPACKED - total)
    return _kind_of(path, archive, {entry.filename for entry in entries})


def _part_size(path: Path, archive: zipfile.ZipFile, entry: zipfile.ZipInfo, room: int) -> int:
    size = 0
    may_hold_types = entry.filename.lower().endswith((".xml", ".rels", ".vml"))
    tail = b""
    with archive.open(entry) as part:
        while block := part.read(_BLOCK):
            size += len(block)
            if size > room or (size > RATIO_FLOOR and size > MOST_RATIO * max(entry.compress_size, 1)):
                raise too_big(path)
            if may_hold_types and _names_document_type(tail + block, first=size == len(block)):
                raise UserError(
                    "NKA-147",
                    N_("{file} innehåller en dokumenttyp (DTD), som Excel aldrig skriver. Inget är inläst."),
                    N_("Öppna filen i Excel och spara den på nytt, eller be avsändaren om en ny fil."),
                    file=path.name,
                )
            tail = block[-16:]
    return size


def _names_document_type(block: bytes, *, first: bool) -> bool:
    if first and block.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "<!DOCTYPE".encode("utf-16-le") in block or "<!DOCTYPE".encode("utf-16-be") in block
    return b"<!DOCTYPE" in block or b"<!ENTITY" in block


def _kind_of(path: Path, archive: zipfile.ZipFile, names: set[str]) -> str:
    if "xl/workbook.xml" in {name.lower().lstrip("/") for name in names}:
        return "xlsx"
    if "content.xml" in names and _mimetype(archive, names).endswith(b"opendocument.spreadsheet"):
        if "META-INF/manifest.xml" in names and b"encryption-data" in archive.read("META-INF/manifest.xml"):
            raise locked(path)
        return "ods"
    lower = " ".join(names).lower()
    for sign, kind in (
        ("xl/workbook.bin", "xlsb"),
        ("word/", "docx"),
        ("ppt/", "pptx"),
        ("content.xml", "odt"),
    ):
        if sign in lower:
            raise wrong_kind(path, kind)
    raise wrong_kind(path, "zip")


def _mimetype(archive: zipfile.ZipFile, names: set[str]) -> bytes:
    return archive.read("mimetype")[:100].strip() if "mimetype" in names else b""
