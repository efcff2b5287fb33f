"""Tabs over a stack; short words where there is little room, the whole name for a screen reader."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QTabBar, QWidget

from nkavtal.gui import theme
from nkavtal.gui.parts.boxes import column, row
from nkavtal.gui.parts.label import line

ROOMY = 640  # logical pixels at 100 % text


class Tabs(QWidget):
    """A row of tabs; Ctrl+Tab goes to the next."""

    turned = Signal(str)
    """The name of the tab that came up."""

    def __init__(self, name: str, margin: int = 24) -> None:
        super().__init__()
        self._names: list[tuple[str, str, str]] = []
        self._bar = QTabBar()
        self._bar.setDrawBase(False)
        self._bar.setExpanding(False)
        self._bar.setElideMode(Qt.TextElideMode.ElideNone)
        self._bar.setUsesScrollButtons(True)
        self._bar.setAccessibleName(name)
        self._stack = QStackedWidget()
        self.setLayout(column(row((self._bar, 1), margins=(margin, 0, margin, 0)), line(), (self._stack, 1), gap=0))
        self._bar.currentChanged.connect(self._turn)

    def add(self, name: str, title: str, widget: QWidget, short: str = "") -> None:
        """Add a tab; `short` is shown where there is little room."""
        self._names.append((name, title, short or title))
        self._stack.addWidget(widget)
        at = self._bar.addTab(title)
        self._bar.setAccessibleTabName(at, title)

    def set_title(self, name: str, title: str, short: str = "") -> None:
        """Change a tab's words, such as its count."""
        at = self._place(name)
        self._names[at] = (name, title, short or title)
        self._bar.setAccessibleTabName(at, title)
        self._write()

    def turn_to(self, name: str) -> None:
        """Show a tab."""
        self._bar.setCurrentIndex(self._place(name))

    def step(self, by: int) -> None:
        """Go to the next or previous tab, round the corner."""
        self._bar.setCurrentIndex((self._bar.currentIndex() + by) % max(1, self._bar.count()))

    @property
    def current(self) -> str:
        """The name of the tab that is shown; '' without tabs."""
        at = self._bar.currentIndex()
        return self._names[at][0] if at >= 0 else ""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take short or whole words."""
        super().resizeEvent(event)
        self._write()

    def _write(self) -> None:
        roomy = self.width() >= theme.current().wide(ROOMY)
        for at, (_name, title, short) in enumerate(self._names):
            self._bar.setTabText(at, title if roomy else short)
            self._bar.setTabToolTip(at, "" if roomy or short == title else title)

    def _place(self, name: str) -> int:
        return [known for known, _title, _short in self._names].index(name)

    def _turn(self, at: int) -> None:
        if 0 <= at < len(self._names):
            if self._stack.currentWidget().isAncestorOf(self.window().focusWidget() or self):
                self._bar.setFocus()  # left to Qt, it goes to something far down in the tab that comes up
            self._stack.setCurrentIndex(at)
            self.turned.emit(self._names[at][0])
