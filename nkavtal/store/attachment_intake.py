"""How a person's file comes in among the attachments: copied beside, synced, read again, and given its name last.

The name is given inside the transaction that makes the row. So a crash leaves either both or a file without a row,
which is put in quarantine when the register is next opened; never a row without its file.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import stat
import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from nkavtal.base.errors import UserError
from nkavtal.base.i18n import N_
from nkavtal.base.os_seam import files
from nkavtal.base.progress import SILENT, Progress
from nkavtal.store import attachment_order
from nkavtal.store.attachments import folder, place, sha256_of

LARGEST = 200 * 1024 * 1024
"""Bytes of one file; larger ones would make every backup slow."""

_BLOCK = 1 << 20
_FULL = {27, 28, 122}  # EFBIG, ENOSPC, EDQUOT


@dataclass(frozen=True, slots=True)
class Taken:
    """A file that has been copied into the register's folder and checked, not yet under its name."""

    beside: Path
    sha256: str
    size: int
    register: Path

    def settle(self) -> None:
        """Give the file its name; see settle_all."""
        settle_all((self,))


def settle_all(copies: Sequence[Taken]) -> None:
    """Give files their names; call this inside the transaction that makes their rows.

    The same content is kept once: a sound file that is there stays, a damaged one is replaced.
    """
    for copy in copies:
        target = place(copy.register, copy.sha256)
        with _keeping(copy.sha256[:12]):
            target.parent.mkdir(exist_ok=True)
            if not _is_whole(target, copy.sha256):
                if target.exists():
                    target.chmod(stat.S_IREAD | stat.S_IWRITE)  # Windows replaces no file that is read-only
                files.replace(_lying(copy), target)
                target.chmod(stat.S_IREAD)
    named = {place(copy.register, copy.sha256).parent for copy in copies}
    # a folder on a share cannot always be synced; the files are whole
    files.sync_many([*sorted(named), *sorted({made.parent for made in named})])


def _lying(copy: Taken) -> Path:
    """Return where a copy is: in quarantine if it had its name in an act that was taken back, and was met as a stray."""
    kept = None if copy.beside.exists() else attachment_order.lying(copy.register, copy.sha256)
    return kept or copy.beside


@contextlib.contextmanager
def taken(register: Path, source: Path, progress: Progress = SILENT) -> Iterator[Taken]:
    """Copy one person's file; see taken_all."""
    with taken_all(register, (source,), progress) as (copy,):
        yield copy


@contextlib.contextmanager
def taken_all(register: Path, sources: Sequence[Path], progress: Progress = SILENT) -> Iterator[tuple[Taken, ...]]:
    """Copy a person's files beside the others and check them; each goes again unless it was given its name.

    All are written, then all are synced together, then each is read again. UserError NKA-206 to NKA-212 says what is
    wrong with a file, its place or the disk.
    """
    copies: list[Taken] = []
    # the name tells whose it is, so that what a crash leaves is swept
    beside = [folder(register) / f".{uuid.uuid4()}.{os.getpid()}.part" for _source in sources]
    try:
        for source, made in zip(sources, beside, strict=True):
            with _keeping(source.name):
                made.parent.mkdir(exist_ok=True)
                copies.append(Taken(made, *_copied(source, made, progress), register))
        for source, trouble in zip(sources, files.sync_many(beside), strict=True):
            with _keeping(source.name):
                if trouble is not None:
                    raise trouble
        for source, copy in zip(sources, copies, strict=True):
            progress.step(0, 0)
            with _keeping(source.name):
                if sha256_of(copy.beside) != copy.sha256:
                    raise _badly_written(source)
        yield tuple(copies)
    finally:
        for made in beside:
            with contextlib.suppress(OSError):
                made.unlink(missing_ok=True)


def _badly_written(source: Path) -> UserError:
    return UserError(
        "NKA-212",
        N_("{file} blev inte rätt skriven på disken. Inget är tillagt och filen är orörd."),
        N_("Försök igen. Händer det på nytt kan disken vara skadad: ta en säkerhetskopia på en annan disk."),
        file=source.name,
    )


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
