"""The left side of the window: pages, saved searches under them, and what is seldom gone to at the foot."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QFrame, QWidget

from nkavtal.base.i18n import gettext as _
from nkavtal.gui.parts.boxes import column
from nkavtal.gui.rail import Rail, Stop

if TYPE_CHECKING:
    from nkavtal.gui.saved_list import SavedList


class SidePanel(QFrame):
    """Rails of pages, and a list of saved searches that is made when there is a register to have them."""

    chosen = Signal(str)

    def __init__(self, pages: Sequence[Stop], foot: Sequence[Stop] = ()) -> None:
        super().__init__()
        self.setProperty("ground", "rail")
        self.rail = Rail(pages)
        self.foot = Rail(foot, _("Mer")) if foot else None
        self.saved: SavedList | None = None
        self._place = column(None, gap=0)  # a space keeps the pages at the top until there are saved searches
        whole = column(self.rail, (self._place, 1), gap=0, margins=(0, 0, 0, 8))
        if self.foot is not None:
            whole.addWidget(self.foot)
        self.setLayout(whole)
        self.setFocusProxy(self.rail)
        for rail in self._rails():
            rail.chosen.connect(self.chosen)

    def show_page(self, name: str) -> None:
        """Mark the page that is shown."""
        for rail in self._rails():
            rail.show_page(name)

    def holds_focus(self) -> bool:
        """Say whether somebody walks here by keyboard: the page that comes up does not take the focus then."""
        here = QApplication.focusWidget()
        return here is not None and self.isAncestorOf(here)

    def panes(self) -> list[QWidget]:
        """Return what F6 goes between here."""
        saved = [self.saved.view] if self.saved is not None and self.saved.view.isVisible() else []
        return [self.rail, *saved]

    def collapse(self, collapsed: bool) -> None:
        """Show icons alone, or words too."""
        for rail in self._rails():
            rail.collapse(collapsed)
        if self.saved is not None:
            self.saved.collapse(collapsed)
        wide = [rail.width() for rail in self._rails()]
        if self.saved is not None and not collapsed:
            wide.append(self.saved.minimumSizeHint().width())
        for rail in self._rails():
            rail.setFixedWidth(max(wide))
        self.setFixedWidth(max(wide))

    def saved_list(self) -> SavedList:
        """Return the list of saved searches, made the first time."""
        if self.saved is None:
            from nkavtal.gui.saved_list import SavedList  # not before the frame is painted

            self.saved = SavedList()
            self._place.takeAt(0)
            self._place.addWidget(self.saved)
            self.collapse(self.rail.collapsed)
        return self.saved

    def _rails(self) -> list[Rail]:
        return [self.rail, *([self.foot] if self.foot is not None else [])]
