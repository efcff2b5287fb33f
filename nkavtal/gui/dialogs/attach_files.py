"""Files on their way into an agreement: what they are, and what they belong to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from nkavtal.base.errors import UserError
from nkavtal.base.i18n import N_, ngettext
from nkavtal.base.i18n import gettext as _
from nkavtal.catalogue.attachment import ATTACHMENT, guessed_kind
from nkavtal.catalogue.field import Field, Kind
from nkavtal.gui.dialogs.form_dialog import FormDialog
from nkavtal.gui.dialogs.typed_form import TypedForm
from nkavtal.gui.parts.label import Label
from nkavtal.rules.file_name import name_to_see

_WHOLE = "agreement"
_NAMED = 6  # files named one by one
_THERE_ALREADY = "NKA-213"


class AttachForm(FormDialog):
    """`saved` tells the values, what the files belong to (a UUID of `belonging`, '' for the agreement), and if content
    that is there already is to be added again."""

    saved = Signal(object, str, bool)

    def __init__(
        self,
        files: Sequence[Path],
        number: str,
        belonging: Mapping[str, str],
        chosen: str,
        today: date,
        parent: QWidget | None = None,
        *,
        kind: str = "",
    ) -> None:
        title = ngettext("Lägg till dokument i avtal {number}", "Lägg till {n} dokument i avtal {number}", len(files))
        super().__init__(title.format(n=len(files), number=number), _("Lägg till"), parent, icon="attach")
        self.body.addWidget(Label(_listed(files), "strong", wrap=True, selectable=True))
        fields = [field for field in ATTACHMENT.fields if not field.fixed]
        choices = {_WHOLE: _("Hela avtalet"), **belonging}
        fields.append(Field("belongs", N_("Hör till"), Kind.CHOICE, choices, required=True))
        self.form = self.add_form(TypedForm(fields, today, columns=2))
        self.form.fill({"kind": kind or guessed_kind(files[0].name), "belongs": chosen or _WHOLE})
        kept = ngettext(
            "Filen kopieras in i registret och ändras aldrig. Originalet ligger kvar där det är.",
            "Filerna kopieras in i registret och ändras aldrig. Originalen ligger kvar där de är.",
            len(files),
        )
        self.body.addWidget(Label(kept, "small", "tx3", wrap=True))
        self.again = self.add_way(_("Lägg till ändå"), lambda: self._save(again=True))
        self.again.hide()
        self.body.addStretch(1)
        self.asked.connect(self._save)

    def show_error(self, error: UserError) -> None:
        """Show what was wrong; content that is there already may be added all the same."""
        super().show_error(error)
        self.again.setVisible(error.code == _THERE_ALREADY)

    def _save(self, *, again: bool = False) -> None:
        values = self.form.read()
        if values is not None:
            belongs = str(values.pop("belongs"))
            self.saved.emit(values, "" if belongs == _WHOLE else belongs, again)


def _listed(files: Sequence[Path]) -> str:
    names = [name_to_see(file.name) for file in files[:_NAMED]]
    left = len(files) - len(names)
    if left:
        names.append(ngettext("och {n} fil till", "och {n} filer till", left).format(n=left))
    return "\n".join(names)
