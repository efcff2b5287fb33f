"""Where a register lies or would lie, and what that means for it."""

from __future__ import annotations

import contextlib
import os
import shutil
from dataclasses import dataclass
from pathlib import Path

from nkavtal.base.i18n import gettext as _
from nkavtal.base.os_seam import place
from nkavtal.base.os_seam.place import Kind
from nkavtal.base.places import REGISTER_FILE
from nkavtal.store.barred import check_new

LOCAL, SHARE, SYNCED, REMOVABLE = (kind.value for kind in (Kind.LOCAL, Kind.SHARE, Kind.SYNCED, Kind.REMOVABLE))


@dataclass(frozen=True, slots=True)
class PlaceReport:
    """What is known of a folder, which need not be there yet.

    `kind` is local, share, synced or removable; only on a local disk may a register be made or changed. `service` is
    who synchronises it, '' when nobody knows. `free` is in bytes, None when the system does not say. `not_here` tells
    that the register file is only a name for one that lies in a cloud.
    """

    folder: Path
    kind: str
    service: str
    exists: bool
    empty: bool
    holds_register: bool
    writable: bool
    free: int | None
    not_here: bool

    @property
    def good(self) -> bool:
        """Whether a register can be made there."""
        return self.kind == LOCAL and self.writable and self.empty

    @property
    def words(self) -> str:
        """What to tell of the place; '' when there is nothing to tell."""
        match self.kind:
            case "synced":
                service = self.service or _("molntjänst")
                return _("Mappen synkas ({service}). Där kan ett register bli förstört.").format(service=service)
            case "share":
                return _("Mappen ligger i ett nätverk. Där kan ett register bli förstört.")
            case "removable":
                return _("Mappen ligger på ett flyttbart minne, som kan dras ut mitt i en ändring.")
        if self.holds_register:
            return _("Det finns redan ett register i mappen.")
        if not self.empty:
            return _("Det finns redan något i mappen. Ett register ska ligga i en egen mapp.")
        return "" if self.writable else _("Du får inte skriva i mappen.")


def look_at_place(folder: Path) -> PlaceReport:
    """Return what is known of a folder before a register is made, opened or moved there; nothing is written."""
    there = place.look(folder)
    nearest = next(path for path in (folder, *folder.parents) if path.exists() or path == path.parent)
    free: int | None = None
    with contextlib.suppress(OSError):
        free = shutil.disk_usage(nearest).free
    names = _names(folder)
    return PlaceReport(
        folder=folder,
        kind=there.kind.value,
        service=there.service,
        exists=folder.exists(),
        empty=names == [],
        holds_register=REGISTER_FILE in (names or ()),
        writable=nearest.is_dir() and os.access(nearest, os.W_OK),
        free=free,
        not_here=place.not_here(folder / REGISTER_FILE),
    )


def check_may_hold(folder: Path) -> None:
    """Raise UserError NKA-225, NKA-226 or NKA-227 where a register would come to harm."""
    check_new(place.look(folder))


def _names(folder: Path) -> list[str] | None:
    """Return what a folder holds, nothing when it is not there, None when it is a file or cannot be read."""
    if not folder.exists():
        return []
    try:
        return sorted(os.listdir(folder))  # noqa: PTH208 - names are all that is wanted
    except OSError:
        return None
