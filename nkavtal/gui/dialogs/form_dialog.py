"""A dialog with something to fill in: trouble stands on top, and nothing typed is lost by it."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from nkavtal.base.errors import UserError
from nkavtal.gui.dialogs.typed_form import TypedForm
from nkavtal.gui.parts.announce import announce
from nkavtal.gui.parts.dialog import MEDIUM, Dialog
from nkavtal.gui.parts.note import Note


class FormDialog(Dialog):
    """A dialog that waits for its act: `begin` while it is done, then `accept` or `show_error`."""

    def __init__(
        self, title: str, primary: str, parent: QWidget | None = None, *, width: int = MEDIUM, icon: str = "save"
    ) -> None:
        super().__init__(title, primary, parent, width=width, icon=icon)
        self._trouble = Note("bad")
        self._trouble.hide()
        self.body.addWidget(self._trouble)
        self.forms: list[TypedForm] = []
        self.lossy = lambda: any(form.changes() for form in self.forms)

    def add_form(self, form: TypedForm) -> TypedForm:
        """Put a form in the body; typed text in it is asked about before it is lost."""
        self.forms.append(form)
        self.body.insertWidget(len(self.forms), form.summary)
        self.body.addWidget(form)
        return form

    def begin(self) -> None:
        """Take no second press while the act is done."""
        self.tell("")
        self.primary.setEnabled(False)

    def show_error(self, error: UserError) -> None:
        """Show what was wrong, at its field where it has one, and let the person try again."""
        self.primary.setEnabled(True)
        if not any(form.show_error(error) for form in self.forms):
            self.tell(error.message, error.hint)

    def tell(self, title: str, text: str = "") -> None:
        """Say on top what is wrong; '' for nothing."""
        self._trouble.tone("bad")
        self._say(title, text)

    def tell_good(self, title: str) -> None:
        """Say on top what is done while the dialog goes on."""
        self._trouble.tone("ok")
        self._say(title, "")

    def fit_soon(self) -> None:
        """Take the size of the content when what was just shown has found its place."""
        QTimer.singleShot(0, self, self.fit)

    def _say(self, title: str, text: str) -> None:
        self._trouble.say(title, text)
        self._trouble.setVisible(bool(title))
        self.fit_soon()
        announce(self, title)
