"""The note that says when a decision can gain legal force at the earliest, and how the day was reckoned."""

from __future__ import annotations

from nkavtal.base import red_days
from nkavtal.base.i18n import day_text
from nkavtal.base.i18n import gettext as _
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
            "Anslaget {announced} + tre veckor. Sista dagen att överklaga flyttas till {last}, närmaste vardag. "
            "Laga kraft dagen efter, om ingen överklagar."
        )
    else:
        steps = _(
            "Anslaget {announced} + tre veckor: sista dagen att överklaga är {last}. "
            "Laga kraft dagen efter, om ingen överklagar."
        )
    told = steps.format(announced=day_text(force.announced_on), last=day_text(force.appeal_until))
    checked = _("Lagen kontrollerad t.o.m. {day}.").format(day=red_days.LAW_CHECKED.isoformat())
    return f"{told} {checked}"
