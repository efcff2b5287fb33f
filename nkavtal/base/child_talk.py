"""What goes between the program and a child of it: one line of JSON, then as many bytes as the line says.

Nothing that comes from a child is run or unpickled: it may have been taken over by the file that it read.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import IO, Any

_LONGEST_LINE = 32 * 1024 * 1024
MOST = 512 * 1024 * 1024
"""Bytes that may follow a line."""

Message = tuple[dict[str, Any], bytes]


class Garbled(Exception):
    """What came is nothing that we say."""


def send(stream: IO[bytes], told: Mapping[str, Any], packed: bytes | bytearray | memoryview = b"") -> None:
    """Send a message."""
    stream.write(f"{json.dumps({**told, 'size': len(packed)})}\n".encode())
    stream.write(packed)
    stream.flush()


def receive(stream: IO[bytes]) -> Message | None:
    """Wait for the next message; None when there will be no more, Garbled for what is none."""
    line = stream.readline(_LONGEST_LINE)
    if not line.endswith(b"\n"):
        return None
    try:
        told = json.loads(line)
        size = told.pop("size")
    except (ValueError, LookupError, AttributeError, TypeError) as error:
        raise Garbled from error
    if not isinstance(size, int) or not 0 <= size <= MOST:
        raise Garbled
    packed = stream.read(size)
    return (told, packed) if len(packed) == size else None
