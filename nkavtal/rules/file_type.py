"""What a file is by its content, whatever it is called, and if it may be opened from here."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from nkavtal.rules.file_name import split

HEAD = 4096
"""How many of a file's first bytes are looked at."""

_PACKED = (b"PK\x03\x04", b"PK\x05\x06")
_MARKED_TEXT = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_UNWRITTEN = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_WEB = re.compile(rb"\s*<(!doctype|html|head|script|\?xml|svg|hta:)", re.IGNORECASE)
_MAIL_HEADS = re.compile(
    rb"^(received|return-path|from|to|subject|date|message-id|mime-version|delivered-to|x-[a-z0-9-]+|cc|reply-to|sender"
    rb"|authentication-results|dkim-signature|arc-[a-z-]+|content-type|content-transfer-encoding|thread-topic):",
    re.IGNORECASE | re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class FileType:
    """A type of file: `suffixes` are the endings it may have, `opens` tells if the person's own program may get it.

    `view` is how we show it ourselves: 'pages', 'picture', 'mail', 'text' or ''.
    """

    code: str
    media_type: str
    suffixes: tuple[str, ...] = ()
    opens: bool = False
    view: str = ""


_OFFICE = "application/vnd.openxmlformats-officedocument"
TYPES: dict[str, FileType] = {
    one.code: one
    for one in (
        FileType("pdf", "application/pdf", (".pdf",), True, "pages"),
        FileType("png", "image/png", (".png",), True, "picture"),
        FileType("jpg", "image/jpeg", (".jpg", ".jpeg"), True, "picture"),
        FileType("tif", "image/tiff", (".tif", ".tiff"), True, "picture"),
        FileType("docx", f"{_OFFICE}.wordprocessingml.document", (".docx",), True),
        FileType("xlsx", f"{_OFFICE}.spreadsheetml.sheet", (".xlsx",), True),
        FileType("odt", "application/vnd.oasis.opendocument.text", (".odt",), True),
        FileType("txt", "text/plain", (".txt",), True, "text"),
        FileType("eml", "message/rfc822", (".eml",), False, "mail"),
        FileType("msg", "application/vnd.ms-outlook", (".msg",), False, "mail"),
        FileType("macros", "application/vnd.ms-office", (".docm", ".xlsm", ".dotm", ".xltm", ".pptm")),
        FileType("old_office", "application/x-ole-storage", (".doc", ".xls", ".ppt")),
        FileType("program", "application/x-executable", (".exe", ".dll", ".scr", ".com")),
        FileType("shortcut", "application/x-ms-shortcut", (".lnk",)),
        FileType("web", "text/html", (".html", ".htm", ".hta", ".svg", ".xml")),
        FileType("archive", "application/zip", (".zip",)),
        FileType("other", "application/octet-stream"),
    )
}
"""Every type we tell apart, by code; 'other' is what we do not know."""

_MAGIC = (
    (b"%PDF-", "pdf"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpg"),
    (b"II*\x00", "tif"),
    (b"MM\x00*", "tif"),
    (b"MZ", "program"),
    (b"\x7fELF", "program"),
    (b"L\x00\x00\x00\x01\x14\x02\x00", "shortcut"),
)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How older Office documents and Outlook's messages begin."""


def is_packed(head: bytes) -> bool:
    """Tell if a file is a packed one, whose parts say what it is."""
    return head.startswith(_PACKED)


def recognise(head: bytes, name: str, parts: Collection[str] = (), first_part: bytes = b"") -> FileType:
    """Return what a file is by its first HEAD bytes.

    `parts` are the names in a packed file or an OLE one, `first_part` the content of a packed file's `mimetype`.
    Text alone says nothing of its use: there the name decides, and one that no reader of text takes is 'other'.
    """
    for magic, code in _MAGIC:
        if head.startswith(magic):
            return TYPES[code]
    if is_packed(head):
        return TYPES[_packed(parts, first_part)]
    if head.startswith(OLE):
        return TYPES["msg" if "__properties_version1.0" in parts else "old_office"]
    return TYPES[_text(head, split(name)[1].lower())]


def by_media_type(media_type: str) -> FileType:
    """Return the type that is kept under a media type; 'other' for one that is not known."""
    return next((one for one in TYPES.values() if one.media_type == media_type), TYPES["other"])


def fits(found: FileType, name: str) -> bool:
    """Tell if a name says what the content is; a name without ending says nothing against it."""
    suffix = split(name)[1].lower()
    return not suffix or suffix in found.suffixes


def may_open(found: FileType, name: str) -> bool:
    """Tell if a file may be handed to the person's own program: by its content, and its name does not deny it."""
    return found.opens and fits(found, name)


def _packed(parts: Collection[str], first_part: bytes) -> str:
    names = {part.lower().lstrip("/") for part in parts}
    if any(part.endswith("vbaproject.bin") for part in names):
        return "macros"
    for sign, code in (("word/document.xml", "docx"), ("xl/workbook.xml", "xlsx")):
        if sign in names and "[content_types].xml" in names:
            return code
    if first_part.strip() == TYPES["odt"].media_type.encode():
        return "macros" if any(part.startswith(("basic/", "scripts/")) for part in names) else "odt"
    return "archive"


def _text(head: bytes, suffix: str) -> str:
    if head.startswith(_MARKED_TEXT[1:]):
        return "txt" if suffix == ".txt" else "other"
    if _UNWRITTEN.search(head):
        return "other"
    bare = head.removeprefix(_MARKED_TEXT[0])
    if _WEB.match(bare):
        return "web"
    if suffix == ".eml":
        return "eml" if len(set(_MAIL_HEADS.findall(bare.replace(b"\r\n", b"\n")))) >= 2 else "other"
    return "txt" if suffix == ".txt" else "other"
