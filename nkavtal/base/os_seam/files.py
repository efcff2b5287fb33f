"""Writing files so that they are whole or not there: replacing, syncing, and what the system says about it."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import stat
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from nkavtal.base.errors import UserError
from nkavtal.base.i18n import N_
from nkavtal.base.os_seam import process

_BUSY = {5, 32, 33}  # WinError: access denied, sharing violation, lock violation: virus scanners let go soon
_PATIENCE = 2.5
_AT_ONCE = 16  # files that are synced at a time


def replace(source: Path, target: Path) -> None:
    """Rename source over target; on Windows try again for a moment while another program holds it."""
    if target.is_dir():  # Windows says "access denied", as it does of a file in use, and we would wait for it
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(target))
    until = time.monotonic() + _PATIENCE
    while True:
        try:
            source.replace(target)
            return
        except OSError as error:
            if getattr(error, "winerror", None) not in _BUSY or time.monotonic() > until:
                raise
            time.sleep(0.1)


def sync(path: Path) -> None:
    """Force a written file to the disk; a folder too, where the system can."""
    flags = os.O_RDONLY if path.is_dir() else os.O_RDWR
    if path.is_dir() and sys.platform == "win32":
        return
    handle = os.open(path, flags)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_many(paths: Sequence[Path]) -> list[OSError | None]:
    """Sync files together and return what went wrong with each: several at a time share the disk's own waiting."""

    def trouble(path: Path) -> OSError | None:
        try:
            sync(path)
        except OSError as error:
            return error
        return None

    if len(paths) < 2:
        return [trouble(path) for path in paths]
    with ThreadPoolExecutor(_AT_ONCE, thread_name_prefix="nkavtal-sync") as hands:
        return list(hands.map(trouble, paths))


def forget(path: Path) -> None:
    """Let the system forget what it remembers of a synced file, so that reading it asks the disk; where it can."""
    if sys.platform == "linux":
        handle = os.open(path, os.O_RDONLY)
        try:
            with contextlib.suppress(OSError):
                os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)
        finally:
            os.close(handle)


@contextlib.contextmanager
def written_beside(target: Path) -> Iterator[Path]:
    """Give a file beside target to write to; it takes target's place when all went well, else it is removed."""
    with explained(target), put_beside(target) as beside:
        yield beside


@contextlib.contextmanager
def put_beside(target: Path) -> Iterator[Path]:
    """Do as written_beside does, and leave it to the caller to explain what the system says."""
    beside = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        yield beside
        sync(beside)
        replace(beside, target)
        with contextlib.suppress(OSError):  # a folder on a share cannot always be synced; the file is whole
            sync(target.parent)
    finally:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)


@contextlib.contextmanager
def folder_beside(target: Path) -> Iterator[Path]:
    """Give a folder beside target to fill; it takes target's place when all went well, else it is removed.

    What stands in target goes; whoever calls has made sure that it may.
    """
    beside, before = (target.with_name(f".{target.name}.{os.getpid()}.{end}") for end in ("part", "old"))
    try:
        with explained(target):
            beside.mkdir()
            yield beside
            sync(beside)
            if target.exists():
                replace(target, before)
            replace(beside, target)
            with contextlib.suppress(OSError):
                sync(target.parent)
    finally:
        for left in (beside, before):
            remove_tree(left)


def sweep(*folders: Path) -> None:
    """Remove what a crash left half written beside its target: its process has ended, or it is more than a day old."""
    yesterday = time.time() - 86_400
    for folder in folders:
        for left in (*folder.glob(".*.part"), *folder.glob(".*.part-journal")):
            with contextlib.suppress(OSError):
                if _ended(left) or left.stat().st_mtime < yesterday:
                    left.unlink()


def _ended(left: Path) -> bool:
    _name, _, number = left.name.rpartition(".part")[0].rpartition(".")
    return number.isdigit() and not process.runs(int(number))


def remove_tree(folder: Path) -> None:
    """Remove a folder of ours with all in it; what cannot be removed stays."""
    for path in folder.rglob("*"):
        if not path.is_dir():
            with contextlib.suppress(OSError):
                path.chmod(stat.S_IREAD | stat.S_IWRITE)  # Windows removes no file that is read-only
    shutil.rmtree(folder, ignore_errors=True)


def sweep_folders(where: Path, prefix: str) -> None:
    """Remove temporary folders that a crash left behind, once they are more than a day old."""
    yesterday = time.time() - 86_400
    for left in where.glob(f"{prefix}*"):
        with contextlib.suppress(OSError):
            if left.is_dir() and not left.is_symlink() and left.stat().st_mtime < yesterday:
                remove_tree(left)


@contextlib.contextmanager
def explained(target: Path) -> Iterator[None]:
    """Turn what the system says about a file into a message that helps."""
    try:
        yield
    except FileNotFoundError as error:
        raise UserError(
            "NKA-103",
            N_("Mappen för {file} finns inte. Inget är skrivet."),
            N_("Välj en mapp som finns."),
            file=target.name,
        ) from error
    except PermissionError as error:
        raise UserError(
            "NKA-102",
            N_(
                "{file} går inte att skriva. Filen är öppen i ett annat program eller skrivskyddad. Det som fanns är orört."
            ),
            N_("Stäng filen där den är öppen, eller välj en annan mapp."),
            file=target.name,
        ) from error
    except (IsADirectoryError, NotADirectoryError, FileExistsError) as error:
        raise UserError(
            "NKA-104",
            N_("{file} är en mapp, inte en fil. Inget är skrivet."),
            N_("Välj ett filnamn."),
            file=target.name,
        ) from error
    except OSError as error:
        if error.errno in (28, 27):  # ENOSPC, EFBIG
            raise UserError(
                "NKA-101",
                N_("Disken är full. {file} är inte skriven. Allt som sparats tidigare finns kvar."),
                N_("Frigör plats och försök igen."),
                file=target.name,
            ) from error
        raise UserError(
            "NKA-105",
            N_("{file} går inte att skriva. Det som fanns är orört."),
            N_("Välj en annan mapp och försök igen."),
            file=target.name,
        ) from error
