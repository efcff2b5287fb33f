"""What the import wizard reads: the file, how it is written, and all that a person has said of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

from nkavtal.base.errors import UserError
from nkavtal.gui.bridge import Bridge
from nkavtal.gui.jobs import Job
from nkavtal.usecases import importing, saved_mapping
from nkavtal.usecases.import_plan import Plan, SavedMappingRow, TextForm
from nkavtal.usecases.import_report import write_report

Failed = Callable[[UserError], None]


class ImportReading:
    """Asks for plans of one file. `said` is what holds of sheets and columns, `answers` that and the answers given."""

    def __init__(self, bridge: Bridge, today: date) -> None:
        self._bridge, self._today = bridge, today
        self.file: Path | None = None
        self.form: TextForm | None = None
        self.said: dict[str, str] = {}
        self.answers: dict[str, str] = {}

    def begin(self, file: Path) -> None:
        """Take a file, of which nothing is said yet."""
        self.file, self.form = file, None
        self.say_anew({})

    def say_anew(self, said: Mapping[str, str]) -> None:
        """Let only this hold."""
        self.said, self.answers = dict(said), dict(said)

    def say(self, **said: str) -> None:
        """Add what holds of sheets and columns; answers to questions are asked for again."""
        self.say_anew({**self.said, **said})

    def answer(self, answers: Mapping[str, str]) -> None:
        """Take the answers to questions."""
        self.answers = {**self.said, **answers}

    def plan(self, done: Callable[[Plan], None], failed: Failed, words: str = "") -> Job | None:
        """Ask for the plan of all this; nothing is written."""
        file, answers, form = self.file, dict(self.answers), self.form
        if file is None:
            return None
        return self._bridge.make(
            lambda store, progress: importing.plan_import(store, file, answers, self._today, progress, form),
            done,
            failed,
            words,
        )

    def proposed(self, plan: Plan, done: Callable[[SavedMappingRow | None], None], failed: Failed) -> None:
        """Ask for the saved mapping that a file's headings are those of."""
        self._bridge.ask(lambda store: saved_mapping.proposed(store, plan), done, failed, key="proposed")

    def act(self, plan: Plan, save_as: str) -> importing.ImportRegister:
        """Return the act that writes a plan as it was shown."""
        if self.file is None:
            raise RuntimeError("no file was chosen")
        digest = importing.digest_of(plan)
        return importing.ImportRegister(self.file, digest, self._today, self.answers, plan.form, save_as)

    def report(self, plan: Plan, target: Path, done: Callable[[None], None], failed: Failed, words: str) -> None:
        """Write the plan's report."""
        self._bridge.make(
            lambda store, _progress: write_report(plan, target, store.actor, self._today), done, failed, words
        )
