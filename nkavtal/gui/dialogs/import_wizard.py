"""Import from a file in four steps; nothing is written before the last, and what was shown is what is written."""

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
from nkavtal.gui.dialogs.import_wizard_steps import FileStep, QuestionStep, ReviewStep, WorkStep
from nkavtal.gui.jobs import Job
from nkavtal.gui.parts.announce import announce
from nkavtal.gui.parts.dialog import LARGE, Dialog
from nkavtal.gui.parts.label import line
from nkavtal.gui.parts.note import Note
from nkavtal.gui.parts.step_row import StepRow
from nkavtal.usecases import importing
from nkavtal.usecases.import_plan import Plan, TextForm
from nkavtal.usecases.import_report import write_report
from nkavtal.usecases.touched import Subject, Touched

FILE, QUESTIONS, REVIEW, WORK = range(4)


class ImportWizard(Dialog):
    """Chooses a file, asks what is unclear, shows what will come in, and writes it."""

    imported = Signal(str, int)
    """The file's name and how many things were written."""

    def __init__(self, bridge: Bridge, today: date, desktop: Desktop, parent: QWidget | None = None) -> None:
        super().__init__(_("Importera avtal"), _("Välj fil…"), parent, width=LARGE)
        self._bridge, self._today, self._desktop = bridge, today, desktop
        self._file: Path | None = None
        self._answers: dict[str, str] = {}
        self._form: TextForm | None = None
        self._job: Job | None = None
        self._back_to = FILE
        self.plan: Plan | None = None
        self._steps = StepRow([_("Välj fil"), _("Svara på frågor"), _("Granska"), _("Importera")])
        self._trouble = Note("bad")
        self._trouble.hide()
        self.file_step, self.question_step, self.review_step, self.work_step = (
            FileStep(), QuestionStep(), ReviewStep(), WorkStep(),
        )  # fmt: skip
        self._stack = QStackedWidget()
        for step in (self.file_step, self.question_step, self.review_step, self.work_step):
            self._stack.addWidget(step)
        self._stack.setMinimumHeight(theme.current().lines(400, 18, 0))
        self.back = self.add_way(_("&Tillbaka"), self._go_back)
        self.report = self.add_extra(_("&Spara rapport…"), self._save_report)
        for part in (self._steps, line(), self._trouble):
            self.body.addWidget(part)
        self.body.addWidget(self._stack, 1)
        self.file_step.choose_asked.connect(self._choose)
        self.file_step.file_dropped.connect(self.choose)
        self.file_step.form_changed.connect(self._read_as)
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
        self._file, self._answers, self._form, self.plan = file, {}, None, None
        self.file_step.show_file(file)
        self._read(self._file_read, FILE, _("Läser filen"))

    def _read_as(self, form: TextForm) -> None:
        """Read a text file again, as the person says that it is written."""
        self._form, self._answers = form, {}
        self._read(self._file_read, FILE, _("Läser filen"))

    def _choose(self) -> None:
        sheets, text, register = _("Kalkylark"), _("Textfiler"), _("Register från nkavtal")
        kinds = {".xlsx": sheets, ".ods": sheets, ".xls": sheets, ".csv": text, ".txt": text, ".json": register}
        file = self._desktop.file(self, _("Välj en fil att importera"), kinds, "import")
        if file is not None:
            self.choose(file)

    def _read(self, done: Callable[[Plan], None], back_to: int, words: str) -> None:
        file, answers, form = self._file, dict(self._answers), self._form
        if file is None:
            return
        self._begin(words, back_to)

        def failed(error: UserError) -> None:
            if self.plan is not None:
                self._form = self.plan.form
                self.file_step.show_plan(self.plan)
            self._show_step(back_to)
            self._tell(error)

        self._job = self._bridge.make(
            lambda store, progress: importing.plan_import(store, file, answers, self._today, progress, form),
            done,
            failed,
            words,
        )

    def _file_read(self, plan: Plan) -> None:
        self.plan = plan
        self.file_step.show_plan(plan)
        self.question_step.show_plan(plan)
        self._show_step(FILE)
        self.fit()

    # --- going between the steps

    def _go_on(self) -> None:
        if self.step == FILE and self.plan is None:
            self._choose()
        elif self.step == FILE and self.plan is not None and self.plan.questions:
            self._show_step(QUESTIONS)
            self.question_step.focus_first()
        elif self.step in (FILE, QUESTIONS):
            self._answers = self.question_step.answers()
            self._read(self._answered, QUESTIONS, _("Lägger upp planen"))
        elif self.step == REVIEW and self.plan is not None:
            self._write(self.plan)

    def _answered(self, plan: Plan) -> None:
        new = {question.id for question in plan.questions} - self._answers.keys()
        self.plan = plan
        self.question_step.show_plan(plan)
        self.review_step.show_plan(plan)
        self._show_step(QUESTIONS if new else REVIEW)

    def _go_back(self) -> None:
        asks = self.plan is not None and bool(self.plan.questions)
        self._show_step(QUESTIONS if self.step == REVIEW and asks else FILE)

    def _show_step(self, step: int) -> None:
        self._job = None
        self._trouble.hide()
        self._stack.setCurrentIndex(step)
        self._steps.go_to(step)
        self.back.setVisible(step in (QUESTIONS, REVIEW))
        self.report.setVisible(step == REVIEW)
        self.primary.setText(self._next_words(step))
        self.primary.setEnabled(step != WORK and not (step == REVIEW and self.plan is not None and self.plan.is_empty))
        if step != QUESTIONS:
            self.primary.setFocus()
        announce(self, self._steps.accessibleName())

    def _next_words(self, step: int) -> str:
        if step == FILE and self.plan is None:
            return _("Välj fil…")
        if step == FILE and self.plan is not None and self.plan.questions:
            return _("Svara på frågor")
        if step == REVIEW and self.plan is not None:
            return rows.import_words(self.plan)
        return _("Granska") if step in (FILE, QUESTIONS) else _("Importera")

    def _begin(self, words: str, back_to: int) -> None:
        self._back_to = back_to
        self._trouble.hide()
        self.work_step.say(words)
        self._stack.setCurrentIndex(WORK)
        for button in (self.back, self.report):
            button.setVisible(False)
        self.primary.setEnabled(False)

    # --- writing

    def _write(self, plan: Plan) -> None:
        file = self._file
        if file is None:
            return
        act = importing.ImportRegister(file, importing.digest_of(plan), self._today, self._answers, plan.form)
        self._begin(_("Läser in"), REVIEW)
        self._steps.go_to(WORK)
        self._job = self._bridge.do(act, lambda _touched: self._written(plan), self._not_written, _("Läser in"))

    def _written(self, plan: Plan) -> None:
        self._job = None
        self.accept()
        self.imported.emit(plan.file, len(plan.to_write))

    def _not_written(self, error: UserError) -> None:
        self._show_step(REVIEW)
        self._tell(error)

    def _save_report(self) -> None:
        plan = self.plan
        if plan is None or self._file is None:
            return
        proposal = _("Importrapport {file}.xlsx").format(file=self._file.stem)
        target = self._desktop.new_file(self, _("Spara rapport"), proposal, {".xlsx": _("Excelfiler")}, "report")
        if target is not None:
            self._bridge.make(
                lambda store, _progress: write_report(plan, target, store.actor, self._today),
                lambda _done: self._say(_("Rapporten är sparad: {file}").format(file=target.name)),
                self._tell,
                _("Sparar rapporten"),
            )

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
