"""The heads of a matrix: rows of two lines that never scroll away sideways, columns that turn where they are narrow."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile
from typing import Any

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QHeaderView, QWidget

from nkavtal.gui import theme

TWO_LINES = Qt.ItemDataRole.UserRole
"""The model's answer for a head: its two lines, and a token for the ink of the second; None while it is fetched."""

_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_CENTRE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignHCenter
_PAD, _ROOM, _SHORT = 24, 10, 4


class RowHeads(QHeaderView):
    """What each row is about: read as the row's heading, and always in sight."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.setSectionsClickable(True)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setHighlightSections(False)

    def row_height(self) -> int:
        """Return the height two lines need."""
        look = theme.current()
        return max(36, look.metrics().height() + look.metrics(theme.SMALL).height() + 8)

    def sizeHint(self) -> QSize:
        """Keep the width that the table has given."""
        return QSize(self.width(), super().sizeHint().height())

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Paint title and the line under it."""
        look = theme.current()
        told = self._told(section)
        here = self._current() == section
        painter.save()
        painter.fillRect(rect, look.color("accS" if here else "surf"))
        painter.setPen(look.color("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setPen(look.color("ctl"))  # the edge of what stands still
        painter.drawLine(rect.topRight(), rect.bottomRight())
        title, under, ink = told if told is not None else ("…", "", "tx3")
        high, low = look.metrics().height(), look.metrics(theme.SMALL).height()
        words = rect.adjusted(_PAD, 0, -8, 0)
        lines = _broken(title, words.width(), bold=here) if rect.height() >= 2 * high + low else [title]
        top = rect.y() + (rect.height() - len(lines) * high - low) // 2
        plain = "accT" if here and look.mode == "contrast" else ""
        for at, line in enumerate(lines):
            place = QRect(words.x(), top + at * high, words.width(), high)
            _write(painter, place, line, plain or "tx", theme.TEXT, bold=here)
        place = QRect(words.x(), top + len(lines) * high, words.width(), low)
        _write(painter, place, under, plain or ink, theme.SMALL)
        painter.restore()

    def _told(self, section: int) -> Any:
        return self.model().headerData(section, Qt.Orientation.Vertical, TWO_LINES)

    def _current(self) -> int:
        return self.selectionModel().currentIndex().row() if self.selectionModel() is not None else -1


class ColumnHeads(QHeaderView):
    """Whose each column is, with its count; turned a quarter where the names do not fit side by side."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.turned = False
        self.shortened = False
        self.sorted_by = -1
        self.setSectionsClickable(True)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setHighlightSections(False)

    def widest(self) -> int:
        """Return the width of the widest name or count."""
        bold = theme.current().metrics(theme.SMALL, bold=True)
        model = self.model()
        told = [model.headerData(i, Qt.Orientation.Horizontal, TWO_LINES) for i in range(model.columnCount())]
        return max((bold.horizontalAdvance(words) for one in told if one for words in one[:2]), default=0)

    def turn(self, turned: bool, shortened: bool = False) -> None:
        """Stand the names on end, lay them down, or lay them down shortened where height is scarce too."""
        self.turned, self.shortened = turned and not shortened, turned and shortened
        line = theme.current().metrics(theme.SMALL).height()
        self.setFixedHeight(self.widest() + 2 * _ROOM if self.turned else max(32, 2 * line + 12))
        self.viewport().update()

    def _short(self, section: int) -> str:
        model = self.model()
        return short_names(
            [str(model.headerData(i, Qt.Orientation.Horizontal) or "") for i in range(model.columnCount())]
        )[section]

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Paint name and count, and a mark where the rows are sorted by the column."""
        look = theme.current()
        told = self.model().headerData(section, Qt.Orientation.Horizontal, TWO_LINES)
        here = self.selectionModel() is not None and self.selectionModel().currentIndex().column() == section
        painter.save()
        painter.fillRect(rect, look.color("accS" if here else "sub"))
        painter.setPen(look.color("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if told is not None:
            ink = "accT" if here and look.mode == "contrast" else "tx"
            self._words(painter, rect, section, told, ink, bold=here or section == self.sorted_by)
        if section == self.sorted_by:
            painter.setPen(QPen(look.color("acc"), 3))
            painter.drawLine(QPointF(rect.x() + 6, rect.bottom() - 1), QPointF(rect.right() - 6, rect.bottom() - 1))
        painter.restore()

    def _words(
        self, painter: QPainter, rect: QRect, section: int, told: tuple[str, str, str], ink: str, *, bold: bool
    ) -> None:
        name, count, second = told[0], told[1], "accT" if ink == "accT" else told[2]
        if self.shortened:
            name, count = self._short(section), count.replace(" ", "\u2009")
        line = theme.current().metrics(theme.SMALL).height()
        if not self.turned:
            top = rect.y() + (rect.height() - 2 * line) // 2
            _write(painter, QRect(rect.x(), top, rect.width(), line), name, ink, theme.SMALL, bold=bold, side=_CENTRE)
            _write(painter, QRect(rect.x(), top + line, rect.width(), line), count, second, theme.SMALL, side=_CENTRE)
            return
        painter.translate(rect.x() + rect.width() / 2, rect.bottom() - _ROOM)
        painter.rotate(-90)
        room = rect.height() - _ROOM
        _write(painter, QRect(0, -line, room, line), name, ink, theme.SMALL, bold=bold)
        _write(painter, QRect(0, 0, room, line), count, second, theme.SMALL)


def _write(
    painter: QPainter, rect: QRect, text: str, token: str, size: int, *, bold: bool = False,
    side: Qt.AlignmentFlag = _LEFT,
) -> None:  # fmt: skip
    look = theme.current()
    painter.setFont(look.font(size, bold))
    painter.setPen(look.color(token))
    shown = look.metrics(size, bold).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(QRectF(rect), side, shown)


def _broken(text: str, room: int, *, bold: bool) -> list[str]:
    """Return a text in one line, or in two where it has a space to break at."""
    metrics = theme.current().metrics(theme.TEXT, bold)
    spaces = [at for at, letter in enumerate(text) if letter == " "]
    fitting = [at for at in spaces if metrics.horizontalAdvance(text[:at]) <= room]
    if metrics.horizontalAdvance(text) <= room or not fitting:
        return [text]
    return [text[: fitting[-1]], text[fitting[-1] + 1 :]]


def short_names(names: Sequence[str]) -> list[str]:
    """Return names of four letters: the first ones, or the first two and what follows after a common beginning."""
    cut = [name[:_SHORT] for name in names]
    found = []
    for name, short in zip(names, cut, strict=True):
        same = [other for other, its in zip(names, cut, strict=True) if its == short]
        common = len(list(takewhile(lambda letters: len(set(letters)) == 1, zip(*same, strict=False))))
        found.append(short if len(same) == 1 else name[: _SHORT // 2] + name[common : common + _SHORT // 2])
    return found
