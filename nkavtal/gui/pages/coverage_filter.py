"""What the matrix is narrowed to, whose columns it has, and how its rows are sorted."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QCheckBox, QWidget

from nkavtal.base.i18n import N_
from nkavtal.base.i18n import gettext as _
from nkavtal.catalogue.codes import AREAS, STATUSES
from nkavtal.catalogue.field import Words
from nkavtal.catalogue.rows import AgreementFilter
from nkavtal.catalogue.wrong_word import WrongWord
from nkavtal.gui.parts.boxes import column, row
from nkavtal.gui.parts.choice_button import ChoiceButton
from nkavtal.gui.parts.search_box import SearchBox
from nkavtal.usecases.coverage import Wanted

_EVERY = "every"
_SORTS: Words = {
    "number": N_("Nummer"),
    "next_day": N_("Nästa frist"),
    "adopted": N_("Minst antagna"),
}


class CoverageFilter(QWidget):
    """Search box and choices; Esc in the box leaves for the matrix."""

    changed = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.search = SearchBox(_("Sök i titel, parter, nummer och anteckningar"), _("Sök bland avtalen"))
        self.search.setMinimumWidth(180)
        self.area = ChoiceButton(_("Område"), _said(AREAS), _("Alla områden"))
        every = {_EVERY: _("Alla lägen, även upphörda")}
        self.status = ChoiceButton(_("Läge"), every | _said(STATUSES), _("Det som inte har upphört"))
        self.who = ChoiceButton(_("Kolumner"), {"all": _("Kommuner och andra egna parter")}, _("De 14 kommunerna"))
        self.sort = ChoiceButton(_("Sortering"), _said(_SORTS), _("Titel"))
        self.only_gaps = QCheckBox(_("Bara luckor"))
        self.only_gaps.setToolTip(_("Visa bara avtal där ett beslut eller en underskrift återstår"))
        self._choices = row(self.area, self.status, self.who, self.sort, 4, self.only_gaps, None, gap=8)
        self._rows = row((self.search, 1), (self._choices, 0), gap=8)
        self.setLayout(column(self._rows, margins=(24, 0, 24, 10)))
        self.search.searched.connect(lambda _text: self.changed.emit())
        self.search.left.connect(self.left.emit)
        for button in self._buttons():
            button.chosen.connect(lambda _code: self.changed.emit())
        self.only_gaps.toggled.connect(lambda _on: self.changed.emit())

    @property
    def wanted(self) -> Wanted:
        """What is to be shown."""
        status = self.status.choice
        return Wanted(
            AgreementFilter(
                search=self.search.text,
                area=self.area.choice,
                status="" if status == _EVERY else status,
                current=not status,
            ),
            sort=self.sort.choice or "title",
            everybody=bool(self.who.choice),
            only_gaps=self.only_gaps.isChecked(),
        )

    def show_error(self, error: WrongWord) -> None:
        """Say under the box which word means nothing, with a way to mend it; the rows stay as they were."""
        words = " ".join(filter(None, (error.message, error.hint)))
        self.search.show_trouble(words, calm=error.unfinished, place=(error.start, error.end), mended=error.mended)

    def told(self) -> str:
        """Return what is chosen, in words."""
        words = self.search.text.strip()
        parts = [_("sökning efter ”{words}”").format(words=words)] if words else []
        parts += [button.accessibleName() for button in self._buttons()]
        parts += [self.only_gaps.text()] if self.only_gaps.isChecked() else []
        return _("Urval: {parts}.").format(parts=", ".join(parts))

    def clear(self) -> None:
        """Show everything that is not over again."""
        self.restore({})
        self.search.set_text("")
        self.changed.emit()

    def state(self) -> dict[str, Any]:
        """Return the choices, for restore()."""
        return {**{name: button.choice for name, button in self._named().items()}, "gaps": self.only_gaps.isChecked()}

    def restore(self, kept: dict[str, Any]) -> None:
        """Show kept choices without telling; what is no longer offered becomes the usual."""
        for name, button in self._named().items():
            code = kept.get(name, "")
            button.set_choice(code if code in button.choices else "")
        blocked = self.only_gaps.blockSignals(True)
        self.only_gaps.setChecked(kept.get("gaps") is True)
        self.only_gaps.blockSignals(blocked)

    def fit(self, wide: int) -> None:
        """Put the choices under the search box where they do not fit beside it."""
        beside = self._choices.sizeHint().width() + self.search.minimumWidth() + 64 <= wide
        way = QBoxLayout.Direction
        self._rows.setDirection(way.LeftToRight if beside else way.TopToBottom)

    def _named(self) -> dict[str, ChoiceButton]:
        return {"area": self.area, "status": self.status, "who": self.who, "sort": self.sort}

    def _buttons(self) -> tuple[ChoiceButton, ...]:
        return tuple(self._named().values())


def _said(choices: Words) -> dict[str, str]:
    return {code: _(words) for code, words in choices.items()}
