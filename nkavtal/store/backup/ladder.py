"""Take away the copies that the ladder has no place for, and what a crash left beside them."""

from __future__ import annotations

import contextlib
from datetime import datetime
from pathlib import Path

from nkavtal.catalogue.backups import UPGRADE
from nkavtal.rules.backup_ladder import Rung, removable
from nkavtal.store.backup import manifest
from nkavtal.store.backup.listing import Copy, copies
from nkavtal.store.backup.manifest import folder_of
from nkavtal.store.backup.record import read


def thin(register: Path, now: datetime) -> tuple[Path, ...]:
    """Remove copies by the ladder and return them; one that cannot be removed stays."""
    there = {copy.file.name: copy for copy in copies(register)}
    since = read(register).damaged_since
    local = None if since is None else since.astimezone()
    gone: list[Path] = []
    for name in removable(map(_rung, there.values()), now.astimezone(), local):
        with contextlib.suppress(OSError):
            there[name].file.unlink()
            gone.append(there[name].file)
    for told in folder_of(register).glob(f"*Z-*{manifest.SUFFIX}"):
        if not told.with_suffix(".db").exists():
            with contextlib.suppress(OSError):
                told.unlink()
    return tuple(gone)


def _rung(copy: Copy) -> Rung:
    return Rung(copy.file.name, copy.made_at.astimezone(), copy.verified, copy.reason == UPGRADE)
