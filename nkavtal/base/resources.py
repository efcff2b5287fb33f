"""Files that travel with the program."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path


@cache
def root() -> Path:
    """Return the folder of shipped files: in a frozen build, an installed wheel or a checkout."""
    frozen = getattr(sys, "_MEIPASS", None)
    package = Path(__file__).resolve().parent.parent
    for folder in (
        Path(frozen) / "resources" if frozen else None,
        package / "_resources",
        package.parent / "resources",
    ):
        if folder is not None and folder.is_dir():
            return folder
    raise FileNotFoundError("resources")


def path(*parts: str) -> Path:
    """Return the path of one shipped file."""
    return root().joinpath(*parts)
