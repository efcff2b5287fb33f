"""A register folder that is made of what lies elsewhere: whole under its name, or not there at all."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from nkavtal.base.errors import Damaged, UserError
from nkavtal.base.i18n import N_
from nkavtal.base.os_seam import files, place
from nkavtal.base.places import REGISTER_FILE
from nkavtal.base.progress import SILENT, Progress
from nkavtal.store import attachment_order, attachments
from nkavtal.store.backup import pages
from nkavtal.store.backup.reading import referred
from nkavtal.store.barred import check_new


@contextlib.contextmanager
def made(folder: Path) -> Iterator[Path]:
    """Give a folder beside to fill; it takes the name when all went well, else it is removed."""
    check_free(folder)
    with files.explained(folder):
        folder.parent.mkdir(parents=True, exist_ok=True)
    with files.folder_beside(folder) as beside:
        yield beside


def check_free(folder: Path) -> None:
    """Raise UserError when a register cannot be made in a folder: there is something in it, or it would come to harm."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UserError(
            "NKA-235",
            N_("Det finns redan något i {name}. Inget är skrivet där, och inget register har ändrats."),
            N_("Ange en mapp som inte finns än."),
            name=folder.name,
        )
    check_new(place.look(folder))


def take_attachments(making: Path, sources: Sequence[Path], progress: Progress = SILENT) -> tuple[str, ...]:
    """Copy the files that the register being made refers to from the first of the sources that has them sound.

    Return the hashes of those that none has.
    """
    hashes = referred(making / REGISTER_FILE)
    missing: list[str] = []
    for done, sha256 in enumerate(hashes):
        progress.step(done, len(hashes))
        if not _taken(making, sha256, sources):
            missing.append(sha256)
    return tuple(missing)


def check_sound(file: Path) -> None:
    """Raise Damaged when a register that was copied cannot be trusted."""
    if pages.problems(file):
        raise unsound()


def unsound() -> Damaged:
    """Return the error for a copy that no register can be made of."""
    return Damaged(
        "NKA-236",
        N_("Kopian är skadad och kan inte användas. Inget är skrivet, och inget register har ändrats."),
        N_("Välj en äldre kopia, eller en på den andra platsen."),
    )


def _taken(making: Path, sha256: str, sources: Iterable[Path]) -> bool:
    target = attachments.place(making, sha256)
    for source in sources:
        file = attachment_order.lying(source, sha256)
        if file is None:
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        with files.explained(target):
            shutil.copyfile(file, target)
            files.sync(target)
            if attachments.sha256_of(target) == sha256:
                target.chmod(0o444)
                return True
            target.unlink()
    return False
