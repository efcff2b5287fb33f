"""Export from the window: what form, where, and what was written."""

from __future__ import annotations

import contextlib
from pathlib import Path

from PySide6.QtCore import QObject

from nkavtal.base.errors import UserError
from nkavtal.base.i18n import N_, listing
from nkavtal.base.i18n import gettext as _
from nkavtal.gui.dialogs.choose_file import Desktop
from nkavtal.gui.dialogs.export_register import FILE, ExportRegister
from nkavtal.gui.window import Window
from nkavtal.rules.file_name import safe_name
from nkavtal.usecases import exporting
from nkavtal.usecases.exporting import Exported

_NAMED = 5  # missing files that are named, more are counted


class ExportFlow(QObject):
    """Asks, writes, and shows the folder where it lies."""

    def __init__(self, window: Window, desktop: Desktop) -> None:
        super().__init__(window)
        self._window, self._desktop = window, desktop
        self.box: ExportRegister | None = None

    def start(self) -> None:
        """Ask for the form of the export."""
        box = self.box = ExportRegister(self._window)
        box.asked.connect(lambda: self._place(box))
        box.open()

    def _place(self, box: ExportRegister) -> None:
        today = self._window.context.clock.today()
        name = _("Avtalsregister {day}").format(day=today.isoformat())
        if box.form == FILE:
            kinds = {".json": _("Register från nkavtal")}
            target = self._desktop.new_file(box, _("Exportera registret"), safe_name(name, ".json"), kinds, "export")
        else:
            within = self._desktop.folder(box, _("Mapp att lägga exporten i"), Path.home())
            target = _free(within, name) if within is not None else None
        if target is not None:
            box.accept()
            self._write(target, whole=box.form != FILE)

    def _write(self, target: Path, *, whole: bool) -> None:
        today = self._window.context.clock.today()
        self._window.context.bridge.make(
            lambda store, progress: (
                exporting.export_folder(store, target, today, progress)
                if whole
                else exporting.export_file(store, target, progress)
            ),
            self._written,
            lambda error: self._window.show_error(error, _("Registret kunde inte exporteras")),
            _("Exporterar registret"),
        )

    def _written(self, done: Exported) -> None:
        self._window.say(_("Exporterat: {name}").format(name=done.target.name), False)
        if done.missing:
            self._window.show_error(_without(done.missing), _("Registret är exporterat, men filer saknas"))
        self._desktop.show(done.target if done.target.is_dir() else done.target.parent)


def _free(within: Path, name: str) -> Path:
    """Return a folder inside another, by a name that nothing there has; one that cannot be looked into is tried."""
    taken: list[str] = []
    with contextlib.suppress(OSError):
        taken = [path.name for path in within.iterdir()]
    return within / safe_name(name, "", taken)


def _without(missing: tuple[str, ...]) -> UserError:
    named = list(missing[:_NAMED])
    if len(missing) > _NAMED:
        named.append(_("{n} till").format(n=len(missing) - _NAMED))
    return UserError(
        "NKA-276",
        N_("Allt annat är exporterat. Filen saknas i registrets mapp bilagor till: {names}."),
        N_("Ta fram filerna ur den senaste säkerhetskopian och exportera igen."),
        names=listing(named),
    )
