"""What was made in a round: addresses and texts to copy, for mail programs that do not take the drafts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget

from nkavtal.base.i18n import gettext as _
from nkavtal.base.i18n import listing, ngettext
from nkavtal.gui.parts.announce import announce
from nkavtal.gui.parts.boxes import column, row
from nkavtal.gui.parts.button import Button
from nkavtal.gui.parts.dialog import MEDIUM, Dialog
from nkavtal.gui.parts.flow import Flow
from nkavtal.gui.parts.label import Label
from nkavtal.gui.parts.note import Note
from nkavtal.usecases.round_documents import Made, MailMade

_LINES = 10


class RoundMade(Dialog):
    """Shows one mail at a time; `copy` gets text for the clipboard, `show` a file or folder to be opened."""

    def __init__(
        self, made: Made, copy: Callable[[str], object], show: Callable[[Path], object], parent: QWidget | None = None
    ) -> None:
        super().__init__(
            _("Klart att sända: {folder}").format(folder=made.folder.name), _("Öppna mappen"), parent, width=MEDIUM,
            cancel=_("Stäng"), icon="folder_open",
        )  # fmt: skip
        self._made, self._copy, self._show = made, copy, show
        n = len(made.mails)
        self._said = Note("ok", _done(made), _("Allt är registrerat och går att ångra. Filerna ligger kvar i mappen."))
        self._lacks = Note("warn", "", "\n".join(_lacks(made)))
        self._lacks.setVisible(bool(_lacks(made)))
        self.whose = QComboBox()
        self.whose.setAccessibleName(_("Kommun"))
        for mail in made.mails:
            self.whose.addItem(mail.short_name)
        self.to, self.subject, self.text = QLineEdit(), QLineEdit(), QPlainTextEdit()
        for widget, name in ((self.to, _("Till")), (self.subject, _("Ämne")), (self.text, _("Text"))):
            widget.setReadOnly(True)
            widget.setAccessibleName(name)
        self.text.setTabChangesFocus(True)
        self.text.setMinimumHeight(_LINES * self.text.fontMetrics().lineSpacing() + 16)
        self.open_button = Button(_("Öppna &utkastet"), self._open, icon="mail")
        copy_address = Button(_("Kopiera &adressen"), lambda: self._take(self.mail.addresses), icon="copy")
        copy_text = Button(_("Kopiera &texten"), lambda: self._take(self.mail.text), icon="copy")
        ways = Flow()
        for button in (self.open_button, copy_address, copy_text):
            ways.addWidget(button)
        self._mails = QWidget()
        self._mails.setLayout(
            column(
                row(Label(_("Mejlet till"), "strong"), self.whose, None),
                column(Label(_("Till"), "small", "tx3"), self.to, gap=2),
                column(Label(_("Ämne"), "small", "tx3"), self.subject, gap=2),
                self.text,
                ways,
                gap=8,
            )
        )
        self._mails.setVisible(bool(n))
        for part in (self._said, self._lacks, self._mails):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self.copied = Label("", "small", "tx2")
        self.body.addWidget(self.copied)
        if n > 1:
            self.add_extra(_("Kopiera &alla adresser"), lambda: self._take(self.everybody))
        self.whose.currentIndexChanged.connect(lambda _at: self._tell())
        self.asked.connect(self._leave)
        self._tell()

    @property
    def mail(self) -> MailMade:
        """The mail that is shown."""
        return self._made.mails[self.whose.currentIndex()]

    @property
    def everybody(self) -> str:
        """All addresses as Outlook takes them, each once."""
        found = (one for mail in self._made.mails for one in mail.addresses.split("; ") if one)
        return "; ".join(dict.fromkeys(found))

    def _tell(self) -> None:
        if not self._made.mails:
            return
        self.to.setText(self.mail.addresses)
        self.to.setPlaceholderText(_("Adress saknas i registret"))
        self.subject.setText(self.mail.subject)
        self.subject.setCursorPosition(0)
        self.text.setPlainText(self.mail.text)

    def _take(self, text: str) -> None:
        self._copy(text)
        told = _("Kopierat. Klistra in i mejlet.") if text else _("Det finns ingen adress att kopiera.")
        self.copied.setText(told)
        announce(self, told)

    def _open(self) -> None:
        if self.mail.file is not None:
            self._show(self.mail.file)

    def _leave(self) -> None:
        self._show(self._made.folder)
        self.accept()


def _done(made: Made) -> str:
    n = len(made.files)
    return ngettext("{n} fil är skapad", "{n} filer är skapade", n).format(n=n)


def _lacks(made: Made) -> list[str]:
    told = []
    if made.unaddressed:
        told.append(_("E-postadress saknas för {names}.").format(names=listing(made.unaddressed)))
    if made.passed_over:
        told.append(
            _("Adresser som inte går att använda i mejl är utelämnade: {addresses}.").format(
                addresses=listing(made.passed_over)
            )
        )
    heavy = [mail.short_name for mail in made.mails if mail.heavy]
    if heavy:
        told.append(
            _("Mejlet är större än 20 MB till {names}. Många e-postservrar tar inte emot det.").format(
                names=listing(heavy)
            )
        )
    if made.missing:
        told.append(_("Saknas i registret och är märkt i texten: {fields}").format(fields=", ".join(made.missing)))
    return told
