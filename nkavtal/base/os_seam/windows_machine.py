"""What Windows answers about drives, folders and the programs that synchronise them."""

from __future__ import annotations

import contextlib
import ctypes
import os
import sys

from nkavtal.base.os_seam.machine import Unix

assert sys.platform == "win32"  # noqa: S101 - read by the type checker, which knows winreg on Windows alone

import winreg  # noqa: E402

_ROOTS = {"HKCU": winreg.HKEY_CURRENT_USER, "HKLM": winreg.HKEY_LOCAL_MACHINE}
_LABEL = 261  # letters of a volume's name, and the end


class Windows(Unix):
    """This machine, when it is Windows."""

    windows = True

    def attributes(self, path: str) -> int:
        """Look at the folder's entry, without opening the file: opening may fetch it from a cloud."""
        try:
            return os.lstat(path).st_file_attributes
        except OSError:
            return 0

    def reparse_tag(self, path: str) -> int:
        """Look at the folder's entry."""
        try:
            return os.lstat(path).st_reparse_tag
        except OSError:
            return 0

    def drive_type(self, root: str) -> int:
        """Ask Windows."""
        return int(ctypes.windll.kernel32.GetDriveTypeW(root))

    def volume_label(self, root: str) -> str:
        """Ask Windows; '' when there is no volume."""
        name = ctypes.create_unicode_buffer(_LABEL)
        found = ctypes.windll.kernel32.GetVolumeInformationW(root, name, _LABEL, None, None, None, None, 0)
        return name.value if found else ""

    def keys(self, key: str) -> list[str]:
        """List the keys below."""
        found: list[str] = []
        with contextlib.suppress(OSError), self._open(key) as opened:
            while True:  # EnumKey ends the list with an OSError
                found.append(winreg.EnumKey(opened, len(found)))
        return found

    def values(self, key: str) -> dict[str, str]:
        """List the texts, with variables in them put in place."""
        found: list[tuple[str, object, int]] = []
        with contextlib.suppress(OSError), self._open(key) as opened:
            while True:  # EnumValue ends the list with an OSError
                found.append(winreg.EnumValue(opened, len(found)))
        return {name: os.path.expandvars(text) for name, text, _kind in found if isinstance(text, str)}

    def mounts(self) -> str:
        """Know of none."""
        return ""

    def _open(self, key: str) -> winreg.HKEYType:
        root, _, below = key.partition("\\")
        return winreg.OpenKey(_ROOTS[root], below)
