"""A lock that the system holds for a process: it goes when the process does, so none is ever left behind."""

from __future__ import annotations

import contextlib
import ctypes
import errno
import os
import sys
from pathlib import Path

_FAR = 1 << 30
"""The byte that Windows locks: far behind the words, which others must be able to read meanwhile."""
_TAKEN = {errno.EACCES, errno.EAGAIN, errno.EDEADLK}
_MOST = 4096  # bytes of words


class Lock:
    """A file of which one holder at a time has the lock; the words in it are for a message and decide nothing."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._handle: int | None = None

    @property
    def held(self) -> bool:
        """Whether we hold it."""
        return self._handle is not None

    def take(self, words: str) -> bool:
        """Take the lock and leave words for those who ask; False when somebody else has it, OSError without a place."""
        if self._handle is None:
            self._handle = _opened(self._file, os.O_CREAT)
            if self._handle is not None:
                self._write(words)
        return self._handle is not None

    def release(self) -> None:
        """Let go; the file stays, since taking it away would race with who comes next."""
        if self._handle is not None:
            self._write("")
            handle, self._handle = self._handle, None
            _unlocked(handle)
            os.close(handle)

    def free(self) -> bool:
        """Tell if nobody has it at this moment, ourselves included."""
        if self._handle is not None:
            return False
        try:
            handle = _opened(self._file)
        except OSError:
            return True  # there is no such file yet
        if handle is not None:
            _unlocked(handle)
            os.close(handle)
        return handle is not None

    def words(self) -> str:
        """Return what the holder left; '' when there is nothing to read."""
        try:
            with self._file.open("rb") as stream:
                return stream.read(_MOST).decode("utf-8", "replace").strip()
        except OSError:
            return ""

    def _write(self, words: str) -> None:
        if self._handle is not None:
            with contextlib.suppress(OSError):  # a full disk: then nobody is told who holds it, which harms nothing
                os.ftruncate(self._handle, 0)
                os.lseek(self._handle, 0, os.SEEK_SET)
                os.write(self._handle, words.encode("utf-8"))


def _opened(file: Path, create: int = 0) -> int | None:
    """Return a handle with the lock, None when somebody else has it."""
    flags = create | getattr(os, "O_BINARY", 0)
    try:
        handle = os.open(file, os.O_RDWR | flags, 0o666)
    except PermissionError:  # another user's file: it can be locked all the same, only nothing written in it
        handle = os.open(file, os.O_RDONLY | flags)
    try:
        _lock(handle)
    except OSError as error:
        os.close(handle)
        if error.errno in _TAKEN:
            return None
        raise
    return handle


def _lock(handle: int) -> None:
    if sys.platform == "win32":
        _windows("LockFileEx", handle, 1 | 2, 0)  # LOCKFILE_FAIL_IMMEDIATELY, LOCKFILE_EXCLUSIVE_LOCK
    else:
        import fcntl

        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _unlocked(handle: int) -> None:
    if sys.platform == "win32":
        _windows("UnlockFileEx", handle, 0)
    else:
        import fcntl

        fcntl.flock(handle, fcntl.LOCK_UN)


class _Overlapped(ctypes.Structure):
    """OVERLAPPED of the Windows API: which byte is meant."""

    _fields_ = (
        ("internal", ctypes.c_void_p), ("internal_high", ctypes.c_void_p),
        ("offset", ctypes.c_uint32), ("offset_high", ctypes.c_uint32), ("event", ctypes.c_void_p),
    )  # fmt: skip


def _windows(function: str, handle: int, *words: int) -> None:
    """Ask Windows itself, not the C library, which does not always say why it would not."""
    if sys.platform == "win32":
        import msvcrt

        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        file = ctypes.c_void_p(msvcrt.get_osfhandle(handle))
        which = _Overlapped(offset=_FAR)
        if not getattr(kernel, function)(file, *words, 1, 0, ctypes.byref(which)):
            raise ctypes.WinError(ctypes.get_last_error())  # 33, a lock violation, is EACCES to Python
