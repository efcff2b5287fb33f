"""Which day the register is to be looked at for."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QWidget

from nkavtal.base.i18n import N_
from nkavtal.base.i18n import gettext as _
from nkavtal.catalogue.field import Field, Kind
from nkavtal.gui.dialogs.day_form import DayForm


class AsOfForm(DayForm):
    """Asks for the day."""

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        words = _(
            "Listan visas som den var, eller blir, den dagen: med de beslut, underskrifter och frister som gäller då."
        )
        help_words = N_("Till exempel 2024-01-01 eller +1å")
        day = Field("day", N_("Dag"), Kind.PARTIAL_DATE, required=True, help=help_words)
        super().__init__(_("Per den"), _("Visa dagen"), words, day, today, parent)
