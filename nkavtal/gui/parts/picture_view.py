"""A picture in a pane: read on the worker thread, never larger than it needs to be, shown as wide as there is room."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from nkavtal.gui import drawing, theme


def read(data: bytes) -> QImage:
    """Return a picture, turned as its camera says; a null one for what cannot be read."""
    return drawing.current().picture(data)


class PictureView(QWidget):
    """Shows a picture whole, no larger than it is."""

    def __init__(self) -> None:
        super().__init__()
        self._image = QImage()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_image(self, image: QImage, name: str) -> None:
        """Show another picture; `name` is what a screen reader says."""
        self._image = image
        self.setAccessibleName(name)
        self.updateGeometry()
        self.update()

    def heightForWidth(self, width: int) -> int:
        """Return how high the picture is at a width."""
        return self._shown(width, 1 << 20).height() + 2

    def sizeHint(self) -> QSize:
        """Ask for the picture's own size."""
        return self._own()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the picture in the middle, with a hairline round it."""
        if self._image.isNull():
            return
        size = self._shown(self.width(), self.height())
        place = QRectF((self.width() - size.width()) / 2, 0, size.width(), size.height())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(place, self._image)
        painter.setPen(theme.current().color("line"))
        painter.drawRect(place.adjusted(0, 0, -1, -1))
        painter.end()

    def _shown(self, width: int, height: int) -> QSize:
        own = self._own()
        room = QSize(min(own.width(), width), min(own.height(), height))
        return own.scaled(room, Qt.AspectRatioMode.KeepAspectRatio) if not own.isEmpty() else QSize()

    def _own(self) -> QSize:
        """Return the picture's size in logical pixels."""
        ratio = self.devicePixelRatio()
        return QSize(round(self._image.width() / ratio), round(self._image.height() / ratio))
