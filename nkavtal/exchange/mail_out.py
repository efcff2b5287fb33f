"""A mail to be sent by the person's own mail program: a draft as the net writes mails (RFC 5322), with `X-Unsent`.

Outlook opens a file with that head as a new mail to be sent; a program that does not know it shows a received one.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

_LINE = 75  # characters of a line in the head
_ADDRESS = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")
_TYPES = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".pdf": "application/pdf",
    ".zip": "application/zip",
    ".png": "image/png",
    ".jpg": "image/jpeg",
}


@dataclass(frozen=True, slots=True)
class Draft:
    """A mail to write: `to` are names and addresses, `files` lie where they can be read."""

    to: tuple[tuple[str, str], ...]
    subject: str
    text: str
    files: tuple[Path, ...] = ()


def usable(address: str) -> bool:
    """Tell if an address can stand in a mail's head as it is."""
    local = address.partition("@")[0]
    dots = local.startswith(".") or local.endswith(".") or ".." in local
    return not dots and _ADDRESS.fullmatch(address) is not None


def encoded(draft: Draft) -> bytes:
    """Return the draft as a file has it; the same draft gives the same bytes. Addresses that are not usable are left out."""
    import email.policy  # slow to bring in, and wanted for a mail only
    from email.message import EmailMessage

    message = EmailMessage(policy=email.policy.SMTP)
    message.set_content(draft.text, cte="quoted-printable")
    for file in draft.files:
        main, _, sub = _TYPES.get(file.suffix.lower(), "application/octet-stream").partition("/")
        message.add_attachment(file.read_bytes(), maintype=main, subtype=sub, filename=file.name)
    if draft.files:
        mark = hashlib.sha256("\n".join((draft.subject, draft.text, *map(str, draft.to))).encode()).hexdigest()
        message.set_boundary(f"=_nkavtal_{mark[:32]}")
    return _head(draft) + message.as_bytes()


def _head(draft: Draft) -> bytes:
    """Return the lines above the message: EmailMessage itself loses spaces where it breaks a long line with å, ä or ö."""
    people = [_person(name, address) for name, address in draft.to if usable(address)]
    lines = ["X-Unsent: 1", f"Subject: {_words(draft.subject, len('Subject: '))}"]
    if people:
        lines.append("To: " + ",\r\n ".join(people))
    return "".join(f"{line}\r\n" for line in lines).encode("ascii")


def _person(name: str, address: str) -> str:
    """Return one recipient; a name that does not fit in one word of the head is left out: not all programs join them."""
    from email.charset import Charset
    from email.utils import formataddr

    known = " ".join(name.split())
    if known.isascii():
        return formataddr((known, address)) if len(known) <= _LINE else address
    word = Charset("utf-8").header_encode(known)
    return f"{word}\r\n <{address}>" if len(word) <= _LINE else address


def _words(text: str, before: int) -> str:
    """Return one line of words for a mail's head, folded; plain where it is short and has no other letters (RFC 2047)."""
    from email.header import Header

    known = " ".join(text.split())
    if known.isascii() and known.isprintable() and before + len(known) <= _LINE and "=?" not in known:
        return known
    return Header(known, "utf-8", maxlinelen=_LINE, header_name=" " * (before - 2)).encode(linesep="\r\n")
