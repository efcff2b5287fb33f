"""What the palette lists: everything in the menus, and the help."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from nkavtal.base.i18n import gettext as _
from nkavtal.gui.dialogs.text_box import key_text
from nkavtal.gui.help_topics import topics
from nkavtal.gui.menus import HELP
from nkavtal.gui.parts.action import Action
from nkavtal.gui.parts.ranked import Entry

OPENER = "go"
"""The act that opens the palette: it has nothing to do in it."""


def commands(actions: Sequence[Action]) -> list[Entry]:
    """Return all that can be done now, those that cannot with the reason; what explains the program is help."""
    return [
        Entry(
            group=_("Hjälp") if one.menu == HELP else _("Kommandon"),
            title=one.text.replace("&", ""),
            run=one.run,
            note=one.submenu or (_(one.menu) if one.menu != HELP else ""),
            key=key_text(one.shortcut) if one.shortcut else "",
            icon=one.icon or ("question_circle" if one.menu == HELP else "chevron_right"),
            why_not="" if one.enabled else one.why_not or _("Går inte att göra just nu"),
            names=(f"{one.submenu} {one.text}",) if one.submenu else (),
        )
        for one in sorted(actions, key=lambda one: one.menu == HELP)
        if one.name != OPENER
    ]


def help_entries(show: Callable[[str], object]) -> list[Entry]:
    """Return the help's topics."""
    return [Entry(_("Hjälp"), one.title, partial(show, one.name), icon="question_circle") for one in topics()]
