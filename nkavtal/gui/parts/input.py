"""What a form asks of an input, whatever kind of value it is for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from PySide6.QtCore import QObject, Signal, SignalInstance
from PySide6.QtWidgets import QWidget


class Input(Protocol):
    """What a form asks of any input; values travel as text, '' for nothing known."""

    widget: QWidget
    focus_widget: QWidget

    @property
    def changed(self) -> SignalInstance:
        """Sent while the person types or chooses."""

    @property
    def left(self) -> SignalInstance:
        """Sent when the value is settled: the field is left, or a choice is made."""

    def text(self) -> str:
        """Return the value."""

    def set_text(self, text: str) -> None:
        """Show a value."""

    def set_choices(self, choices: Mapping[str, str]) -> None:
        """Offer other codes and words."""

    def set_suggestions(self, words: Sequence[str]) -> None:
        """Offer words that are often meant."""

    def trouble(self) -> str:
        """Return what can be seen to be wrong without asking anybody; '' for nothing."""

    def explanation(self) -> str:
        """Return what the value means in words; '' for nothing to add."""

    def set_wrong(self, wrong: bool) -> None:
        """Mark the edge."""


class Control(QObject):
    """What the inputs share: a widget, two signals, and nothing to add where a kind has nothing of its own."""

    changed = Signal()
    left = Signal()

    def __init__(self, widget: QWidget, focus: QWidget | None = None) -> None:
        super().__init__(widget)
        self.widget = widget
        self.focus_widget = focus or widget

    def set_choices(self, choices: Mapping[str, str]) -> None:
        """Pass over: nothing is chosen from a list here."""

    def set_suggestions(self, words: Sequence[str]) -> None:
        """Pass over: only a line of text has any use for them."""

    def trouble(self) -> str:
        """Return '': nothing can be seen to be wrong."""
        return ""

    def explanation(self) -> str:
        """Return '': the value says all."""
        return ""

    def set_wrong(self, wrong: bool) -> None:
        """Mark the edge."""
        self.focus_widget.setProperty("wrong", "true" if wrong else "false")
        self.focus_widget.style().polish(self.focus_widget)
