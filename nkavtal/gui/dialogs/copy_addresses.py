"""E-mail addresses of chosen parties and functions, ready to be pasted in a mail program."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from nkavtal.base.i18n import gettext as _
from nkavtal.base.i18n import listing, ngettext, sort_key
from nkavtal.gui.parts.check_grid import CheckGrid
from nkavtal.gui.parts.dialog import MEDIUM, Dialog
from nkavtal.gui.parts.label import Label
from nkavtal.usecases.addresses import Address, joined

_LINES = 4


class CopyAddresses(Dialog):
    """Two grids to tick in, and the addresses they come to; `copy` gets the text that goes to the clipboard."""

    def __init__(
        self,
        found: Sequence[Address],
        marked: Sequence[str],
        copy: Callable[[str], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(_("Kopiera e-postadresser"), _("Kopiera adresserna"), parent, width=MEDIUM, icon="copy")
        self._found, self._copy = found, copy
        names = {one.organisation: one.short_name for one in found}
        functions = sorted({one.function for one in found}, key=lambda word: (bool(word), sort_key(word)))
        self.parties = CheckGrid(_("Parter"), names)
        self.functions = CheckGrid(_("Funktioner"), {word: word or _("Partens egen adress") for word in functions})
        self.parties.set_checked([key for key in marked if key in names] or names)
        self.functions.set_checked(functions[:1])
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setAccessibleName(_("Adresserna"))
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(_LINES * self.text.fontMetrics().lineSpacing() + 16)
        self.told = Label("", ink="tx2", wrap=True)
        self.told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        for widget in (self.parties, self.functions, self.told, self.text):
            self.body.addWidget(widget)
        self.body.addStretch(1)
        for grid in (self.parties, self.functions):
            grid.changed.connect(self._tell)
        self.asked.connect(self._take)
        self._tell()

    def chosen(self) -> tuple[Address, ...]:
        """Return the addresses that are ticked in both grids."""
        parties, functions = self.parties.checked(), self.functions.checked()
        return tuple(one for one in self._found if one.organisation in parties and one.function in functions)

    def _tell(self) -> None:
        chosen = self.chosen()
        self.text.setPlainText(joined(chosen))
        n = len({one.email for one in chosen})
        words = ngettext("{n} adress.", "{n} adresser.", n).format(n=n)
        reached = {one.organisation for one in chosen}
        without = [self.parties.words(key) for key in self.parties.checked() if key not in reached]
        if without:
            words = _("{words} Adress saknas för {names}.").format(words=words, names=listing(without))
        self.told.setText(words)
        self.primary.setEnabled(bool(chosen))

    def _take(self) -> None:
        self._copy(self.text.toPlainText())
        self.accept()
