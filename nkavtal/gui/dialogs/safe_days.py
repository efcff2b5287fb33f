"""The last safe day: when the board must recommend and each party must have the matter, and why."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from nkavtal.base import law
from nkavtal.base.i18n import N_, day_text
from nkavtal.base.i18n import gettext as _
from nkavtal.catalogue import safe_words as words
from nkavtal.catalogue.field import Field, Kind
from nkavtal.gui import theme
from nkavtal.gui.dialogs.form_dialog import FormDialog
from nkavtal.gui.dialogs.typed_form import TypedForm
from nkavtal.gui.parts.boxes import column, row
from nkavtal.gui.parts.column import Column
from nkavtal.gui.parts.dialog import LARGE
from nkavtal.gui.parts.label import Label
from nkavtal.gui.parts.note import Note
from nkavtal.gui.parts.row_table import RowTable
from nkavtal.gui.parts.step_list import StepList
from nkavtal.rules.safe_days import Chance, SafeDays
from nkavtal.usecases.safe_days import DISPATCH_DAYS, PAPERS_DAYS, SEND_DAYS, Asked, Facts, deciding

START, NOTICE = "start", "notice"
_BOARD = ""  # the key of the board's row
_DAYS = ("dispatch_days", "papers_days", "minutes_days", "send_days")
_FIELDS = (
    Field("about", N_("Vad dagen gäller"), Kind.CHOICE,
          {START: N_("Avtalet ska börja gälla"), NOTICE: N_("En uppsägning ska vara framme")}, required=True),
    Field("goal", N_("Dag"), Kind.PARTIAL_DATE, required=True),
    Field("force", N_("Vänta på laga kraft"), Kind.CHOICE, {"yes": N_("Ja"), "no": N_("Nej, protokollet räcker")}, required=True),
    Field("kind", N_("Beslutar i kommunerna"), Kind.CHOICE, {"council": N_("Kommunfullmäktige"), "executive": N_("Kommunstyrelsen")},
          required=True),
    Field("dispatch_days", N_("Utskick, dagar"), Kind.DAYS, required=True, help=N_("Från styrelsens protokoll till kommunen")),
    Field("papers_days", N_("Ärendet inne, dagar före"), Kind.DAYS, required=True, help=N_("För organ som saknar egen uppgift")),
    Field("minutes_days", N_("Protokoll anslaget, dagar efter"), Kind.DAYS, required=True, help=N_("För organ som saknar egen uppgift")),
    Field("send_days", N_("Uppsägningen sänds, dagar"), Kind.DAYS, required=True, help=N_("Från klart beslut till motparten")),
)  # fmt: skip


class SafeDaysBox(FormDialog):
    """Asks for a day and shows the last days there are to it; `asked_for` tells what is to be reckoned, `copied` a text."""

    asked_for = Signal(object)
    copied = Signal(str)

    def __init__(self, facts: Facts, today: date, parent: QWidget | None = None) -> None:
        title = _("Sista säkra dag: {title}").format(title=facts.title)
        super().__init__(title, _("Stäng"), parent, width=LARGE, icon="")
        self._facts, self._today = facts, today
        self._bodies: dict[str, str] = {}
        self._asked: Asked | None = None
        self.found: SafeDays | None = None
        self.form = self.add_form(TypedForm(_FIELDS, today, columns=4))
        self.form.fill(
            {
                "about": START, "goal": facts.starts_on.isoformat() if facts.starts_on else "", "force": "yes",
                "kind": "council", "dispatch_days": str(DISPATCH_DAYS), "papers_days": str(PAPERS_DAYS),
                "minutes_days": str(facts.minutes_days), "send_days": str(SEND_DAYS),
            }
        )  # fmt: skip
        self.lossy = lambda: False
        self.told = Note("info", icon="calendar_ltr")
        self.table = RowTable(_columns(today), _("När var och en ska ha ärendet"), pad=8)
        self.table.setMinimumHeight(theme.current().lines(230, 8, 0))
        self.table.marked.connect(lambda _key: self._explain())
        self._whose = Label("", "card", wrap=True)
        self.body_choice = QComboBox()
        self.body_choice.setAccessibleName(_("Organ som beslutar"))
        self.body_choice.activated.connect(lambda _at: self._choose_body())
        self._choice = QWidget()
        self._choice.setLayout(row(Label(_("Beslutar")), self.body_choice, None, gap=8))
        self.steps = StepList()
        checked = _("Lagens tider är kontrollerade till och med {day}.")
        self._law = Label(checked.format(day=day_text(law.appeal_time(today).checked_on)), "small", "tx2", wrap=True)
        self._below = QWidget()
        self._below.setLayout(column(self.table, self._whose, self._choice, self.steps, self._law, gap=10))
        self.body.addWidget(self.told)
        self.body.addWidget(self._below)
        self.body.addStretch(1)
        self.cancel.hide()
        self.copy_button = self.add_extra(_("Kopiera svaret"), lambda: self.copied.emit(self.text))
        self.form.changed.connect(self._typed)
        self.asked.connect(self.accept)
        self._say_nothing()
        self._typed("")

    # --- what is asked

    def _typed(self, name: str) -> None:
        values = self.form.values()
        notice = values["about"] == NOTICE
        self.form.boxes["send_days"].setVisible(notice)
        if name == "about":
            day = self._facts.notice_on if notice else self._facts.starts_on
            self.form.set_value("goal", day.isoformat() if day else "")
        self.ask()

    def ask(self) -> None:
        """Ask again with what stands in the form; while something is missing or no day, nothing is told."""
        goal = self.form.exact_day("goal")
        values = self.form.values()
        days = {name: n for name in _DAYS if (n := self.form.day_count(name)) is not None}
        if goal is None or len(days) < len(_DAYS):
            self._say_nothing()
            return
        self._asked = Asked(
            goal=goal,
            notice=values["about"] == NOTICE,
            legal_force=values["force"] == "yes",
            kind=values["kind"],
            bodies=dict(self._bodies),
            **days,
        )
        self.asked_for.emit(self._asked)

    def _say_nothing(self) -> None:
        self._asked = self.found = None
        notice = self.form.values()["about"] == NOTICE
        wanted = (
            _("Skriv dagen då uppsägningen senast ska vara framme.")
            if notice
            else _("Skriv dagen då avtalet ska börja gälla.")
        )
        self.told.tone("info", "calendar_ltr")
        self.told.say(wanted, "")
        self._below.hide()
        self.copy_button.setEnabled(False)
        self.fit_soon()

    # --- what is answered

    def show_found(self, asked: Asked, found: SafeDays) -> None:
        """Show an answer, unless something else is asked by now."""
        if asked != self._asked:
            return
        self.found = found
        bad = found.board.state in ("late", "none") or found.too_late or found.of("held")
        self.told.tone("warn" if bad else "info", "warning" if bad else "calendar_ltr")
        self.told.say(words.answer(found, self._today), "\n".join(words.remarks(found, self._today)))
        first = self.table.marked_key() is None
        self.table.set_rows(sorted(found.chances, key=_order), key=lambda one: one.taker.key)
        self._below.show()
        self.copy_button.setEnabled(True)
        if first:
            self.table.mark_first()
        self._explain()

    def _explain(self) -> None:
        one = self._marked()
        if one is None or self.found is None:
            return
        board = self.found.board
        self._whose.setText(_("Så räknas dagen för {name}").format(name=one.taker.name))
        steps = words.steps_shown(one.steps)
        if one.taker.name in board.deciding:
            steps = (*steps, *words.steps_shown(board.steps))
        self.steps.show_steps(steps)
        taker = next((t for t in self._facts.takers if t.organisation == one.taker.key), None)
        self.body_choice.clear()
        if taker is not None and self._asked is not None:
            for body in taker.bodies:
                self.body_choice.addItem(body.name, body.uuid)
            chosen = deciding(taker, self._asked, self._today)
            self.body_choice.setCurrentIndex(self.body_choice.findData(chosen.uuid) if chosen else -1)
        self._choice.setVisible(self.body_choice.count() > 1)
        self.fit_soon()

    def _choose_body(self) -> None:
        one = self._marked()
        if one is not None and self.body_choice.currentData():
            self._bodies[one.taker.key] = str(self.body_choice.currentData())
            self.ask()

    def _marked(self) -> Chance | None:
        key = self.table.marked_key()
        chances = self.found.chances if self.found is not None else ()
        return next((one for one in chances if one.taker.key == key), None)

    @property
    def text(self) -> str:
        """The whole answer as text, for a case note."""
        if self.found is None:
            return ""
        head = _("{number} {title}").format(number=self._facts.number, title=self._facts.title)
        lines = [words.chance_line(one, self._today) for one in sorted(self.found.chances, key=_order)]
        board = [f"  {step}" for step in words.steps_shown(self.found.board.steps)]
        return "\n".join(
            (head, words.answer(self.found, self._today), *board, *words.remarks(self.found, self._today), *lines)
        )


def _order(one: Chance) -> tuple[int, date]:
    """Those that must have it first stand first; those about whom nothing can be said last."""
    rank = {"none": 0, "late": 1, "held": 1, "open": 1, "no_calendar": 2, "decided": 3}
    return rank[one.state], one.way.papers_by if one.way is not None else date.max


def _columns(today: date) -> list[Column]:
    def must(one: Chance) -> str:
        if one.way is None:
            return "–"
        return _("Är sänt") if one.taker.got_on is not None else one.way.papers_by.isoformat()

    return [
        Column("name", _("Part"), lambda one: one.taker.name, 150, bold=True, fixed=True, stretch=True),
        Column("must", _("Ska ha ärendet"), must, 130),
        Column("body", _("Beslutar"), lambda one: one.taker.calendar.body or "–", 90),
        Column("sitting", _("Sammanträde"), lambda one: one.way.sitting.isoformat() if one.way else "–", 120),
        Column("ready", _("Klart"), lambda one: one.way.ready.isoformat() if one.way else "–", 120),
        Column(
            "state", _("Läge"), lambda one: _(words.STATES[one.state]), 170,
            chip=lambda one: (_(words.STATES[one.state]), words.TONES[one.state]) if one.state != "open" else None,
        ),
    ]  # fmt: skip
