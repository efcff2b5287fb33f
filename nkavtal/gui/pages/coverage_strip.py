"""The strip below the matrix: the marked cell in words, with what can be done about it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame

from nkavtal.base.i18n import gettext as _
from nkavtal.catalogue.coverage import Cell, CoverageRow
from nkavtal.gui import theme
from nkavtal.gui.parts.boxes import column, row
from nkavtal.gui.parts.button import Button
from nkavtal.gui.parts.label import Label
from nkavtal.gui.parts.state_chip import State, StateChip
from nkavtal.gui.states import cell_state

_NOTHING = State(" ", "", "", "dashed")
_BESIDE = 600  # logical pixels at 100 % text; narrower than this the buttons stand under the words


class CellStrip(QFrame):
    """Says what a cell means; the act that fills its gap stands first."""

    decide_asked = Signal()
    sign_asked = Signal()
    add_asked = Signal()
    show_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "card")
        self.setFrameShape(QFrame.Shape.Box)
        self.setAccessibleName(_("Den markerade cellen"))
        self._chip = StateChip(_NOTHING, with_word=False)
        self._title = Label("", "strong", wrap=True)
        self._text = Label("", ink="tx2", wrap=True, selectable=True)
        self._text.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.decide = Button(_("Registrera beslut…"), self.decide_asked.emit, icon="gavel")
        self.sign = Button(_("Registrera underskrift…"), self.sign_asked.emit, icon="signature")
        self.add = Button(_("Lägg till som part…"), self.add_asked.emit, icon="add")
        self.show_button = Button(_("Visa i avtalet"), self.show_asked.emit, icon="open")
        words = row(gap=12)
        words.addWidget(self._chip, 0, Qt.AlignmentFlag.AlignTop)
        words.addLayout(column(self._title, self._text, None, gap=2), 1)
        ways = row(self.decide, self.sign, self.add, self.show_button, gap=8)
        ways.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._rows = row((words, 1), ways, gap=16, margins=(14, 10, 14, 10))
        self.setLayout(self._rows)
        theme.current().changed.connect(self._fit)
        self.say_nothing("")
        self._fit()

    def say_nothing(self, words: str) -> None:
        """Say why there is nothing to explain."""
        self._chip.hide()
        self._title.setText(words)
        self._text.setText("")
        for button in (self.decide, self.sign, self.add, self.show_button):
            button.hide()

    def show_cell(self, found: CoverageRow, cell: Cell | None, name: str) -> None:
        """Show what the matrix itself knows; the words follow when they have been fetched."""
        self._chip.show_state(cell_state(found, cell) if cell is not None else _NOTHING)
        self._chip.show()
        self._title.setText(_("{name}: {title}").format(name=name, title=found.title))

    def explain(self, words: str, left: str, *, changeable: bool) -> None:
        """Explain the cell; `left` is what is left to do: 'party', 'decision', 'signature' or ''."""
        self._text.setText(words)
        self.setAccessibleDescription(words)
        self.decide.setVisible(left == "decision" and changeable)
        self.sign.setVisible(left == "signature" and changeable)
        self.add.setVisible(left == "party" and changeable)
        self.show_button.show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons under the words where there is little room."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        look, way = theme.current(), QBoxLayout.Direction
        beside = self.width() >= _BESIDE * look.text_size // 100
        self._rows.setDirection(way.LeftToRight if beside else way.TopToBottom)
        lines = 2 if self.window().height() >= 700 * look.text_size // 100 else 1
        self._text.setMinimumHeight(lines * look.metrics().height())  # they mostly do: the matrix stands still
