"""One column of a table: what its cells say, and how they are shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from nkavtal.base.i18n import gettext as _
from nkavtal.gui.parts.adoption_bar import Adoption
from nkavtal.gui.parts.state_chip import State


@dataclass(frozen=True)
class Column:
    """A column; `title` is in words, `width` in logical pixels at 100 % text, colours are tokens.

    `sort_name` is what the page is told when the head is clicked; without it the column does not sort.
    `short_chip` is painted for the chip's own words, which are spoken and stand in the tool tip.
    `fixed` columns cannot be hidden, `hidden` ones are not shown until chosen.
    """

    name: str
    title: str
    text: Callable[[Any], str]
    width: int = 120
    sub: Callable[[Any], str] | None = None
    sub_title: str = ""
    """What the second line is called where a list leaves the program: there it is a column of its own."""
    tool: Callable[[Any], str] | None = None
    ink: Callable[[Any], str] | None = None
    sub_ink: Callable[[Any], str] | None = None
    icon: Callable[[Any], tuple[str, str] | None] | None = None
    chip: Callable[[Any], tuple[str, str] | None] | None = None
    short_chip: str = ""
    state: Callable[[Any], State | None] | None = None
    bar: Callable[[Any], Adoption | None] | None = None
    sort_name: str = ""
    right: bool = False
    bold: bool = False
    stretch: bool = False
    hidden: bool = False
    fixed: bool = False

    def spoken(self, row: Any) -> str:
        """Return the whole cell in words, with its heading."""
        parts = [self.text(row)]
        if self.bar is not None and (bar := self.bar(row)) is not None:
            parts = [bar.spoken]
        if self.chip is not None and (chip := self.chip(row)) is not None:
            parts.append(chip[0])
        if self.sub is not None:
            parts.append(self.sub(row))
        words = ", ".join(part for part in parts if part and part != "–")
        return _("{head}: {words}").format(head=self.title, words=words or _("saknas"))
