"""The pages that have been shown: each made the first time it is asked for, then kept, with a trail back and forward."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from nkavtal.base.i18n import gettext as _
from nkavtal.gui.context import Context
from nkavtal.gui.page_list import PageEntry
from nkavtal.gui.parts.page import Page


class PageStack(QStackedWidget):
    """Shows one page; nothing is imported for a page before that."""

    made = Signal(object)
    """A page that was just made: the one to listen to it hears of it before it is shown."""

    def __init__(self, context: Context, entries: Sequence[PageEntry]) -> None:
        super().__init__()
        self._context = context
        self._entries = {entry.name: entry for entry in entries}
        self._pages: dict[str, Page] = {}
        self._shown = ""
        self._trail: list[str] = []
        self._trail_at = -1
        self._blank = QWidget()
        self._blank.setProperty("ground", "win")
        self.addWidget(self._blank)

    def __contains__(self, name: str) -> bool:
        return name in self._entries

    @property
    def page(self) -> Page | None:
        """The page that is shown."""
        return self._pages.get(self._shown)

    @property
    def name(self) -> str:
        """The name of the page that is shown, or ''."""
        return self._shown

    @property
    def stop(self) -> str:
        """The page of the rail that the shown one belongs to."""
        return self._entries[self._shown].under or self._shown if self._shown else ""

    @property
    def title(self) -> str:
        """What the shown page is called, in words."""
        page = self.page
        return (page.title if page else "") or (_(self._entries[self._shown].title) if self._shown else "")

    def turn_to(self, name: str, *, remembered: bool = True) -> Page:
        """Bring a page up and return it; a remembered one becomes the end of the trail."""
        page, current = self._kept(name), self.page
        if current is not None and name != self._shown:
            current.hidden()
        self._shown = name
        self.setCurrentWidget(page)
        if remembered and (not self._trail or self._trail[self._trail_at] != name):
            self._trail = [*self._trail[: self._trail_at + 1], name]
            self._trail_at = len(self._trail) - 1
        return page

    def beside(self, by: int) -> str:
        """Return the page that many steps forward (back when negative) on the trail, or ''."""
        at = self._trail_at + by
        return self._trail[at] if 0 <= at < len(self._trail) else ""

    def step(self, by: int) -> None:
        """Stand that many steps on along the trail."""
        self._trail_at += by

    def refresh(self, touched: Any) -> None:
        """Let every page that was made ask again for what an act touched."""
        for page in self._pages.values():
            page.refresh(touched)

    def leave(self) -> None:
        """Tell every page that the window closes."""
        for page in self._pages.values():
            page.hidden()

    def forget(self) -> None:
        """Drop all pages, as when another register is opened."""
        self.setCurrentWidget(self._blank)
        for page in self._pages.values():
            self.removeWidget(page)
            page.deleteLater()
        self._pages.clear()
        self._shown, self._trail, self._trail_at = "", [], -1

    def _kept(self, name: str) -> Page:
        if name not in self._pages:
            entry = self._entries[name]
            page: Page = getattr(import_module(entry.module), entry.class_name)(self._context)
            self.made.emit(page)
            self.addWidget(page)
            self._pages[name] = page
        return self._pages[name]
