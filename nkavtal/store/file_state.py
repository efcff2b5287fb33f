"""Which file a register is and how often it has been written: so that a change from outside is seen."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class FileState:
    """The file itself by its number on the disk, and SQLite's count of the changes in it (header bytes 24-27)."""

    device: int
    number: int
    changes: int

    def follows(self, before: FileState) -> bool:
        """Tell if this is the same file, perhaps written since; a count that has fallen is another file's content."""
        return (self.device, self.number) == (before.device, before.number) and self.changes >= before.changes


def state_of(file: Path) -> FileState | None:
    """Return the state of a file as it is now; None when there is none or it cannot be read."""
    try:
        with file.open("rb") as stream:
            head = stream.read(28)
        found = file.stat()
    except OSError:
        return None
    return FileState(found.st_dev, found.st_ino, int.from_bytes(head[24:28], "big"))
