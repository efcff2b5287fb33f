"""What a page to sign on looks like: a block for each party, or one table with the parties' decisions."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QRadioButton, QWidget

from nkavtal.base.i18n import gettext as _
from nkavtal.gui.parts.boxes import column, frame
from nkavtal.gui.parts.dialog import Dialog
from nkavtal.gui.parts.label import Label


class SigningForm(Dialog):
    """Asks for the form; `asked` is told when the person goes on to choose a place."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Undertecknandesida"), _("Spara som…"), parent)
        self._forms = QButtonGroup(self)
        self.both = QCheckBox(_("Plats för &kontrasignering"))
        self.both.setAccessibleDescription(_("En rad till för den som undertecknar bredvid"))
        self.body.addWidget(
            self._card(
                _("En plats för &varje part"),
                _("Partens namn och organisationsnummer, ort och datum, underskrift, namnförtydligande och titel."),
                self.both,
            )
        )
        self.body.addWidget(
            self._card(
                _("En &tabell med parternas beslut"),
                _("En rad per part med organ, dag och paragraf ifyllda där de är kända, och plats att underteckna."),
            )
        )
        self.body.addStretch(1)
        self._forms.buttons()[0].setChecked(True)
        self._forms.idToggled.connect(lambda _id, _on: self.both.setEnabled(not self.table))

    def _card(self, title: str, words: str, *more: QWidget) -> QWidget:
        button = QRadioButton(title)
        button.setAccessibleDescription(words)
        self._forms.addButton(button, len(self._forms.buttons()))
        text = Label(words, ink="tx2", wrap=True)
        return frame(column(button, text, *more, gap=4, margins=(16, 12, 16, 12)), look="card")

    def showEvent(self, event: QShowEvent) -> None:
        """Begin at the choice: the arrows change it, Enter goes on."""
        super().showEvent(event)
        self._forms.checkedButton().setFocus(Qt.FocusReason.TabFocusReason)

    @property
    def table(self) -> bool:
        """Whether one table was chosen."""
        return self._forms.checkedId() == 1

    @property
    def countersigned(self) -> bool:
        """Whether each party signs by two."""
        return self.both.isChecked() and not self.table
