"""The copies of a register, as they lie in its folder or in its second place."""

from __future__ import annotations

import contextlib
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

from nkavtal.catalogue.backups import reason_of
from nkavtal.store.backup import manifest, record
from nkavtal.store.backup.manifest import Manifest, folder_of

_STAMP = "%Y-%m-%dT%H%M%SZ"
_STAMP_LETTERS = 18


class State(StrEnum):
    """What is known of a copy: found sound when it was made, never checked, or no longer what it was."""

    SOUND = "sound"
    UNCHECKED = "unchecked"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Copy:
    """A finished copy; `manifest` is None for one without a manifest that can be read."""

    file: Path
    made_at: datetime
    size: int
    reason: str
    manifest: Manifest | None
    state: State

    @property
    def verified(self) -> bool:
        """Whether it was found sound and nothing tells otherwise since."""
        return self.state is State.SOUND


def copies(register: Path) -> tuple[Copy, ...]:
    """Return the copies of a register, newest first; none where the folder cannot be read."""
    with contextlib.suppress(OSError):
        bad = record.read(register).bad_copies
        found = _found(folder_of(register), bad)
        return tuple(sorted(found, key=lambda copy: (copy.made_at, copy.file.name), reverse=True))
    return ()


def newest_verified(register: Path) -> Copy | None:
    """Return the newest copy that can be trusted."""
    return next((copy for copy in copies(register) if copy.verified), None)


def _found(folder: Path, bad: Collection[str]) -> Iterator[Copy]:
    for file in folder.glob("*.db"):
        if not file.name.startswith("."):
            with contextlib.suppress(OSError):  # gone again: thinned by another window
                yield one(file, bad)


def one(file: Path, bad: Collection[str] = ()) -> Copy:
    """Return what is known of one copy, whose name is among the `bad` when it was found so; OSError when it is gone."""
    found = file.stat()
    told = manifest.read(file)
    if told is None:
        state = State.BAD if file.name in bad else State.UNCHECKED
        return Copy(file, _stamped(file, found.st_mtime), found.st_size, _reason(file), None, state)
    sound = told.size == found.st_size and file.name not in bad
    return Copy(file, told.made_at, found.st_size, told.reason, told, State.SOUND if sound else State.BAD)


def _stamped(file: Path, changed: float) -> datetime:
    try:
        return datetime.strptime(file.name[:_STAMP_LETTERS], _STAMP).replace(tzinfo=UTC)
    except ValueError:
        return datetime.fromtimestamp(changed, UTC)


def _reason(file: Path) -> str:
    words = file.stem[_STAMP_LETTERS + 1 :]
    stem, _, number = words.rpartition("-")
    return reason_of(stem if number.isdigit() and stem else words)
