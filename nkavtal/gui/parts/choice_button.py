"""A filter as a button that shows its choice: 'Kommun: Kalix'."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu

from nkavtal.base.i18n import gettext as _
from nkavtal.gui.parts.button import Button

ALL = ""


class ChoiceButton(Button):
    """A button with a menu of codes and words; '' means that nothing is filtered."""

    chosen = Signal(str)

    def __init__(self, title: str, choices: Mapping[str, str] | None = None, all_words: str = "") -> None:
        super().__init__(title, kind="choice")
        self._title = title
        self._all_words = all_words or _("Alla")
        self._menu = QMenu(self)
        self.setMenu(self._menu)
        self._group = QActionGroup(self._menu)
        self._choices: dict[str, str] = {}
        self._code = ALL
        self.set_choices(choices or {})

    def set_choices(self, choices: Mapping[str, str]) -> None:
        """Offer these codes and words; a choice that is gone becomes 'all' without a word."""
        self._choices = dict(choices)
        self._menu.clear()
        for code, words in ((ALL, self._all_words), *self._choices.items()):
            entry = self._menu.addAction(words.replace("&", "&&"))
            entry.setCheckable(True)
            entry.setData(code)
            entry.triggered.connect(lambda _on=False, code=code: self.choose(code))
            self._group.addAction(entry)
            if code == ALL:
                self._menu.addSeparator()
        self.set_choice(self._code if self._code in self._choices else ALL)

    @property
    def choice(self) -> str:
        """The code chosen, '' for all."""
        return self._code

    @property
    def choices(self) -> Mapping[str, str]:
        """The codes and words that are offered."""
        return self._choices

    def set_choice(self, code: str) -> None:
        """Show a choice without telling."""
        self._code = code
        words = self._choices.get(code, "")
        text = _("{title}: {choice}").format(title=self._title, choice=words) if words else self._title
        self.setText(text.replace("&", "&&"))
        self.setAccessibleName(_("{title}: {choice}").format(title=self._title, choice=words or self._all_words))
        for entry in self._menu.actions():
            if not entry.isSeparator():
                entry.setChecked(entry.data() == code)

    def choose(self, code: str) -> None:
        """Take a choice and tell."""
        self.set_choice(code)
        self.chosen.emit(code)
