"""The files of attachments, each kept once under its SHA-256 beside the database; which of them a register refers to.

What history refers to stays, also when its row has been removed.
"""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

from nkavtal.base.errors import Damaged
from nkavtal.base.i18n import N_
from nkavtal.base.os_seam import files
from nkavtal.base.places import ATTACHED
from nkavtal.base.progress import SILENT, Progress
from nkavtal.store.plain import Asks

HASH = re.compile(r"[0-9a-f]{64}")

_BLOCK = 1 << 20


def folder(register: Path) -> Path:
    """Return where the files of a register lie; the folder is made with the first of them."""
    return register / ATTACHED


def place(register: Path, sha256: str) -> Path:
    """Return where the file with a hash lies or would lie; Damaged (NKA-215) for what is no hash."""
    if not HASH.fullmatch(sha256):
        raise damaged(sha256[:12])
    return folder(register) / sha256[:2] / sha256


def referred(asks: Asks) -> frozenset[str]:
    """Return the hashes of all files that the register refers to: in rows, removed ones too, and in history."""
    rows = asks.exec_driver_sql("SELECT DISTINCT sha256 FROM attachment").fetchall()
    exchanged = "SELECT before, after FROM change WHERE table_name = 'attachment' AND field = 'sha256'"
    told = {json.loads(value) for pair in asks.exec_driver_sql(exchanged).fetchall() for value in pair if value}
    return frozenset(row[0] for row in rows) | frozenset(str(value) for value in told)


def referred_files(asks: Asks, register: Path) -> dict[str, Path]:
    """Return every file that the register refers to and where it lies, there or not."""
    return {sha256: place(register, sha256) for sha256 in sorted(referred(asks))}


def sha256_of(file: Path, progress: Progress = SILENT) -> str:
    """Return the hash of a file as it is on the disk."""
    digest = hashlib.sha256()
    size, done = file.stat().st_size, 0
    with file.open("rb") as stream:
        while block := stream.read(_BLOCK):
            digest.update(block)
            done += len(block)
            progress.step(done, size)
    return digest.hexdigest()


def sound(register: Path, sha256: str, name: str) -> Path:
    """Return where a file lies when it is what it was; Damaged (NKA-215) when it is missing or changed."""
    file = place(register, sha256)
    try:
        whole = sha256_of(file) == sha256
    except OSError:
        whole = False
    if not whole:
        raise damaged(name)
    return file


def damaged(name: str) -> Damaged:
    """Return the error for a file that is no longer what was kept."""
    return Damaged(
        "NKA-215",
        N_("Filen till {name} saknas eller har ändrats i registrets mapp bilagor. Den öppnas inte."),
        N_("Ta fram filen ur den senaste säkerhetskopian."),
        name=name,
    )


def copied_out(register: Path, sha256: str, beside: Path) -> bool:
    """Copy a kept file to a place outside the register; False, and no file, when it is missing or not what it was."""
    digest = hashlib.sha256()
    try:
        with place(register, sha256).open("rb") as source, beside.open("wb") as target:
            while block := source.read(_BLOCK):
                digest.update(block)
                target.write(block)
    except FileNotFoundError:
        return False
    if digest.hexdigest() != sha256:
        beside.unlink()
        return False
    files.sync(beside)
    return True
