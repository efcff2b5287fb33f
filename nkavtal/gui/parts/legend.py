"""What the signs of a picture mean: each with its words, in as many rows as the width asks for."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from nkavtal.base.i18n import gettext as _
from nkavtal.gui import theme
from nkavtal.gui.parts import lane_cells, state_chip
from nkavtal.gui.parts.state_chip import State

_GAP, _BETWEEN = 8, 20


class Samples(QWidget):
    """Signs with their words; to a screen reader one description with all of them."""

    def __init__(self) -> None:
        super().__init__()
        self._words: tuple[str, ...] = ()
        self._remark = ""
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(_("Teckenförklaring"))
        theme.current().changed.connect(self.updateGeometry)

    @abstractmethod
    def sample_size(self) -> QSize:
        """Return the room of a sign."""

    @abstractmethod
    def draw_sample(self, painter: QPainter, place: QRectF, at: int) -> None:
        """Draw the sign of an entry."""

    def heightForWidth(self, width: int) -> int:
        """Return the height of the rows it takes."""
        rows = self._placed(width)
        return int(rows[-1][1].bottom()) if rows else 0

    def sizeHint(self) -> QSize:
        """Take the height for the width there is."""
        return QSize(400, self.heightForWidth(max(self.width(), 400)))

    def minimumSizeHint(self) -> QSize:
        """Be as narrow as one entry."""
        return QSize(200, self.sample_size().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw signs and words."""
        look, size = theme.current(), self.sample_size()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for at, place in self._placed(self.width()):
            words = place
            if at < len(self._words):
                self.draw_sample(painter, QRectF(place.x(), place.y(), size.width(), size.height()), at)
                words = place.adjusted(size.width() + _GAP, 0, 0, 0)
            painter.setFont(look.font(theme.SMALL))
            painter.setPen(look.color("tx2"))
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self._text(at))
        painter.end()

    def _text(self, at: int) -> str:
        return self._words[at] if at < len(self._words) else self._remark

    def _placed(self, width: int) -> list[tuple[int, QRectF]]:
        """Return each entry with its place, and the remark last."""
        metrics, size = theme.current().metrics(theme.SMALL), self.sample_size()
        found: list[tuple[int, QRectF]] = []
        x = y = 0.0
        for at in range(len(self._words) + bool(self._remark)):
            wide = metrics.horizontalAdvance(self._text(at)) + 2
            wide += size.width() + _GAP if at < len(self._words) else 0
            if x and x + wide > width:
                x, y = 0.0, y + size.height() + 6
            found.append((at, QRectF(x, y, wide, size.height())))
            x += wide + _BETWEEN
        return found


class Legend(Samples):
    """The chips of a matrix."""

    def __init__(self, states: Sequence[State], remark: str) -> None:
        self._states = tuple(states)
        super().__init__()
        self._words, self._remark = tuple(one.word for one in self._states), remark
        told = [f"{one.letter} {one.word.lower()}" for one in self._states]
        self.setAccessibleDescription(f"{', '.join(told)}. {remark}")

    def sample_size(self) -> QSize:
        """Return the room of the widest chip."""
        return QSize(max(state_chip.width(one, with_word=False) for one in self._states), state_chip.height())

    def draw_sample(self, painter: QPainter, place: QRectF, at: int) -> None:
        """Draw a chip."""
        state_chip.draw(painter, place, self._states[at], with_word=False)


class LaneLegend(Samples):
    """The bars and signs of lanes, those that are drawn."""

    def __init__(self) -> None:
        super().__init__()
        self._codes: tuple[str, ...] = ()

    def show_entries(self, entries: Sequence[tuple[str, str]]) -> None:
        """Explain other signs."""
        self._codes = tuple(code for code, _words in entries)
        self._words = tuple(words for _code, words in entries)
        self.setAccessibleDescription(". ".join(self._words))
        self.updateGeometry()
        self.update()

    def sample_size(self) -> QSize:
        """Return the room of a bar."""
        return lane_cells.example_size()

    def draw_sample(self, painter: QPainter, place: QRectF, at: int) -> None:
        """Draw a bar or a sign."""
        lane_cells.example(painter, self._codes[at], place)
