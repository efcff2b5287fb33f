"""The first bytes of a file that another part of this process has locked.

POSIX drops all locks that a process has on a file as soon as the process closes any one descriptor of it: a look that
opens and closes the file would let other programs write in the middle of what SQLite does. So one is kept open.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path


class StillOpen:
    """A file by its path. A descriptor that has been opened is closed no sooner than `close` is called."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._handles: dict[tuple[int, int], int] = {}

    def look(self, count: int) -> tuple[os.stat_result, bytes]:
        """Return what stands at the path now, and its first bytes; OSError when there is nothing to be read."""
        if sys.platform == "win32":  # locks belong to the handle there, and an open handle would be in the way
            with self._file.open("rb") as stream:
                return os.fstat(stream.fileno()), stream.read(count)
        found = self._file.stat()
        key = (found.st_dev, found.st_ino)
        if key not in self._handles:
            self._handles[key] = os.open(self._file, os.O_RDONLY | os.O_CLOEXEC)
            found = os.fstat(self._handles[key])
        return found, os.pread(self._handles[key], count, 0)

    def close(self) -> None:
        """Close what was opened."""
        while self._handles:
            os.close(self._handles.popitem()[1])
