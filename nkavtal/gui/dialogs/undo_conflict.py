"""What to do when something has been changed since the act that is to be undone."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from nkavtal.base.errors import UserError
from nkavtal.base.i18n import gettext as _
from nkavtal.gui.parts.dialog import Dialog
from nkavtal.gui.parts.label import Label
from nkavtal.gui.parts.note import Note


class UndoConflict(Dialog):
    """Says that values have changed since; `accepted` means undo what can be and keep what is newer."""

    def __init__(self, error: UserError, parent: QWidget | None = None, *, act: str = "") -> None:
        title = _("Ångra: {act}").format(act=act) if act else _("Ångra")
        super().__init__(title, _("Ångra och behåll det nyare"), parent, destroys=True, icon="arrow_undo")
        self.body.addWidget(Label(error.message, wrap=True, selectable=True))
        self.body.addWidget(
            Note(
                "info",
                _("Gör så här"),
                _("Behåll det nyare: resten går tillbaka till hur det var. Det går att göra om efteråt."),
            )
        )
        self.body.addStretch(1)
        self.asked.connect(self.accept)
