"""Undo and redo: the window names what each would do, and asks when something has been changed since."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject

from nkavtal.base.errors import UserError
from nkavtal.base.i18n import gettext as _
from nkavtal.catalogue.acts import act_shown
from nkavtal.gui.dialogs.undo_conflict import UndoConflict
from nkavtal.gui.window import Window
from nkavtal.usecases import history

_CHANGED_SINCE = "NKA-131"


class UndoFlows(QObject):
    """Takes acts back and does them again."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window, self._bridge = window, window.context.bridge
        self.conflict: UndoConflict | None = None
        self._bridge.changed.connect(lambda _touched: self.ask())
        self._bridge.opened.connect(self.ask)

    def undo(self, keep_newer: bool = False, act: int | None = None) -> None:
        """Take the latest act back; ask when something has been changed since."""
        if not self._bridge.ready:
            return
        self._bridge.do(
            history.Undo(act, keep_newer), self._undone, lambda error: self._not_undone(error, act), _("Ångrar")
        )

    def redo(self) -> None:
        """Do again what was taken back."""
        if self._bridge.ready:
            self._bridge.do(history.Redo(), self._redone, words=_("Gör om"))

    def ask(self) -> None:
        """Ask what can be undone and redone, to be named in the menu."""
        if self._bridge.ready:
            self._bridge.ask(history.undoable, self._show, key="undoable")

    def _undone(self, touched: Any) -> None:
        self._window.say(_("Ångrat: {act}").format(act=_taken(touched.about)), False)

    def _redone(self, touched: Any) -> None:
        self._window.say(_("Gjort om: {act}").format(act=_taken(touched.about)))

    def _not_undone(self, error: UserError, act: int | None) -> None:
        if error.code != _CHANGED_SINCE:
            self._window.show_error(error, _("Inget är ångrat"))
            return
        self.conflict = UndoConflict(error, parent=self._window)
        self.conflict.accepted.connect(lambda: self.undo(True, act))
        self.conflict.open()

    def _show(self, found: history.Undoable) -> None:
        undo = act_shown(found.undo.name, found.undo.about) if found.undo is not None else ""
        self._window.show_undo(undo, _taken(found.redo.about) if found.redo is not None else "")


def _taken(about: dict[str, str]) -> str:
    rest = {name: words for name, words in about.items() if name != "act"}
    return act_shown(about.get("act", ""), rest)
