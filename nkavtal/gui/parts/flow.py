"""A line of words and inputs that wraps as text does, so that a sentence can be filled in at any text size."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QWidget

from nkavtal.gui.parts.label import Label


class Flow(QLayout):
    """Puts its items beside each other, and on a new line where there is no more room."""

    def __init__(self, gap: int = 8) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """Take one more, last."""
        self._items.append(item)

    def count(self) -> int:
        """Return how many there are."""
        return len(self._items)

    def itemAt(self, at: int) -> QLayoutItem | None:
        """Return one."""
        return self._items[at] if 0 <= at < len(self._items) else None

    def takeAt(self, at: int) -> QLayoutItem | None:  # type: ignore[override]  # as above
        """Take one out."""
        return self._items.pop(at) if 0 <= at < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Want no more room than is needed."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Be higher where it is narrower."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of all lines."""
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        """Place the items."""
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def sizeHint(self) -> QSize:
        """Take one line where there is room."""
        seen = [item.sizeHint() for item in self._items if not item.isEmpty()]
        wide = sum(one.width() + self._gap for one in seen)
        return QSize(wide, max((one.height() for one in seen), default=0))

    def minimumSize(self) -> QSize:
        """Be as narrow as the widest item."""
        seen = [item.minimumSize() for item in self._items if not item.isEmpty()]
        return QSize(max((one.width() for one in seen), default=0), max((one.height() for one in seen), default=0))

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        x, y, lines = rect.x(), rect.y(), [list[tuple[QLayoutItem, QRect]]()]
        high = 0
        for item in self._items:
            if item.isEmpty():
                continue
            size = QSize(min(item.sizeHint().width(), rect.width()), item.sizeHint().height())
            if lines[-1] and x + size.width() > rect.right() + 1:
                x, y, high = rect.x(), y + high + self._gap, 0
                lines.append([])
            lines[-1].append((item, QRect(QPoint(x, y), size)))
            x, high = x + size.width() + self._gap, max(high, size.height())
        if move:
            for line in lines:
                tall = max((place.height() for _item, place in line), default=0)
                for item, place in line:
                    item.setGeometry(place.translated(0, (tall - place.height()) // 2))
        return y + high - rect.y()


class Sentence(QWidget):
    """A sentence with places to fill in: words and inputs in reading order."""

    def __init__(self, parts: Sequence[str | QWidget] = (), gap: int = 6) -> None:
        super().__init__()
        self._flow = Flow(gap)
        self.setLayout(self._flow)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        for part in parts:
            self.add(part)

    def add(self, part: str | QWidget) -> QWidget:
        """Add words or an input, last; return its widget."""
        widget = Label(part) if isinstance(part, str) else part
        self._flow.addWidget(widget)
        return widget
