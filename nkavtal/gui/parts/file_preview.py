"""What is in a file, as far as we show it ourselves: pages, a picture, a mail or a text; else why not."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QStackedWidget, QWidget

from nkavtal.base.errors import UserError
from nkavtal.base.i18n import gettext as _
from nkavtal.catalogue.rows import FileView
from nkavtal.gui import theme
from nkavtal.gui.jobs import Jobs
from nkavtal.gui.parts import picture_view
from nkavtal.gui.parts.boxes import column
from nkavtal.gui.parts.label import Label
from nkavtal.gui.parts.mail_view import MailView, TextView
from nkavtal.gui.parts.picture_view import PictureView
from nkavtal.gui.parts.preview import Preview
from nkavtal.gui.parts.scroll import Scroll


class FilePreview(QStackedWidget):
    """Shows one file at a time; `words` stand where there is nothing to show."""

    def __init__(self, jobs: Jobs) -> None:
        super().__init__()
        self._jobs = jobs
        self._round = 0
        self._words = Label("", ink="tx3", wrap=True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.pages = Preview(jobs, listed=False)
        self.picture = PictureView()
        self.mail = MailView()
        self.text = TextView(_("Filens text"))
        nothing = QWidget()
        nothing.setLayout(column(self._words, None, margins=(0, 4, 0, 0)))
        self._places = {
            "": nothing, "pages": self.pages, "picture": Scroll(self.picture), "mail": self.mail, "text": self.text,
        }  # fmt: skip
        for widget in self._places.values():
            self.addWidget(widget)

    def sizeHint(self) -> QSize:
        """Ask for little; what is left over is the preview's."""
        return QSize(320, theme.current().lines(170, 7, 20))

    def minimumSizeHint(self) -> QSize:
        """Need no more than that."""
        return QSize(240, self.sizeHint().height())

    @property
    def current(self) -> str:
        """What is shown: 'pages', 'picture', 'mail', 'text', or '' for words alone."""
        return next(name for name, widget in self._places.items() if widget is self.currentWidget())

    def say(self, words: str) -> None:
        """Show words instead of a file."""
        self._round += 1
        self._words.setText(words)
        self.setCurrentWidget(self._places[""])

    def show_view(self, view: FileView, name: str, otherwise: str) -> None:
        """Show a file called `name`; `otherwise` is said of one that we do not show."""
        self.say(otherwise)
        asked_in = self._round
        if view.view == "pages":
            self.setCurrentWidget(self.pages)
            self.pages.show_pdf(view.data)
        elif view.view == "picture":
            data = view.data

            def shown(image: QImage) -> None:
                if asked_in == self._round and not image.isNull():
                    self.picture.show_image(image, _("Bild: {name}").format(name=name))
                    self.setCurrentWidget(self._places["picture"])

            self._jobs.run(lambda _progress: picture_view.read(data), shown, self._failed, key=f"picture-{id(self)}")
        elif view.view == "mail" and view.mail is not None:
            self.mail.show_mail(view.mail)
            self.setCurrentWidget(self.mail)
        elif view.view == "text":
            self.text.setPlainText(view.text)
            self.setCurrentWidget(self.text)

    def _failed(self, error: UserError) -> None:
        self.say(str(error))
