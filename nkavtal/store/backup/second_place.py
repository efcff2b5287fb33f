"""A second place for the copies: another disk, a stick or a share, where only finished files are put."""

from __future__ import annotations

import errno
import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from nkavtal.base.errors import Damaged, UserError
from nkavtal.base.i18n import N_
from nkavtal.base.os_seam import files
from nkavtal.base.progress import SILENT, Progress
from nkavtal.store import attachments
from nkavtal.store.backup import ladder, manifest
from nkavtal.store.backup.copying import hash_of
from nkavtal.store.backup.listing import one
from nkavtal.store.backup.manifest import Manifest, folder_of

_FULL = {errno.ENOSPC, errno.EFBIG, errno.EDQUOT}
_ROOM = 16 * 1024 * 1024  # bytes to leave on it


def folder_in(place: Path, register: Path, uuid: str) -> Path:
    """Return the folder of a register in a second place: like the register's own, with copies and attachments."""
    return place / f"{register.name}-{uuid[:8]}"


def put(copy: Path, register: Path, place: Path, now: datetime, progress: Progress = SILENT) -> Path:
    """Put a finished copy and the attachments it refers to in a second place, read them again, and return it there.

    UserError when the place cannot be reached, is full or does not give back what was put there; nothing that lies
    there is taken away to make room.
    """
    told = one(copy).manifest
    if told is None:
        raise _untrue(place)
    if not place.is_dir():
        raise _unreached(place)
    if place.resolve().is_relative_to(register.resolve()):
        raise UserError(
            "NKA-234",
            N_("Den andra platsen ligger i registrets egen mapp och skulle gå förlorad med den. Inget är kopierat."),
            N_("Välj en annan disk, ett usb-minne eller en mapp i nätverket."),
        )
    there = folder_in(place, register, told.register)
    target = folder_of(there) / copy.name
    files.sweep(folder_of(there), *attachments.folder(there).glob("*"))
    try:
        _check_room(place, register, there, told)
        total, done = told.size + sum(told.attachments.values()), 0
        for source, wanted, sha256 in _wanted(copy, target, register, there, told):
            _put(source, wanted, sha256, place)
            done += wanted.stat().st_size
            progress.step(done, max(total, done))
        manifest.write(told, target)
    except OSError as error:
        raise (_no_room(place) if error.errno in _FULL else _unreached(place)) from error
    ladder.thin(there, now)
    return target


def _wanted(copy: Path, target: Path, register: Path, there: Path, told: Manifest) -> Iterator[tuple[Path, Path, str]]:
    """Yield what is to be put: source, target and hash; attachments first, so that a copy that is there is whole."""
    for sha256, size in told.attachments.items():
        wanted = attachments.place(there, sha256)
        if not _lies_there(wanted, size):
            yield attachments.place(register, sha256), wanted, sha256
    yield copy, target, told.sha256


def _put(source: Path, target: Path, sha256: str, place: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    with files.put_beside(target) as beside:
        shutil.copyfile(source, beside)
        files.sync(beside)
        if hash_of(beside) != sha256:
            raise _untrue(place)


def _lies_there(file: Path, size: int) -> bool:
    try:
        return file.stat().st_size == size
    except OSError:
        return False


def _check_room(place: Path, register: Path, there: Path, told: Manifest) -> None:
    new = sum(
        size for sha256, size in told.attachments.items() if not _lies_there(attachments.place(there, sha256), size)
    )
    if shutil.disk_usage(place).free < told.size + new + _ROOM:
        raise _no_room(place)


def _unreached(place: Path) -> UserError:
    return UserError(
        "NKA-231",
        N_("Den andra platsen {name} nås inte eller går inte att skriva på. Kopian i registrets egen mapp är gjord."),
        N_("Anslut disken eller minnet och försök igen, eller välj en annan plats."),
        name=place.name or str(place),
    )


def _no_room(place: Path) -> UserError:
    return UserError(
        "NKA-232",
        N_(
            "Den andra platsen {name} är full. Kopian i registrets egen mapp är gjord, och inget som låg på den andra "
            "platsen är borttaget."
        ),
        N_("Frigör plats där eller välj en annan plats."),
        name=place.name or str(place),
    )


def _untrue(place: Path) -> Damaged:
    return Damaged(
        "NKA-233",
        N_("Kopian blev inte rätt skriven på den andra platsen {name} och räknas inte. Registret är orört."),
        N_("Försök igen. Händer det på nytt kan disken eller minnet vara trasigt: välj en annan plats."),
        name=place.name or str(place),
    )
