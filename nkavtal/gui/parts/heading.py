"""A heading among the rows of a table: what the rows under it have in common, and how many they are."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter

from nkavtal.base.i18n import gettext as _
from nkavtal.gui import theme

_END = 24


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; it is its own key among the rows."""

    title: str
    count: str = ""

    @property
    def spoken(self) -> str:
        """What a screen reader says."""
        return _("{title}, {count}").format(title=self.title, count=self.count) if self.count else self.title


def height() -> int:
    """Return the height a heading takes."""
    return theme.current().lines(32, 1, 12)


def draw(painter: QPainter, cell: QRect, width: int, pad: int, heading: Heading) -> None:
    """Paint what one cell shows of a heading that runs over the whole row, however the columns are arranged."""
    look = theme.current()
    painter.save()
    painter.setClipRect(cell)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.color("sub"))
    painter.drawRect(cell)
    painter.setPen(look.color("line"))
    painter.drawLine(cell.bottomLeft(), cell.bottomRight())
    row = QRect(pad, cell.y(), width - pad - _END, cell.height() - 1)
    painter.setPen(look.color("tx"))
    painter.setFont(look.font(bold=True))
    painter.drawText(row, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, heading.title)
    painter.setPen(look.color("tx2"))
    painter.setFont(look.font(theme.SMALL))
    painter.drawText(row, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, heading.count)
    painter.restore()
