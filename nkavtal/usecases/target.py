"""Where a print is put: the file's ending says what it becomes."""

from __future__ import annotations

from pathlib import Path

from nkavtal.base.errors import UserError
from nkavtal.base.i18n import N_
from nkavtal.base.i18n import gettext as _


def ending(target: Path, suffixes: tuple[str, ...]) -> str:
    """Return the file's ending in lower case; UserError NKA-167 when it is none of the suffixes."""
    suffix = target.suffix.lower()
    if suffix not in suffixes:
        raise UserError(
            "NKA-167",
            N_("{file} har fel filändelse. Ingen fil är skriven."),
            N_("Filnamnet ska sluta på {suffixes}."),
            file=target.name,
            suffixes=_(" eller ").join(suffixes),
        )
    return suffix
