"""What the palette finds in the register: agreements, parties and saved searches."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from nkavtal.base.i18n import gettext as _
from nkavtal.catalogue.rows import NamedAgreement, OrganisationRow
from nkavtal.gui.parts.ranked import Entry
from nkavtal.gui.saved_flows import SavedFlows
from nkavtal.gui.window import Window
from nkavtal.rules.ranking import Rank
from nkavtal.usecases import organisation, searching

if TYPE_CHECKING:
    from nkavtal.gui.dialogs.palette import Palette

_MOST = 12


class PaletteFlow(QObject):
    """Fills the window's palette."""

    def __init__(self, window: Window, saved: SavedFlows) -> None:
        super().__init__(window)
        self._window, self._bridge, self._saved = window, window.context.bridge, saved

    def fill(self, palette: Palette) -> None:
        """Put what the open register holds in a palette that is about to be shown."""
        if not self._bridge.ready:
            return
        palette.add(self._searches())
        palette.ask_with(self._ask)
        self._bridge.ask(organisation.list_all, lambda found: palette.add(self._parties(found)), key="palette-parties")

    def _searches(self) -> list[Entry]:
        return [
            Entry(
                _("Sparade sökningar"), one.row.name, partial(self._saved.open, one.row.uuid), one.row.words,
                icon="bookmark",
            )
            for one in self._saved.found
        ]  # fmt: skip

    def _parties(self, found: Sequence[OrganisationRow]) -> list[Entry]:
        return [
            Entry(
                _("Parter"), one.short_name, partial(self._window.show_page, "parter", one.uuid),
                one.name if one.name != one.short_name else "", icon="building_government", names=(one.name,),
            )
            for one in found
        ]  # fmt: skip

    def _ask(self, typed: str, deliver: Callable[[Sequence[Entry]], None]) -> None:
        def told(found: tuple[NamedAgreement, ...]) -> None:
            deliver([*map(self._agreement, found), self._search_for(typed)])

        self._bridge.ask(lambda store: searching.agreements(store, typed, _MOST), told, key="palette-agreements")

    def _agreement(self, found: NamedAgreement) -> Entry:
        return Entry(
            _("Avtal"), found.title, partial(self._window.show_page, "agreement", found.uuid), found.number,
            icon="document_text", names=(found.number, f"{found.number} {found.title}"), met=Rank.PIECES,
        )  # fmt: skip

    def _search_for(self, typed: str) -> Entry:
        title = _("Sök efter {words} bland avtalen").format(words=typed)
        return Entry(_("Sök"), title, partial(self._window.go_to, typed), icon="search", met=Rank.LAST)
