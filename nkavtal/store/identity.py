"""Look at a register file before anything opens it: is it ours, whole, and of a version we know?"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from nkavtal.base.errors import Damaged, UserError
from nkavtal.base.i18n import N_
from nkavtal.base.places import REGISTER_FILE

APPLICATION_ID = 0x4E4B4156  # 'NKAV'
SCHEMA = 4
"""Raised by each migration; kept as user_version in the file."""

_MAGIC = b"SQLite format 3\x00"


@dataclass(frozen=True)
class Header:
    """What the first hundred bytes of a register say."""

    application_id: int
    schema: int


def register_file(folder: Path) -> Path:
    """Return the database inside a register folder."""
    return folder / REGISTER_FILE


def check(folder: Path) -> Header:
    """Return the header of the register in folder; raise UserError or Damaged for anything else than a register."""
    file = register_file(folder)
    if folder.is_file():
        raise UserError(
            "NKA-123",
            N_("{name} är en fil. Ett register är en mapp. Inget är ändrat."),
            N_("Välj mappen som registret ligger i."),
            name=folder.name,
        )
    if not file.is_file():
        raise UserError(
            "NKA-124",
            N_("Det finns inget register i mappen {name}. Inget nytt har skapats."),
            N_("Välj en annan mapp, eller skapa ett nytt register."),
            name=folder.name,
        )
    return check_file(file)


def check_file(file: Path) -> Header:
    """Return the header of a register file, or of a copy of one; UserError or Damaged for anything else."""
    header = _read(file)
    if header.schema > SCHEMA:
        raise UserError(
            "NKA-171",
            N_("Registret är skapat i en nyare version av nkavtal. Det är inte öppnat och inget är ändrat."),
            N_("Installera den nyare versionen av nkavtal på den här datorn."),
        )
    return header


def _read(file: Path) -> Header:
    try:
        with file.open("rb") as stream:
            head = stream.read(100)
    except OSError as error:
        raise UserError(
            "NKA-125",
            N_("Registret går inte att läsa. Filen är låst eller saknar läsrättighet. Inget är ändrat."),
            N_("Stäng andra program som kan hålla filen och försök igen."),
        ) from error
    if not head:
        raise _damaged(N_("Registerfilen är tom (0 byte). Det är inte ett register och inget har ändrats i den."))
    if len(head) < 100 or not head.startswith(_MAGIC):
        raise _damaged(N_("Registerfilen är skadad eller något annat än ett register. Den är orörd."))
    header = Header(int.from_bytes(head[68:72], "big"), int.from_bytes(head[60:64], "big"))
    if header.application_id != APPLICATION_ID:
        raise _damaged(N_("Filen är en databas men inte ett register från nkavtal. Den är orörd."))
    return header


def _damaged(message: str) -> Damaged:
    return Damaged("NKA-121", message, N_("Ta fram den senaste säkerhetskopian ur mappen kopior och spara originalet."))
