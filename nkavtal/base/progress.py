"""How long work tells how far it has come and hears that it should stop."""

from __future__ import annotations

from typing import Protocol

from nkavtal.base.errors import Cancelled


class Progress(Protocol):
    """Told by long work; a window or a terminal listens."""

    def step(self, done: int, total: int, words: str = "") -> None:
        """Say how much is done; raises Cancelled when the person asked to stop."""


class Silent:
    """Nobody listens and nobody cancels."""

    def step(self, done: int, total: int, words: str = "") -> None:
        """Do nothing."""


SILENT = Silent()


class Cancellable:
    """A token that another thread may cancel; keeps the latest report."""

    def __init__(self) -> None:
        self.cancelled = False
        self.latest = (0, 0, "")

    def step(self, done: int, total: int, words: str = "") -> None:
        """Keep the report; raise Cancelled if somebody asked for it."""
        self.latest = (done, total, words)
        if self.cancelled:
            raise Cancelled
