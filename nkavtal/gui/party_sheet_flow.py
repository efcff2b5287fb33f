"""What goes out to each party: a sheet to fill in and send back."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject

from nkavtal.base.errors import UserError
from nkavtal.base.i18n import gettext as _
from nkavtal.base.i18n import ngettext
from nkavtal.gui.dialogs.choose_file import Desktop
from nkavtal.gui.window import Window
from nkavtal.usecases import round_trip


class PartySheetFlow(QObject):
    """Asks where the files are to lie: one party's is named, several are put in a folder."""

    def __init__(self, window: Window, desktop: Desktop) -> None:
        super().__init__(window)
        self._window, self._desktop = window, desktop

    def save_clerk_sheets(self, parties: Sequence[tuple[str, str]]) -> None:
        """Write the sheets to fill in of some parties, given by UUID and short name."""
        keys, today = [key for key, _name in parties], self._window.context.clock.today()
        title = _("Spara blad att fylla i")
        if len(keys) == 1:
            proposal = round_trip.file_name(parties[0][1], today)
            target = self._desktop.new_file(self._window, title, proposal, {".xlsx": _("Excelfiler")}, "replies")
        else:
            target = self._desktop.folder(self._window, title, Path.home())
        if target is None:
            return
        self._window.context.bridge.make(
            lambda store, progress: (
                (round_trip.write_sheet(store, keys[0], target, today),)
                if len(keys) == 1
                else round_trip.write_sheets(store, keys, target, today, progress)
            ),
            self._saved,
            self._not_saved,
            _("Skriver bladen"),
        )

    def _saved(self, files: Sequence[Path]) -> None:
        if len(files) == 1:
            self._window.say(_("Sparad: {file}").format(file=files[0].name), False)
            return
        n = len(files)
        self._window.say(ngettext("{n} blad är sparat", "{n} blad är sparade", n).format(n=n), False)
        self._desktop.show(files[0].parent)

    def _not_saved(self, error: UserError) -> None:
        self._window.show_error(error, _("Filen kunde inte sparas"))
