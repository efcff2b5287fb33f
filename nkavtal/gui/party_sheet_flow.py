"""What goes out to each party: a sheet to fill in and send back, and a report on a page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject

from nkavtal.base.errors import UserError
from nkavtal.base.i18n import gettext as _
from nkavtal.base.i18n import ngettext
from nkavtal.base.progress import Progress
from nkavtal.gui.dialogs.choose_file import Desktop, Kinds
from nkavtal.gui.window import Window
from nkavtal.usecases import party_sheet, round_trip

Write = Callable[[Any, Progress], tuple[Path, ...]]


class PartySheetFlow(QObject):
    """Asks where the files are to lie: one party's is named, several are put in a folder."""

    def __init__(self, window: Window, desktop: Desktop) -> None:
        super().__init__(window)
        self._window, self._desktop = window, desktop

    def save_clerk_sheets(self, parties: Sequence[tuple[str, str]]) -> None:
        """Write the sheets to fill in of some parties, given by UUID and short name."""
        keys, today = [key for key, _name in parties], self._window.context.clock.today()
        proposal = round_trip.file_name(parties[0][1], today)
        kinds = {round_trip.SUFFIX: _("Excelfiler")}
        self._place(
            _("Spara blad att fylla i"), proposal, kinds, len(keys),
            lambda target: lambda store, _progress: (round_trip.write_sheet(store, keys[0], target, today),),
            lambda folder: lambda store, progress: round_trip.write_sheets(store, keys, folder, today, progress),
        )  # fmt: skip

    def save_pages(self, parties: Sequence[tuple[str, str]]) -> None:
        """Write the reports on a page of some parties, given by UUID and short name."""
        keys, today = [key for key, _name in parties], self._window.context.clock.today()
        proposal = party_sheet.file_name(parties[0][1], today)
        self._place(
            _("Spara kommunblad"), proposal, {party_sheet.SUFFIX: _("PDF")}, len(keys),
            lambda target: lambda store, progress: (party_sheet.write_page(store, keys[0], target, today, progress),),
            lambda folder: lambda store, progress: party_sheet.write_pages(store, keys, folder, today, progress),
        )  # fmt: skip

    def _place(
        self,
        title: str,
        proposal: str,
        kinds: Kinds,
        n: int,
        one: Callable[[Path], Write],
        many: Callable[[Path], Write],
    ) -> None:
        """Ask where, and have it written: one file that is named, or a folder of them."""
        if n == 1:
            target = self._desktop.new_file(self._window, title, proposal, kinds, "party-sheets")
        else:
            target = self._desktop.folder(self._window, title, Path.home())
        if target is not None:
            work = one(target) if n == 1 else many(target)
            self._window.context.bridge.make(work, self._saved, self._not_saved, _("Skriver bladen"))

    def _saved(self, files: Sequence[Path]) -> None:
        if len(files) == 1:
            self._window.say(_("Sparad: {file}").format(file=files[0].name), False)
            return
        n = len(files)
        self._window.say(ngettext("{n} blad är sparat", "{n} blad är sparade", n).format(n=n), False)
        self._desktop.show(files[0].parent)

    def _not_saved(self, error: UserError) -> None:
        self._window.show_error(error, _("Filen kunde inte sparas"))
