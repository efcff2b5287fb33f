"""Bring a copy back, always as a register of its own in a new folder; and take a register to another place."""

from __future__ import annotations

import contextlib
import shutil
from datetime import datetime
from pathlib import Path

from nkavtal.base.errors import UserError
from nkavtal.base.i18n import gettext as _
from nkavtal.base.i18n import moment_text
from nkavtal.base.os_seam import files
from nkavtal.base.places import REGISTER_FILE
from nkavtal.base.progress import SILENT, Progress
from nkavtal.store import identity
from nkavtal.store.backup import manifest, pages
from nkavtal.store.backup.copying import hash_of
from nkavtal.store.backup.listing import copies
from nkavtal.store.backup.new_folder import check_sound, made, take_attachments, unsound

MOVED_NOTE = "FLYTTAT.txt"


def restore(copy: Path, folder: Path, register: Path | None = None, progress: Progress = SILENT) -> tuple[str, ...]:
    """Make a register of a copy in a new folder; return the hashes of attachments that are nowhere to be found.

    Files are looked for beside the copy, in the folder it lies in, and in the `register` it was made of.
    """
    identity.check_file(copy)
    with made(folder) as making:
        _take_database(copy, making / REGISTER_FILE, progress)
        return take_attachments(making, sources(copy, register), progress)


def restore_database(copy: Path, folder: Path, progress: Progress = SILENT) -> None:
    """Make a register of a copy without its attachments, to see that it can be done."""
    identity.check_file(copy)
    with made(folder) as making:
        _take_database(copy, making / REGISTER_FILE, progress)


def _take_database(copy: Path, file: Path, progress: Progress) -> None:
    with files.explained(file):
        shutil.copyfile(copy, file)
        files.sync(file)
    told = manifest.read(copy)
    if told is not None and hash_of(file, progress) != told.sha256:
        raise unsound()
    check_sound(file)


def sources(copy: Path, register: Path | None) -> tuple[Path, ...]:
    """Return the folders in which the attachments of a copy may lie."""
    near = (copy.parent.parent, copy.parent)
    return near if register is None else (*near, register)


def move(register: Path, folder: Path, now: datetime, progress: Progress = SILENT) -> tuple[str, ...]:
    """Make the same register in a new folder, with its copies; the old one stays as it was, with a note in it.

    Return the hashes of attachments that were missing already.
    """
    with made(folder) as making:
        pages.copy(identity.register_file(register), making / REGISTER_FILE, progress)
        files.sync(making / REGISTER_FILE)
        check_sound(making / REGISTER_FILE)
        missing = take_attachments(making, (register,), progress)
        _take_copies(register, making)
    note = _(
        "Registret är flyttat {when} till\n{folder}\n\nÖppna det där. Den här mappen kan tas bort när du har sett att allt kom med.\n"
    )
    with contextlib.suppress(UserError, OSError), files.written_beside(register / MOVED_NOTE) as beside:
        beside.write_text(note.format(when=moment_text(now, now), folder=folder), encoding="utf-8")
    return missing


def moved_to(register: Path) -> Path | None:
    """Return where a register has been moved, if it is there."""
    with contextlib.suppress(OSError, ValueError, IndexError):
        told = Path((register / MOVED_NOTE).read_text(encoding="utf-8").splitlines()[1])
        if (told / REGISTER_FILE).is_file():
            return told
    return None


def _take_copies(register: Path, making: Path) -> None:
    target = manifest.folder_of(making)
    for copy in copies(register):
        if copy.manifest is None:
            continue
        target.mkdir(exist_ok=True)
        with files.explained(target / copy.file.name):
            shutil.copyfile(copy.file, target / copy.file.name)
            files.sync(target / copy.file.name)
            if hash_of(target / copy.file.name) == copy.manifest.sha256:
                manifest.write(copy.manifest, target / copy.file.name)
            else:
                (target / copy.file.name).unlink()
