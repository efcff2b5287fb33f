"""What every page is: a widget that offers actions, says how much it shows, and asks again when told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from nkavtal.base.i18n import gettext as _
from nkavtal.gui.context import Context
from nkavtal.gui.parts.action import Action

if TYPE_CHECKING:
    from nkavtal.catalogue.listing import Listed


class Table(Protocol):
    """What can leave the program as a list."""

    def gather(self, title: str, selection: str, then: Callable[[Listed], None]) -> None:
        """Call with the list as it is shown, all rows."""


@dataclass(frozen=True)
class Listing:
    """A list on a page: its table, what it is called, and in words what it was narrowed to."""

    table: Table
    title: str
    selection: str = ""


class Page(QWidget):
    """The base of all pages."""

    status = Signal(str)
    """What is shown, for the left of the status bar."""
    said = Signal(str, bool)
    """The result of an act in words, and whether it can be undone there."""
    actions_changed = Signal()
    """`acts` answers something else than before."""
    go = Signal(str, object)
    """Another page by name, and what it should show there (None for nothing in particular)."""
    filled = Signal()
    """What was asked for when the page came up is there; see `fills_later`."""
    wanted = Signal(str, object)
    """Something that is done from many pages, by name ('import', 'dossier'), and what it is about."""

    fills_later = False
    """Whether the page itself tells when it is filled: its rows are still being asked for when it comes up."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.setProperty("ground", "win")

    @property
    def _today(self) -> date:
        """The day it is; another one comes while the window is open."""
        return self.context.clock.today()

    @property
    def changeable(self) -> bool:
        """Whether what is shown can be changed now."""
        return not self.context.bridge.read_only

    @property
    def opens_rows(self) -> bool:
        """Whether the form of a row may be opened, if only to be looked at."""
        return True

    @property
    def why_not_changeable(self) -> str:
        """Why not, in words."""
        return _("Registret är öppnat för bara läsning")

    @property
    def title(self) -> str:
        """The page's name, in words."""
        return ""

    @property
    def help_topic(self) -> str:
        """The help topic that F1 shows now; '' for the one that help_topics has for the page."""
        return ""

    def acts(self) -> list[Action]:
        """Return what can be done here now."""
        return []

    def status_text(self) -> str:
        """Return what is shown, for the status bar."""
        return ""

    def shown(self, what: Any = None) -> None:
        """Take note that the page came up, perhaps to show something."""

    def hidden(self) -> None:
        """Take note that another page came up."""

    def refresh(self, touched: Any) -> None:
        """Ask again for what is shown, if an act touched it; None means everything."""

    def listing(self) -> Listing | None:
        """Return the list that is shown, for taking it out of the program; None where there is none."""
        return None

    def focus_search(self, text: str | None = None) -> None:
        """Go to the search box, with text in it if given."""

    def panes(self) -> list[QWidget]:
        """Return what F6 goes between, in reading order; each takes focus."""
        return [self]

    def keeps(self) -> bool:
        """Say whether leaving now would lose typed text."""
        return False
