"""Per den: the list of agreements as it stood, or will stand, on another day; read only, and said on the page."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from nkavtal.base.i18n import day_text
from nkavtal.base.i18n import gettext as _
from nkavtal.gui.bridge import Bridge
from nkavtal.gui.menus import VIEW
from nkavtal.gui.parts.action import Action
from nkavtal.gui.parts.boxes import column
from nkavtal.gui.parts.note import Note


class AsOf(QObject):
    """The day a list is looked at for, None for today; `changed` when it is another one."""

    changed = Signal()

    def __init__(self, bridge: Bridge, today: Callable[[], date]) -> None:
        super().__init__()
        self._bridge, self._today = bridge, today
        self._kept: Any = None
        self.chosen: date | None = None
        self.box: Any = None
        self._note = Note("info", icon="calendar_ltr")
        self._note.offer(_("Till i dag"), self.back)
        self.banner = QWidget()
        self.banner.setLayout(column(self._note, margins=(24, 0, 24, 8)))
        self.banner.hide()
        bridge.opened.connect(self._let_go)

    @property
    def day(self) -> date:
        """The day that counts."""
        return self.chosen or self._today()

    def lists(self, store: Any) -> Any:
        """Return what lists are read from; runs on the worker thread, where the lists of a day are made and let go."""
        chosen = self.chosen
        if self._kept is not None and (chosen is None or self._kept.day != chosen):
            self._kept.close()
            self._kept = None
        if chosen is None:
            return store
        if self._kept is None:
            from nkavtal.usecases import per_day

            self._kept = per_day.at(store, chosen)
        return self._kept

    def acts(self) -> list[Action]:
        """Return the way to another day and back."""
        on = self.chosen is not None
        return [
            Action("as-of", _("Per den…"), VIEW, self.ask, "", "history", separated=True),
            Action("as-of-today", _("Till i dag"), VIEW, self.back, "", "", on, _("Sidan visar redan läget i dag")),
        ]

    def ask(self) -> None:
        """Ask for a day."""
        from nkavtal.gui.dialogs.as_of_form import AsOfForm

        box = self.box = AsOfForm(self._today(), self.banner.window())
        box.chosen.connect(self.go_to)
        box.open()

    def go_to(self, day: date) -> None:
        """Look at a day; today is the register itself."""
        self._choose(None if day == self._today() else day)

    def back(self) -> None:
        """Look at today."""
        self._choose(None)

    def told(self) -> str:
        """Return what day the list is of, '' for today."""
        if self.chosen is None:
            return ""
        return _("Registret som det gällde den {day}, enligt dagens kunskap.").format(day=day_text(self.chosen))

    def _let_go(self) -> None:
        """Close the lists of a day when another register is opened: no question is under way then."""
        if self._kept is not None:
            self._kept.close()
            self._kept = None

    def _choose(self, day: date | None) -> None:
        if day == self.chosen:
            return
        self.chosen = day
        words = _(
            "Det som har en senare dag räknas inte. Det som saknar dag räknas alltid. Inget kan ändras här. Esc går till i dag."
        )
        self._note.say(self.told(), words if day is not None else "")
        self.banner.setHidden(day is None)
        self.changed.emit()
        if day is None and self._bridge.ready:
            self._bridge.ask(self.lists, lambda _store: None, key="as-of-let-go")


def why_not() -> str:
    """Return why nothing can be changed while another day is looked at."""
    return _("Sidan visar en annan dag. Gå till i dag först.")
