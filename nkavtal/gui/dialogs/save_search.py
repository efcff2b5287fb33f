"""A search gets its name, or another one."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from nkavtal.base.errors import UserError
from nkavtal.base.i18n import gettext as _
from nkavtal.catalogue.rows import SavedSearchRow
from nkavtal.gui.dialogs.form_dialog import FormDialog
from nkavtal.gui.parts.boxes import column
from nkavtal.gui.parts.dialog import SMALL
from nkavtal.gui.parts.label import Label


class SaveSearch(FormDialog):
    """Asks for a name. For a search that is open: a new name, or when it differs, to update it or save another."""

    saved = Signal(str, bool)
    """A new search: its name, and whether it stands at the side."""
    renamed = Signal(str, bool)
    update_asked = Signal()
    remove_asked = Signal()

    def __init__(
        self, words: str, row: SavedSearchRow | None, differs: bool = False, parent: QWidget | None = None
    ) -> None:
        new = row is None or differs
        title = _("Spara sökningen") if new else _("Ändra den sparade sökningen")
        super().__init__(
            title,
            _("Spara som ny sökning") if differs else _("Spara sökningen") if new else _("Spara namnet"),
            parent,
            width=SMALL,
        )
        self._signal = self.saved if new else self.renamed
        self.name = QLineEdit(row.name if row is not None and not differs else "")
        self.name.setAccessibleName(_("Namn"))
        label = Label(_("Namn"), "strong")
        label.setBuddy(self.name)
        self.body.addLayout(column(label, self.name, gap=4))
        self.body.addWidget(Label(_words(words), "small", "tx2", wrap=True, selectable=True))
        self.pinned = QCheckBox(_("Visa i sidopanelen"))
        self.pinned.setChecked(row.pinned if row is not None else True)
        self.body.addWidget(self.pinned)
        self.body.addStretch(1)
        if row is not None:
            self._add_ways(row, differs)
        self.lossy = lambda: False
        self.asked.connect(self._save)

    def _add_ways(self, row: SavedSearchRow, differs: bool) -> None:
        if differs:
            self.add_way(_("Uppdatera {name}").format(name=row.name), self.update_asked.emit)
        else:
            remove = self.add_extra(_("Ta bort sökningen"), self.remove_asked.emit)
            remove.setAccessibleDescription(_("Det går att ångra"))

    def show_error(self, error: UserError) -> None:
        """Show what was wrong with the name, and go back to it."""
        super().show_error(error)
        self.name.setFocus()
        self.name.selectAll()

    def _save(self) -> None:
        self._signal.emit(self.name.text(), self.pinned.isChecked())


def _words(words: str) -> str:
    if not words:
        return _("Sparar kolumner och sortering. Inget är bortsorterat.")
    return _("Sparar sökningen {words} med kolumner och sortering.").format(words=words)
