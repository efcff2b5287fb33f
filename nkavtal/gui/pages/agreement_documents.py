"""The tab with an agreement's documents: the list, and beside it the marked one with what is in it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from nkavtal.base.i18n import gettext as _
from nkavtal.catalogue.rows import AgreementCard
from nkavtal.gui.pages import document_rows
from nkavtal.gui.pages.agreement_menu import pop_up
from nkavtal.gui.pages.attachment_acts import AttachmentActs, mail_words
from nkavtal.gui.pages.document_pane import DocumentPane
from nkavtal.gui.pages.document_rows import DocumentRow
from nkavtal.gui.parts.action import Action
from nkavtal.gui.parts.boxes import column, row
from nkavtal.gui.parts.button import Button
from nkavtal.gui.parts.drop import DropGround
from nkavtal.gui.parts.empty import Empty
from nkavtal.gui.parts.label import Label, line
from nkavtal.gui.parts.note import Note
from nkavtal.gui.parts.page import Page
from nkavtal.gui.parts.row_table import RowTable
from nkavtal.gui.parts.scroll import Scroll
from nkavtal.gui.parts.split import Split

_PANE = 480
_MARGIN, _BAR_ROOM = 24, 14


class DocumentsTab(DropGround):
    """Shows documents; files dropped anywhere on it are on their way in."""

    acts_changed = Signal()
    """Another document is marked, so other things can be done."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page = page
        self._card: AgreementCard | None = None
        self._able: tuple[bool, bool] | None = None
        self.acts_on = AttachmentActs(page)
        self.table = RowTable(document_rows.columns(), _("Dokument"), two_lines=True)
        self.table.opened.connect(lambda _key: self.open_marked())
        self.table.marked.connect(lambda _key: self._show_marked())
        self.table.menu_asked.connect(self._show_menu)
        self.pane = DocumentPane(page)
        self.add_button = Button(_("Lägg till fil…"), self.add, icon="add")
        self.open_button = Button(_("Öppna"), self.open_marked, icon="open")
        self.save_button = Button(_("Spara en kopia…"), self.save_marked, icon="save")
        self.edit_button = Button(_("Ändra…"), self.edit_marked, icon="edit")
        self.remove_button = Button(_("Ta bort…"), self.remove_marked, icon="delete")
        self.edit_button.setAccessibleName(_("Ändra dokumentet"))
        self.remove_button.setAccessibleName(_("Ta bort dokumentet"))
        self._note = Note("warn")
        self._note_place = QWidget()
        self._note_place.setLayout(row(self._note, margins=(_MARGIN, 12, _MARGIN, 0)))
        self._note_place.hide()
        self._build()
        self.files_dropped.connect(self.take)
        self.mail_dropped.connect(self.tell_mail)

    def _build(self) -> None:
        self._hint = Label(_("Dra filer och mejl hit, eller välj dem."), "small", "tx3")
        tools = row(
            self.add_button, self._hint, None, self.open_button, self.save_button, self.edit_button, self.remove_button
        )  # fmt: skip
        self._empty = Empty(
            _("Inga dokument ännu"),
            _("Dra det undertecknade avtalet, protokollsutdrag eller mejl hit. Filen kopieras in och ändras aldrig."),
            "attach",
        )
        self.first_button = self._empty.offer(_("Lägg till fil…"), self.add, kind="")
        listed = QWidget()
        split = Split("documents", self.table, self.pane, self._page.context.remember, _PANE)
        listed.setLayout(column(row(tools, margins=(_MARGIN, 12, _MARGIN, 10)), line(), (split, 1), gap=0))
        self._stack = QStackedWidget()
        self._stack.addWidget(self._empty)
        self._stack.addWidget(Scroll(listed))
        self.setLayout(column(self._note_place, (self._stack, 1), gap=0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out the hint where the buttons need its room, and keep two rows in sight."""
        super().resizeEvent(event)
        head, rows = self.table.horizontalHeader().height(), self.table.verticalHeader().defaultSectionSize()
        self.table.setMinimumHeight(head + 2 * rows + _BAR_ROOM)
        self.pane.setMinimumHeight(2 * rows)
        buttons = (self.add_button, self.open_button, self.save_button, self.edit_button, self.remove_button)
        needed = sum(button.sizeHint().width() + 8 for button in buttons) + self._hint.sizeHint().width() + 2 * _MARGIN
        self._hint.setVisible(needed <= self.width())

    def show_card(self, card: AgreementCard) -> None:
        """Show an agreement's documents; the marked one stays marked."""
        another = self._card is None or self._card.uuid != card.uuid
        self._card = card
        if another:
            self._note_place.hide()
        self.table.set_rows(document_rows.rows(card), key=lambda one: one.uuid)
        self._stack.setCurrentIndex(1 if card.attachments else 0)
        if card.attachments and (another or self.table.marked_key() is None):
            self.table.mark_first()
        self._show_marked()

    @property
    def marked(self) -> DocumentRow | None:
        """The marked document."""
        found = self.table.marked_row() if self._card is not None and self._card.attachments else None
        return found if isinstance(found, DocumentRow) else None

    @property
    def first(self) -> QWidget:
        """What gets the focus when the tab comes up."""
        return self.table if self._card is not None and self._card.attachments else self.first_button

    # --- what can be done

    def add(self) -> None:
        """Ask for files and take them in."""
        if self._card is not None and self._page.changeable:
            self.acts_on.choose(self._card)

    def take(self, files: Sequence[Path], belongs: str = "") -> None:
        """Take in files that were dropped; `belongs` is the decision or signature they were dropped on."""
        self._note_place.hide()
        if self._card is None:
            return
        if not self._page.changeable:
            self._tell(self._page.why_not_changeable, _("Inget är tillagt."))
        else:
            self.acts_on.attach(self._card, files, belongs)

    def tell_mail(self) -> None:
        """Say how a message of Outlook's comes in."""
        self._tell(*mail_words())

    def open_marked(self) -> None:
        """Open the marked document: a mail in our own view, others as a copy in the person's own program."""
        if (found := self.marked) is not None:
            self._page.wanted.emit("open-attachment", found.row)

    def save_marked(self) -> None:
        """Save a copy of the marked document."""
        if (found := self.marked) is not None:
            self._page.wanted.emit("save-attachment", found.row)

    def edit_marked(self) -> None:
        """Change what is said of the marked document."""
        if (found := self.marked) is not None and self._page.changeable:
            self.acts_on.edit(found.row)

    def exchange_marked(self) -> None:
        """Put another file in the marked document's place."""
        if (found := self.marked) is not None:
            self.acts_on.exchange(found.row)

    def remove_marked(self) -> None:
        """Take the marked document away, when the person says so."""
        if (found := self.marked) is not None:
            self.acts_on.remove(found.row)

    def acts(self, menu: str) -> list[Action]:
        """Return what can be done with the marked document, for the menu bar and a right click."""
        some, changeable = self.marked is not None, self._page.changeable
        nothing = _("Markera ett dokument först")
        why = self._page.why_not_changeable if not changeable else "" if some else nothing
        changing = [
            ("edit-attachment", _("Ändra dokument…"), self.edit_marked, "F2", "edit"),
            ("exchange-file", _("Byt fil…"), self.exchange_marked, "", "arrow_sync"),
            ("remove-attachment", _("Ta bort dokument…"), self.remove_marked, "", "delete"),
        ]
        return [
            Action("open-attachment", _("Öppna dokument"), menu, self.open_marked, "", "open", some,
                   "" if some else nothing, separated=True),
            Action("save-attachment", _("Spara en kopia av dokument…"), menu, self.save_marked, "", "save", some,
                   "" if some else nothing),
            *(Action(name, text, menu, run, key, icon, not why, why) for name, text, run, key, icon in changing),
        ]  # fmt: skip

    # --- showing

    def _show_marked(self) -> None:
        found, changeable = self.marked, self._page.changeable
        self.pane.show_row(found)
        for button in (self.open_button, self.save_button):
            button.setEnabled(found is not None)
        for button in (self.edit_button, self.remove_button):
            button.setEnabled(found is not None and changeable)
        for button in (self.add_button, self.first_button):
            button.setEnabled(changeable)
        for button in (self.add_button, self.first_button, self.edit_button, self.remove_button):
            button.setToolTip("" if changeable else self._page.why_not_changeable)
        if self._able != (found is not None, changeable):
            self._able = (found is not None, changeable)
            self.acts_changed.emit()

    def _show_menu(self, key: object, at: QPoint) -> None:
        self.table.mark(key)
        pop_up(self.table, self.acts(""), at)

    def _tell(self, title: str, text: str) -> None:
        self._note.say(title, text)
        self._note_place.show()
