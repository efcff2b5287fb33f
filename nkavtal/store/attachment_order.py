"""Order among the files of attachments: strays go to quarantine, what is missed is fetched back, nothing is deleted
before its time."""

from __future__ import annotations

import contextlib
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from nkavtal.base.os_seam import files
from nkavtal.store import attachments
from nkavtal.store.plain import Asks

QUARANTINE = "karantän"
KEPT_DAYS = 90
"""Days that a file without a row stays in quarantine."""


@dataclass(frozen=True, slots=True)
class Order:
    """What a look at the folder found, as hashes: files without a row, and files of rows that are not there."""

    strays: tuple[str, ...]
    missing: tuple[str, ...]


def lying(register: Path, sha256: str) -> Path | None:
    """Return where a file can be had: in its place, by name alone, else a sound one in quarantine; None when nowhere."""
    file = attachments.place(register, sha256)
    return file if file.is_file() else _quarantined(register, sha256)


def look(asks: Asks, register: Path) -> Order:
    """Compare the files that are there with those that the register refers to, by name alone."""
    there, known = set(_there(register)), attachments.referred(asks)
    return Order(tuple(sorted(there - known)), tuple(sorted(known - there)))


def changed(asks: Asks, register: Path) -> tuple[str, ...]:
    """Return the hashes of files that are there but no longer have their content; each one is read whole."""
    known = attachments.referred(asks)
    return tuple(
        sha256
        for sha256 in sorted(set(_there(register)) & known)
        if attachments.sha256_of(attachments.place(register, sha256)) != sha256
    )


def needs_order(asks: Asks, register: Path) -> bool:
    """Tell if there is anything to put right; nothing is done."""
    if not attachments.folder(register).is_dir():
        return False
    found = look(asks, register)
    return bool(found.strays) or any(_quarantined(register, sha256) for sha256 in found.missing)


def put_right(asks: Asks, register: Path, today: date) -> None:
    """Move strays to quarantine and fetch back what is missed; call this while nobody else can make a row."""
    found = look(asks, register)
    quarantine = attachments.folder(register) / QUARANTINE
    for sha256 in found.strays:
        quarantine.mkdir(exist_ok=True)
        files.replace(attachments.place(register, sha256), quarantine / f"{today.isoformat()} {sha256}")
    for sha256 in found.missing:
        if (file := _quarantined(register, sha256)) is not None:
            target = attachments.place(register, sha256)
            target.parent.mkdir(exist_ok=True)
            files.replace(file, target)


def let_go(register: Path, today: date) -> None:
    """Delete what has been in quarantine for its whole time."""
    for file in _in_quarantine(register):
        with contextlib.suppress(OSError, ValueError):
            if date.fromisoformat(file.name[:10]) < today - timedelta(days=KEPT_DAYS):
                file.chmod(stat.S_IREAD | stat.S_IWRITE)  # Windows deletes no file that is read-only
                file.unlink()


def _there(register: Path) -> Iterator[str]:
    """Yield the hashes that the files in their places are named by."""
    for part in attachments.folder(register).glob("[0-9a-f][0-9a-f]"):
        for file in part.iterdir():
            if attachments.HASH.fullmatch(file.name) and file.name.startswith(part.name):
                yield file.name


def _in_quarantine(register: Path) -> Iterator[Path]:
    return (attachments.folder(register) / QUARANTINE).glob("????-??-?? *")


def _quarantined(register: Path, sha256: str) -> Path | None:
    """Return a sound file with a hash from quarantine, the latest put there."""
    for file in sorted(_in_quarantine(register), reverse=True):
        if file.name[11:] == sha256:
            with contextlib.suppress(OSError):
                if attachments.sha256_of(file) == sha256:
                    return file
    return None
