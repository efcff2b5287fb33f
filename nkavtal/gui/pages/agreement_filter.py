"""What the list of agreements is narrowed to: words, area, municipality, state."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from nkavtal.base.i18n import gettext as _
from nkavtal.catalogue.codes import AREAS, STATUSES
from nkavtal.catalogue.rows import AgreementFilter, OrganisationRow
from nkavtal.gui.parts.boxes import row
from nkavtal.gui.parts.button import IconButton
from nkavtal.gui.parts.choice_button import ChoiceButton
from nkavtal.gui.parts.search_box import SearchBox

_UNSIGNED = "unsigned:"


class FilterRow(QWidget):
    """The search box and three buttons that show their choice."""

    changed = Signal()
    entered = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.search = SearchBox(_("Sök i titel, parter, nummer och anteckningar"), _("Sök bland avtalen"))
        self.search.setMinimumWidth(180)
        self.area = ChoiceButton(_("Område"), _words(AREAS), _("Alla områden"))
        self.municipality = ChoiceButton(_("Kommun"), all_words=_("Alla kommuner"))
        self.status = ChoiceButton(_("Läge"), _words(STATUSES), _("Alla lägen"))
        self._row = row((self.search, 1), self.area, self.municipality, self.status, gap=8, margins=(24, 0, 16, 10))
        self.setLayout(self._row)
        self.search.searched.connect(lambda _text: self.changed.emit())
        self.search.entered.connect(self.entered.emit)
        self.search.left.connect(self.left.emit)
        for button in self._buttons():
            button.chosen.connect(lambda _code: self.changed.emit())

    def add_tool(self, icon: str, name: str, clicked: Callable[[], object]) -> None:
        """Add an icon after the buttons."""
        self._row.addWidget(IconButton(icon, name, clicked))

    def show_organisations(self, found: Sequence[OrganisationRow]) -> None:
        """Offer the municipalities: those that are party, and those whose signature is missing."""
        members = {one.uuid: one.short_name for one in found if one.member}
        unsigned = {
            f"{_UNSIGNED}{key}": _("Saknar underskrift från {name}").format(name=name) for key, name in members.items()
        }
        self.municipality.set_choices(members | unsigned)

    @property
    def wanted(self) -> AgreementFilter:
        """What is to be shown."""
        chosen = self.municipality.choice
        unsigned = chosen.startswith(_UNSIGNED)
        return AgreementFilter(
            search=self.search.text,
            area=self.area.choice,
            status=self.status.choice,
            organisation="" if unsigned else chosen,
            not_signed=chosen.removeprefix(_UNSIGNED) if unsigned else "",
        )

    @property
    def active(self) -> bool:
        """Whether anything is left out."""
        return self.wanted != AgreementFilter()

    def clear(self) -> None:
        """Show everything again."""
        for button in self._buttons():
            button.set_choice("")
        self.search.set_text("")
        self.changed.emit()

    def focus_search(self, text: str | None = None) -> None:
        """Go to the search box, with text in it if given; buttons are let go so that it is found."""
        if text is not None:
            for button in self._buttons():
                button.set_choice("")
            self.search.set_text(text)
        self.search.focus()

    def _buttons(self) -> tuple[ChoiceButton, ...]:
        return self.area, self.municipality, self.status


def _words(choices: dict[str, str]) -> dict[str, str]:
    return {code: _(word) for code, word in choices.items()}
