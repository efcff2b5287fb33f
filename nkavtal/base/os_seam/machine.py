"""What the system answers about drives, folders and the programs that synchronise them, before anybody judges it."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path
from typing import Protocol

FIXED = 3
"""What Windows calls a drive that stays where it is."""


class Machine(Protocol):
    """The questions; paths are text in the system's own form, and what is not there is '' or nothing."""

    windows: bool

    def real(self, path: str) -> str:
        """Return a path without links, junctions and mapped letters."""

    def variable(self, name: str) -> str:
        """Return a variable of the surroundings."""

    def names(self, folder: str) -> list[str]:
        """Return what a folder holds."""

    def text(self, path: str) -> str:
        """Return the text of a file."""

    def attributes(self, path: str) -> int:
        """Return the attributes Windows keeps of a file or folder."""

    def reparse_tag(self, path: str) -> int:
        """Return what Windows has put in place of a file or folder."""

    def drive_type(self, root: str) -> int:
        """Return GetDriveTypeW's number for 'C:\\'."""

    def volume_label(self, root: str) -> str:
        """Return what the volume at 'C:\\' is called."""

    def keys(self, key: str) -> list[str]:
        """Return the keys below one in the registry: 'HKCU\\Software\\…'."""

    def values(self, key: str) -> dict[str, str]:
        """Return the texts in a key of the registry."""

    def mounts(self) -> str:
        """Return Linux' table of mounted file systems (/proc/self/mountinfo)."""

    def removable(self, device: str) -> bool:
        """Tell if Linux calls the device '8:17' removable."""


class Unix:
    """This machine, when it is not Windows."""

    windows = False

    def real(self, path: str) -> str:
        """Follow links."""
        return os.path.realpath(path)

    def variable(self, name: str) -> str:
        """Ask the surroundings."""
        return os.environ.get(name, "")

    def names(self, folder: str) -> list[str]:
        """List the folder."""
        try:
            return os.listdir(folder)  # noqa: PTH208 - text in, text out
        except OSError:
            return []

    def text(self, path: str) -> str:
        """Read the file."""
        try:
            return Path(path).read_text(encoding="utf-8", errors="replace")
        except (OSError, ValueError):
            return ""

    def attributes(self, path: str) -> int:
        """Know of none."""
        return 0

    def reparse_tag(self, path: str) -> int:
        """Know of none."""
        return 0

    def drive_type(self, root: str) -> int:
        """Know of none."""
        return FIXED

    def volume_label(self, root: str) -> str:
        """Know of none."""
        return ""

    def keys(self, key: str) -> list[str]:
        """Know of none."""
        return []

    def values(self, key: str) -> dict[str, str]:
        """Know of none."""
        return {}

    def mounts(self) -> str:
        """Read the table."""
        return self.text("/proc/self/mountinfo")

    def removable(self, device: str) -> bool:
        """Ask the disk that the device is, or is a part of."""
        with contextlib.suppress(OSError):
            block = Path("/sys/dev/block", device).resolve()
            return any(self.text(str(disk / "removable")).strip() == "1" for disk in (block, block.parent))
        return False
