"""Why nothing may be written in a register, and where none may be made."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from nkavtal.base.errors import UserError
from nkavtal.base.i18n import N_
from nkavtal.base.i18n import gettext as _
from nkavtal.base.os_seam.place import Kind, Place
from nkavtal.store.engine import moved_error, read_only_error
from nkavtal.store.one_writer import NOBODY, Holder, held_error

_MOVE = N_("Flytta registret till den här datorns egen disk. Läsa, skriva ut och exportera går även nu.")
_ELSEWHERE = N_("Välj en mapp på den här datorns egen disk, till exempel den som föreslås.")


class Why(StrEnum):
    """The reasons."""

    PROTECTED = "protected"
    HELD = "held"
    SHARE = "share"
    SYNCED = "synced"
    REMOVABLE = "removable"
    SWAPPED = "swapped"


@dataclass(frozen=True, slots=True)
class Barred:
    """The reason, with who holds the register or which service synchronises its folder."""

    why: Why
    holder: Holder = NOBODY
    service: str = ""

    def error(self, now: datetime) -> UserError:
        """Return what a change to the register meets."""
        match self.why:
            case Why.HELD:
                return held_error(self.holder, now)
            case Why.SYNCED:
                return UserError(
                    "NKA-114",
                    N_(
                        "Registret ligger i en mapp som synkas ({service}). Sådana mappar kan förstöra registret, "
                        "därför är det öppnat skrivskyddat. Ändringen är inte sparad."
                    ),
                    _MOVE,
                    service=self.service or _("molntjänst"),
                )
            case Why.SHARE:
                return UserError(
                    "NKA-223",
                    N_(
                        "Registret ligger i en nätverksmapp. Där kan det bli förstört, därför är det öppnat "
                        "skrivskyddat. Ändringen är inte sparad."
                    ),
                    _MOVE,
                )
            case Why.REMOVABLE:
                return UserError(
                    "NKA-224",
                    N_(
                        "Registret ligger på ett flyttbart minne, som kan dras ut mitt i en ändring. Därför är det "
                        "öppnat skrivskyddat. Ändringen är inte sparad."
                    ),
                    _MOVE,
                )
            case Why.SWAPPED:
                return moved_error()
        return read_only_error()


def barred_by(place: Place) -> Barred | None:
    """Return what bars a register that lies in a place; None on a disk of this machine."""
    return None if place.kind is Kind.LOCAL else Barred(Why(place.kind.value), service=place.service)


def check_new(place: Place) -> None:
    """Raise UserError where no new register may lie."""
    match place.kind:
        case Kind.SYNCED:
            raise UserError(
                "NKA-225",
                N_("Mappen synkas ({service}). Där kan ett register bli förstört, så inget är skapat."),
                _ELSEWHERE,
                service=place.service or _("molntjänst"),
            )
        case Kind.SHARE:
            raise UserError(
                "NKA-226",
                N_("Mappen ligger i ett nätverk. Där kan ett register bli förstört, så inget är skapat."),
                _ELSEWHERE,
            )
        case Kind.REMOVABLE:
            raise UserError(
                "NKA-227",
                N_("Mappen ligger på ett flyttbart minne, som kan dras ut mitt i en ändring. Inget är skapat."),
                _ELSEWHERE,
            )
