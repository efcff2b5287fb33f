"""What can be done to agreements as menu entries, from the list as from the agreement's own page."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QWidget

from nkavtal.base.i18n import N_
from nkavtal.base.i18n import gettext as _
from nkavtal.gui.parts.action import Action

MENU = N_("Avtal")


class Menu:
    """The acts on one agreement as menu entries; `why_not` says why the changing ones are not enabled."""

    def __init__(self, enabled: bool, why_not: str, changeable: bool) -> None:
        self._enabled, self._changeable = enabled, changeable
        self._why_not = why_not

    def changing(
        self, name: str, text: str, run: Callable[[], object], key: str = "", icon: str = "", separated: bool = False
    ) -> Action:
        """Return an act that changes the register."""
        reason = self._why_not if not self._enabled else read_only_words()
        on = self._enabled and self._changeable
        return Action(name, text, MENU, run, key, icon, on, "" if on else reason, separated=separated)

    def reading(
        self, name: str, text: str, run: Callable[[], object], key: str = "", icon: str = "", separated: bool = False
    ) -> Action:
        """Return an act that changes nothing."""
        return Action(
            name, text, MENU, run, key, icon, self._enabled, "" if self._enabled else self._why_not, separated=separated
        )


def read_only_words() -> str:
    """Return why nothing can be changed."""
    return _("Registret är öppnat för bara läsning")


def documents(menu: Menu, want: Callable[[str], object], document: Callable[[], object]) -> list[Action]:
    """Return what can be printed and made of agreements; `want` gets the name of what is wanted."""
    return [
        menu.reading("dossier", _("Skriv ut avtalsakt…"), lambda: want("dossier"), "Ctrl+P", "print", True),
        menu.reading(
            "signatories-xlsx",
            _("Undertecknandeförteckning till Excel eller CSV…"),
            lambda: want("signatories-xlsx"),
            icon="table_simple",
        ),
        menu.reading(
            "signatories-pdf",
            _("Undertecknandeförteckning som PDF eller Word…"),
            lambda: want("signatories-pdf"),
            icon="document_pdf",
        ),
        menu.reading("signing", _("Undertecknandesida…"), lambda: want("signing"), icon="signature"),
        menu.reading("decisions", _("Beslutshistorik…"), lambda: want("decisions"), icon="history"),
        menu.reading("document", _("Skapa dokument…"), document, icon="document_text"),
    ]


def pop_up(over: QWidget, actions: Sequence[Action], at: QPoint) -> None:
    """Show acts in a menu of their own, which is gone when it has closed."""
    menu = fill(QMenu(over), actions)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.popup(at)


def fill(menu: QMenu, actions: Sequence[Action]) -> QMenu:
    """Put acts in a pop-up menu, without their keys."""
    menu.clear()
    menu.setToolTipsVisible(True)
    for act in actions:
        if act.separated and menu.actions():
            menu.addSeparator()
        entry = menu.addAction(act.text)
        entry.setEnabled(act.enabled)
        entry.setToolTip(act.why_not)
        entry.triggered.connect(lambda _on=False, run=act.run: run())
    return menu
