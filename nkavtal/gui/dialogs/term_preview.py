"""What something that is not saved yet would give: in a dialog about an agreement's term, told anew while one types."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QFrame

from nkavtal.base.errors import UserError
from nkavtal.base.i18n import gettext as _
from nkavtal.catalogue.term_standing import foretold
from nkavtal.gui.parts.boxes import column
from nkavtal.gui.parts.label import Label
from nkavtal.rules.terms.outcome import Outcome


class TermPreview(QFrame):
    """A box that says the days to come, or why there are none to say."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "subtle")
        self.setFrameShape(QFrame.Shape.Box)
        self._title = Label(_("Så blir dagarna"), "small strong", "tx2")
        self._said = Label("", wrap=True, selectable=True)
        self.setLayout(column(self._title, self._said, gap=4, margins=(14, 10, 14, 10)))
        self.setAccessibleName(_("Så blir dagarna"))

    @property
    def text(self) -> str:
        """What is said now."""
        return self._said.text()

    def say(self, lines: Sequence[str]) -> None:
        """Say these lines."""
        self._said.setText("\n".join(lines))
        self.setAccessibleDescription(" ".join(lines))

    def show_outcome(self, outcome: Outcome, today: date, first: Sequence[str] = ()) -> None:
        """Say what would come, after some lines about the act itself."""
        self.say([*first, *foretold(outcome, today)])

    def show_error(self, error: UserError) -> None:
        """Say why nothing can be told."""
        self.say([error.message, error.hint] if error.hint else [error.message])
