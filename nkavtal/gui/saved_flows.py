"""Saved searches at the side of the window: counted anew after every change, opened, renamed, updated, removed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, QTimer
from PySide6.QtWidgets import QMenu

from nkavtal.base.errors import UserError
from nkavtal.base.i18n import gettext as _
from nkavtal.catalogue.acts import act_shown
from nkavtal.catalogue.rows import SavedSearchRow
from nkavtal.gui.saved_list import Saved, SavedList
from nkavtal.gui.window import Window
from nkavtal.usecases import saved_search
from nkavtal.usecases.saved_search import CountedSearch, EditSearch, RemoveSearch
from nkavtal.usecases.touched import Touched

if TYPE_CHECKING:
    from nkavtal.gui.dialogs.save_search import SaveSearch as SaveBox
    from nkavtal.gui.pages.agreement_saved import SavedView

_PAGE = "avtal"


class SavedFlows(QObject):
    """Joins the list at the side to the page of agreements."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window, self._bridge = window, window.context.bridge
        self._shown: tuple[str, bool] = ("", False)
        self._list: SavedList | None = None
        self.found: tuple[CountedSearch, ...] = ()
        """What is saved, in the order shown."""
        self.box: SaveBox | None = None
        """The box that asks for another name, while it is open."""
        self._bridge.changed.connect(lambda _touched: self.ask())
        self._bridge.opened.connect(lambda: QTimer.singleShot(0, self, self.ask))  # the first page goes before
        window.side.chosen.connect(self._page_chosen)

    def ask(self) -> None:
        """Ask what is saved, and how many agreements each finds."""
        if self._bridge.ready:
            today = self._window.context.clock.today()
            self._bridge.ask(lambda store: saved_search.list_all(store, today), self._show, key="saved-searches")

    def show(self, shown: tuple[str, bool] | None) -> None:
        """Take note which search the page shows, and whether it differs from what was saved."""
        self._shown = shown or ("", False)
        if self._list is not None:
            self._list.mark(*self._shown)

    def open(self, key: str) -> None:
        """Show the agreements that a search finds."""
        if (row := self._row(key)) is not None and self._window.show_page(_PAGE, row):
            self._window.focus_page()

    def rename(self, key: str) -> None:
        """Ask for another name."""
        from nkavtal.gui.dialogs.save_search import SaveSearch as SaveBox  # not before the first page is up

        if (row := self._row(key)) is None or self._bridge.read_only:
            return
        box = self.box = SaveBox(row.words, row, parent=self._window)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.finished.connect(self._closed)
        box.renamed.connect(lambda name, pinned: self._do(EditSearch(key, {"name": name, "pinned": pinned}), box))
        box.remove_asked.connect(lambda: self._do(RemoveSearch(key), box))
        box.open()

    def remove(self, key: str) -> None:
        """Remove a search; the status bar offers to take it back."""
        if not self._bridge.read_only:
            self._do(RemoveSearch(key))

    def save(self) -> None:
        """Save what the list of agreements shows."""
        if self._window.show_page(_PAGE) and (view := self._view()) is not None:
            view.ask()

    def _show(self, found: tuple[CountedSearch, ...]) -> None:
        self.found = found
        if self._list is None:
            self._list = self._made()
        pinned = [one for one in found if one.row.pinned or one.row.uuid == self._shown[0]]
        self._list.show_searches([Saved(one.row.uuid, one.row.name, one.count) for one in pinned])
        self._list.mark(*self._shown)
        self._list.allow_saving(not self._bridge.read_only)

    def _made(self) -> SavedList:
        made = self._window.side.saved_list()
        made.opened.connect(self.open)
        made.rename_asked.connect(self.rename)
        made.remove_asked.connect(self.remove)
        made.save_asked.connect(self.save)
        made.menu_asked.connect(self._menu)
        return made

    def _menu(self, key: str, at: QPoint) -> None:
        self.menu(key).popup(at)

    def menu(self, key: str) -> QMenu:
        """Return what can be done with a search."""
        menu = QMenu(self._window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        changeable = not self._bridge.read_only
        menu.addAction(_("Öppna")).triggered.connect(lambda _on=False: self.open(key))
        update = menu.addAction(_("Uppdatera med det som visas"))
        update.setEnabled(changeable and self._shown == (key, True))
        update.triggered.connect(lambda _on=False: self._update())
        menu.addSeparator()
        for words, act in ((_("Byt namn…"), self.rename), (_("Ta bort"), self.remove)):
            entry = menu.addAction(words)
            entry.setEnabled(changeable)
            entry.triggered.connect(lambda _on=False, act=act: act(key))
        hide = menu.addAction(_("Visa inte i sidopanelen"))
        hide.setEnabled(changeable)
        hide.triggered.connect(lambda _on=False: self._do(EditSearch(key, {"pinned": False})))
        return menu

    def _update(self) -> None:
        if self._window.show_page(_PAGE) and (view := self._view()) is not None:
            view.update()

    def _page_chosen(self, name: str) -> None:
        """Going to Avtal at the side means all of them, not the saved search."""
        if name == _PAGE and self._shown[0] and (view := self._view()) is not None:
            view.leave()

    def _view(self) -> SavedView | None:
        from nkavtal.gui.pages.agreement_list import AgreementListPage

        page = self._window.page
        return page.saved if isinstance(page, AgreementListPage) else None

    def _row(self, key: str) -> SavedSearchRow | None:
        return next((one.row for one in self.found if one.row.uuid == key), None)

    def _closed(self) -> None:
        self.box = None

    def _do(self, act: object, box: SaveBox | None = None) -> None:
        def done(touched: Touched) -> None:
            if box is not None:
                box.accept()
            if touched.changed:
                self._window.say(act_shown(touched.act, touched.about))

        def failed(error: UserError) -> None:
            if box is not None:
                box.show_error(error)
            else:
                self._window.show_error(error)

        if box is not None:
            box.begin()
        self._bridge.do(act, done, failed, _("Sparar…"))
