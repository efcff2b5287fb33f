"""Look at a packed document before any parser sees it: kind, size, parts, ratio, document types."""

from __future__ import annotations

import re
import zipfile
import zlib
from pathlib import Path

from nkavtal.base.errors import UserError
from nkavtal.base.i18n import N_
from nkavtal.base.i18n import gettext as _
from nkavtal.exchange.file_bytes import file_bytes

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
    "ods": N_("ett kalkylark från LibreOffice (.ods)"),
    "odt": N_("ett dokument från LibreOffice (.odt)"),
    "xlsb": N_("en binär Excelfil (.xlsb)"),
    "zip": N_("ett vanligt zip-arkiv"),
    "xls": N_("en äldre Excelfil (.xls)"),
    "html": N_("en webbsida"),
    "text": N_("en textfil, kanske .csv"),
    "unknown": N_("av okänt slag"),
}
_HINT = N_("Öppna filen i Excel, spara den som Excel-arbetsbok (.xlsx) och försök igen.")


def checked_bytes(path: Path) -> bytes:
    """Return the file's bytes; raise UserError (NKA-140 to NKA-147) for what is no sound .xlsx workbook."""
    packed = file_bytes(path, _too_big(path), MOST_PACKED)
    kind = seeming_kind(packed)
    if kind == "ole":
        raise _locked_or_old(path, packed)
    if kind != "zip":
        raise _wrong_kind(path, kind)
    try:
        with zipfile.ZipFile(path) as archive:
            _check_parts(path, archive)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError) as error:
        raise UserError(
            "NKA-144",
            N_("{file} är skadad och går inte att packa upp. Inget är inläst och registret är orört."),
            N_("Hämta filen på nytt eller be avsändaren skicka den igen."),
            file=path.name,
        ) from error
    return packed


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
    if head.startswith((b"\xff\xfe", b"\xfe\xff")) or not re.search(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]", head):
        return "text"
    return "unknown"


def _locked_or_old(path: Path, packed: bytes) -> UserError:
    if "EncryptedPackage".encode("utf-16-le") in packed:
        return UserError(
            "NKA-145",
            N_("{file} är skyddad med lösenord. Inget är inläst."),
            N_("Öppna filen i Excel, ta bort lösenordet och spara en kopia. Läs sedan in kopian."),
            file=path.name,
        )
    return _wrong_kind(path, "xls")


def _wrong_kind(path: Path, kind: str) -> UserError:
    return UserError(
        "NKA-143",
        N_("{file} är ingen Excel-arbetsbok utan ser ut att vara {kind}. Inget är inläst och registret är orört."),
        _HINT,
        file=path.name,
        kind=_(_KINDS[kind]),
    )


def _too_big(path: Path) -> UserError:
    return UserError(
        "NKA-146",
        N_("{file} är för stor att läsa in eller packar upp till för mycket. Inget är inläst och registret är orört."),
        N_("Gränsen är 20 MB packad och 200 MB uppackad. Dela upp arbetsboken eller ta bort bilder och tomma områden."),
        file=path.name,
    )


def _check_parts(path: Path, archive: zipfile.ZipFile) -> None:
    """Count while unpacking: sizes in the headers may lie."""
    entries = archive.infolist()
    if len(entries) > MOST_PARTS:
        raise _too_big(path)
    total = 0
    for entry in entries:
        total += _part_size(path, archive, entry, MOST_UNPACKED - total)
    _check_kind(path, {entry.filename for entry in entries})


def _part_size(path: Path, archive: zipfile.ZipFile, entry: zipfile.ZipInfo, room: int) -> int:
    size = 0
    may_hold_types = entry.filename.lower().endswith((".xml", ".rels", ".vml"))
    tail = b""
    with archive.open(entry) as part:
        while block := part.read(_BLOCK):
            size += len(block)
            if size > room or (size > RATIO_FLOOR and size > MOST_RATIO * max(entry.compress_size, 1)):
                raise _too_big(path)
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


def _check_kind(path: Path, names: set[str]) -> None:
    if "xl/workbook.xml" in {name.lower().lstrip("/") for name in names}:
        return
    lower = " ".join(names).lower()
    for sign, kind in (
        ("xl/workbook.bin", "xlsb"),
        ("word/", "docx"),
        ("ppt/", "pptx"),
        ("content.xml", "ods"),
    ):
        if sign in lower:
            raise _wrong_kind(path, kind)
    raise _wrong_kind(path, "zip")
