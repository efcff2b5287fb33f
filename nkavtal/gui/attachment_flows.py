"""Kept files on their way out of the register: opened as a copy, shown if it is a mail, or saved as one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Qt

from nkavtal.base.errors import UserError
from nkavtal.base.i18n import gettext as _
from nkavtal.catalogue.attachment import file_name
from nkavtal.catalogue.rows import FileView, LedgerRow
from nkavtal.gui.dialogs.choose_file import Desktop
from nkavtal.gui.dialogs.view_mail import ViewMail
from nkavtal.gui.parts.dialog import Dialog, Question
from nkavtal.gui.window import Window
from nkavtal.rules.file_name import split
from nkavtal.rules.file_type import by_media_type
from nkavtal.usecases import attachment_file

_NOT_FROM_HERE, _TOLD_FIRST = "NKA-216", "NKA-217"


class AttachmentFlows(QObject):
    """Opens and saves documents; `private` gives the folder that copies are opened from."""

    def __init__(self, window: Window, desktop: Desktop, private: Callable[[], Path]) -> None:
        super().__init__(window)
        self._window, self._desktop, self._private = window, desktop, private
        self._bridge = window.context.bridge
        self.open_box: Dialog | None = None
        """The dialog that was opened last, while it is open."""

    def choose(self, then: Callable[[Sequence[Path]], object]) -> None:
        """Ask for files to attach."""
        found = self._desktop.files(self._window, _("Välj dokument"), "attachments")
        if found:
            then(found)

    def open(self, row: LedgerRow) -> None:
        """Open a document: a mail here, what is allowed as a copy in the person's own program."""
        if by_media_type(str(row.values["media_type"])).view == "mail":
            self._bridge.ask(
                lambda store: attachment_file.view(store, row.uuid), lambda view: self._show_mail(row, view)
            )
        else:
            self._open(row, ())

    def save(self, row: LedgerRow) -> None:
        """Ask where a copy is to be put, and put it there."""
        proposal = attachment_file.proposal(row.values)
        suffix = split(proposal)[1]
        kinds = {suffix: _("Samma filtyp")} if suffix else {}
        target = self._desktop.new_file(self._window, _("Spara en kopia"), proposal, kinds, "copies")
        if target is not None:
            self._bridge.make(
                lambda store, _progress: attachment_file.save_copy(store, row.uuid, target),
                lambda made: self._window.say(_("Sparad: {file}").format(file=made.name), False),
                lambda error: self._window.show_error(error, _("Kopian kunde inte sparas")),
                _("Sparar en kopia"),
            )

    def _open(self, row: LedgerRow, accepted: Sequence[str]) -> None:
        folder = self._private()
        self._bridge.make(
            lambda store, _progress: attachment_file.open_copy(store, row.uuid, folder, accepted),
            self._opened,
            lambda error: self._not_opened(row, error),
            _("Öppnar dokumentet"),
        )

    def _opened(self, copy: Path) -> None:
        if self._desktop.show(copy):
            self._window.say(_("Öppnad som skrivskyddad kopia: {file}").format(file=copy.name), False)
        else:
            self._window.say(
                _("Datorn har inget program som öppnar {file}. Spara en kopia.").format(file=copy.name), False
            )

    def _not_opened(self, row: LedgerRow, error: UserError) -> None:
        text = f"{error.message}\n\n{error.hint}"
        if error.code == _NOT_FROM_HERE:
            title, verb = _("{file} öppnas inte härifrån"), _("Spara en kopia…")
            self._ask(title, text, verb, row, lambda: self.save(row), destroys=False)
        elif error.code == _TOLD_FIRST:
            codes = error.values["codes"]
            accepted = tuple(codes) if isinstance(codes, tuple) else ()
            title, verb = _("Öppna {file}"), _("Öppna ändå")
            self._ask(title, text, verb, row, lambda: self._open(row, accepted), destroys=True)
        else:
            self._window.show_error(error, _("Dokumentet kunde inte öppnas"))

    def _ask(
        self, title: str, text: str, verb: str, row: LedgerRow, yes: Callable[[], object], *, destroys: bool
    ) -> None:
        name = file_name(row.values)
        box = Question(title.format(file=name), text, verb, self._window, destroys=destroys)
        box.accepted.connect(yes)
        self._show(box)

    def _show_mail(self, row: LedgerRow, view: FileView) -> None:
        if view.mail is None:
            self._open(row, ())  # it says that a mail is not opened from here, with the way to save a copy
            return
        box = ViewMail(view.mail, file_name(row.values), self._window)
        box.save_asked.connect(lambda: self.save(row))
        self._show(box)

    def _show(self, box: Dialog) -> None:
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.open_box = box
        box.finished.connect(self._closed)
        box.open()

    def _closed(self) -> None:
        self.open_box = None
