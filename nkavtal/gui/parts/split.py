"""A page's list and its pane, side by side; below one another where there is little room for the text size."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from nkavtal.gui import theme
from nkavtal.gui.remember import Remember

PANE, LEAST = 420, 360
_SIDE_BY_SIDE = 940  # logical pixels at 100 % text; narrower than this the pane goes under


class Split(QSplitter):
    """Two widgets with a hairline between; where the line stands is remembered under a name."""

    def __init__(self, name: str, left: QWidget, right: QWidget, remember: Remember, pane: int = PANE) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._name, self._remember = name, remember
        self._pane, self._wanted = right, pane
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        self.addWidget(left)
        self.addWidget(right)
        self.setStretchFactor(0, 1)
        self.setStretchFactor(1, 0)
        self._place()
        theme.current().changed.connect(self._place)
        self.splitterMoved.connect(lambda _at, _which: self._keep())

    def _place(self) -> None:
        upright = self.orientation() == Qt.Orientation.Horizontal
        self._pane.setMinimumWidth(LEAST if upright else 0)
        kept = self._remember.view(self._key())
        room = max(self.width() if upright else self.height(), 2)
        pane = kept if isinstance(kept, int) else theme.current().wide(self._wanted) if upright else room * 2 // 5
        pane = min(pane, room * 3 // 5)
        self.setSizes([max(1, room - pane), pane])

    def _keep(self) -> None:
        self._remember.keep_view(self._key(), self.sizes()[1])

    def _key(self) -> str:
        side = "side" if self.orientation() == Qt.Orientation.Horizontal else "under"
        return f"{self._name}-{side}"

    def beside(self, width: int) -> bool:
        """Tell if the pane stands beside the list in so many logical pixels, and not under it."""
        return width >= _SIDE_BY_SIDE * theme.current().text_size // 100

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the pane under the list when there is little room."""
        wanted = Qt.Orientation.Horizontal if self.beside(event.size().width()) else Qt.Orientation.Vertical
        turned = wanted != self.orientation()
        if turned:
            self.setOrientation(wanted)
        super().resizeEvent(event)
        if turned or event.oldSize().width() <= 0:
            self._place()
