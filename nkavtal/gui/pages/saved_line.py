"""Which saved search the list shows."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from nkavtal.base.i18n import gettext as _
from nkavtal.gui.parts.boxes import row
from nkavtal.gui.parts.button import Button, IconButton
from nkavtal.gui.parts.label import Label, Picture


class SavedLine(QWidget):
    """A line over the table that names the saved search, with ways on when something in it is changed."""

    def __init__(self, update: Callable[[], object], back: Callable[[], object], close: Callable[[], object]) -> None:
        super().__init__()
        self._name = Label("", "small strong", wrap=True)
        self._update = Button(_("Uppdatera sökningen"), update, kind="link")
        self._back = Button(_("Återställ"), back, kind="link")
        self._back.setAccessibleName(_("Återställ sökningen som den sparades"))
        close_button = IconButton("dismiss", _("Visa alla avtal"), close)
        self.setLayout(
            row(
                Picture("bookmark", "tx2", 16),
                (self._name, 1),
                self._update,
                self._back,
                close_button,
                margins=(24, 0, 16, 6),
            )
        )
        self.hide()

    def say(self, name: str, differs: bool, changeable: bool) -> None:
        """Name the search, '' for none."""
        self._name.setText(_("{name} (ändrad)").format(name=name) if differs else name)
        self._update.setVisible(differs and changeable)
        self._back.setVisible(differs)
        self.setHidden(not name)
