"""Look at a file from outside without opening it: what it is by its content, and what it may do or carry."""

from __future__ import annotations

import mmap
import re
import struct
import zipfile
from dataclasses import dataclass
from pathlib import Path

from nkavtal.exchange.broken_zip import BROKEN_ZIP
from nkavtal.exchange.compound_file import CompoundFile, Unreadable
from nkavtal.rules import pdf_signs
from nkavtal.rules.file_type import HEAD, OLE, FileType, is_packed, recognise

_MOST_FOLDER = 4 * 1024 * 1024  # bytes of the list of parts in a packed file; a real document's is far smaller
_MOST_PART = 1024 * 1024
_MOST_OLE = 60 * 1024 * 1024
_END = b"PK\x05\x06"
_OUTSIDE = re.compile(rb"<Relationship\b[^>]*TargetMode\s*=\s*[\"']External[\"'][^>]*>", re.IGNORECASE)
_LINK = re.compile(rb"Type\s*=\s*[\"'][^\"']*/hyperlink[\"']", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Look:
    """A file's type and the codes of what it may do (catalogue FILE_SIGNS)."""

    type: FileType
    signs: tuple[str, ...] = ()


def look(file: Path, name: str) -> Look:
    """Return what a file is; `name` is what it was called where it came from. Nothing in the file is run."""
    with file.open("rb") as stream:
        head = stream.read(HEAD)
    if is_packed(head):
        return _packed(file, head, name)
    parts = _ole_names(file) if head.startswith(OLE) else ()
    found = recognise(head, name, parts)
    return Look(found, _pdf_signs(file) if found.code == "pdf" else ())


def _pdf_signs(file: Path) -> tuple[str, ...]:
    with file.open("rb") as stream, mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ) as data:
        return pdf_signs.signs(data)


def _ole_names(file: Path) -> tuple[str, ...]:
    if file.stat().st_size > _MOST_OLE:
        return ()
    try:
        return CompoundFile(file.read_bytes()).names
    except Unreadable:
        return ()


def _packed(file: Path, head: bytes, name: str) -> Look:
    if _folder_size(file) > _MOST_FOLDER:
        return Look(recognise(head, name))
    try:
        with zipfile.ZipFile(file) as archive:
            parts = archive.namelist()
            first = _part(archive, "mimetype", 200) if "mimetype" in parts else b""
            found = recognise(head, name, parts, first)
            return Look(found, ("external",) if found.opens and _reaches_out(archive, parts) else ())
    except BROKEN_ZIP:
        return Look(recognise(head, name))


def _folder_size(file: Path) -> int:
    """Return how large the list of parts says it is; one that cannot be found counts as too large."""
    with file.open("rb") as stream:
        size = stream.seek(0, 2)
        stream.seek(max(0, size - 66_000))
        tail = stream.read()
    at = tail.rfind(_END)
    if at < 0 or len(tail) < at + 20:
        return _MOST_FOLDER + 1
    return int(struct.unpack_from("<I", tail, at + 12)[0])


def _reaches_out(archive: zipfile.ZipFile, parts: list[str]) -> bool:
    """Tell if a document fetches anything from elsewhere when it is opened; plain links do not count."""
    for part in parts[:2000]:
        if part.lower().endswith(".rels"):
            for relation in _OUTSIDE.findall(_part(archive, part, _MOST_PART)):
                if not _LINK.search(relation):
                    return True
    return False


def _part(archive: zipfile.ZipFile, name: str, most: int) -> bytes:
    with archive.open(name) as stream:
        return stream.read(most)
