"""What a PDF from outside may do or carry, found without opening it.

Names may be written with #-escapes and may lie in packed object streams, so both are looked into; what cannot be
unpacked within bounds is told as hidden. The file is never changed.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from mmap import mmap

Bytes = bytes | mmap

MOST_UNPACKED = 64 * 1024 * 1024
"""Bytes of object streams that are unpacked in all; a page of text needs a few thousand."""

_BLOCK = 1 << 20
_LONGEST_HEAD = 2000  # of a stream's own dictionary


def _named(name: str) -> bytes:
    """Return a pattern for a name however its letters are escaped, and nothing longer."""
    letters = "".join(f"(?:{one}|#{ord(one):02x}|#{ord(one):02X})" for one in name)
    return f"/{letters}(?![A-Za-z0-9#])".encode()


_SIGNS = {
    "script": re.compile(_named("JavaScript")),
    "launch": re.compile(_named("Launch")),
    "embedded": re.compile(_named("EmbeddedFiles")),
    "open_action": re.compile(_named("OpenAction")),
    "encrypted": re.compile(_named("Encrypt")),
}
_OBJECTS = re.compile(_named("ObjStm"))
_DEFLATED = re.compile(rb"/Filter\s*(/FlateDecode(?!\w)|\[\s*/FlateDecode\s*\])")
_STREAM = re.compile(rb"stream\r?\n?")


def signs(data: Bytes) -> tuple[str, ...]:
    """Return codes of what is found, in a fixed order; 'hidden' when a part could not be looked into."""
    found = _in(data)
    room = MOST_UNPACKED
    for packed in _object_streams(data):
        unpacked = _unpacked(packed, room) if packed is not None else None
        if unpacked is None:
            found.add("hidden")
            continue
        room -= len(unpacked)
        found |= _in(unpacked)
    return tuple(code for code in (*_SIGNS, "hidden") if code in found)


def _in(data: Bytes) -> set[str]:
    return {code for code, pattern in _SIGNS.items() if pattern.search(data)}


def _object_streams(data: Bytes) -> Iterator[bytes | None]:
    """Yield the packed content of each object stream, None for one that is not packed as writers do it."""
    for mark in _OBJECTS.finditer(data):
        begin = data.rfind(b"obj", max(0, mark.start() - _LONGEST_HEAD), mark.start())
        stream = _STREAM.search(data, mark.end(), mark.end() + _LONGEST_HEAD)
        if stream is None:
            continue  # the name stands in a text, not at the head of a stream
        end = data.find(b"endstream", stream.end())
        head = data[max(begin, 0) : stream.start()]
        followed = _DEFLATED.search(head) and b"/Predictor" not in head
        yield data[stream.end() : end if end >= 0 else len(data)] if followed else None


def _unpacked(packed: bytes, room: int) -> bytes | None:
    """Return what is packed, as far as it can be read; None when it takes more than the room or is no such thing."""
    reader = zlib.decompressobj()
    parts: list[bytes] = []
    size = 0
    try:
        while packed and not reader.eof:
            part = reader.decompress(packed, _BLOCK)
            packed = reader.unconsumed_tail
            size += len(part)
            if size > room:
                return None
            parts.append(part)
            if not part:
                break
    except zlib.error:
        return b"".join(parts) or None
    return b"".join(parts)
