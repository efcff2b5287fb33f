"""Import from the window: the wizard comes up, and what was imported is said where it can be undone."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject

from nkavtal.base.i18n import gettext as _
from nkavtal.gui.dialogs.choose_file import Desktop
from nkavtal.gui.dialogs.import_wizard import ImportWizard
from nkavtal.gui.window import Window


class ImportFlow(QObject):
    """Opens the wizard and ends in the list of agreements."""

    def __init__(self, window: Window, desktop: Desktop) -> None:
        super().__init__(window)
        self._window, self._desktop = window, desktop
        self.wizard: ImportWizard | None = None

    def start(self, file: Path | None = None) -> None:
        """Open the wizard, with a file in it when one was dropped."""
        context = self._window.context
        self.wizard = ImportWizard(context.bridge, context.clock.today(), self._desktop, self._window)
        self.wizard.imported.connect(self._imported)
        self.wizard.open()
        if isinstance(file, Path):
            self.wizard.choose(file)

    def start_reply(self) -> None:
        """Ask for a sheet that a party has sent back, and open the wizard with it."""
        kinds = {".xlsx": _("Kalkylark"), ".ods": _("Kalkylark"), ".xls": _("Kalkylark")}
        file = self._desktop.file(self._window, _("Välj bladet som kom tillbaka"), kinds, "replies")
        if file is not None:
            self.start(file)

    def _imported(self, file: str, count: int) -> None:
        if self.wizard is not None and not self.wizard.left:
            self._window.show_page("avtal")
        self._window.say(_("{file} är inläst: {n} uppgifter").format(file=file, n=count))
