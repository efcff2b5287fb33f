"""The tab with an organisation's bodies: what each is and was called, and when it meets."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from nkavtal.base import red_days
from nkavtal.base.i18n import gettext as _
from nkavtal.catalogue.body import BODY, BODY_NAME, MEETING
from nkavtal.catalogue.rows import BodyLine, LedgerRow, OrganisationCard
from nkavtal.gui.dialogs.meetings_by_pattern import MeetingsByPattern, Reckoned, Wanted
from nkavtal.gui.dialogs.meetings_pasted import MeetingsPasted
from nkavtal.gui.dialogs.meetings_seen import MeetingsDialog
from nkavtal.gui.pages.doing import do
from nkavtal.gui.pages.ledger import LedgerBox
from nkavtal.gui.parts.boxes import column
from nkavtal.gui.parts.button import Button
from nkavtal.gui.parts.flow import Sentence
from nkavtal.gui.parts.label import Label, line
from nkavtal.gui.parts.page import Page
from nkavtal.rules import meeting_days
from nkavtal.rules.partial_date import PartialDate
from nkavtal.usecases.bodies import AddMeetings, AddUsualBodies

_HAVE_USUAL = ("municipality", "federation")
_CLOSES = Qt.WidgetAttribute.WA_DeleteOnClose


class BodiesTab(QWidget):
    """Bodies above, names and meetings of the marked one below."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page = page
        self._card: OrganisationCard | None = None
        self._shown = ""
        self.open_box: MeetingsDialog | None = None
        self.bodies = LedgerBox(page, BODY, pad=24)
        self.usual_button = Button(_("Lägg till vanliga organ"), self._add_usual, icon="add")
        self._name = Label("", "card", wrap=True, selectable=True)
        self._told = Label("", "small", "tx2", wrap=True)
        self.names = LedgerBox(page, BODY_NAME, pad=24)
        self.meetings = LedgerBox(page, MEETING, pad=24)
        self.paste_button = Button(_("Klistra in dagar…"), self.paste, icon="copy")
        self.pattern_button = Button(_("Dagar efter mönster…"), self.by_pattern, icon="calendar_ltr")
        ways = Sentence((self.paste_button, self.pattern_button), gap=8)
        self._of_one = QWidget()
        whole = column(column(self._name, self._told, gap=4), self.meetings, ways, self.names, gap=14)
        self._of_one.setLayout(whole)
        self.setLayout(column(self.bodies, self.usual_button, line(), self._of_one, gap=16))
        self.bodies.table.marked.connect(lambda _key: self._show_marked())

    def show_organisation(self, card: OrganisationCard) -> None:
        """Show an organisation's bodies; the marked one stays marked."""
        self._card = card
        self.bodies.show_rows(
            card.uuid,
            [LedgerRow(one.uuid, one.version, one.values) for one in card.bodies],
            whose=str(card.values["short_name"]),
        )
        self.usual_button.setVisible(not card.bodies and card.values["kind"] in _HAVE_USUAL)
        for button in (self.usual_button, self.paste_button, self.pattern_button):
            button.setEnabled(self._page.changeable)
            button.setToolTip("" if self._page.changeable else self._page.why_not_changeable)
        if self.bodies.table.marked_key() is None:
            self.bodies.table.mark_first()
        self._show_marked()

    @property
    def body(self) -> BodyLine | None:
        """The marked body."""
        key = self.bodies.table.marked_key()
        return next((one for one in self._card.bodies if one.uuid == key), None) if self._card else None

    def _show_marked(self) -> None:
        body = self.body
        self._of_one.setVisible(body is not None)
        if body is None:
            return
        self._name.setText(body.name)
        self._told.setText(_times(body))
        self.names.show_rows(body.uuid, body.names, whose=body.name)
        self.meetings.show_rows(body.uuid, body.meetings, whose=body.name)
        if body.uuid != self._shown:
            self._shown = body.uuid
            today = self._today.isoformat()
            coming = next((one.uuid for one in body.meetings if str(one.values["held_on"]) >= today), None)
            if coming is not None:
                self.meetings.table.mark(coming)

    # --- acts

    def paste(self) -> None:
        """Ask for a calendar to be pasted."""
        if (body := self.body) is not None:
            self._open(MeetingsPasted(body.name, _days_of(body), self._today, self.window()), body)

    def by_pattern(self) -> None:
        """Ask for a pattern and show its days."""
        if (body := self.body) is not None:
            box = MeetingsByPattern(body.name, _days_of(body), self._today, self.window())
            box.days_asked.connect(lambda wanted: self._reckon(wanted, box))
            self._open(box, body)

    def _open(self, box: MeetingsDialog, body: BodyLine) -> None:
        box.setAttribute(_CLOSES)
        self.open_box = box
        box.saved.connect(lambda rows: do(self._page, AddMeetings(body.uuid, rows), box))
        box.finished.connect(self._closed)
        box.open()

    def _closed(self) -> None:
        self.open_box = None

    def _reckon(self, wanted: Wanted, box: MeetingsByPattern) -> None:
        """Reckon on the worker thread: red days are slow to look up the first time."""
        context = self._page.context

        def reckon(_progress: object) -> Reckoned:
            days = meeting_days.days(wanted.pattern, wanted.first, wanted.last, red_days.is_free, wanted.on_free)
            return Reckoned(wanted, days)

        context.jobs.run(reckon, box.show_days, box.show_error, key="meeting-days")

    def _add_usual(self) -> None:
        if self._card is not None:
            do(self._page, AddUsualBodies((self._card.uuid,)))

    @property
    def _today(self) -> date:
        return self._page.context.clock.today()


def _times(body: BodyLine) -> str:
    """Return how long before a meeting papers close and how long after it the minutes are done."""
    papers, minutes = str(body.values["papers_days"] or ""), str(body.values["minutes_days"] or "")
    told = [
        _("Handlingar inne {n} dagar före sammanträdet.").format(n=papers)
        if papers
        else _("Det saknas uppgift om när handlingarna ska vara inne."),
        _("Protokollet är klart {n} dagar efter.").format(n=minutes)
        if minutes
        else _("Det saknas uppgift om när protokollet är klart."),
    ]
    return " ".join(told)


def _days_of(body: BodyLine) -> dict[date, str]:
    """Return the days of a body's meetings, each with the day its papers close, '' where that is not known."""
    found = ((PartialDate.parse(str(one.values["held_on"])).exact, one) for one in body.meetings)
    return {day: str(one.values["papers_by"] or "") for day, one in found if day is not None}
