"""Where a file came from, as far as the system remembers: Windows marks what came from the net or in a mail."""

from __future__ import annotations

import contextlib
import re
import sys
from pathlib import Path

_MARK = "Zone.Identifier"  # the stream in which Windows keeps the mark
_INTERNET = 3


def is_from_outside(file: Path) -> bool | None:
    """Tell if a file is marked as coming from outside; None where the system keeps no such marks."""
    if sys.platform != "win32":
        return None
    try:
        mark = Path(f"{file}:{_MARK}").read_bytes()[:4096].decode("utf-8", "replace")
    except (OSError, ValueError):
        return False
    zone = re.search(r"^\s*ZoneId\s*=\s*(\d)", mark, re.MULTILINE)
    return zone is not None and int(zone[1]) >= _INTERNET


def mark_from_outside(file: Path) -> None:
    """Mark a file as coming from outside, so that Windows and Office open it guarded; elsewhere there is no mark."""
    if sys.platform == "win32":
        beside = Path(f"{file}:{_MARK}")  # a stream of its own; the content is not touched
        with contextlib.suppress(OSError):  # a memory stick or share keeps no marks
            beside.write_bytes(f"[ZoneTransfer]\r\nZoneId={_INTERNET}\r\n".encode())
