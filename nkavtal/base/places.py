"""Where things lie on the person's machine."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from platformdirs import PlatformDirs

REGISTER_FILE = "nkavtal.db"
ATTACHED = "bilagor"
"""The folder of attached files beside the register's file."""
LOCK_FILE = "lås"


@dataclass(frozen=True)
class Places:
    """Folders of one person: the default register, settings and log; local, never roaming or Documents."""

    register: Path
    settings: Path
    logs: Path


def of_this_person() -> Places:
    """Return the places in the local application-data folder (%LOCALAPPDATA% on Windows)."""
    dirs = PlatformDirs("nkavtal", appauthor=False, roaming=False)
    data = Path(dirs.user_data_dir)
    return Places(
        register=data / "register",
        settings=Path(dirs.user_config_dir) / "inställningar.json",
        logs=data / "logg",
    )


def under(folder: Path) -> Places:
    """Return places below one folder, for tests and portable use."""
    return Places(folder / "register", folder / "inställningar.json", folder / "logg")
