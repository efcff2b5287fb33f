"""Boxes that only tell: keys, what is new, about the program and the licences of others."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QTextBrowser, QWidget

import nkavtal
from nkavtal.base import resources
from nkavtal.base.i18n import gettext as _
from nkavtal.gui import theme
from nkavtal.gui.parts.action import Action
from nkavtal.gui.parts.dialog import MEDIUM, Dialog
from nkavtal.gui.parts.facts import Facts
from nkavtal.gui.parts.label import Label


class _Telling(Dialog):
    def __init__(self, title: str, parent: QWidget | None, width: int = MEDIUM) -> None:
        super().__init__(title, _("Stäng"), parent, width=width)
        self.cancel.hide()
        self.asked.connect(self.accept)

    def tell(self, text: str, name: str, *, markdown: bool = False) -> None:
        """Show a longer text that can be read and copied."""
        reader = QTextBrowser()
        reader.setAccessibleName(name)
        reader.setOpenLinks(False)
        reader.setMinimumHeight(theme.current().lines(280, 14, 20))
        if markdown:
            reader.setMarkdown(text)
        else:
            reader.setPlainText(text)
        self.body.addWidget(reader)


def keys(actions: Sequence[Action], parent: QWidget | None = None) -> Dialog:
    """Return the box of keys that work here."""
    box = _Telling(_("Tangenter som fungerar här"), parent, 580)
    menus = list(dict.fromkeys(action.menu for action in actions if action.shortcut and action.enabled))
    for menu in menus:
        box.body.addWidget(Label(menu.replace("&", ""), "card"))
        facts = Facts(label_width=136, gap=6)
        facts.show_facts(
            [
                (key_text(action.shortcut), action.text.replace("&", ""))
                for action in actions
                if action.menu == menu and action.shortcut and action.enabled
            ]
        )
        box.body.addWidget(facts)
    box.body.addStretch(1)
    return box


def key_text(shortcut: str) -> str:
    """Return a key as the person's machine writes it: 'Ctrl+Skift+P'."""
    return QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText)


def news(parent: QWidget | None = None) -> Dialog:
    """Return the box of what is new."""
    box = _Telling(_("Vad är nytt"), parent)
    box.tell(resources.path("CHANGELOG.md").read_text(encoding="utf-8"), _("Vad är nytt"), markdown=True)
    return box


def about(parent: QWidget | None = None) -> Dialog:
    """Return the box about the program, with the licences of what others made."""
    box = _Telling(_("Om nkavtal"), parent)
    version = getattr(nkavtal, "__version__", "0.1.0")
    box.body.addWidget(Label(_("nkavtal {version}").format(version=version), "title", selectable=True))
    box.body.addWidget(
        Label(
            _("Register över kommunernas gemensamma avtal: löptider, antaganden, underskrifter och handlingar."),
            wrap=True,
        )
    )
    box.body.addWidget(Label(_("Licenser för det som andra har gjort"), "card"))
    box.tell(_licences(), _("Licenser för det som andra har gjort"))
    return box


def _licences() -> str:
    folder = resources.path("licences")
    files = sorted(folder.rglob("*.md")) + sorted(folder.rglob("*.txt"))
    texts = [f"{file.stem}\n\n{file.read_text(encoding='utf-8', errors='replace').strip()}" for file in files]
    return "\n\n――――――――――――――――――――\n\n".join(texts)
