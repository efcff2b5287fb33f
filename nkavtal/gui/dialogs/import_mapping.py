"""Saved mappings in the import: kept under an office's name, and the list of those that are."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from nkavtal.base.errors import UserError
from nkavtal.base.i18n import gettext as _
from nkavtal.gui.bridge import Bridge
from nkavtal.gui.parts.announce import announce
from nkavtal.gui.parts.boxes import row
from nkavtal.gui.parts.button import Button
from nkavtal.gui.parts.column import Column
from nkavtal.gui.parts.dialog import Dialog
from nkavtal.gui.parts.label import Label
from nkavtal.gui.parts.note import Note
from nkavtal.gui.parts.row_table import RowTable
from nkavtal.usecases import saved_mapping
from nkavtal.usecases.import_plan import SavedMappingRow


class SaveMapping(QWidget):
    """Asks if what was said of a file is to be kept, and under which name."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.wanted = QCheckBox(_("Spara tolk&ningen till nästa gång, under namnet"))
        self.name = QLineEdit()
        self.name.setPlaceholderText(_("Kontorets namn"))
        self.name.setAccessibleName(_("Tolkningens namn"))
        self.name.setEnabled(False)
        self.wanted.toggled.connect(self._toggled)
        self.setLayout(row(self.wanted, (self.name, 1)))

    @property
    def save_as(self) -> str:
        """The name to save under; '' when nothing is to be saved."""
        return (self.name.text().strip() or " ") if self.wanted.isChecked() else ""

    def propose(self, name: str) -> None:
        """Put in the name that the file is known by."""
        self.name.setText(name)

    def _toggled(self, on: bool) -> None:
        self.name.setEnabled(on)
        if on:
            self.name.setFocus()
        self.changed.emit()


class SavedMappings(Dialog):
    """Lists the saved mappings; renames and removes them."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(_("Sparade tolkningar"), _("Stäng"), parent)
        self.cancel.hide()
        self._bridge = bridge
        self._trouble = Note("bad")
        self._trouble.hide()
        self.table = RowTable(
            [Column("name", _("Namn"), lambda one: one.name, 300, bold=True, stretch=True)], self.windowTitle()
        )
        self.name = QLineEdit()
        label = Label(_("&Namn"))
        label.setBuddy(self.name)
        self.name.setAccessibleName(_("Namn"))
        self.rename = Button(_("&Byt namn"), self._rename)
        self.remove = Button(_("&Ta bort"), self._remove)
        words = _(
            "När en fil har samma rubriker som en sparad tolkning föreslås den. Namnbyte och borttagning går att ångra."
        )
        self.body.addWidget(Label(words, ink="tx2", wrap=True))
        self.body.addWidget(self._trouble)
        self.body.addWidget(self.table, 1)
        self.body.addLayout(row(label, (self.name, 1), self.rename, self.remove))
        self.table.marked.connect(lambda _key: self._show_marked())
        self.name.textChanged.connect(lambda _text: self._allow())
        self.asked.connect(self.accept)
        self._ask()

    def _ask(self) -> None:
        self._bridge.ask(saved_mapping.list_all, self._show, self._tell, key="mappings")

    def _show(self, rows: Sequence[SavedMappingRow]) -> None:
        self.table.set_rows(rows, key=lambda one: one.uuid)
        if rows and self.table.marked_key() is None:
            self.table.selectRow(0)
        self._show_marked()

    def _show_marked(self) -> None:
        marked = self._marked()
        self.name.setText(marked.name if marked else "")
        self._allow()

    def _allow(self) -> None:
        marked, typed = self._marked(), self.name.text().strip()
        self.name.setEnabled(marked is not None)
        self.remove.setEnabled(marked is not None)
        self.rename.setEnabled(marked is not None and bool(typed) and typed != marked.name)

    def _marked(self) -> SavedMappingRow | None:
        key = self.table.marked_key()
        rows = (self.table.rows.row_at(place) for place in range(len(self.table.rows.keys)))
        return next((one for one in rows if one.uuid == key), None)

    def _rename(self) -> None:
        if (marked := self._marked()) is not None:
            self._do(saved_mapping.RenameMapping(marked.uuid, self.name.text()))

    def _remove(self) -> None:
        if (marked := self._marked()) is not None:
            self._do(saved_mapping.RemoveMapping(marked.uuid))

    def _do(self, act: object) -> None:
        self._trouble.hide()
        self._bridge.do(act, lambda _touched: self._ask(), self._tell)

    def _tell(self, error: UserError) -> None:
        self._trouble.say(error.message, error.hint)
        self._trouble.show()
        announce(self, error.message)
