"""A new register: where its folder is to lie and what it is called."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from nkavtal.base.i18n import gettext as _
from nkavtal.gui.dialogs.choose_file import Desktop
from nkavtal.gui.parts.boxes import column, row
from nkavtal.gui.parts.button import Button
from nkavtal.gui.parts.dialog import Dialog
from nkavtal.gui.parts.label import Label
from nkavtal.gui.parts.note import Note


class NewRegister(Dialog):
    """Asks for the folder of a new register; `asked` is told when the person wants it made."""

    def __init__(self, proposal: Path, desktop: Desktop, parent: QWidget | None = None) -> None:
        super().__init__(_("Nytt register"), _("Skapa register"), parent)
        self._desktop = desktop
        self._trouble = Note("bad")
        self._trouble.hide()
        self._name = QLineEdit(proposal.name)
        self._folder = QLineEdit(str(proposal.parent))
        self._full = Label("", "small", "tx3", wrap=True, selectable=True)
        name_label, folder_label = Label(_("&Namn på registret"), "strong"), Label(_("&Läggs i mappen"), "strong")
        for label, field in ((name_label, self._name), (folder_label, self._folder)):
            label.setTextFormat(Qt.TextFormat.AutoText)
            label.setBuddy(field)
            field.setAccessibleName(label.text().replace("&", ""))
            field.textChanged.connect(self._typed)
        choose = Button(_("&Välj mapp…"), self._choose, icon="folder")
        self.body.addWidget(
            Label(
                _("Ett register är en mapp. Lägg det på den här datorn eller i en mapp som bara du skriver i."),
                ink="tx2",
                wrap=True,
            )
        )
        self.body.addWidget(self._trouble)
        self.body.addLayout(column(name_label, self._name, gap=4))
        self.body.addLayout(column(folder_label, row((self._folder, 1), choose), self._full, gap=4))
        self.body.addStretch(1)
        self._typed()

    @property
    def folder(self) -> Path:
        """The folder of the new register."""
        return Path(self._folder.text().strip()) / self._name.text().strip()

    def show_trouble(self, title: str, text: str) -> None:
        """Say why it could not be made; what is typed stays."""
        self._trouble.say(title, text)
        self._trouble.show()

    def _typed(self) -> None:
        self._trouble.hide()
        self._full.setText(_("Registret blir mappen {folder}").format(folder=self.folder))
        self.primary.setEnabled(bool(self._name.text().strip() and self._folder.text().strip()))

    def _choose(self) -> None:
        chosen = self._desktop.folder(self, _("Mapp för det nya registret"), Path(self._folder.text().strip()))
        if chosen is not None:
            self._folder.setText(str(chosen))
