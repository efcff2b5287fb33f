"""Decision rounds from the window: what is asked, made, noted, and shown when it is done."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Qt
from PySide6.QtGui import QGuiApplication

from nkavtal.base.i18n import gettext as _
from nkavtal.catalogue.rounds import Round, RoundLine
from nkavtal.gui.dialogs.choose_file import Desktop
from nkavtal.gui.dialogs.form_dialog import FormDialog
from nkavtal.gui.dialogs.remind_round import Reminders
from nkavtal.gui.dialogs.round_made import RoundMade
from nkavtal.gui.dialogs.send_round import SendToDecision
from nkavtal.gui.pages.doing import said
from nkavtal.gui.window import Window
from nkavtal.usecases import round_documents, round_plan
from nkavtal.usecases.round import RemindRound, SendRound
from nkavtal.usecases.round_documents import Made, Papers
from nkavtal.usecases.round_plan import RoundPlan
from nkavtal.usecases.touched import Touched

_PLACE = "folder-rounds"


class RoundFlows(QObject):
    """Sending and reminding: papers are made first, and only when they are whole is anything noted."""

    def __init__(self, window: Window, desktop: Desktop) -> None:
        super().__init__(window)
        self._window, self._desktop = window, desktop
        self._bridge, self._remember = window.context.bridge, window.context.remember
        self.box: SendToDecision | Reminders | None = None
        self.made: RoundMade | None = None

    def send(self, agreements: Sequence[str], marked: Sequence[str]) -> None:
        """Ask to whom agreements (UUIDs) are sent; the marked parties (organisations) are proposed."""
        today = self._window.context.clock.today()

        def planned(plan: RoundPlan) -> None:
            box = SendToDecision(plan, marked, today, self._place(), self._choose, self._window)
            box.saved.connect(lambda act, papers, folder: self._send(box, act, papers, folder))
            self._open(box)

        self._bridge.ask(lambda store: round_plan.plan(store, agreements, today), planned, key="round-plan")

    def remind(self, found: Round, lines: Sequence[RoundLine]) -> None:
        """Ask about reminders to those in a round that have not answered; the lines are proposed."""
        today = self._window.context.clock.today()
        box = Reminders(found, lines, today, self._place(), self._choose, self._window)

        def make(act: RemindRound, folder: Path) -> None:
            self._keep(folder)
            box.begin()
            job = self._bridge.make(
                lambda store, progress: round_documents.remind(store, found.title, act, folder, today, progress),
                lambda made: self._note(box, round_documents.addressed(act, made), made),
                box.show_error,
                _("Skriver påminnelser"),
            )
            box.rejected.connect(job.cancel)

        box.saved.connect(make)
        self._open(box)

    def _send(self, box: SendToDecision, act: SendRound, papers: Papers, folder: Path | None) -> None:
        box.begin()
        if folder is None:
            self._note(box, act, None)
            return
        self._keep(folder)
        today = self._window.context.clock.today()
        job = self._bridge.make(
            lambda store, progress: round_documents.make(store, act, papers, folder, today, progress),
            lambda made: self._note(box, round_documents.addressed(act, made), made),
            box.show_error,
            _("Skriver det som ska sändas"),
        )
        box.rejected.connect(job.cancel)

    def _note(self, box: FormDialog, act: SendRound | RemindRound, made: Made | None) -> None:
        def done(touched: Touched) -> None:
            box.accept()
            self._window.say(said(touched), True)
            if made is not None:
                self._show(made)

        self._bridge.do(act, done, box.show_error, _("Sparar…"))

    def _show(self, made: Made) -> None:
        copy = QGuiApplication.clipboard().setText
        box = self.made = RoundMade(made, copy, self._desktop.show, self._window)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.finished.connect(self._shown)
        box.open()

    def _shown(self) -> None:
        self.made = None

    def _open(self, box: SendToDecision | Reminders) -> None:
        self.box = box
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.finished.connect(self._closed)
        box.open()

    def _closed(self) -> None:
        self.box = None

    def _choose(self, start: Path) -> Path | None:
        return self._desktop.folder(self._window, _("Mapp att lägga utskicket i"), start)

    def _place(self) -> Path:
        kept = self._remember.view(_PLACE)
        if isinstance(kept, str) and Path(kept).is_dir():
            return Path(kept)
        place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        return Path(place) if place and Path(place).is_dir() else Path.home()

    def _keep(self, folder: Path) -> None:
        self._remember.keep_view(_PLACE, str(folder.parent))
