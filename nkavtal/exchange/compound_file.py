"""Reads the container that Outlook's messages and older Office documents lie in (Compound File Binary).

Only what a message needs: the names in it and whole streams. Every chain is bounded by the size of the file, so that a
file made to go round in circles ends as unreadable.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_NOTHING = 0xFFFFFFFA  # this and above mean: no sector
_STORAGE, _STREAM, _ROOT = 1, 2, 5
_ENTRY = 128
_MOST_ENTRIES = 20_000
_DEEPEST = 12


class Unreadable(Exception):
    """The bytes are no such file, or one that does not hold together."""


@dataclass(frozen=True, slots=True)
class _Entry:
    name: str
    kind: int
    left: int
    right: int
    child: int
    start: int
    size: int


class CompoundFile:
    """A file's storages and streams by path: '__attach_version1.0_#00000000/__substg1.0_3707001F'."""

    def __init__(self, data: bytes) -> None:
        try:
            self._read(data)
        except (struct.error, IndexError, UnicodeDecodeError) as error:
            raise Unreadable from error

    def _read(self, data: bytes) -> None:
        if data[:8] != _MAGIC:
            raise Unreadable
        self._data = data
        shift, mini_shift = struct.unpack_from("<HH", data, 30)
        if shift not in (9, 12) or mini_shift != 6:
            raise Unreadable
        self._size, self._mini_size = 1 << shift, 1 << mini_shift
        self._most = len(data) // self._size + 1
        first_folder, _sign, self._cutoff, first_mini, _minis, first_more, _more = struct.unpack_from("<7I", data, 48)
        self._next = self._table(list(struct.unpack_from("<109I", data, 76)), first_more)
        self._entries = tuple(self._folder(first_folder))
        self._mini_next = _numbers(self._chain(first_mini))
        root = self._entries[0]
        if root.kind != _ROOT:
            raise Unreadable
        self._mini = self._chain(root.start)[: root.size]
        self._places = dict(self._below(root.child, "", 0))

    @property
    def names(self) -> tuple[str, ...]:
        """The paths of all storages and streams."""
        return tuple(self._places)

    def stream(self, path: str) -> bytes | None:
        """Return a stream's content; None when there is none of that name, Unreadable when it leads nowhere."""
        entry = self._places.get(path)
        if entry is None or entry.kind != _STREAM:
            return None
        try:
            if entry.size >= self._cutoff:
                return self._chain(entry.start)[: entry.size]
            return self._mini_chain(entry.start, entry.size)
        except IndexError as error:
            raise Unreadable from error

    def _sector(self, place: int) -> bytes:
        begin = (place + 1) * self._size
        if begin >= len(self._data):
            raise Unreadable
        return self._data[begin : begin + self._size]

    def _table(self, parts: list[int], more: int) -> tuple[int, ...]:
        """Return which sector follows which."""
        looked = 0
        while more < _NOTHING:
            numbers = _numbers(self._sector(more))
            parts += numbers[:-1]
            more = numbers[-1]
            looked += 1
            if looked > self._most:
                raise Unreadable
        found: list[int] = []
        for part in parts[: self._most // (self._size // 4) + 1]:
            if part < _NOTHING:
                found += _numbers(self._sector(part))
        return tuple(found)

    def _chain(self, place: int) -> bytes:
        parts: list[bytes] = []
        while place < _NOTHING:
            parts.append(self._sector(place))
            place = self._next[place]
            if len(parts) > self._most:
                raise Unreadable
        return b"".join(parts)

    def _mini_chain(self, place: int, size: int) -> bytes:
        parts: list[bytes] = []
        while place < _NOTHING and len(parts) * self._mini_size < size:
            parts.append(self._mini[place * self._mini_size : (place + 1) * self._mini_size])
            place = self._mini_next[place]
        return b"".join(parts)[:size]

    def _folder(self, place: int) -> Iterator[_Entry]:
        whole = self._chain(place)
        for at in range(0, min(len(whole), _MOST_ENTRIES * _ENTRY), _ENTRY):
            long, kind = struct.unpack_from("<HB", whole, at + 64)
            left, right, child = struct.unpack_from("<III", whole, at + 68)
            start, size = struct.unpack_from("<IQ", whole, at + 116)
            name = whole[at : at + max(0, min(long, 64) - 2)].decode("utf-16-le", errors="replace")
            # files of the older version (sectors of 512 bytes) may hold anything in the upper half of the size
            yield _Entry(name, kind, left, right, child, start, size & 0xFFFFFFFF if self._size == 512 else size)

    def _below(self, place: int, path: str, depth: int) -> Iterator[tuple[str, _Entry]]:
        """Walk the entries of a storage; each place is visited once, so a tree that bites its tail ends."""
        waiting, seen = [place], set[int]()
        while waiting:
            at = waiting.pop()
            if at >= len(self._entries) or at in seen:
                continue
            seen.add(at)
            entry = self._entries[at]
            if entry.kind not in (_STORAGE, _STREAM):
                continue
            yield path + entry.name, entry
            if entry.kind == _STORAGE and depth < _DEEPEST:
                yield from self._below(entry.child, f"{path}{entry.name}/", depth + 1)
            waiting += [entry.left, entry.right]


def _numbers(data: bytes) -> list[int]:
    return list(struct.unpack(f"<{len(data) // 4}I", data[: len(data) // 4 * 4]))
