"""A kept mail in a window of its own: head and text, with a way to save the whole of it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from nkavtal.base.i18n import gettext as _
from nkavtal.catalogue.rows import Mail
from nkavtal.gui import theme
from nkavtal.gui.parts.dialog import MEDIUM, Dialog
from nkavtal.gui.parts.mail_view import MailView


class ViewMail(Dialog):
    """Shows a mail; `save_asked` says that a copy is wanted, with its attached files in it."""

    save_asked = Signal()

    def __init__(self, mail: Mail, name: str, parent: QWidget | None = None) -> None:
        super().__init__(mail.subject or name, _("Stäng"), parent, width=MEDIUM)
        self.cancel.hide()
        self.add_extra(_("Spara en kopia…"), self.save_asked.emit)
        view = MailView()
        view.setMinimumHeight(theme.current().lines(420, 20, 40))
        view.show_mail(mail)
        self.body.addWidget(view)
        self.asked.connect(self.accept)
