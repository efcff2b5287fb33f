"""Meetings by pattern: the same weekday of every month, or every so many weeks; the days are seen before they are kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from nkavtal.base.errors import UserError
from nkavtal.base.i18n import MONTHS, N_, WEEKDAYS, weekday_text
from nkavtal.base.i18n import gettext as _
from nkavtal.catalogue.field import Field, Kind
from nkavtal.gui.dialogs.meetings_seen import MeetingsDialog, SeenDay
from nkavtal.gui.dialogs.typed_form import TypedForm
from nkavtal.rules.meeting_days import Found, Monthly, OnFreeDay, Weekly

_OFTEN: dict[str, tuple[str, Monthly | Weekly]] = {
    "m1": (N_("Den första i månaden"), Monthly(0, 1)),
    "m2": (N_("Den andra i månaden"), Monthly(0, 2)),
    "m3": (N_("Den tredje i månaden"), Monthly(0, 3)),
    "m4": (N_("Den fjärde i månaden"), Monthly(0, 4)),
    "last": (N_("Den sista i månaden"), Monthly(0, -1)),
    "w1": (N_("Varje vecka"), Weekly(0, 1)),
    "w2": (N_("Varannan vecka"), Weekly(0, 2)),
    "w3": (N_("Var tredje vecka"), Weekly(0, 3)),
    "w4": (N_("Var fjärde vecka"), Weekly(0, 4)),
    "w5": (N_("Var femte vecka"), Weekly(0, 5)),
    "w6": (N_("Var sjätte vecka"), Weekly(0, 6)),
}
"""How often, in words, and the pattern that it is but for weekday and months."""
_FIELDS = (
    Field("weekday", N_("Veckodag"), Kind.CHOICE, {str(at): name for at, name in enumerate(WEEKDAYS[:5])}, required=True),
    Field("often", N_("Hur ofta"), Kind.CHOICE, {code: words for code, (words, _pattern) in _OFTEN.items()}, required=True,
          help=N_("Veckor räknas från den första sådana dagen")),
    Field("first", N_("Från och med"), Kind.PARTIAL_DATE, required=True),
    Field("last", N_("Till och med"), Kind.PARTIAL_DATE, required=True),
    Field("on_free", N_("På en röd dag"), Kind.CHOICE,
          {OnFreeDay.EARLIER: N_("Arbetsdagen före"), OnFreeDay.LATER: N_("Arbetsdagen efter"), OnFreeDay.SKIP: N_("Inget sammanträde"),
           OnFreeDay.KEEP: N_("Samma dag ändå")}, required=True),
    Field("but", N_("Inte i"), Kind.CHOICES, {str(at): name for at, name in enumerate(MONTHS, 1)}),
)  # fmt: skip
_LONGEST = 10 * 366  # days


@dataclass(frozen=True, slots=True)
class Wanted:
    """A pattern and the days between which it is wanted."""

    pattern: Monthly | Weekly
    first: date
    last: date
    on_free: OnFreeDay


@dataclass(frozen=True, slots=True)
class Reckoned:
    """The days of what was wanted."""

    wanted: Wanted
    days: tuple[Found, ...]


class MeetingsByPattern(MeetingsDialog):
    """Asks for a pattern; `days_asked` tells it, and `show_days` takes its days, which are kept when they have been seen."""

    days_asked = Signal(object)

    def __init__(self, body: str, known: Mapping[date, str], today: date, parent: QWidget | None = None) -> None:
        title = _("Sammanträden efter mönster: {body}").format(body=body)
        super().__init__(title, _("Visa dagarna"), known, parent)
        self._asked_for: Wanted | None = None
        self._shown = False
        self.form = self.add_form(TypedForm(_FIELDS, today, columns=2))
        year = today.year + (today.month > 6)
        self.form.fill(
            {
                "weekday": "0", "often": "last", "first": f"{year}-01-01", "last": f"{year}-12-31",
                "on_free": OnFreeDay.EARLIER, "but": "7",
            }
        )  # fmt: skip
        self.place_days()
        self.form.changed.connect(lambda _name: self._typed())
        self.asked.connect(self._go_on)
        self._typed()

    def _typed(self) -> None:
        self._shown, self._asked_for = False, None
        self.see(())
        self.primary.setEnabled(True)
        self.primary.setText(_("Visa dagarna"))

    def _go_on(self) -> None:
        if self._shown:
            self.save()
        elif (wanted := self._wanted()) is not None:
            self._asked_for = wanted
            self.days_asked.emit(wanted)

    def _wanted(self) -> Wanted | None:
        values = self.form.read()
        if values is None:
            return None
        first, last = self.form.exact_day("first"), self.form.exact_day("last")
        for name, day in (("first", first), ("last", last)):
            if day is None:
                self.form.set_error(name, _("Skriv hela dagen, till exempel 2027-01-01"))
                return None
        if first is None or last is None:
            return None
        if not 0 <= (last - first).days <= _LONGEST:
            self.form.set_error("last", _("Välj en dag efter den första, högst tio år senare"))
            return None
        but = frozenset(int(month) for month in str(values["but"] or "").split(",") if month)
        _words, often = _OFTEN[str(values["often"])]
        pattern = replace(often, weekday=int(str(values["weekday"])), but=but)
        return Wanted(pattern, first, last, OnFreeDay(str(values["on_free"])))

    def show_days(self, reckoned: Reckoned) -> None:
        """Show the days, unless something else is wanted by now."""
        if reckoned.wanted != self._asked_for:
            return
        moved = _("I stället för {day}")
        self.see(
            [
                SeenDay(one.day, None, moved.format(day=weekday_text(one.instead_of)) if one.instead_of else "")
                for one in reckoned.days
            ]
        )
        self._shown = True
        self.primary.setEnabled(bool(self.new))
        self.primary.setText(self.add_words())
        self.go_to_days()
        if not reckoned.days:
            self.tell(_("Mönstret ger ingen dag mellan de två dagarna"))

    def show_error(self, error: UserError) -> None:
        """Show what was wrong; the days are asked for again."""
        super().show_error(error)
        self._shown = False
