"""Which file a register is and how often it has been written: so that a change from outside is seen."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from nkavtal.base.os_seam.still_open import StillOpen


@dataclass(frozen=True, slots=True)
class FileState:
    """The file itself by its number on the disk, and SQLite's count of the changes in it (header bytes 24-27)."""

    device: int
    number: int
    changes: int

    def follows(self, before: FileState) -> bool:
        """Tell if this is the same file, perhaps written since; a count that has fallen is another file's content."""
        return (self.device, self.number) == (before.device, before.number) and self.changes >= before.changes


class Watched:
    """A file that SQLite has open, looked at without touching the locks it holds."""

    def __init__(self, file: Path) -> None:
        self._open = StillOpen(file)

    def state(self) -> FileState | None:
        """Return the state of the file as it is now; None when there is none or it cannot be read."""
        try:
            found, head = self._open.look(28)
        except OSError:
            return None
        return FileState(found.st_dev, found.st_ino, int.from_bytes(head[24:28], "big"))

    def close(self) -> None:
        """Let go of the file; SQLite must have done so before."""
        self._open.close()
