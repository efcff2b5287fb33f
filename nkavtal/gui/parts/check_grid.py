"""Many things to tick, in columns; all or none at once, and narrowed down by typing where there are many."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLineEdit, QWidget

from nkavtal.base.i18n import folded, ngettext
from nkavtal.base.i18n import gettext as _
from nkavtal.gui import theme
from nkavtal.gui.parts.boxes import column, row
from nkavtal.gui.parts.button import Button
from nkavtal.gui.parts.label import Label
from nkavtal.gui.parts.scroll import Scroll

_MANY = 24  # from here there is a line to find by
_LINES = 6  # that are seen at once


class CheckGrid(QWidget):
    """Keys and words as boxes; `room` is the width there is, in logical pixels at 100 % text."""

    changed = Signal()

    def __init__(self, title: str, choices: Mapping[str, str], room: int = 760) -> None:
        super().__init__()
        self._boxes = {key: QCheckBox(words.replace("&", "&&")) for key, words in choices.items()}
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(4)
        widest = max((box.sizeHint().width() for box in self._boxes.values()), default=100) + 12
        available = min(theme.current().wide(room), self.screen().availableGeometry().width() * 8 // 10)
        self._columns = max(1, available // widest)
        self._count = Label("", "small", "tx3")
        head = row(Label(title, "strong"), self._count, None, gap=8)
        head.addWidget(Button(_("Markera alla"), lambda: self._tick_all(True), kind="link"))
        head.addWidget(Button(_("Avmarkera alla"), lambda: self._tick_all(False), kind="link"))
        self._find = QLineEdit()
        self._find.setPlaceholderText(_("Sök bland namnen"))
        self._find.setAccessibleName(_("Sök bland namnen"))
        self._find.textChanged.connect(lambda _text: self._place())
        self._find.setVisible(len(self._boxes) >= _MANY)
        self.setLayout(column(head, self._find, self._body(), gap=4))
        for box in self._boxes.values():
            box.toggled.connect(lambda _on: self._ticked())
        self._place()
        self._ticked()

    def _body(self) -> QWidget:
        inner = QWidget()
        inner.setProperty("ground", "surf")
        inner.setLayout(column(self._grid, None, gap=0))
        lines = -(-len(self._boxes) // self._columns)
        if lines <= _LINES:
            return inner
        scroll = Scroll(inner)
        scroll.setFixedHeight(_LINES * (next(iter(self._boxes.values())).sizeHint().height() + 4))
        return scroll

    @property
    def keys(self) -> tuple[str, ...]:
        """All keys that are offered."""
        return tuple(self._boxes)

    def checked(self) -> tuple[str, ...]:
        """Return the ticked keys in the order shown."""
        return tuple(key for key, box in self._boxes.items() if box.isChecked())

    def set_checked(self, keys: Iterable[str]) -> None:
        """Tick these and no others."""
        ticked = set(keys)
        for key, box in self._boxes.items():
            box.setChecked(key in ticked)

    def words(self, key: str) -> str:
        """Return what a key is called."""
        return self._boxes[key].text().replace("&&", "&")

    def focus(self) -> None:
        """Go to the first box."""
        for box in list(self._boxes.values())[:1]:
            box.setFocus()

    def _place(self) -> None:
        wanted = folded(self._find.text().strip())
        shown = 0
        for box in self._boxes.values():
            fits = wanted in folded(box.text())
            box.setVisible(fits)
            self._grid.removeWidget(box)
            if fits:
                self._grid.addWidget(box, shown // self._columns, shown % self._columns)
                shown += 1
        for i in range(self._columns):
            self._grid.setColumnStretch(i, 1)

    def _tick_all(self, on: bool) -> None:
        wanted = folded(self._find.text().strip())
        for box in self._boxes.values():
            if wanted in folded(box.text()):
                box.setChecked(on)

    def _ticked(self) -> None:
        n = len(self.checked())
        self._count.setText(ngettext("{n} markerad", "{n} markerade", n).format(n=n))
        self.changed.emit()
