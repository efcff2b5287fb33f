"""The chain of what has to happen, each link done, under way or to come."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from nkavtal.base.i18n import N_
from nkavtal.base.i18n import gettext as _
from nkavtal.gui import icons, theme

_SPOKEN = {"done": N_("klart"), "now": N_("pågår"), "todo": N_("återstår")}


@dataclass(frozen=True, slots=True)
class Link:
    """One link: its name, what is known of it, and how far it has come."""

    title: str
    text: str
    state: Literal["done", "now", "todo"]


class Chain(QWidget):
    """Links from left to right; the same is said in the accessible name."""

    def __init__(self, links: Sequence[Link] = ()) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_links(links)

    def show_links(self, links: Sequence[Link]) -> None:
        """Show other links."""
        self._links = list(links)
        said = (f"{link.title}: {link.text or _('saknas')}, {_(_SPOKEN[link.state])}" for link in self._links)
        self.setAccessibleName(". ".join(said))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Follow the text; two lines under the dots."""
        look = theme.current()
        texts = look.metrics(bold=True).height() + look.metrics(theme.SMALL).height()
        return QSize(110 * max(1, len(self._links)), 28 + texts)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw dots, the lines between them, and the words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        wide = self.width() / max(1, len(self._links))
        for i, link in enumerate(self._links):
            if i < len(self._links) - 1:
                painter.setPen(QPen(theme.current().color("okX" if link.state == "done" else "ctl"), 2))
                painter.drawLine(QPointF(i * wide + 28, 12), QPointF((i + 1) * wide - 6, 12))
            self._dot(painter, i * wide, link)
            self._words(painter, i * wide, wide - 8, link)
        painter.end()

    def _dot(self, painter: QPainter, x: float, link: Link) -> None:
        look = theme.current()
        dot = QRectF(x + 1, 2, 20, 20)
        edge = {"done": "okX", "now": "warnX", "todo": "ctl"}[link.state]
        painter.setPen(QPen(look.color(edge), 2))
        painter.setBrush(look.color({"done": "okX", "now": "warnS", "todo": "surf"}[link.state]))
        painter.drawEllipse(dot)
        if link.state == "done":
            icons.draw(painter, "checkmark", x + 3, 4, look.color("accT"))
        elif link.state == "now":
            icons.draw(painter, "more_horizontal", x + 3, 4, look.color("warnF"))

    def _words(self, painter: QPainter, x: float, wide: float, link: Link) -> None:
        look = theme.current()
        top = 26.0
        for text, size, bold, ink in (
            (link.title, theme.TEXT, True, "tx"),
            (link.text, theme.SMALL, False, "tx2"),
        ):
            metrics = look.metrics(size, bold)
            painter.setFont(look.font(size, bold))
            painter.setPen(look.color(ink))
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(wide))
            painter.drawText(QRectF(x, top, wide, metrics.height()), Qt.AlignmentFlag.AlignVCenter, shown)
            top += metrics.height()
