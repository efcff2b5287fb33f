"""What the dialogs for many meetings share: every day is shown, with what it is, before any is kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from nkavtal.base.i18n import gettext as _
from nkavtal.base.i18n import ngettext, weekday_text
from nkavtal.catalogue.rows import Values
from nkavtal.gui import theme
from nkavtal.gui.dialogs.form_dialog import FormDialog
from nkavtal.gui.parts.column import Column
from nkavtal.gui.parts.dialog import MEDIUM
from nkavtal.gui.parts.label import Label
from nkavtal.gui.parts.row_table import RowTable


@dataclass(frozen=True, slots=True)
class SeenDay:
    """One day to be added: `remark` says in words what is to be looked at, `known` that the body meets then already.

    `fills` tells that a meeting which is there gets the day its papers close.
    """

    day: date
    papers_by: date | None = None
    remark: str = ""
    known: bool = False
    fills: bool = False


class MeetingsDialog(FormDialog):
    """Shows days; `saved` tells the meetings to add, those that are there already left out.

    `known` are the days that are there, each with the day its papers close.
    """

    saved = Signal(object)

    def __init__(self, title: str, primary: str, known: Mapping[date, str], parent: QWidget | None = None) -> None:
        super().__init__(title, primary, parent, width=MEDIUM, icon="")
        self._known = known
        self._seen: tuple[SeenDay, ...] = ()
        self.sum = Label("", "strong", wrap=True)
        self.table = RowTable(_columns(), _("Dagar som läggs till"), pad=8)
        self.table.setMinimumHeight(theme.current().lines(180, 7, 0))

    def go_to_days(self) -> None:
        """Bring the days in sight, once the dialog has its size."""
        QTimer.singleShot(0, self, lambda: self._scroll.ensureWidgetVisible(self.table))

    def place_days(self) -> None:
        """Put sum and table last in the body."""
        self.body.addWidget(self.sum)
        self.body.addWidget(self.table, 1)

    def see(self, days: Sequence[SeenDay]) -> None:
        """Show days in order; one that comes twice is one meeting."""
        once = {one.day: one for one in reversed(days)}
        self._seen = tuple(self._met(one) for one in sorted(once.values(), key=lambda one: one.day))
        self.table.set_rows(self._seen, key=lambda one: one.day)
        n, old = sum(not one.known for one in self._seen), sum(one.known for one in self._seen)
        words = [ngettext("{n} nytt sammanträde.", "{n} nya sammanträden.", n).format(n=n)]
        if old:
            words.append(ngettext("{n} finns redan.", "{n} finns redan.", old).format(n=old))
        self.sum.setText(" ".join(words))
        self.table.setVisible(bool(self._seen))
        self.sum.setVisible(bool(self._seen))
        self.fit_soon()

    def _met(self, one: SeenDay) -> SeenDay:
        """Return a day with what is known of it."""
        known = one.day in self._known
        return replace(one, known=known, fills=known and one.papers_by is not None and not self._known[one.day])

    @property
    def new(self) -> tuple[SeenDay, ...]:
        """The days that are not there already, or get something that they lack."""
        return tuple(one for one in self._seen if not one.known or one.fills)

    def add_words(self) -> str:
        """Return what the primary button says when the days have been seen."""
        n = sum(not one.known for one in self.new)
        if not n and self.new:
            return _("Spara dagarna för handlingar")
        return ngettext("Lägg till {n} sammanträde", "Lägg till {n} sammanträden", n).format(n=n)

    def save(self) -> None:
        """Tell the meetings."""
        self.saved.emit(tuple(_values(one) for one in self.new))


def _values(one: SeenDay) -> Values:
    return {"held_on": one.day.isoformat(), "papers_by": one.papers_by.isoformat() if one.papers_by else None}


def _columns() -> list[Column]:
    return [
        Column("day", _("Sammanträde"), lambda one: weekday_text(one.day), 230, fixed=True),
        Column("papers", _("Handlingar inne"), lambda one: one.papers_by.isoformat() if one.papers_by else "–", 130),
        Column("remark", _("Att se på"), _remark, 220, stretch=True),
    ]


def _remark(one: SeenDay) -> str:
    if one.fills:
        return _("Finns redan, får dagen för handlingar")
    return _("Finns redan, läggs inte till") if one.known else one.remark
