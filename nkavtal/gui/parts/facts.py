"""Labels and values side by side in a pane; values wrap and can be copied."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from nkavtal.gui import theme
from nkavtal.gui.parts.label import Label


class Facts(QWidget):
    """A list of facts; an unknown value is shown as a dash and said as 'saknas' by its label."""

    def __init__(self, label_width: int = 112, gap: int = 10) -> None:
        super().__init__()
        self._label_width = label_width
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(gap)
        self._grid.setColumnStretch(1, 1)
        theme.current().changed.connect(self._fit)

    def show_facts(self, facts: Sequence[tuple[str, str | QWidget]]) -> None:
        """Show label and value pairs; a value may be a widget."""
        while (item := self._grid.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for i, (label, value) in enumerate(facts):
            head = Label(label, ink="tx3", wrap=True)
            thing = value if isinstance(value, QWidget) else Label(value or "–", wrap=True, selectable=True)
            if isinstance(thing, Label):
                thing.setAccessibleName(f"{label}: {thing.text()}")
            self._grid.addWidget(head, i, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(thing, i, 1, Qt.AlignmentFlag.AlignTop)
        self._fit()

    def _fit(self) -> None:
        self._grid.setColumnMinimumWidth(0, theme.current().wide(self._label_width))
        wide = self._grid.columnMinimumWidth(0)
        for i in range(self._grid.rowCount()):
            item = self._grid.itemAtPosition(i, 0)
            if item is not None and (head := item.widget()) is not None:
                head.setFixedWidth(wide)
