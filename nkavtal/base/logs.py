"""The log: codes, counts and durations; never names, titles, search words or paths."""

from __future__ import annotations

import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path


def start(folder: Path) -> Path:
    """Begin logging into folder (five files of 2 MB) and return the current file."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "nkavtal.log"
    handler = RotatingFileHandler(file, maxBytes=2_000_000, backupCount=4, encoding="utf-8")
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    root = logging.getLogger("nkavtal")
    for old in root.handlers[:]:
        root.removeHandler(old)
        old.close()
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    return file
