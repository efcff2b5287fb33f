"""Import from a file in five steps; nothing is written before the last, and what was shown is what is written."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from nkavtal.base.errors import UserError
from nkavtal.base.i18n import gettext as _
from nkavtal.gui import theme
from nkavtal.gui.bridge import Bridge
from nkavtal.gui.dialogs import import_wizard_rows as rows
from nkavtal.gui.dialogs.choose_file import Desktop
from nkavtal.gui.dialogs.import_columns import ColumnStep, is_unfamiliar
from nkavtal.gui.dialogs.import_mapping import SavedMappings
from nkavtal.gui.dialogs.import_reading import ImportReading
from nkavtal.gui.dialogs.import_wizard_steps import FileStep, QuestionStep, ReviewStep, WorkStep
from nkavtal.gui.jobs import Job
from nkavtal.gui.parts.announce import announce
from nkavtal.gui.parts.dialog import LARGE, Dialog
from nkavtal.gui.parts.label import line
from nkavtal.gui.parts.note import Note
from nkavtal.gui.parts.step_row import StepRow
from nkavtal.usecases import saved_mapping
from nkavtal.usecases.import_plan import Plan, SavedMappingRow, TextForm
from nkavtal.usecases.touched import Subject, Touched

FILE, COLUMNS, QUESTIONS, REVIEW, WORK = range(5)


class ImportWizard(Dialog):
    """Chooses a file, asks what is unclear, shows what will come in, and writes it."""

    imported = Signal(str, int)
    """The file's name and how many things were written."""

    def __init__(self, bridge: Bridge, today: date, desktop: Desktop, parent: QWidget | None = None) -> None:
        super().__init__(_("Importera avtal"), _("Välj fil…"), parent, width=LARGE)
        self._bridge, self._desktop = bridge, desktop
        self._reading = ImportReading(bridge, today)
        self._looked_at_columns = False
        self._job: Job | None = None
        self._back_to = FILE
        self.plan: Plan | None = None
        self.left = False
        """Whether the person does something else while the file is written."""
        self._steps = StepRow(
            [_("Välj fil"), _("Para ihop kolumner"), _("Svara på frågor"), _("Granska"), _("Importera")]
        )
        self._trouble = Note("bad")
        self._trouble.hide()
        self.file_step, self.column_step, self.question_step, self.review_step, self.work_step = (
            FileStep(), ColumnStep(), QuestionStep(), ReviewStep(), WorkStep(),
        )  # fmt: skip
        self._stack = QStackedWidget()
        for step in (self.file_step, self.column_step, self.question_step, self.review_step, self.work_step):
            self._stack.addWidget(step)
        self._stack.setMinimumHeight(theme.current().lines(400, 18, 0))
        self.back = self.add_way(_("&Tillbaka"), self._go_back)
        self.go_on_working = self.add_way(_("&Arbeta vidare"), self._leave_writing)
        self.columns = self.add_extra(_("&Kolumner…"), lambda: self._show_step(COLUMNS))
        self.mappings = self.add_extra(_("Spara&de tolkningar…"), self._show_mappings)
        self.report = self.add_extra(_("&Spara rapport…"), self._save_report)
        for part in (self._steps, line(), self._trouble):
            self.body.addWidget(part)
        self.body.addWidget(self._stack, 1)
        self.file_step.choose_asked.connect(self._choose)
        self.file_step.file_dropped.connect(self.choose)
        self.file_step.form_changed.connect(self._read_as)
        self.column_step.chosen.connect(self._column_chosen)
        self.review_step.save.changed.connect(self._allow)
        self.review_step.ticks.changed.connect(self._ticked)
        self.asked.connect(self._go_on)
        bridge.jobs.running.connect(self.work_step.say)
        self._show_step(FILE)

    @property
    def step(self) -> int:
        """Which step is shown, counted from 0."""
        return self._stack.currentIndex()

    # --- the file

    def choose(self, file: Path) -> None:
        """Take a file and read it; nothing is written."""
        self._reading.begin(file)
        self.plan, self._looked_at_columns = None, False
        self.review_step.save.propose("")
        self.file_step.show_file(file)
        self._read(self._file_read, FILE, _("Läser filen"))

    def _read_as(self, form: TextForm) -> None:
        """Read a text file again, as the person says that it is written."""
        self._reading.form = form
        self._reading.say_anew({})
        self._read(self._file_read, FILE, _("Läser filen"))

    def _choose(self) -> None:
        sheets, text, register = _("Kalkylark"), _("Textfiler"), _("Register från nkavtal")
        kinds = {".xlsx": sheets, ".ods": sheets, ".xls": sheets, ".csv": text, ".txt": text, ".json": register}
        file = self._desktop.file(self, _("Välj en fil att importera"), kinds, "import")
        if file is not None:
            self.choose(file)

    def _read(self, done: Callable[[Plan], None], back_to: int, words: str) -> None:
        self._begin(words, back_to)

        def failed(error: UserError) -> None:
            if self.plan is not None:
                self._reading.form = self.plan.form
                self.file_step.show_plan(self.plan)
            self._show_step(back_to)
            self._tell(error)

        self._job = self._reading.plan(done, failed, words)

    def _file_read(self, plan: Plan) -> None:
        self._take(plan)
        self._show_step(FILE)
        self.fit()
        self._reading.proposed(plan, self._propose, self._tell)

    def _take(self, plan: Plan) -> None:
        self.plan = plan
        self.file_step.show_plan(plan)
        self.column_step.show_plan(plan)
        self.question_step.show_plan(plan)

    # --- columns, and how the office's file was read before

    def _propose(self, known: SavedMappingRow | None) -> None:
        if known is None or self.plan is None:
            self.file_step.show_known("", None)
            return
        answers = saved_mapping.answers_of(known, self.plan)
        self.review_step.save.propose(known.name)
        used = bool(answers) and answers.items() <= self._reading.said.items()
        self.file_step.show_known(known.name, None if used or not answers else lambda: self._use(answers), used)

    def _use(self, answers: dict[str, str]) -> None:
        self._reading.say(**answers)
        self._read(self._file_read, FILE, _("Läser filen"))

    def _column_chosen(self, id_: str, code: str) -> None:
        """Plan anew with what was said of a sheet or column; the step stays where it is."""
        step = self.step
        self._reading.say(**{id_: code})

        def done(plan: Plan) -> None:
            self._take(plan)
            self._show_step(step)

        self._reading.plan(done, self._tell)

    def _show_mappings(self) -> None:
        self.saved = SavedMappings(self._bridge, self)
        self.saved.open()

    # --- going between the steps

    def _go_on(self) -> None:
        if self.step == FILE and self.plan is None:
            self._choose()
        elif self.step == FILE and self.plan is not None and self._asks_columns(self.plan):
            self._show_step(COLUMNS)
        elif self.step in (FILE, COLUMNS) and self.plan is not None and self.plan.questions:
            self._show_step(QUESTIONS)
            self.question_step.focus_first()
        elif self.step in (FILE, COLUMNS, QUESTIONS):
            self._reading.answer(self.question_step.answers())
            self._read(self._answered, QUESTIONS, _("Lägger upp planen"))
        elif self.step == REVIEW and self.plan is not None:
            self._write_ticked(self.plan)

    def _answered(self, plan: Plan) -> None:
        new = {question.id for question in plan.questions} - self._reading.answers.keys()
        self.plan = plan
        self.question_step.show_plan(plan)
        self.review_step.show_plan(plan)
        self._show_step(QUESTIONS if new else REVIEW)

    def _asks_columns(self, plan: Plan) -> bool:
        return self._looked_at_columns or is_unfamiliar(plan)

    def _go_back(self) -> None:
        plan = self.plan
        if self.step == REVIEW and plan is not None and plan.questions:
            self._show_step(QUESTIONS)
        elif self.step in (QUESTIONS, REVIEW) and plan is not None and self._asks_columns(plan):
            self._show_step(COLUMNS)
        else:
            self._show_step(FILE)

    def _show_step(self, step: int) -> None:
        self._job = None
        self._trouble.hide()
        self._stack.setCurrentIndex(step)
        self._steps.go_to(step)
        self._looked_at_columns = self._looked_at_columns or step == COLUMNS
        self.go_on_working.hide()
        self.back.setVisible(step in (COLUMNS, QUESTIONS, REVIEW))
        plan = self.plan
        aside = plan is not None and bool(plan.seen_columns) and not self._asks_columns(plan)
        self.columns.setVisible(step == FILE and aside)
        self.mappings.setVisible(step == FILE)
        self.report.setVisible(step == REVIEW)
        self.primary.setText(self._next_words(step))
        self._allow()
        if step == COLUMNS:
            self.column_step.focus_first()
        elif step != QUESTIONS:
            self.primary.setFocus()
        announce(self, self._steps.accessibleName())

    def _allow(self) -> None:
        nothing = self.step == REVIEW and self.plan is not None and self._writes_nothing(self.plan)
        self.primary.setEnabled(self.step != WORK and not (nothing and not self.review_step.save.save_as))

    def _writes_nothing(self, plan: Plan) -> bool:
        return not self.review_step.ticks.taken() if plan.rows else plan.is_empty

    def _next_words(self, step: int) -> str:
        plan = self.plan
        if step == FILE and plan is None:
            return _("Välj fil…")
        if step == FILE and plan is not None and self._asks_columns(plan):
            return _("Para ihop kolumner")
        if step in (FILE, COLUMNS) and plan is not None and plan.questions:
            return _("Svara på frågor")
        if step == REVIEW and self.plan is not None:
            return rows.import_words(self.plan, self.review_step.ticks.taken())
        return _("Granska") if step in (FILE, COLUMNS, QUESTIONS) else _("Importera")

    def _begin(self, words: str, back_to: int) -> None:
        self._back_to = back_to
        self._trouble.hide()
        self.work_step.say(words)
        self._stack.setCurrentIndex(WORK)
        for button in (self.back, self.columns, self.mappings, self.report):
            button.setVisible(False)
        self.primary.setEnabled(False)

    # --- writing

    def _ticked(self) -> None:
        if self.step == REVIEW:
            self.primary.setText(self._next_words(REVIEW))
            self._allow()

    def _write_ticked(self, plan: Plan) -> None:
        """Write what is ticked: the plan of that is made first when other rows were ticked than it was made for."""
        ticks = self.review_step.ticks.answers()
        if ticks == {row.id: row.answer for row in plan.rows}:
            self._write(plan)
            return
        self._reading.answer({**self.question_step.answers(), **ticks})

        def made(ticked: Plan) -> None:
            self._show_step(REVIEW)
            self._answered(ticked)
            if self.step == REVIEW and ticked.rows and not ticked.is_empty:
                self._write(ticked)

        self._read(made, REVIEW, _("Lägger upp planen"))

    def _write(self, plan: Plan) -> None:
        act = self._reading.act(plan, self.review_step.save.save_as)
        self._begin(_("Läser in"), REVIEW)
        self._steps.go_to(WORK)
        self.go_on_working.show()
        self.go_on_working.setFocus()
        self._job = self._bridge.do(
            act, lambda _touched: self._written(plan), self._not_written, _("Läser in"), aside=True
        )

    def _written(self, plan: Plan) -> None:
        self._job = None
        self.accept()
        self.imported.emit(plan.file, len(plan.to_write))

    def _leave_writing(self) -> None:
        """Let the window be used meanwhile: it tells in its status bar how far the writing has come."""
        self.left = True
        self.hide()

    def _not_written(self, error: UserError) -> None:
        self._show_step(REVIEW)
        self._tell(error)
        if self.left:
            self.left = False
            self.open()

    def _save_report(self) -> None:
        plan = self.plan
        if plan is None:
            return
        proposal = _("Importrapport {file}.xlsx").format(file=Path(plan.file).stem)
        target = self._desktop.new_file(self, _("Spara rapport"), proposal, {".xlsx": _("Excelfiler")}, "report")
        if target is not None:
            saved = _("Rapporten är sparad: {file}").format(file=target.name)
            words = _("Sparar rapporten")
            self._reading.report(plan, target, lambda _done: self._say(saved), self._tell, words)

    def _tell(self, error: UserError) -> None:
        self._trouble.tone("bad")
        self._trouble.say(error.message, error.hint)
        self._trouble.show()
        announce(self, error.message)

    def _say(self, words: str) -> None:
        self._trouble.tone("ok")
        self._trouble.say(words)
        self._trouble.show()
        announce(self, words)

    def reject(self) -> None:
        """Stop the work under way, else leave."""
        job, self._job = self._job, None
        if job is None:
            super().reject()
            return
        job.cancel()
        if self._back_to == REVIEW:
            self._read(self._stopped, REVIEW, _("Avbryter"))
        else:
            self._show_step(self._back_to)

    def _stopped(self, plan: Plan) -> None:
        """Show what is left to write: the writing may have been done just before it was to stop."""
        self._answered(plan)
        self._bridge.changed.emit(Touched(Subject.EVERYTHING))
