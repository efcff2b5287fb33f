"""The steps of a longer dialog: what is done, where one is, and what is left."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from nkavtal.base.i18n import gettext as _
from nkavtal.gui import icons, theme

_DOT = 24
_GAP = 48


class StepRow(QWidget):
    """Numbered steps in a row; done ones have a tick."""

    def __init__(self, steps: Sequence[str]) -> None:
        super().__init__()
        self._steps = list(steps)
        self.go_to(0)

    def go_to(self, step: int) -> None:
        """Show that this step, counted from 0, is under way."""
        self._at = step
        self.setAccessibleName(
            _("Steg {n} av {all}: {name}").format(n=step + 1, all=len(self._steps), name=self._steps[step])
        )
        self.update()

    def sizeHint(self) -> QSize:
        """Follow the text."""
        bold = theme.current().metrics(bold=True)
        wide = sum(bold.horizontalAdvance(text) + _DOT + 8 for text in self._steps)
        return QSize(wide + _GAP * (len(self._steps) - 1), theme.current().lines(32, 1, 8))

    def minimumSizeHint(self) -> QSize:
        """Let narrow windows clip the lines between the steps first."""
        return QSize(self.sizeHint().width() - (_GAP - 16) * (len(self._steps) - 1), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw dots, words and the lines between."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        spare = self.width() - (self.sizeHint().width() - _GAP * (len(self._steps) - 1))
        gap = max(16, min(80, spare / max(1, len(self._steps) - 1)))
        x = 0.0
        for i, text in enumerate(self._steps):
            x = self._step(painter, i, text, x)
            if i < len(self._steps) - 1:
                painter.setPen(QPen(theme.current().color("ctl" if i >= self._at else "okX"), 1))
                painter.drawLine(int(x + 6), self.height() // 2, int(x + gap - 6), self.height() // 2)
                x += gap
        painter.end()

    def _step(self, painter: QPainter, i: int, text: str, x: float) -> float:
        look, here = theme.current(), i == self._at
        dot = QRectF(x + 0.5, self.height() / 2 - _DOT / 2, _DOT - 1, _DOT - 1)
        painter.setPen(QPen(look.color("tx") if look.mode == "contrast" else Qt.PenStyle.NoPen))
        painter.setBrush(look.color("okX" if i < self._at else "acc" if here else "muteS"))
        painter.drawEllipse(dot)
        if i < self._at:
            icons.draw(painter, "checkmark", dot.x() + 4, dot.y() + 4, look.color("accT"))
        else:
            painter.setFont(look.font(theme.SMALL, bold=True))
            painter.setPen(look.color("accT" if here else "tx2"))
            painter.drawText(dot, Qt.AlignmentFlag.AlignCenter, str(i + 1))
        painter.setFont(look.font(bold=here))
        painter.setPen(look.color("tx" if here else "tx2"))
        wide = look.metrics(bold=here).horizontalAdvance(text)
        painter.drawText(QRectF(x + _DOT + 8, 0, wide + 4, self.height()), Qt.AlignmentFlag.AlignVCenter, text)
        return x + _DOT + 8 + wide
