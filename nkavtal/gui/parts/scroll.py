"""A part of a page that scrolls up and down, never sideways, and is as high as its wrapped text needs."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QWidget

_AROUND = 8  # logical pixels


class Scroll(QScrollArea):
    """Shows a widget whose height follows from its width, which a plain scroll area does not look at."""

    def __init__(self, inner: QWidget) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(inner)
        inner.installEventFilter(self)
        cast(QApplication, QApplication.instance()).focusChanged.connect(self._follow)

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Bring what the keyboard has gone to into sight; a click is never scrolled away from under the mouse."""
        inner = self.widget()
        if now is not None and inner is not None and inner.isAncestorOf(now) and not QGuiApplication.mouseButtons():
            place = QRect(now.mapTo(inner, QPoint(0, 0)), now.size())  # ensureWidgetVisible asks for a table's row only
            self.ensureVisible(0, place.bottom(), 0, _AROUND)
            self.ensureVisible(0, place.top(), 0, _AROUND)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fit again when something inside changes; what has the focus may have been laid out of sight."""
        if watched is self.widget():
            if event.type() == QEvent.Type.LayoutRequest:
                self._fit()
            elif event.type() == QEvent.Type.Resize:
                QTimer.singleShot(0, self, self._follow_focus)
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit again when the width changes."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        inner = self.widget()
        if inner.hasHeightForWidth():
            wide = inner.width()  # not the viewport: Qt for Python loads much to tell what that is
            inner.setMinimumHeight(inner.heightForWidth(wide))

    def _follow_focus(self) -> None:
        self._follow(None, QApplication.focusWidget())
