"""What can be done from the frame itself, on every page."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Protocol

from nkavtal.base.i18n import gettext as _
from nkavtal.gui.menus import EDIT, FILE, HELP, VIEW
from nkavtal.gui.page_list import PageEntry
from nkavtal.gui.parts.action import Action


class Frame(Protocol):
    """What the acts ask of the window."""

    undo_words: str
    redo_words: str

    def close(self) -> bool:
        """Leave."""

    def undo(self) -> None:
        """Undo the last act."""

    def redo(self) -> None:
        """Do it again."""

    def open_palette(self) -> None:
        """Open what Ctrl+K opens."""

    def focus_search(self) -> None:
        """Go to the page's search box."""

    def show_page(self, name: str) -> object:
        """Show a page."""

    def step_history(self, by: int) -> None:
        """Go back or forward among pages."""

    def step_pane(self, by: int) -> None:
        """Go to the next or previous pane."""

    def toggle_rail(self) -> None:
        """Collapse or open the rail."""

    def change_text_size(self, size: int) -> None:
        """Take a text size in percent."""

    def change_theme(self, choice: str) -> None:
        """Take a theme."""

    def show_help(self, topic: str = "") -> None:
        """Show the help of a topic, of the page that is shown with ''."""

    def show_keys(self) -> None:
        """Tell which keys work here."""

    def show_news(self) -> None:
        """Tell what is new."""

    def show_about(self) -> None:
        """Tell about the program."""


def editing(frame: Frame) -> list[Action]:
    """Return undoing by name, and searching."""
    undo, redo = frame.undo_words, frame.redo_words
    undo_text = _("Ångra: {act}").format(act=undo) if undo else _("Ångra")
    redo_text = _("Gör om: {act}").format(act=redo) if redo else _("Gör om")
    nothing = _("Det finns inget att ångra")
    return [
        Action("undo", undo_text, EDIT, frame.undo, "Ctrl+Z", "arrow_undo", bool(undo), nothing),
        Action("redo", redo_text, EDIT, frame.redo, "Ctrl+Y", "arrow_redo", bool(redo), _("Inget har ångrats")),
        Action("search", _("Sök i listan"), EDIT, frame.focus_search, "Ctrl+F", "search", separated=True),
        Action("go", _("Gå till avtal, part eller kommando…"), EDIT, frame.open_palette, "Ctrl+K"),
    ]


def viewing(
    frame: Frame, pages: Sequence[PageEntry], text_size: int, theme: str, collapsed: bool, allowed: bool
) -> list[Action]:
    """Return pages, panes, sizes and themes."""
    why = "" if allowed else _("Öppna ett register först")
    acts = [
        Action(
            f"page-{page.name}", _(page.title), VIEW, partial(frame.show_page, page.name), f"Alt+{i}", page.icon,
            enabled=allowed, why_not=why,
        )
        for i, page in enumerate(pages, 1)
    ]  # fmt: skip
    acts += [
        Action("back", _("Bakåt"), VIEW, lambda: frame.step_history(-1), "Alt+Left", separated=True),
        Action("forward", _("Framåt"), VIEW, lambda: frame.step_history(1), "Alt+Right"),
        Action("pane-next", _("Nästa ruta"), VIEW, lambda: frame.step_pane(1), "F6"),
        Action("pane-previous", _("Föregående ruta"), VIEW, lambda: frame.step_pane(-1), "Shift+F6"),
        Action(
            "rail", _("Sidopanel med ord"), VIEW, frame.toggle_rail, "Ctrl+B", checked=not collapsed, separated=True
        ),
    ]
    return [*acts, *_sizes(frame, text_size), *_themes(frame, theme)]


def _sizes(frame: Frame, now: int) -> list[Action]:
    group = _("Textstorlek")
    return [
        Action(
            "text-larger", _("Större"), VIEW, lambda: frame.change_text_size(now + 10), "Ctrl++", submenu=group,
            enabled=now < 200,
        ),
        Action(
            "text-smaller", _("Mindre"), VIEW, lambda: frame.change_text_size(now - 10), "Ctrl+-", submenu=group,
            enabled=now > 90,
        ),
        Action("text-normal", _("Som i systemet"), VIEW, lambda: frame.change_text_size(100), "Ctrl+0", submenu=group),
    ]  # fmt: skip


def _themes(frame: Frame, now: str) -> list[Action]:
    words = {"system": _("Som i systemet"), "light": _("Ljust"), "dark": _("Mörkt")}
    return [
        Action(
            f"theme-{choice}", text, VIEW, partial(frame.change_theme, choice),
            submenu=_("Tema"), checked=choice == now,
        )
        for choice, text in words.items()
    ]  # fmt: skip


def last(frame: Frame) -> list[Action]:
    """Return leaving and help."""
    return [
        Action(
            "settings",
            _("Inställningar…"),
            FILE,
            lambda: frame.show_page("installningar"),
            "Ctrl+,",
            "settings",
            separated=True,
        ),
        Action("quit", _("Avsluta"), FILE, frame.close, "Ctrl+Q", separated=True),
        Action("help", _("Hjälp om den här sidan"), HELP, frame.show_help, "F1", "question_circle"),
        Action("glossary", _("Ordlista"), HELP, lambda: frame.show_help("ordlista")),
        Action("keys", _("Tangenter som fungerar här"), HELP, frame.show_keys, "Ctrl+?"),
        Action("news", _("Vad är nytt"), HELP, frame.show_news),
        Action("about", _("Om nkavtal"), HELP, frame.show_about, icon="info", separated=True),
    ]
