"""What a child prints: many sheets to one PDF, in a process of its own so that the window has this one to itself."""

from __future__ import annotations

import pickle
from typing import Any

from nkavtal.base.child_serving import Say
from nkavtal.base.child_talk import Message
from nkavtal.documents.pdf import pdf_bytes
from nkavtal.documents.sheet import Sheet

_sheets: list[Sheet] = []


class _Says:
    """Tells the program how far the printing has come; it ends us when nobody wants it any more."""

    def __init__(self, say: Say) -> None:
        self._say = say

    def step(self, done: int, total: int, words: str = "") -> None:
        """Say how much is done."""
        self._say(done, total)


def answer(told: dict[str, Any], packed: bytes, say: Say) -> Message:
    """Take one more sheet in, or print those that have come."""
    if told["do"] == "sheet":
        _sheets.append(pickle.loads(packed))  # noqa: S301 - it comes from the program that started us
        return {}, b""
    return {}, pdf_bytes(_sheets, _Says(say))
