"""A print as it will be printed or saved: the very same file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from nkavtal.base.errors import UserError
from nkavtal.base.i18n import gettext as _
from nkavtal.base.i18n import number_text
from nkavtal.gui.bridge import Bridge
from nkavtal.gui.dialogs.choose_file import Desktop
from nkavtal.gui.parts.announce import announce
from nkavtal.gui.parts.boxes import column, frame, row
from nkavtal.gui.parts.button import Button
from nkavtal.gui.parts.label import Label, line
from nkavtal.gui.parts.note import Note
from nkavtal.gui.parts.pdf_print import PdfPrint
from nkavtal.gui.parts.preview import Preview
from nkavtal.rules.file_name import safe_name
from nkavtal.usecases import report


class PreviewPrint(QDialog):
    """Pages to look through, print and save; `made` is told when a file has been saved.

    `remark` stands beside the file's size, `kind` remembers the folder that such files were last saved in.
    """

    made = Signal(object)

    def __init__(
        self,
        bridge: Bridge,
        desktop: Desktop,
        title: str,
        parent: QWidget | None = None,
        *,
        remark: str = "",
        kind: str = "dossier",
    ) -> None:
        super().__init__(parent, Qt.WindowType.Window | Qt.WindowType.WindowMaximizeButtonHint | Qt.WindowType.WindowCloseButtonHint)  # fmt: skip
        self.setWindowTitle(title)
        self.setModal(True)
        self.resize(1100, 820)
        self._bridge, self._desktop, self._proposal = bridge, desktop, safe_name(title, ".pdf")
        self._remark, self._kind = remark, kind
        self._data = b""
        self._printing: PdfPrint | None = None
        self._note = Note("bad")
        self._note.hide()
        self._foot = Label(_("Sidorna görs i ordning…"), "small", "tx2")
        self.preview = Preview(bridge.jobs)
        self.print_button = Button(_("&Skriv ut…"), self.print, icon="print", kind="primary")
        self.save_button = Button(_("S&para som PDF…"), self.save, icon="document_pdf")
        for button in (self.print_button, self.save_button):
            button.setEnabled(False)
        tools = row(self.print_button, self.save_button, None, Button(_("S&täng"), self.reject), margins=(16, 8, 16, 8))
        foot = frame(row(self._foot, None, margins=(16, 4, 16, 4)), look="foot")
        self.setLayout(column(tools, line(), self._note, (self.preview, 1), foot, gap=0))

    def show_file(self, data: bytes) -> None:
        """Show the file that is printed and saved from here."""
        self._data = data
        self.preview.show_pdf(data)
        for button in (self.print_button, self.save_button):
            button.setEnabled(True)
        size = _("{n} kB").format(n=number_text(max(1, len(data) // 1024)))
        self._foot.setText(", ".join(filter(None, [size, self._remark])))
        self.preview.setFocus()

    def show_error(self, error: UserError) -> None:
        """Say what did not go well; what is shown stays."""
        self._tell("bad", error.message, error.hint)

    def save(self) -> None:
        """Save the file that is shown."""
        target = self._desktop.new_file(self, _("Spara som PDF"), self._proposal, {".pdf": _("PDF")}, self._kind)
        if target is not None:
            data = self._data
            self._bridge.make(
                lambda _store, _progress: report.save(data, target), self._saved, self.show_error, _("Sparar")
            )

    def _saved(self, target: Path) -> None:
        self._tell("ok", _("Sparad: {file}").format(file=target.name), str(target.parent))
        self.made.emit(target)

    def print(self) -> None:
        """Ask for a printer and print."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(self.windowTitle())
        box = QPrintDialog(printer, self)
        box.setWindowTitle(_("Skriv ut"))
        box.setMinMax(1, max(1, self.preview.page_count))
        if box.exec() == QDialog.DialogCode.Accepted:
            self.print_on(printer)

    def print_on(self, printer: QPrinter) -> None:
        """Print on a chosen printer."""
        self.print_button.setEnabled(False)
        self._printing = PdfPrint(self._bridge.jobs, self._data, printer, self)
        self._printing.done.connect(lambda: self._printed(None))
        self._printing.failed.connect(self._printed)
        self._printing.start()

    def _printed(self, error: UserError | None) -> None:
        self.print_button.setEnabled(True)
        if error is not None:
            self.show_error(error)
        else:
            self._tell("ok", _("Utskriften är skickad till skrivaren"), "")

    def _tell(self, tone: str, title: str, text: str) -> None:
        self._note.tone("ok" if tone == "ok" else "bad")
        self._note.say(title, text)
        self._note.show()
        announce(self, title)
