"""Print a large document in a process of its own: nothing of it stands in the window's way, and it stops at once."""

from __future__ import annotations

import pickle
from collections.abc import Iterable

from nkavtal.base.errors import UserError
from nkavtal.base.i18n import N_
from nkavtal.base.os_seam.child import Child, ChildEnded
from nkavtal.base.progress import Progress
from nkavtal.documents.sheet import Sheet


def pdf_bytes_aside(sheets: Iterable[Sheet], progress: Progress) -> bytes:
    """Return what pdf_bytes returns; UserError NKA-312 when the process ended before it was done."""
    child = Child("printing")
    try:
        for sheet in sheets:  # each by itself: all in one piece would let no other thread in meanwhile
            progress.step(0, 0)
            child.ask({"do": "sheet"}, pickle.dumps(sheet))
        return child.ask({"do": "print"}, step=progress.step)[1]
    except (ChildEnded, OSError) as ended:
        raise UserError(
            "NKA-312",
            N_("Dokumentet blev inte färdigt: minnet räckte inte, eller något avbröt utskriften. Inget är skrivet."),
            N_("Stäng andra program och försök igen, eller välj färre avtal åt gången."),
        ) from ended
    finally:
        child.close()
