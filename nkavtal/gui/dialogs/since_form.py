"""From which day on it is to be told what has been done."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QWidget

from nkavtal.base.i18n import N_
from nkavtal.base.i18n import gettext as _
from nkavtal.catalogue.field import Field, Kind
from nkavtal.gui.dialogs.day_form import DayForm


class SinceForm(DayForm):
    """Asks for the day."""

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        words = _("Allt som har gjorts i registret från och med dagen, på en lista. Det som är ångrat är inte med.")
        day = Field(
            "day", N_("Från och med"), Kind.PARTIAL_DATE, required=True, help=N_("Till exempel styrelsens möte")
        )
        super().__init__(_("Vad har hänt sedan…"), _("Spara som…"), words, day, today, parent)
