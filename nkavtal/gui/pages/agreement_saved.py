"""The saved search that the list shows: what it was when saved, whether that still stands, and how to keep it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, Signal

from nkavtal.base.i18n import gettext as _
from nkavtal.catalogue.rows import AgreementFilter, SavedSearchRow
from nkavtal.gui.dialogs.save_search import SaveSearch as SaveBox
from nkavtal.gui.pages.agreement_arrangement import FIRST_SORT
from nkavtal.gui.pages.agreement_table import AgreementTable
from nkavtal.gui.pages.doing import do
from nkavtal.gui.pages.saved_line import SavedLine
from nkavtal.gui.parts.page import Page
from nkavtal.usecases import saved_search
from nkavtal.usecases.saved_search import EditSearch, RemoveSearch, SaveSearch
from nkavtal.usecases.touched import Touched


class SavedView(QObject):
    """Keeps apart what the saved search is and what the list has been made into since."""

    changed = Signal()
    """Another search is shown, or it differs now and did not before."""

    def __init__(self, page: Page, table: AgreementTable) -> None:
        super().__init__(page)
        self._page, self._table = page, table
        self._plain = AgreementFilter()
        self._told: tuple[str, bool] = ("", False)
        self._opening = False
        self.row: SavedSearchRow | None = None
        self.box: SaveBox | None = None
        """The box that asks for a name, while it is open."""
        self.line = SavedLine(self.update, self.back, self.leave)
        table.filter.changed.connect(self._look)
        table.view.changed.connect(self._look)
        self._pin = table.filter.search.add_tool("pin", _("Fäst filtret"), self.ask)

    @property
    def differs(self) -> bool:
        """Whether the list shows something else than was saved."""
        return self.row is not None and self._now() != _kept(self.row, self._table.view.first_columns)

    def open(self, found: SavedSearchRow) -> None:
        """Show a saved search; what was shown before comes back when it is left."""
        if self.row is None:
            self._plain = self._table.filter.wanted
        self.row = found
        self._show(AgreementFilter(search=found.words), (found.uuid, found.columns, found.sort, found.descending))

    def back(self) -> None:
        """Show the search again as it was saved."""
        if self.row is not None:
            self._table.view.forget(self.row.uuid)
            self.open(self.row)

    def leave(self) -> None:
        """Show what was shown before."""
        if self.row is not None:
            self.row = None
            self._show(self._plain)

    def _show(self, wanted: AgreementFilter, view: tuple[str, Sequence[str], str, bool] = ("", (), "", False)) -> None:
        self._opening = True
        try:
            self._table.view.show_view(*view)
            self._table.filter.show_wanted(wanted)
        finally:
            self._opening = False
        self._look()

    def _look(self) -> None:
        """See what is shown now; a saved search of which no word is left is no longer that search."""
        if self._opening:
            return
        if self.row is not None and self.row.words and not self._table.filter.active:
            self.row, self._plain = None, AgreementFilter()
            self._table.view.show_view()
        told = (self.row.uuid if self.row is not None else "", self.differs)
        name = self.row.name if self.row is not None else ""
        self.line.say(name, told[1], not self._page.context.bridge.read_only)
        filled = self.row is not None and not told[1]
        words = _("Ändra den sparade sökningen") if filled else _("Fäst filtret")
        self._table.filter.search.dress_tool(self._pin, "pin", words, "acc" if filled else "tx2", filled=filled)
        self._pin.setEnabled(not self._page.context.bridge.read_only)
        if told != self._told:
            self._told = told
            self.changed.emit()

    def _now(self) -> tuple[str, tuple[str, ...], str, bool]:
        return (self._table.filter.words, self._table.view.columns, *self._table.view.sort)

    # --- keeping it

    def ask(self) -> None:
        """Ask for a name; for an open search also whether to update it, or to remove it."""
        if self.box is not None:
            return
        box = self.box = SaveBox(self._table.filter.words, self.row, self.differs, self._page.window())
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.finished.connect(self._closed)
        box.saved.connect(lambda name, pinned: self._save(box, name, pinned))
        box.renamed.connect(lambda name, pinned: self._rename(box, name, pinned))
        box.update_asked.connect(lambda: self._updated(box))
        box.remove_asked.connect(lambda: self._remove(box))
        box.open()

    def update(self) -> None:
        """Save what is shown under the name it has."""
        if self.row is not None:
            do(self._page, self._changes(self.row))

    def refresh(self) -> None:
        """Ask what is saved now, when a saved search is shown."""
        if self.row is not None:
            self._page.context.bridge.ask(saved_search.rows, self._adopt, key="avtal-saved")

    def _adopt(self, found: Sequence[SavedSearchRow]) -> None:
        """Take note of what is saved now; of a search that is gone the words and columns stay in the list."""
        if self.row is None:
            return
        own = {one.uuid: one for one in found}.get(self.row.uuid)
        if own is None:
            self._plain, self.row = self._table.filter.wanted, None
        else:
            self.row = own
        self._look()

    def _closed(self) -> None:
        self.box = None

    def _changes(self, kept: SavedSearchRow) -> EditSearch:
        words, columns, sort, descending = self._now()
        return EditSearch(kept.uuid, {"words": words, "columns": columns, "sort": sort, "descending": descending})

    def _save(self, box: SaveBox, name: str, pinned: bool) -> None:
        words, columns, sort, descending = self._now()
        act = SaveSearch(name, words, columns, sort, descending, pinned)

        def done(touched: Touched) -> None:
            box.accept()
            self._page.context.bridge.ask(saved_search.rows, lambda found: self._open_new(found, touched.things[0]))

        do(self._page, act, box, done)

    def _open_new(self, found: Sequence[SavedSearchRow], made: str) -> None:
        for one in found:
            if one.uuid == made:
                self._table.view.begin(made)
                self.open(one)

    def _rename(self, box: SaveBox, name: str, pinned: bool) -> None:
        if self.row is not None:
            do(self._page, EditSearch(self.row.uuid, {"name": name, "pinned": pinned}), box)

    def _updated(self, box: SaveBox) -> None:
        if self.row is not None:
            do(self._page, self._changes(self.row), box)

    def _remove(self, box: SaveBox) -> None:
        if self.row is not None:
            do(self._page, RemoveSearch(self.row.uuid), box)


def _kept(saved: SavedSearchRow, first: tuple[str, ...]) -> tuple[str, tuple[str, ...], str, bool]:
    """Return what a saved search shows; what it does not say is as it is at first."""
    sort = (saved.sort, saved.descending) if saved.sort else FIRST_SORT
    return (saved.words, saved.columns or first, *sort)
