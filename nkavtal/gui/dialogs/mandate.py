"""A change of mandate period: which one, what it means for each agreement, and the way to the hand-over dossier."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from nkavtal.base.i18n import gettext as _
from nkavtal.base.i18n import listing
from nkavtal.catalogue.deadline_words import DEADLINES
from nkavtal.catalogue.mandate import AUTHORITIES, GROUPS, MandateRow, MandateView, periods, summary, until_shown
from nkavtal.gui import theme
from nkavtal.gui.parts.boxes import row
from nkavtal.gui.parts.column import Column
from nkavtal.gui.parts.dialog import LARGE, Dialog
from nkavtal.gui.parts.label import Label
from nkavtal.gui.parts.note import Note
from nkavtal.gui.parts.row_table import RowTable
from nkavtal.rules.mandate import Period

_NAMED = 3
"""So many who are waited for are named in a cell, more are counted; the dossier names all."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table: an agreement or a power of attorney."""

    key: str
    agreement: str
    title: str
    what: str
    day: str
    more: str


class MandateBox(Dialog):
    """Shows what a change means; `period_asked` tells another one, `dossier_asked` that the dossier is wanted."""

    period_asked = Signal(object)
    dossier_asked = Signal(object)
    agreement_opened = Signal(str)

    def __init__(self, offered: Sequence[Period], parent: QWidget | None = None) -> None:
        super().__init__(
            _("Mandatperiod"), _("Visa överlämningsakten…"), parent, width=LARGE, cancel=_("Stäng"), icon="document_pdf"
        )
        self._offered = tuple(offered)
        self._view: MandateView | None = None
        self.choice = QComboBox()
        label = Label(_("Period som &slutar"))
        label.setBuddy(self.choice)
        self.choice.setAccessibleName(_("Period som slutar"))
        for one in self._offered:
            self.choice.addItem(one.ends.isoformat())
        self.choice.activated.connect(self._choose)
        self.told = Note("info", icon="calendar_ltr")
        self.table = RowTable(_columns(), _("Vad bytet av mandatperiod betyder"), pad=8)
        self.table.setMinimumHeight(theme.current().lines(340, 11, 0))
        self.table.opened.connect(self._open)
        self.body.addLayout(row(label, self.choice, None, gap=8))
        self.body.addWidget(self.told)
        self.body.addWidget(self.table, 1)
        self.asked.connect(self._ask_dossier)
        self.primary.setEnabled(False)
        self.told.say(_("Hämtar…"))

    def show_view(self, view: MandateView) -> None:
        """Show what a change means, unless another one has been chosen by now."""
        if view.period != self._offered[self.choice.currentIndex()]:
            return
        self._view = view
        self.told.say(
            periods(view.period, view.as_of), "\n".join(summary(view)) or _("Inga gällande avtal finns i registret.")
        )
        self.table.set_rows(_lines(view), key=lambda one: one.key)
        self.primary.setEnabled(True)
        self.fit()

    def _choose(self, at: int) -> None:
        self.primary.setEnabled(False)
        self.period_asked.emit(self._offered[at])

    def _ask_dossier(self) -> None:
        if self._view is not None:
            self.dossier_asked.emit(self._view)

    def _open(self, key: object) -> None:
        found = self.table.rows.row_at(self.table.rows.place(key))
        if found.agreement:
            self.accept()
            self.agreement_opened.emit(found.agreement)


def _lines(view: MandateView) -> list[Line]:
    """Return what ends first, then powers of attorney, then what runs on."""
    named = _("{number} {title}")
    lines = [
        Line(
            one.agreement,
            one.agreement,
            named.format(number=one.number, title=one.title),
            _(words),
            until_shown(one),
            _more(one),
        )
        for group, words in GROUPS.items()
        for one in view.of(group)
    ]
    powers = [
        Line(
            f"power-{at}",
            "",
            named.format(number=one.number, title=one.title),
            _("Fullmakt, {party} till {to}").format(party=one.party, to=one.given_to),
            one.valid_to or "–",
            _(AUTHORITIES[one.state]),
        )
        for at, one in enumerate(view.to_confirm)
    ]
    ending = sum(one.end is not None and one.group != "runs" for one in view.rows)
    return [*lines[:ending], *powers, *lines[ending:]]


def _more(one: MandateRow) -> str:
    told = [_("Perioden slutar med mandatperioden")] if one.bound else []
    told += [_("{kind} {day}").format(kind=_(DEADLINES[day.kind]), day=_day(day.day, day.expected)) for day in one.days]
    if len(one.waits) > _NAMED:
        told.append(_("Väntar på {n} parter").format(n=len(one.waits)))
    elif one.waits:
        told.append(_("Väntar på {names}").format(names=listing(one.waits)))
    return ", ".join(told) or "–"


def _day(day: date, expected: bool) -> str:
    return _("{day} (väntad)").format(day=day.isoformat()) if expected else day.isoformat()


def _columns() -> list[Column]:
    return [
        Column("title", _("Avtal"), lambda one: one.title, 300, bold=True, fixed=True, tool=lambda one: one.title),
        Column("what", _("Vad"), lambda one: one.what, 210, tool=lambda one: one.what),
        Column("day", _("Gäller t.o.m."), lambda one: one.day, 150),
        Column("more", _("Att tänka på"), lambda one: one.more, 240, stretch=True, tool=lambda one: one.more),
    ]
