"""A mail as head and plain text: nothing in it is fetched, drawn or run."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from nkavtal.base.i18n import day_text, time_text
from nkavtal.base.i18n import gettext as _
from nkavtal.catalogue.rows import Mail
from nkavtal.gui.parts.boxes import column
from nkavtal.gui.parts.facts import Facts
from nkavtal.gui.parts.label import line


class TextView(QPlainTextEdit):
    """A text to read and copy."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setAccessibleName(name)
        self.setMinimumHeight(120)


class MailView(QWidget):
    """Who wrote to whom, when and what, and which files came along."""

    def __init__(self) -> None:
        super().__init__()
        self._head = Facts(label_width=72, gap=4)
        self.text = TextView(_("Mejlets text"))
        self.setLayout(column(self._head, line(), (self.text, 1), gap=8))

    def show_mail(self, mail: Mail) -> None:
        """Show a mail; what is missing in its head is left out."""
        told = (
            (_("Från"), mail.sender),
            (_("Till"), mail.to),
            (_("Kopia"), mail.cc),
            (_("Skickat"), _moment(mail.sent)),
            (_("Ämne"), mail.subject),
            (_("Bifogat"), ", ".join(mail.files)),
        )
        self._head.show_facts([(label, words) for label, words in told if words])
        self.text.setPlainText(mail.text or _("Mejlet har ingen text som går att visa här."))


def _moment(sent: str) -> str:
    if not sent:
        return ""
    moment = datetime.fromisoformat(sent).astimezone()
    return _("{day} kl. {time}").format(day=day_text(moment.date()), time=time_text(moment))
