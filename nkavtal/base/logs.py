"""The log: codes, counts and durations; never names, titles, search words or paths."""

from __future__ import annotations

import contextlib
import logging
from pathlib import Path

_FULL, _KEPT = 2_000_000, 4


class _Rotating(logging.FileHandler):
    """A file that makes way for a new one when it is full.

    The standard library has one too, in a module that loads sockets and pickling: that would delay the first painting.
    """

    def emit(self, record: logging.LogRecord) -> None:
        """Write a line; a file that another window holds is written on."""
        super().emit(record)
        if self.stream is not None and self.stream.tell() >= _FULL:
            self.close()
            with contextlib.suppress(OSError):
                _move_along(Path(self.baseFilename))
            self.stream = self._open()


def _move_along(file: Path) -> None:
    names = [file, *(file.with_name(f"{file.name}.{n}") for n in range(1, _KEPT + 1))]
    for older, newer in reversed(list(zip(names[1:], names, strict=False))):
        if newer.exists():
            newer.replace(older)


def start(folder: Path) -> Path:
    """Begin logging into folder (five files of 2 MB) and return the current file."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "nkavtal.log"
    handler = _Rotating(file, encoding="utf-8")
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    root = logging.getLogger("nkavtal")
    for old in root.handlers[:]:
        root.removeHandler(old)
        old.close()
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    return file
