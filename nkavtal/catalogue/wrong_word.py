"""A word of a search that means nothing, explained."""

from __future__ import annotations

from nkavtal.base.errors import UserError
from nkavtal.rules.search_text import Term, Value


class WrongWord(UserError):
    """Where the word stands in what was typed, and the nearest right one ('' when none is near).

    `mended` is what would be right in that place, '' when nobody can tell.
    `unfinished` says that nothing is wrong yet: a value has still to be typed.
    """

    def __init__(
        self, code: str, message: str, hint: str, place: Term | Value, *, near: str = "", mended: str = "",
        unfinished: bool = False, **values: object,
    ) -> None:  # fmt: skip
        super().__init__(code, message, hint, field="search", near=near, place=[place.start, place.end], **values)
        self.start, self.end, self.near = place.start, place.end, near
        self.mended, self.unfinished = mended, unfinished
