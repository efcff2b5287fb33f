"""How long before a last day the work begins: for each type of agreement, and for all others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from nkavtal.base.i18n import N_
from nkavtal.base.i18n import gettext as _
from nkavtal.catalogue.agreement import AGREEMENT
from nkavtal.catalogue.document_types import TYPES
from nkavtal.catalogue.field import Field
from nkavtal.catalogue.term import LEAD_TIME
from nkavtal.gui.dialogs.form_dialog import FormDialog
from nkavtal.gui.dialogs.typed_form import TypedForm
from nkavtal.gui.parts.dialog import MEDIUM, SMALL
from nkavtal.gui.parts.label import Label

OTHERS = "others"
"""What the field for all other types is called; the register keeps them under ''."""


class LeadTimes(FormDialog):
    """Asks for days by type; `saved` tells those that were changed, by code of type ('' for all others)."""

    saved = Signal(object)

    def __init__(self, kept: Mapping[str, str], today: date, parent: QWidget | None = None) -> None:
        super().__init__(_("Framförhållning"), _("Spara framförhållningen"), parent, width=MEDIUM)
        told = _(
            "Så många dagar före en sista dag börjar arbetet. Tomt betyder som för övriga typer, och där som vanligt: "
            "90 dagar före uppsägning, option och avtalets slut. Gäller alla som använder registret."
        )
        self.body.addWidget(Label(told, ink="tx2", wrap=True))
        days = replace(LEAD_TIME["days"], required=False, meaning="")
        fields = [replace(days, name=OTHERS, label=N_("Alla övriga typer"))]
        fields += [replace(days, name=code, label=word) for code, word in TYPES.items()]
        self.form = self.add_form(TypedForm(fields, today, columns=3))
        self.form.fill({code or OTHERS: n for code, n in kept.items()})
        self.body.addStretch(1)
        self.asked.connect(self._save)

    def _save(self) -> None:
        if (values := self.form.read(changed_only=True)) is not None:
            self.saved.emit({"" if code == OTHERS else code: int(str(n)) if n else None for code, n in values.items()})


class OwnLeadTime(FormDialog):
    """Asks for one agreement's own days; `saved` tells what was typed, '' for as usual."""

    saved = Signal(str)

    def __init__(self, title: str, kept: str, today: date, parent: QWidget | None = None) -> None:
        super().__init__(
            _("Avtalets framförhållning: {title}").format(title=title),
            _("Spara framförhållningen"),
            parent,
            width=SMALL,
        )
        field: Field = replace(AGREEMENT["lead_days"], group="")
        self.form = self.add_form(TypedForm([field], today, columns=1))
        self.form.fill({field.name: kept})
        self.body.addStretch(1)
        self.asked.connect(self._save)

    def _save(self) -> None:
        if (values := self.form.read()) is not None:
            self.saved.emit(str(values["lead_days"] or ""))
