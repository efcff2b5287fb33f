"""Export of the whole register: as a folder that anybody can read, or as one file for programs."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QWidget

from nkavtal.base.i18n import gettext as _
from nkavtal.gui.parts.boxes import column, frame
from nkavtal.gui.parts.dialog import Dialog
from nkavtal.gui.parts.label import Label
from nkavtal.gui.parts.note import Note

FOLDER, FILE = "folder", "file"


class ExportRegister(Dialog):
    """Asks for the form; `asked` is told when the person goes on to choose a place."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Exportera registret"), _("Välj plats…"), parent)
        self._forms = QButtonGroup(self)
        self._codes = (FOLDER, FILE)
        cards = [
            self._card(
                _("En &mapp som går att läsa utan programmet"),
                _("En webbsida med alla avtal, uppgifterna i en öppen fil (JSON) och bilagorna. För arkivet, eller för "
                  "den som tar över."),
            ),
            self._card(
                _("En &fil (JSON)"),
                _("Alla uppgifter i en öppen fil, som nkavtal och andra program kan läsa in. Finns det bilagor läggs de "
                  "i en mapp bredvid."),
            ),
        ]  # fmt: skip
        self._forms.buttons()[0].setChecked(True)
        for card in cards:
            self.body.addWidget(card)
        self.body.addWidget(
            Note(
                "info",
                _("Det som gäller nu följer med"),
                _("Även sparade sökningar. Historiken och det som är borttaget stannar här."),
            )
        )
        self.body.addStretch(1)

    def _card(self, title: str, words: str) -> QWidget:
        button = QRadioButton(title)
        button.setAccessibleDescription(words)
        self._forms.addButton(button, len(self._forms.buttons()))
        text = Label(words, ink="tx2", wrap=True)
        text.setAlignment(Qt.AlignmentFlag.AlignLeft)
        return frame(column(button, text, gap=4, margins=(16, 12, 16, 12)), look="card")

    def showEvent(self, event: QShowEvent) -> None:
        """Begin at the choice: the arrows change it, Enter goes on."""
        super().showEvent(event)
        self._forms.checkedButton().setFocus(Qt.FocusReason.TabFocusReason)

    @property
    def form(self) -> str:
        """What was chosen: FOLDER or FILE."""
        return self._codes[self._forms.checkedId()]
