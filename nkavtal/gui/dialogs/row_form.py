"""A row of any ledger: new or changed, with the fields the catalogue declares."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from nkavtal.base.i18n import gettext as _
from nkavtal.catalogue.field import Field, Kind, Ledger
from nkavtal.catalogue.rows import LedgerRow, Values
from nkavtal.gui.dialogs.form_dialog import FormDialog
from nkavtal.gui.dialogs.typed_form import TypedForm

Names = Mapping[Kind, Mapping[str, str]]
"""What UUIDs are called, for fields that point at an organisation or an agreement."""

Suggestions = Mapping[str, Sequence[str]]
"""Words that are offered in text fields, by field; anything else may be typed too."""


class RowForm(FormDialog):
    """Asks for a row's fields; `saved` tells the values to keep: all of a new row, those that differ of an old one."""

    saved = Signal(object)
    remove_asked = Signal()

    def __init__(
        self,
        ledger: Ledger,
        today: date,
        row: LedgerRow | None = None,
        names: Names | None = None,
        parent: QWidget | None = None,
        *,
        whose: str = "",
        suggestions: Suggestions | None = None,
    ) -> None:
        what = _(ledger.one)
        form = _("Ny uppgift: {what}") if row is None else _("Ändra: {what}")
        title = form.format(what=_("{what}, {whose}").format(what=what, whose=whose) if whose else what)
        super().__init__(title, _("Spara {what}").format(what=what.lower()), parent)
        fields = [field for field in ledger.fields if not field.fixed]
        self.form = self.add_form(TypedForm(fields, today, columns=2))
        for field in fields:
            if (choices := (names or {}).get(field.kind)) is not None:
                self.form.set_choices(field.name, choices)
        for name, words in (suggestions or {}).items():
            self.form.boxes[name].input.set_suggestions(words)
        self._new = row is None
        self.form.fill(row.values if row is not None else _defaults(fields))
        if row is not None:
            remove = self.add_extra(_("Ta bort…"), self.remove_asked.emit)
            remove.setAccessibleName(_("Ta bort {what}").format(what=what.lower()))
        self.body.addStretch(1)
        self.asked.connect(self._save)

    def _save(self) -> None:
        values = self.form.read(changed_only=not self._new)
        if values is None:
            return
        if values or self._new:
            self.saved.emit(values)
        else:
            self.accept()


def _defaults(fields: Sequence[Field]) -> Values:
    return {field.name: field.default for field in fields if field.default is not None}
