"""The bar of adoptions: one segment per party; full is signed, half is adopted, empty is neither."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from nkavtal.base.i18n import gettext as _
from nkavtal.gui import theme

_GAPS_UP_TO = 20  # with more segments the gaps would be wider than the segments


@dataclass(frozen=True, slots=True)
class Adoption:
    """How many of the parties have adopted and how many of those have signed."""

    adopted: int
    total: int
    signed: int = 0

    @property
    def words(self) -> str:
        """'11 av 14', or a dash when there are no parties."""
        return _("{n} av {all}").format(n=self.adopted, all=self.total) if self.total else "–"

    @property
    def spoken(self) -> str:
        """The same and the signatures, in a sentence."""
        if not self.total:
            return _("saknas")
        return _("{n} av {all} har antagit, {signed} har undertecknat").format(
            n=self.adopted, all=self.total, signed=self.signed
        )


def draw(painter: QPainter, rect: QRectF, bar: Adoption, ink: str = "") -> None:
    """Paint the bar; `ink` is a token that replaces all colours (a marked row in high contrast)."""
    if bar.total <= 0:
        return
    look = theme.current()
    gap = 2 if bar.total <= _GAPS_UP_TO else 0
    width = (rect.width() - gap * (bar.total - 1)) / bar.total
    full, edge = look.color(ink or "okX"), look.color(ink or "ctl")
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for i in range(bar.total):
        part = QRectF(rect.x() + i * (width + gap), rect.y(), width, rect.height()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(full if i < bar.adopted else edge, 1))
        painter.setBrush(full if i < bar.signed else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(part, 1, 1)
        if bar.signed <= i < bar.adopted:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(full)
            painter.drawRect(part.adjusted(0, part.height() / 2, 0, 0))
    painter.restore()


class AdoptionBar(QWidget):
    """The bar alone; the numbers stand beside it and in its accessible name."""

    def __init__(self, bar: Adoption, width: int = 160) -> None:
        super().__init__()
        self.setMinimumWidth(width)
        self.setFixedHeight(10)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_bar(bar)

    def show_bar(self, bar: Adoption) -> None:
        """Show other numbers."""
        self._bar = bar
        self.setAccessibleName(bar.spoken)
        self.setToolTip(bar.spoken)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the bar over the whole width."""
        painter = QPainter(self)
        draw(painter, QRectF(self.rect()), self._bar)
        painter.end()
