"""Writes the container of Outlook's messages, as small as it may be, for tests that read one."""

from __future__ import annotations

import struct
from dataclasses import dataclass, field

_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_SECTOR, _MINI, _CUTOFF = 512, 64, 4096
_NONE = 0xFFFFFFFF

Tree = dict[str, "bytes | Tree"]


@dataclass
class _Entry:
    name: str
    kind: int
    content: bytes = b""
    children: list[int] = field(default_factory=list)
    right: int = _NONE
    start: int = _END
    size: int = 0


def compound(tree: Tree) -> bytes:
    """Return a file with streams and storages; the entries of a storage stand in one long row."""
    entries = [_Entry("Root Entry", 5)]
    _add(entries, 0, tree)
    mini = b""
    mini_next: list[int] = []
    for entry in entries[1:]:
        entry.size = len(entry.content)
        if entry.kind == 2 and entry.size < _CUTOFF:
            entry.start = len(mini_next) if entry.size else _END
            mini += _chain(mini_next, entry.content, _MINI)
    sectors: list[int] = []
    body = b""
    for entry in entries[1:]:
        if entry.kind == 2 and entry.size >= _CUTOFF:
            entry.start = len(sectors)
            body += _chain(sectors, entry.content, _SECTOR)
    entries[0].start, entries[0].size = len(sectors) if mini else _END, len(mini)
    body += _chain(sectors, mini, _SECTOR)
    first_mini = len(sectors) if mini_next else _END
    body += _chain(sectors, struct.pack(f"<{len(mini_next)}I", *mini_next), _SECTOR, b"\xff")
    folder = len(sectors)
    body += _chain(sectors, b"".join(map(_packed, entries)), _SECTOR)
    fat = len(sectors)
    sectors.append(_FAT)
    assert len(sectors) <= _SECTOR // 4, "one table of sectors is enough for tests"
    body += struct.pack(f"<{len(sectors)}I", *sectors).ljust(_SECTOR, b"\xff")
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    head += struct.pack("<IIIIIIIIII", 0, 1, folder, 0, _CUTOFF, first_mini, 1 if mini_next else 0, _END, 0, fat)
    return head.ljust(_SECTOR, b"\xff") + body


def a_message(
    subject: str = "Protokollsutdrag § 98", body: str = "Hej!\r\n\r\nBifogar beslutet.", *, wide: bool = True,
    files: tuple[str, ...] = ("Beslut.pdf",), html: bytes = b"",
) -> bytes:  # fmt: skip
    """Return a mail as Outlook saves it."""
    tail, encoding = ("001F", "utf-16-le") if wide else ("001E", "cp1252")
    told = {"001A": "IPM.Note", "0037": subject, "0C1A": "Kalix kommun", "5D01": "registrator@kalix.example", "0E04": "nk@nk.example",
            "1000": body}  # fmt: skip
    tree: Tree = {f"__substg1.0_{tag}{tail}": text.encode(encoding) for tag, text in told.items() if text}
    sent = struct.pack("<IIQ", 0x00390040, 6, 133_769_160_000_000_000)
    page = struct.pack("<IIIxxxx", 0x3FFD0003, 6, 1252)
    tree["__properties_version1.0"] = bytes(32) + sent + page
    if html:
        tree["__substg1.0_10130102"] = html
    for n, name in enumerate(files):
        tree[f"__attach_version1.0_#{n:08X}"] = {f"__substg1.0_3707{tail}": name.encode(encoding)}
    return compound(tree)


def _add(entries: list[_Entry], owner: int, tree: Tree) -> None:
    before = 0
    for name, content in sorted(tree.items(), key=lambda pair: (len(pair[0]), pair[0].upper())):
        at = len(entries)
        if before:
            entries[before].right = at
        else:
            entries[owner].children.append(at)
        before = at
        if isinstance(content, bytes):
            entries.append(_Entry(name, 2, content))
        else:
            entries.append(_Entry(name, 1))
            _add(entries, at, content)


def _chain(table: list[int], content: bytes, size: int, fill: bytes = b"\0") -> bytes:
    parts = -(-len(content) // size)
    table += [len(table) + n + 1 for n in range(parts - 1)] + [_END] * (parts > 0)
    return content.ljust(parts * size, fill)


def _packed(entry: _Entry) -> bytes:
    name = (entry.name + "\0").encode("utf-16-le")
    child = entry.children[0] if entry.children else _NONE
    head = name.ljust(64, b"\0") + struct.pack("<HBBIII", len(name), entry.kind, 1, _NONE, entry.right, child)
    return head + bytes(36) + struct.pack("<IQ", entry.start, entry.size)
