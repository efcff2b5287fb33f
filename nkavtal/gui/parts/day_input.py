"""A field for a day: typed in many ways or picked in a calendar, explained beneath."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QEvent, QLocale, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QLineEdit, QMenu, QToolButton, QWidget, QWidgetAction

from nkavtal.base import i18n
from nkavtal.base.i18n import gettext as _
from nkavtal.gui import icons, theme
from nkavtal.gui.parts.boxes import row
from nkavtal.gui.parts.button import IconButton
from nkavtal.rules import day_text
from nkavtal.rules.day_text import NotADayError
from nkavtal.rules.partial_date import Bound, PartialDate


class DayInput(QWidget):
    """A line and a calendar button; `partial` also takes a month, a year, and unsure days."""

    changed = Signal()
    """Something was typed."""
    left = Signal()
    """The field was left, or a day was picked: time to check."""

    def __init__(self, today: date, name: str, *, partial: bool = False) -> None:
        super().__init__()
        self._today, self._partial = today, partial
        self.line = QLineEdit()
        self._button = IconButton("calendar_ltr", _("Välj dag i kalender"), self.open_calendar)
        self.setLayout(row((self.line, 1), self._button, gap=4))
        self.setFocusProxy(self.line)
        self.set_name(name)
        self.line.setPlaceholderText(_("åååå-mm-dd"))
        self.line.textEdited.connect(lambda _text: self.changed.emit())
        self.line.editingFinished.connect(self._finish)
        self.line.installEventFilter(self)

    def set_name(self, name: str) -> None:
        """Give the field and its button the name a screen reader says."""
        self.line.setAccessibleName(name)
        self._button.setAccessibleName(_("{field}: välj dag i kalender").format(field=name))

    def set_today(self, today: date) -> None:
        """Count from another day."""
        self._today = today

    @property
    def text(self) -> str:
        """The day as it is kept ('2027-02-28'), or what was typed when it is no day."""
        day = self.day()
        return str(day) if day is not None else self.line.text().strip()

    def set_text(self, text: str) -> None:
        """Show a kept day."""
        self.line.setText(text)

    def day(self) -> PartialDate | None:
        """Return the day typed, None when there is none or it cannot be read."""
        try:
            return day_text.parse(self.line.text(), self._today) if self.line.text().strip() else None
        except NotADayError:
            return None

    def trouble(self) -> str:
        """Return what is wrong with what was typed, in words; '' when nothing is."""
        if not self.line.text().strip():
            return ""
        try:
            day = day_text.parse(self.line.text(), self._today)
        except NotADayError as error:
            return trouble_text(error)
        return "" if self._partial or day.exact is not None else _("Skriv hela dagen, till exempel 2027-02-28")

    def words(self) -> str:
        """Return weekday and distance for a whole day, or how much is known of a vague one."""
        day = self.day()
        if day is None:
            return ""
        if (exact := day.exact) is not None:
            distance = i18n.distance_text(exact, self._today)
            return _("{day}, {distance}").format(day=i18n.weekday_text(exact), distance=distance)
        return vague_text(day)

    def open_calendar(self) -> None:
        """Show the calendar under the field."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        holder = QWidgetAction(menu)
        calendar = _calendar()
        day = self.day()
        shown = (day.exact if day is not None else None) or self._today
        calendar.setSelectedDate(QDate(shown.year, shown.month, shown.day))
        calendar.activated.connect(lambda picked: self._pick(picked, menu))
        calendar.clicked.connect(lambda picked: self._pick(picked, menu))
        holder.setDefaultWidget(calendar)
        menu.addAction(holder)
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))
        calendar.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Alt+Down opens the calendar, as in other fields with a list."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and watched is self.line:
            alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
            if event.key() == Qt.Key.Key_Down and alt:
                self.open_calendar()
                return True
        return False

    def _pick(self, picked: QDate, menu: QMenu) -> None:
        menu.close()
        self.line.setText(date(picked.year(), picked.month(), picked.day()).isoformat())
        self.line.setFocus()
        self.changed.emit()
        self.left.emit()

    def _finish(self) -> None:
        if (day := self.day()) is not None:
            self.line.setText(str(day))
        self.left.emit()


def trouble_text(error: NotADayError) -> str:
    """Return in words why a text is no day."""
    if error.code == "no_such_day":
        month = _(i18n.MONTHS[error.month - 1]).capitalize()
        if error.month == 2:
            return _("{month} {year} har {n} dagar").format(month=month, year=error.year, n=error.days)
        return _("{month} har {n} dagar").format(month=month, n=error.days)
    if error.code == "no_such_month":
        return _("Månaden ska vara 1–12")
    if error.code == "no_such_year":
        return _("Så långt räcker inte kalendern")
    return _("Går inte att läsa som en dag. Skriv till exempel 2027-02-28")


def vague_text(day: PartialDate) -> str:
    """Return in words how much is known of a day that is not known to the day."""
    known = str(day.year)
    if day.month is not None:
        known = _("{month} {year}").format(month=_(i18n.MONTHS[day.month - 1]), year=day.year)
        if day.day is not None:
            known = i18n.day_text(date(day.year, day.month, day.day))
    forms = {
        Bound.AT: _("någon gång {time}"),
        Bound.UNSURE: _("{time}, osäkert"),
        Bound.BEFORE: _("före {time}"),
        Bound.AFTER: _("efter {time}"),
    }
    return forms[day.bound].format(time=known)


def _calendar() -> QCalendarWidget:
    calendar = QCalendarWidget()
    calendar.setLocale(QLocale("sv_SE"))
    calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
    calendar.setGridVisible(False)
    calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.ISOWeekNumbers)
    calendar.setAccessibleName(_("Kalender"))
    free = QTextCharFormat()
    free.setForeground(theme.current().color("tx3"))  # red is kept for what is late
    for weekday in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
        calendar.setWeekdayTextFormat(weekday, free)
    names = {
        "qt_calendar_prevmonth": (_("Föregående månad"), "chevron_left"),
        "qt_calendar_nextmonth": (_("Nästa månad"), "chevron_right"),
        "qt_calendar_monthbutton": (_("Månad"), ""),
        "qt_calendar_yearbutton": (_("År"), ""),
    }
    for button in calendar.findChildren(QToolButton):
        name, icon = names.get(button.objectName(), ("", ""))
        if name:
            button.setAccessibleName(name)
            button.setToolTip(name)
        if icon:
            button.setIcon(icons.icon(icon, size=16))
    return calendar
