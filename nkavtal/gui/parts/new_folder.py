"""Name and place of a folder that is not there yet."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from nkavtal.base.i18n import gettext as _
from nkavtal.gui.parts.boxes import column, row
from nkavtal.gui.parts.button import Button
from nkavtal.gui.parts.label import Label

Choose = Callable[[Path], Path | None]
"""Asks for a folder, beginning in one; None when the person leaves without choosing."""


class NewFolder(QWidget):
    """Two fields, and the whole path below them as it will be."""

    changed = Signal()

    def __init__(self, proposal: Path, choose: Choose) -> None:
        super().__init__()
        self._choose_folder = choose
        self._name = QLineEdit(proposal.name)
        self._place = QLineEdit(str(proposal.parent))
        self._full = Label("", "small", "tx3", wrap=True, selectable=True)
        name_label, place_label = Label(_("&Namn på registret"), "strong"), Label(_("&Läggs i mappen"), "strong")
        for label, field in ((name_label, self._name), (place_label, self._place)):
            label.setTextFormat(Qt.TextFormat.AutoText)
            label.setBuddy(field)
            field.setAccessibleName(label.text().replace("&", ""))
            field.textChanged.connect(self._typed)
        button = Button(_("&Välj mapp…"), self._choose, icon="folder")
        self.setLayout(
            column(
                column(name_label, self._name, gap=4),
                column(place_label, row((self._place, 1), button), self._full, gap=4),
                gap=12,
            )
        )
        self._typed()

    @property
    def folder(self) -> Path:
        """The folder as it is typed."""
        return Path(self._place.text().strip()) / self._name.text().strip()

    @property
    def complete(self) -> bool:
        """Whether both fields hold something."""
        return bool(self._name.text().strip() and self._place.text().strip())

    def _typed(self) -> None:
        self._full.setText(_("Registret blir mappen {folder}").format(folder=self.folder))
        self.changed.emit()

    def _choose(self) -> None:
        chosen = self._choose_folder(Path(self._place.text().strip()))
        if chosen is not None:
            self._place.setText(str(chosen))
