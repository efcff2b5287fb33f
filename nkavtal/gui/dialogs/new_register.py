"""A register in a new folder: made empty, or moved there."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from nkavtal.base.i18n import gettext as _
from nkavtal.gui.dialogs.choose_file import Desktop
from nkavtal.gui.parts.dialog import Dialog
from nkavtal.gui.parts.label import Label
from nkavtal.gui.parts.new_folder import NewFolder
from nkavtal.gui.parts.note import Note


class FolderDialog(Dialog):
    """Asks for a folder that is not there yet; `asked` is told when the person wants something made in it."""

    def __init__(
        self, title: str, words: str, primary: str, proposal: Path, desktop: Desktop, parent: QWidget | None = None
    ) -> None:
        super().__init__(title, primary, parent)
        self._trouble = Note("bad")
        self._trouble.hide()
        self._fields = NewFolder(proposal, lambda start: desktop.folder(self, _("Mapp för det nya registret"), start))
        self._fields.changed.connect(self._typed)
        self.body.addWidget(Label(words, ink="tx2", wrap=True))
        self.body.addWidget(self._trouble)
        self.body.addWidget(self._fields)
        self.body.addStretch(1)
        self._typed()

    @property
    def folder(self) -> Path:
        """The folder of the new register."""
        return self._fields.folder

    def begin(self) -> None:
        """Take no second press while the work is done."""
        self.primary.setEnabled(False)

    def show_trouble(self, title: str, text: str) -> None:
        """Say why it could not be made; what is typed stays."""
        self.primary.setEnabled(True)
        self._trouble.say(title, text)
        self._trouble.show()

    def _typed(self) -> None:
        self._trouble.hide()
        self.primary.setEnabled(self._fields.complete)


class NewRegister(FolderDialog):
    """Asks for the folder of a new, empty register."""

    def __init__(self, proposal: Path, desktop: Desktop, parent: QWidget | None = None) -> None:
        super().__init__(
            _("Nytt register"),
            _("Ett register är en mapp. Lägg det på den här datorns egen disk."),
            _("Skapa register"),
            proposal,
            desktop,
            parent,
        )


class MoveRegister(FolderDialog):
    """Asks where on this machine's own disk a register is to lie from now on."""

    def __init__(self, proposal: Path, desktop: Desktop, parent: QWidget | None = None) -> None:
        words = _(
            "Registret kopieras med bilagor och säkerhetskopior och kontrolleras. Sedan öppnas det på den nya platsen. "
            "Det gamla ligger kvar som det är, med en anteckning om flytten."
        )
        super().__init__(_("Flytta till lokal disk"), words, _("Flytta registret"), proposal, desktop, parent)


class RescueRegister(FolderDialog):
    """Asks where what is still open of a lost file is to be kept."""

    def __init__(self, proposal: Path, desktop: Desktop, parent: QWidget | None = None) -> None:
        words = _("Det som är sparat i det öppna registret läggs i en ny mapp, som öppnas efteråt.")
        super().__init__(_("Spara det som är öppet"), words, _("Spara registret"), proposal, desktop, parent)
