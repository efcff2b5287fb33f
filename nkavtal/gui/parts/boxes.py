"""Rows and columns of widgets, written as they are read."""

from __future__ import annotations

from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLayout, QVBoxLayout, QWidget

Item = QWidget | QLayout | int | None | tuple[QWidget | QLayout, int]
Margins = tuple[int, int, int, int]
_NONE = (0, 0, 0, 0)


def row(*items: Item, gap: int = 8, margins: Margins = _NONE) -> QHBoxLayout:
    """Return a row: a number is a space, None takes what is left, (widget, n) stretches."""
    made = QHBoxLayout()
    _fill(made, items, gap, margins)
    return made


def column(*items: Item, gap: int = 8, margins: Margins = _NONE) -> QVBoxLayout:
    """Return a column of the same."""
    made = QVBoxLayout()
    _fill(made, items, gap, margins)
    return made


def frame(layout: QLayout, look: str = "", ground: str = "") -> QFrame:
    """Return a frame around a layout; `look` is card, subtle, pane or foot, `ground` win, surf, sub or rail."""
    made = QFrame()
    if look:
        made.setProperty("look", look)
    if ground:
        made.setProperty("ground", ground)
    made.setLayout(layout)
    return made


def _fill(layout: QBoxLayout, items: tuple[Item, ...], gap: int, margins: Margins) -> None:
    layout.setSpacing(gap)
    layout.setContentsMargins(*margins)
    for item in items:
        if item is None:
            layout.addStretch(1)
        elif isinstance(item, int):
            layout.addSpacing(item)
        else:
            thing, stretch = item if isinstance(item, tuple) else (item, 0)
            if isinstance(thing, QLayout):
                layout.addLayout(thing, stretch)
            else:
                layout.addWidget(thing, stretch)
