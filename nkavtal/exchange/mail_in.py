"""Reads a kept mail for our own view: its head and its text, never its pictures, links or attached files."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from html import unescape
from typing import TYPE_CHECKING

from nkavtal.catalogue.rows import Mail
from nkavtal.exchange.compound_file import CompoundFile, Unreadable

if TYPE_CHECKING:
    from email.message import EmailMessage

LONGEST_TEXT = 200_000
"""Letters that are shown; the whole mail is in the file."""

_SUBJECT, _SENDER, _ADDRESS, _TO, _CC, _BODY, _HTML = "0037", "0C1A", "5D01", "0E04", "0E03", "1000", "1013"
_SENT, _RECEIVED, _CODE_PAGE = 0x00390040, 0x0E060040, 0x3FFD0003
_NAMES = ("3707", "3704")  # of an attached file: long and short
_HIDDEN = re.compile(r"<(style|script|head|title)\b.*?</\1\s*>", re.IGNORECASE | re.DOTALL)
_BREAKS = re.compile(r"<(br|/p|/div|/tr|/h[1-6]|/li)\b[^>]*>", re.IGNORECASE)
_TAGS = re.compile(r"<[^>]*>")


def read_eml(data: bytes) -> Mail | None:
    """Return a mail as the net sends it (RFC 5322); None when it cannot be read."""
    import email.policy  # slow to bring in, and wanted for a mail only
    from email.errors import MessageError
    from email.message import EmailMessage

    try:
        message = email.message_from_bytes(data, policy=email.policy.default)
        if not isinstance(message, EmailMessage):
            return None
        return Mail(
            subject=_head(message, "subject"),
            sender=_head(message, "from"),
            to=_head(message, "to"),
            cc=_head(message, "cc"),
            sent=_sent(message),
            text=_eml_text(message),
            files=tuple(part.get_filename() or part.get_content_type() for part in message.iter_attachments()),
        )
    except (MessageError, ValueError, LookupError, TypeError, AttributeError, IndexError, RecursionError):
        return None  # what the standard library's parser ends in over mails that break every rule


def read_msg(data: bytes) -> Mail | None:
    """Return a mail as Outlook saves it; None when it cannot be read."""
    try:
        return _msg(CompoundFile(data))
    except Unreadable:
        return None


def _msg(file: CompoundFile) -> Mail:
    numbers = dict(_numbers(file))
    page = f"cp{struct.unpack('<I', numbers[_CODE_PAGE][:4])[0]}" if _CODE_PAGE in numbers else "cp1252"
    sender, address = _words(file, _SENDER, page), _words(file, _ADDRESS, page)
    return Mail(
        subject=_words(file, _SUBJECT, page),
        sender=f"{sender} <{address}>" if sender and address and sender != address else sender or address,
        to=_words(file, _TO, page).strip("\0 "),
        cc=_words(file, _CC, page).strip("\0 "),
        sent=_moment(numbers.get(_SENT) or numbers.get(_RECEIVED)),
        text=_msg_text(file, page),
        files=tuple(_attached(file, page)),
    )


def plain_text(html: str) -> str:
    """Return what a mail in HTML says, without tags, styles and scripts."""
    bare = _TAGS.sub("", _BREAKS.sub("\n", _HIDDEN.sub("", html[: LONGEST_TEXT * 5])))
    lines = (" ".join(line.split()) for line in unescape(bare).splitlines())
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def _head(message: EmailMessage, name: str) -> str:
    return " ".join(str(message.get(name, "")).split())


def _sent(message: EmailMessage) -> str:
    moment = getattr(message.get("date"), "datetime", None)
    return moment.isoformat() if isinstance(moment, datetime) else ""


def _eml_text(message: EmailMessage) -> str:
    part = message.get_body(("plain", "html"))
    if part is None:
        return ""
    content = part.get_content()
    text = content if isinstance(content, str) else ""
    return (plain_text(text) if part.get_content_subtype() == "html" else text)[:LONGEST_TEXT]


def _words(file: CompoundFile, tag: str, page: str, below: str = "") -> str:
    """Return a text of a message: UTF-16, or in the message's code page."""
    wide = file.stream(f"{below}__substg1.0_{tag}001F")
    if wide is not None:
        return wide.decode("utf-16-le", "replace").rstrip("\0")
    narrow = file.stream(f"{below}__substg1.0_{tag}001E") or b""
    return _decoded(narrow, page).rstrip("\0")


def _decoded(text: bytes, page: str) -> str:
    try:
        return text.decode(page, "replace")
    except LookupError:
        return text.decode("cp1252", "replace")


def _msg_text(file: CompoundFile, page: str) -> str:
    text = _words(file, _BODY, page)
    if not text:
        html = file.stream(f"__substg1.0_{_HTML}0102")
        text = plain_text(_decoded(html, "utf-8" if b"utf-8" in html[:2000].lower() else page)) if html else ""
    return text.replace("\r\n", "\n")[:LONGEST_TEXT]


def _numbers(file: CompoundFile) -> Iterator[tuple[int, bytes]]:
    """Yield the properties of fixed length by their tag; those of a message begin after 32 bytes."""
    table = file.stream("__properties_version1.0") or b""
    for at in range(32, len(table) - 15, 16):
        yield struct.unpack_from("<I", table, at)[0], table[at + 8 : at + 16]


def _moment(ticks: bytes | None) -> str:
    """Return a moment that is kept as tenths of microseconds since 1601."""
    if ticks is None:
        return ""
    try:
        return (
            datetime(1601, 1, 1, tzinfo=UTC) + timedelta(microseconds=struct.unpack("<Q", ticks)[0] // 10)
        ).isoformat()
    except (OverflowError, struct.error):
        return ""


def _attached(file: CompoundFile, page: str) -> Iterator[str]:
    for name in file.names:
        if name.startswith("__attach_version1.0_") and "/" not in name:
            yield next(filter(None, (_words(file, tag, page, f"{name}/") for tag in _NAMES)), name[-8:])
