"""What the list of days to watch is narrowed to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QCheckBox, QWidget

from nkavtal.base.i18n import gettext as _
from nkavtal.base.i18n import listing, sort_key
from nkavtal.catalogue.deadline_words import DEADLINES
from nkavtal.catalogue.term_rows import WatchRow
from nkavtal.catalogue.watch_filter import DONE, WatchFilter
from nkavtal.gui.pages.watching_words import GROUP_WORDS
from nkavtal.gui.parts.boxes import column, row
from nkavtal.gui.parts.choice_button import ChoiceButton
from nkavtal.gui.parts.search_box import SearchBox

MINE = "=mine"  # no name begins so


class WatchingFilter(QWidget):
    """Search box and choices; `changed` when other rows are wanted."""

    changed = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._me: tuple[str, ...] = ()
        self.search = SearchBox(_("Sök på avtal, part eller ansvarig"), _("Sök bland bevakningarna"))
        self.search.setMinimumWidth(180)
        self.group = ChoiceButton(_("Tid"), _said(GROUP_WORDS, DONE), _("Alla tider"))
        self.kind = ChoiceButton(_("Slag"), _said(DEADLINES), _("Alla slag"))
        self.whose = ChoiceButton(_("Ansvarig"), {}, _("Alla ansvariga"))
        self.settled = QCheckBox(_("Visa klara"))
        self.settled.setToolTip(_("Visa också det som är klart, inte aktuellt eller uppskjutet"))
        self._choices = row(self.group, self.kind, self.whose, 4, self.settled, None, gap=8)
        self._rows = row((self.search, 1), (self._choices, 0), gap=8)
        self.setLayout(column(self._rows, margins=(24, 0, 24, 10)))
        self.search.searched.connect(lambda _text: self.changed.emit())
        self.search.left.connect(self.left.emit)
        for button in self._named().values():
            button.chosen.connect(lambda _code: self.changed.emit())
        self.settled.toggled.connect(lambda _on: self.changed.emit())

    def offer(self, rows: Sequence[WatchRow], me: tuple[str, ...]) -> None:
        """Offer those who answer for some day, oneself first."""
        self._me = me
        mine = {MINE: _("Mina ({names})").format(names=listing(me))} if me else {}
        names = sorted({one.responsible for one in rows if one.responsible}, key=sort_key)
        self.whose.set_choices(mine | {name: name for name in names})

    @property
    def wanted(self) -> WatchFilter:
        """What is to be shown."""
        whose = self.whose.choice
        return WatchFilter(
            words=self.search.text,
            group=self.group.choice,
            kind=self.kind.choice,
            names=self._me if whose == MINE else (whose,) if whose else (),
            settled=self.settled.isChecked(),
        )

    @property
    def narrows(self) -> bool:
        """Whether some rows may be left out."""
        return bool(self.search.text.strip() or any(button.choice for button in self._named().values()))

    def told(self) -> str:
        """Return what is chosen, in words."""
        words = self.search.text.strip()
        parts = [_("sökning efter ”{words}”").format(words=words)] if words else []
        parts += [button.accessibleName() for button in self._named().values()]
        parts += [self.settled.text()] if self.settled.isChecked() else []
        return _("Urval: {parts}.").format(parts=", ".join(parts))

    def clear(self) -> None:
        """Show everything that stands again."""
        self.restore({})
        self.search.set_text("")
        self.changed.emit()

    def state(self) -> dict[str, Any]:
        """Return the choices, for restore()."""
        return {**{name: button.choice for name, button in self._named().items()}, "settled": self.settled.isChecked()}

    def restore(self, kept: dict[str, Any]) -> None:
        """Show kept choices without telling; what is no longer offered becomes the usual."""
        for name, button in self._named().items():
            code = kept.get(name, "")
            button.set_choice(code if code in button.choices else "")
        blocked = self.settled.blockSignals(True)
        self.settled.setChecked(kept.get("settled") is True)
        self.settled.blockSignals(blocked)

    def fit(self, wide: int) -> None:
        """Put the choices under the search box where they do not fit beside it."""
        beside = self._choices.sizeHint().width() + self.search.minimumWidth() + 64 <= wide
        way = QBoxLayout.Direction
        self._rows.setDirection(way.LeftToRight if beside else way.TopToBottom)

    def _named(self) -> dict[str, ChoiceButton]:
        return {"group": self.group, "kind": self.kind, "whose": self.whose}


def _said(choices: dict[str, str], without: str = "") -> dict[str, str]:
    return {code: _(words) for code, words in choices.items() if code != without}
