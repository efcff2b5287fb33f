"""The files of attachments, each kept once under its SHA-256 beside the database; which of them a register refers to.

A file is written once: copied beside, synced, read again, and only inside the transaction that makes its row given its
name. So a crash leaves either both or a file without a row, which is put in quarantine when the register is next
opened; never a row without its file. What history refers to stays, also when its row has been removed.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import re
import stat
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, select

from nkavtal.base.errors import Damaged, UserError
from nkavtal.base.i18n import N_
from nkavtal.base.os_seam import files
from nkavtal.base.progress import SILENT, Progress
from nkavtal.model.attachment import Attachment
from nkavtal.model.register import Change

FOLDER = "bilagor"
LARGEST = 200 * 1024 * 1024
"""Bytes of one file; larger ones would make every backup slow."""

HASH = re.compile(r"[0-9a-f]{64}")

_BLOCK = 1 << 20
_FULL = {27, 28, 122}  # EFBIG, ENOSPC, EDQUOT


def folder(register: Path) -> Path:
    """Return where the files of a register lie; the folder is made with the first of them."""
    return register / FOLDER


def place(register: Path, sha256: str) -> Path:
    """Return where the file with a hash lies or would lie; Damaged (NKA-215) for what is no hash."""
    if not HASH.fullmatch(sha256):
        raise damaged(sha256[:12])
    return folder(register) / sha256[:2] / sha256


def referred(connection: Connection) -> frozenset[str]:
    """Return the hashes of all files that the register refers to: in rows, removed ones too, and in history."""
    rows = connection.execute(select(Attachment.sha256).distinct()).scalars()
    exchanged = select(Change.before, Change.after).where(
        Change.table_name == Attachment.__tablename__, Change.field == "sha256"
    )
    told = {json.loads(value) for pair in connection.execute(exchanged) for value in pair if value is not None}
    return frozenset(rows) | frozenset(str(value) for value in told)


def referred_files(connection: Connection, register: Path) -> dict[str, Path]:
    """Return every file that the register refers to and where it lies, there or not."""
    return {sha256: place(register, sha256) for sha256 in sorted(referred(connection))}


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


@dataclass(frozen=True, slots=True)
class Taken:
    """A file that has been copied into the register's folder and checked, not yet under its name."""

    beside: Path
    sha256: str
    size: int
    register: Path

    def settle(self) -> None:
        """Give the file its name; call this inside the transaction that makes its row.

        The same content is kept once: a sound file that is there stays, a damaged one is replaced.
        """
        target = place(self.register, self.sha256)
        with _keeping(self.sha256[:12]):
            target.parent.mkdir(exist_ok=True)
            if not _is_whole(target, self.sha256):
                if target.exists():
                    target.chmod(stat.S_IREAD | stat.S_IWRITE)  # Windows replaces no file that is read-only
                files.replace(self.beside, target)
                target.chmod(stat.S_IREAD)
            for made in (target.parent, folder(self.register)):
                with contextlib.suppress(OSError):  # a folder on a share cannot always be synced; the file is whole
                    files.sync(made)


@contextlib.contextmanager
def taken(register: Path, source: Path, progress: Progress = SILENT) -> Iterator[Taken]:
    """Copy a person's file beside the others and check it; it goes again unless it was given its name.

    UserError NKA-206 to NKA-212 says what is wrong with the file, its place or the disk.
    """
    beside = folder(register) / f".{uuid.uuid4()}.part"
    try:
        with _keeping(source.name):
            beside.parent.mkdir(exist_ok=True)
            sha256, size = _copied(source, beside, progress)
            files.sync(beside)
            if sha256_of(beside) != sha256:
                raise UserError(
                    "NKA-212",
                    N_("{file} blev inte rätt skriven på disken. Inget är tillagt och filen är orörd."),
                    N_(
                        "Försök igen. Händer det på nytt kan disken vara skadad: ta en säkerhetskopia på en annan disk."
                    ),
                    file=source.name,
                )
        yield Taken(beside, sha256, size, register)
    finally:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)


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


def _copied(source: Path, beside: Path, progress: Progress) -> tuple[str, int]:
    digest = hashlib.sha256()
    size = 0
    with beside.open("wb") as target:
        for block, total in _blocks(source):
            digest.update(block)
            target.write(block)
            size += len(block)
            progress.step(size, total)
    return digest.hexdigest(), size


def _blocks(source: Path) -> Iterator[tuple[bytes, int]]:
    """Read a file piece by piece; UserError for one that is empty, too large, no file, or changed meanwhile."""
    try:
        if not stat.S_ISREG(source.stat().st_mode):  # asked before it is opened: a pipe would never answer
            raise _unreadable(source)
        with source.open("rb") as stream:
            before = os.fstat(stream.fileno())
            _check_size(source, before.st_size)
            read = 0
            while block := stream.read(_BLOCK):
                read += len(block)
                _check_size(source, read)
                yield block, before.st_size
            after = os.fstat(stream.fileno())
    except OSError as error:
        raise _unreadable(source) from error
    if read != before.st_size or (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
        raise UserError(
            "NKA-211",
            N_("{file} ändrades medan den lästes. Inget är tillagt."),
            N_("Vänta tills det andra programmet har sparat filen och försök igen."),
            file=source.name,
        )


def _check_size(source: Path, size: int) -> None:
    if size == 0:
        raise UserError(
            "NKA-209",
            N_("{file} är tom (0 byte). Inget är tillagt."),
            N_("Hämta filen på nytt. En synkad mapp kan behöva laddas ner först."),
            file=source.name,
        )
    if size > LARGEST:
        raise UserError(
            "NKA-210",
            N_("{file} är större än {limit} MB. Inget är tillagt."),
            N_("Spara en mindre kopia, till exempel en PDF med lägre upplösning, och lägg till den."),
            file=source.name,
            limit=LARGEST // (1024 * 1024),
        )


def _unreadable(source: Path) -> UserError:
    return UserError(
        "NKA-208",
        N_("{file} går inte att läsa. Inget är tillagt."),
        N_("Kontrollera att det är en fil, att den finns kvar och att den inte är öppen i ett annat program."),
        file=source.name or str(source),
    )


def _is_whole(target: Path, sha256: str) -> bool:
    try:
        return sha256_of(target) == sha256
    except OSError:
        return False


@contextlib.contextmanager
def _keeping(name: str) -> Iterator[None]:
    """Turn what the system says about the register's own folder into a message that helps."""
    try:
        yield
    except OSError as error:
        if error.errno in _FULL:
            raise UserError(
                "NKA-206",
                N_("Disken är full. {file} är inte tillagd. Allt som sparats tidigare finns kvar."),
                N_("Frigör plats och försök igen."),
                file=name,
            ) from error
        raise UserError(
            "NKA-207",
            N_("{file} gick inte att spara i registrets mapp bilagor. Inget är tillagt."),
            N_("Kontrollera att det går att skriva i mappen och försök igen."),
            file=name,
        ) from error
