"""The note that says when a decision can gain legal force at the earliest, and how the day was reckoned."""

from __future__ import annotations

from nkavtal.base import red_days
from nkavtal.base.i18n import day_text
from nkavtal.base.i18n import gettext as _
from nkavtal.base.law import appeal_time
from nkavtal.gui.parts.note import Note
from nkavtal.rules.legal_force import LegalForce


class LegalForceNote(Note):
    """Hidden until a day of announcement is known to the day."""

    def __init__(self) -> None:
        super().__init__("info", icon="calculator")
        self.hide()

    def show_force(self, force: LegalForce | None) -> None:
        """Show what follows from the day of announcement; None for nothing."""
        self.setVisible(force is not None)
        if force is not None:
            self.say(
                _("Laga kraft tidigast {day}, ej bekräftad").format(day=day_text(force.earliest)), reckoning(force)
            )


def reckoning(force: LegalForce) -> str:
    """Return the steps from announcement to legal force, in words."""
    if force.moved:
        steps = _(
            "Anslaget {announced} + {n} dagar ({ground}). Sista dagen att överklaga flyttas till {last}, närmaste vardag. "
            "Laga kraft dagen efter, om ingen överklagar."
        )
    else:
        steps = _(
            "Anslaget {announced} + {n} dagar ({ground}): sista dagen att överklaga är {last}. "
            "Laga kraft dagen efter, om ingen överklagar."
        )
    told = steps.format(
        announced=day_text(force.announced_on), n=force.days, ground=force.ground, last=day_text(force.appeal_until)
    )
    looked = min(red_days.LAW_CHECKED, appeal_time(force.announced_on).checked_on)
    checked = _("Lagen kontrollerad t.o.m. {day}.").format(day=looked.isoformat())
    return f"{told} {checked}"
