"""What can be done on a page: shown in the menus with its key, and run from there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Action:
    """One act: `menu` is the Swedish name of the menu it stands in, `why_not` says why it is not enabled."""

    name: str
    text: str
    menu: str
    run: Callable[[], object]
    shortcut: str = ""
    icon: str = ""
    enabled: bool = True
    why_not: str = ""
    checked: bool | None = None
    submenu: str = ""
    separated: bool = False
    """Whether a line stands above it."""
