"""The menu bar, made of what can be done at the moment."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

from nkavtal.base.i18n import N_
from nkavtal.base.i18n import gettext as _
from nkavtal.gui import icons
from nkavtal.gui.parts.action import Action

FILE, EDIT, VIEW, HELP = N_("Arkiv"), N_("Redigera"), N_("Visa"), N_("Hjälp")
"""Names of the menus that always stand; pages name their own between View and Help."""


def mnemonic(title: str, taken: set[str]) -> str:
    """Return a title with an & before the first letter that no other menu has; notes it as taken."""
    for at, letter in enumerate(title):
        if letter.isalpha() and letter.casefold() not in taken:
            taken.add(letter.casefold())
            return f"{title[:at]}&{title[at:]}"
    return title


def _menu(above: QMenuBar | QMenu, title: str) -> QMenu:
    """Return a new menu in another; Qt's own addMenu(title) makes one that Python never hears is gone, and keeps."""
    menu = QMenu(title, above)
    above.addMenu(menu)
    return menu


class Menus:
    """Keeps a menu bar in step with the actions; the keys work wherever the window has focus."""

    def __init__(self, bar: QMenuBar) -> None:
        self._bar = bar
        self._made: dict[str, QAction] = {}
        self._shown: list[QMenu] = []

    def show(self, actions: Sequence[Action]) -> None:
        """Build the menus anew from all actions of the moment."""
        for old in self._shown:  # the bar forgets them, but they would stay its children
            old.deleteLater()
        self._bar.clear()
        self._made.clear()
        menus: dict[tuple[str, str], QMenu] = {}
        groups: dict[tuple[str, str], QActionGroup] = {}
        taken: set[str] = set()
        for name in self._order(actions):
            menus[(name, "")] = _menu(self._bar, mnemonic(_(name), taken))
            menus[(name, "")].setToolTipsVisible(True)
        for action in actions:
            place = (action.menu, action.submenu)
            menu = menus.get(place)
            if action.separated and menus[(action.menu, "")].actions():
                menus[(action.menu, "")].addSeparator()
            if menu is None:
                menu = menus[place] = _menu(menus[(action.menu, "")], action.submenu)
            made = self._add(menu, action)
            if action.checked is not None and action.submenu:
                if place not in groups:
                    groups[place] = QActionGroup(menu)
                groups[place].addAction(made)
        self._shown = [menu for (_name, submenu), menu in menus.items() if not submenu]
        for (name, submenu), menu in menus.items():
            letters: set[str] = set()
            for entry in menu.actions():
                if not entry.isSeparator():
                    entry.setText(mnemonic(entry.text().replace("&", ""), letters))
            if not submenu:
                menu.setAccessibleName(_(name))
            menu.aboutToShow.connect(partial(self._dress, menu))

    def action(self, name: str) -> QAction:
        """Return the menu entry of an action, for tests and buttons."""
        return self._made[name]

    def _dress(self, menu: QMenu) -> None:
        """Draw the icons when they are about to be seen: menus are built anew more often than they are opened."""
        for entry in menu.actions():
            if entry.data() and entry.icon().isNull():
                entry.setIcon(icons.icon(entry.data(), size=16))

    def _order(self, actions: Sequence[Action]) -> list[str]:
        named = list(dict.fromkeys(action.menu for action in actions))
        first = [name for name in (FILE, EDIT, VIEW) if name in named]
        last = [name for name in (HELP,) if name in named]
        return [*first, *(name for name in named if name not in {*first, *last}), *last]

    def _add(self, menu: QMenu, action: Action) -> QAction:
        made = menu.addAction(action.text)
        made.setEnabled(action.enabled)
        if action.shortcut:
            made.setShortcut(QKeySequence(action.shortcut))
        if action.icon:
            made.setData(action.icon)
        made.setToolTip(action.why_not if not action.enabled else "")
        if action.checked is not None:
            made.setCheckable(True)
            made.setChecked(action.checked)
        made.triggered.connect(lambda _on=False, run=action.run: run())
        self._made[action.name] = made
        return made
