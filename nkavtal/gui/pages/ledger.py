"""A ledger's rows in a page or dialog, with adding, changing and removing."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QDialog, QWidget

from nkavtal.base.i18n import gettext as _
from nkavtal.catalogue.field import Field, Kind, Ledger
from nkavtal.catalogue.rows import LedgerRow
from nkavtal.catalogue.show import shown
from nkavtal.gui import theme
from nkavtal.gui.dialogs.row_form import Names, RowForm, Suggestions
from nkavtal.gui.pages.doing import do
from nkavtal.gui.parts.boxes import column, row
from nkavtal.gui.parts.button import Button
from nkavtal.gui.parts.column import Column
from nkavtal.gui.parts.dialog import Question
from nkavtal.gui.parts.drop import DropTable
from nkavtal.gui.parts.label import Label
from nkavtal.gui.parts.page import Page
from nkavtal.usecases.ledger import AddRow, EditRow, RemoveRow

_WIDTHS = {Kind.PARTIAL_DATE: 132, Kind.LONG_TEXT: 200, Kind.TRISTATE: 84, Kind.AGREEMENT: 260}
_USUAL = 124
_A_LETTER, _AROUND = 8, 24  # of a heading
_OF_WORDS = (Kind.TEXT, Kind.LONG_TEXT, Kind.AGREEMENT)
"""Kinds whose first column takes the room that is left: words of any length."""
_CLOSES = Qt.WidgetAttribute.WA_DeleteOnClose
_MOST_SEEN = 6  # rows without a scroll bar
_BAR_ROOM = 14  # for a scroll bar sideways, so that it hides no row
Offer = Callable[[Callable[[Names], None]], object]
"""Gets a place to tell what can be chosen in fields that point at organisations or agreements."""
Suggest = Callable[[Callable[[Suggestions], None]], object]
"""Gets a place to tell which words are offered in text fields."""
Attach = Callable[[str, Sequence[Path] | None], object]
"""Gets a row's UUID and files that belong to it; None: they are yet to be chosen."""


class LedgerBox(QWidget):
    """A heading with the ledger's name, its rows, and buttons; acts are done for the page it stands on."""

    def __init__(
        self,
        page: Page,
        ledger: Ledger,
        *,
        pad: int = 8,
        offer: Offer | None = None,
        attach: Attach | None = None,
        suggest: Suggest | None = None,
    ) -> None:
        super().__init__()
        self._suggest = suggest
        self._page, self._ledger, self._offer = page, ledger, offer
        self._owner, self._whose = "", ""
        self._rows: dict[str, LedgerRow] = {}
        self._names: Mapping[str, str] = {}
        one = _(ledger.one).lower()
        self.table = DropTable(self._columns(), _(ledger.many), pad=pad)
        self.table.opened.connect(lambda _key: self.edit())
        self.table.selection_changed.connect(self._fit_buttons)
        self.table.marked.connect(lambda _key: self._fit_buttons())
        self.add_button = Button(_("Lägg till…"), self.add, icon="add")
        self.edit_button = Button(_("Ändra…"), self.edit, icon="edit")
        self.remove_button = Button(_("Ta bort…"), self.remove, icon="delete")
        for button, name in (
            (self.add_button, _("Lägg till {what}")),
            (self.edit_button, _("Ändra {what}")),
            (self.remove_button, _("Ta bort {what}")),
        ):
            button.setAccessibleName(name.format(what=one))
        self.attach_button = Button(_("Lägg till dokument…"), lambda: self._attach_to(None), icon="attach")
        self.attach_button.setAccessibleName(_("Lägg till dokument till {what}").format(what=one))
        if attach is None:
            self.attach_button.hide()
        self._attach = attach
        self.table.files_dropped.connect(lambda key, files: self._attach_to(files, key))
        self._none = Label(_("Inget registrerat."), ink="tx3")
        buttons = (self.add_button, self.attach_button, self.edit_button, self.remove_button)
        tools = QWidget()
        tools.setLayout(row(None, *buttons))
        self._head = row(Label(_(ledger.many), "card"), (tools, 1))
        self.setLayout(column(self._head, self._none, self.table, gap=8))
        self._fit_buttons()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons under the name where they do not fit beside it."""
        super().resizeEvent(event)
        needed = sum(self._head.itemAt(i).sizeHint().width() for i in range(2)) + self._head.spacing()
        way = QBoxLayout.Direction.LeftToRight if needed <= self.width() else QBoxLayout.Direction.TopToBottom
        self._head.setDirection(way)

    def minimumSizeHint(self) -> QSize:
        """Need no more room than the buttons do."""
        return QSize(self._head.itemAt(1).minimumSize().width(), super().minimumSizeHint().height())

    def show_rows(
        self, owner: str, rows: Sequence[LedgerRow], names: Mapping[str, str] | None = None, whose: str = ""
    ) -> None:
        """Show an owner's rows; `names` tells what UUIDs are called, `whose` names the owner in dialogs."""
        self._owner, self._whose, self._names = owner, whose, names or {}
        self._rows = {one.uuid: one for one in rows}
        self.table.set_rows(rows, key=lambda one: one.uuid)
        self.table.setVisible(bool(rows))
        self._none.setVisible(not rows)
        seen = min(max(len(rows), 1), _MOST_SEEN)
        look = theme.current()
        height = (
            look.lines(32, 1, 12, theme.SMALL) + seen * self.table.verticalHeader().defaultSectionSize() + _BAR_ROOM
        )
        self.table.setFixedHeight(height)
        self._fit_buttons()

    def add(self) -> None:
        """Ask for a new row and keep it."""
        self._with_words(lambda names, words: self._open(None, names, words))

    def edit(self) -> None:
        """Ask for the marked row's fields and keep what differs."""
        if self._page.opens_rows and (found := self._rows.get(self.table.marked_key())) is not None:
            self._with_words(lambda names, words: self._open(found, names, words))

    def remove(self) -> None:
        """Take the marked row away, when the person says so."""
        if (found := self._rows.get(self.table.marked_key())) is not None:
            self._ask_removal(found, None)

    def _attach_to(self, files: Sequence[Path] | None, key: str | None = None) -> None:
        """Have documents attached to a row, the marked one unless it is named."""
        key = key or self.table.marked_key()
        if self._attach is not None and key in self._rows:
            self._attach(key, files)

    def _with_words(self, then: Callable[[Names, Suggestions], None]) -> None:
        """Fetch what the form offers: names for fields that point at things, and words for fields of text."""
        if self._suggest is not None:
            self._suggest(lambda words: self._with_names(lambda names: then(names, words)))
        else:
            self._with_names(lambda names: then(names, {}))

    def _with_names(self, then: Callable[[Names], None]) -> None:
        if self._offer is None:
            then({})
        else:
            self._offer(then)

    def _open(self, found: LedgerRow | None, names: Names, words: Suggestions) -> None:
        today = self._page.context.clock.today()
        dialog = RowForm(self._ledger, today, found, names, self.window(), whose=self._whose, suggestions=words)
        dialog.setAttribute(_CLOSES)
        if found is None:
            dialog.saved.connect(lambda values: do(self._page, AddRow(self._ledger.name, self._owner, values), dialog))
        else:
            dialog.saved.connect(
                lambda values: do(self._page, EditRow(self._ledger.name, found.uuid, values, found.values), dialog)
            )
            dialog.remove_asked.connect(lambda: self._ask_removal(found, dialog))
        dialog.open()

    def _ask_removal(self, found: LedgerRow, dialog: RowForm | None) -> None:
        one = _(self._ledger.one).lower()
        told = ", ".join(text for text in (shown(f, found.values[f.name], self._names) for f in self._listed()) if text)
        text = _("{what} tas bort. Det går att ångra.").format(what=told or _(self._ledger.one))
        box = Question(_("Ta bort {what}").format(what=one), text, _("Ta bort {what}").format(what=one), self.window())
        box.setAttribute(_CLOSES)
        if dialog is not None:
            box.accepted.connect(partial(dialog.done, QDialog.DialogCode.Accepted))
        box.accepted.connect(lambda: do(self._page, RemoveRow(self._ledger.name, found.uuid)))
        box.open()

    def _listed(self) -> list[Field]:
        return [field for field in self._ledger.fields if field.listed and not field.fixed]

    def _columns(self) -> list[Column]:
        fields = self._listed()
        words = [field for field in fields if field.kind in _OF_WORDS]
        wide = words[0] if words else fields[0]
        return [self._column(field, first=at == 0, wide=field is wide) for at, field in enumerate(fields)]

    def _column(self, field: Field, *, first: bool, wide: bool) -> Column:
        return Column(
            field.name,
            _(field.label),
            lambda one: shown(field, one.values[field.name], self._names),
            max(_WIDTHS.get(field.kind, _USUAL), _A_LETTER * len(_(field.label)) + _AROUND),
            bold=first,
            fixed=first,
            stretch=wide,
            chip=_example if first else None,
        )

    def _fit_buttons(self) -> None:
        changeable = self._page.changeable
        marked = self._rows.get(self.table.marked_key()) is not None
        self.add_button.setEnabled(changeable)
        self.edit_button.setEnabled(changeable and marked)
        self.remove_button.setEnabled(changeable and marked)
        self.attach_button.setEnabled(changeable and marked)
        self.table.take_files(changeable and self._attach is not None)


def _example(one: LedgerRow) -> tuple[str, str] | None:
    return (_("EXEMPEL"), "mute") if one.values.get("example") is True else None
