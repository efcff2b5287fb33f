"""Where a new folder is put: the folder it lies in, and the whole path below as it will be."""

from __future__ import annotations

import contextlib
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from nkavtal.base.i18n import gettext as _
from nkavtal.gui.parts.boxes import column, row
from nkavtal.gui.parts.button import Button
from nkavtal.gui.parts.label import Label
from nkavtal.gui.parts.new_folder import Choose
from nkavtal.rules.file_name import safe_name

_LONGEST = 60  # letters of the folder's name: files in it have long names of their own


class PlaceLine(QWidget):
    """A field with a button; the folder's own name follows from what it is called elsewhere."""

    changed = Signal()

    def __init__(self, place: Path, choose: Choose) -> None:
        super().__init__()
        self._choose_folder = choose
        self._name = ""
        self._line = QLineEdit(str(place))
        label = Label(_("&Läggs i mappen"), "strong")
        label.setBuddy(self._line)
        self._line.setAccessibleName(_("Läggs i mappen"))
        self._full = Label("", "small", "tx3", wrap=True, selectable=True)
        button = Button(_("&Välj mapp…"), self._choose, icon="folder")
        self.setLayout(column(label, row((self._line, 1), button), self._full, gap=4))
        self._line.textChanged.connect(lambda _text: self._tell())

    @property
    def place(self) -> Path:
        """The folder it is put in, as it is typed."""
        return Path(self._line.text().strip())

    @property
    def target(self) -> Path:
        """The folder that will be made: by a name that nothing there has."""
        taken: list[str] = []
        with contextlib.suppress(OSError):  # what cannot be looked into is told when it is written
            taken = [path.name for path in self.place.iterdir()]
        return self.place / safe_name(self._name, "", taken)

    def call(self, name: str) -> None:
        """Take the name that the folder gets."""
        self._name = name[:_LONGEST].rstrip()
        self._tell()

    def _tell(self) -> None:
        self._full.setText(_("Mappen blir {folder}").format(folder=self.target))
        self.changed.emit()

    def _choose(self) -> None:
        chosen = self._choose_folder(self.place)
        if chosen is not None:
            self._line.setText(str(chosen))
