"""Whether the register may be changed, shown under the top bar; and what others do to it, noticed as it happens."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from nkavtal.base.errors import UserError
from nkavtal.base.i18n import gettext as _
from nkavtal.gui import banners
from nkavtal.gui.register_flows import RegisterFlows
from nkavtal.gui.window import Window
from nkavtal.usecases import standing as standings
from nkavtal.usecases.standing import Seen, Standing
from nkavtal.usecases.touched import Subject, Touched

if TYPE_CHECKING:
    from nkavtal.bootstrap import Program
    from nkavtal.gui.dialogs.choose_file import Desktop
    from nkavtal.gui.dialogs.new_register import FolderDialog
    from nkavtal.gui.one_window import OneWindow
    from nkavtal.usecases.restoring import Restored

_BELL = "nkavtal.gui.one_window"
_EVERY = 4000  # milliseconds between looks outside
_PLACE = "register"


class StandingFlow(QObject):
    """Looks outside now and then and each time the window comes to the front; offers the ways out."""

    def __init__(
        self, window: Window, program: Program, desktop: Callable[[], Desktop], registers: RegisterFlows
    ) -> None:
        super().__init__(window)
        self._window, self._program, self._desktop, self._registers = window, program, desktop, registers
        self._bridge = window.context.bridge
        self.standing = Standing()
        self.box: FolderDialog | None = None
        self._bell: OneWindow | None = None
        self._clock = QTimer(self)
        self._clock.setInterval(_EVERY)
        self._clock.timeout.connect(self.look)
        self._bridge.opened.connect(self._begin)
        window.left.connect(self._clock.stop)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.applicationStateChanged.connect(self._came_forward)

    def _begin(self) -> None:
        self.standing = Standing()
        self._clock.stop()
        if self._bridge.ready:
            self._clock.start()
            if self._bridge.read_only:
                self._bridge.ask(standings.standing, self._show, key="standing")
            else:
                once = Qt.ConnectionType.SingleShotConnection
                self._window.filled.connect(self._bring_in_the_bell, once)

    def _bring_in_the_bell(self) -> None:
        """Answer other starts of the program for this register; Qt's part for it is loaded when all is up."""

        def loaded(module: Any) -> None:
            store = self._program.store
            if store is None or store.read_only:
                return
            if self._bell is None:
                self._bell = module.OneWindow(self)
                self._bell.raise_asked.connect(self._window.come_forward)
                self._window.left.connect(self._bell.stop)
            self._bell.listen(store.folder)

        self._bridge.jobs.run(
            lambda _progress: import_module(_BELL), loaded, self._window.show_error, key="bring-in-the-bell"
        )

    def _show(self, found: Standing) -> None:
        self.standing = found
        self._window.show_banner(banners.read_only(found, self._window.context.clock.now(), self.way), _PLACE)

    def _came_forward(self, state: Qt.ApplicationState) -> None:
        if state == Qt.ApplicationState.ApplicationActive:
            self.look()

    def look(self) -> None:
        """Ask what others have done, unless something long is under way: it will be asked again soon."""
        jobs = self._bridge.jobs
        if self._bridge.ready and not (jobs.busy or jobs.stopped):
            self._bridge.ask(standings.look_outside, self._seen, lambda _error: None, key="outside")

    def _seen(self, seen: Seen) -> None:
        if seen.swapped and self.standing.why != standings.SWAPPED:
            self._bridge.read_only = True
            self._window.status.show_saved(_("Bara läsning"))
            self._window.show_actions()
            self._show(Standing(standings.SWAPPED))
        elif seen.written:
            self._bridge.changed.emit(Touched(Subject.EVERYTHING))
            self._window.say(_("Registret har ändrats av någon annan, det nya visas"), False)
        if seen.new_day:
            self._bridge.changed.emit(Touched(Subject.EVERYTHING))
        if seen.free and self.standing.why == standings.HELD:
            self.standing = Standing()
            self._window.show_banner(banners.free_again(self.way), _PLACE)

    def way(self, name: str) -> None:
        """Do what a banner offers."""
        store = self._program.store
        if store is None:
            return
        match name:
            case "again":
                self._registers.open_folder(store.folder)
            case "open-moved" if self.standing.moved_to is not None:
                self._registers.open_folder(self.standing.moved_to)
            case "move":
                from nkavtal.gui.dialogs.new_register import MoveRegister

                self._ask(MoveRegister(self._registers.free_place(), self._desktop(), self._window), self._move)
            case "rescue":
                from nkavtal.gui.dialogs.new_register import RescueRegister

                proposal = self._registers.free_place(_("{name}-räddat").format(name=store.folder.name))
                self._ask(RescueRegister(proposal, self._desktop(), self._window), self._rescue)

    def _ask(self, box: FolderDialog, work: Any) -> None:
        self.box = box
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.asked.connect(lambda: work(box))
        box.open()

    def _move(self, box: FolderDialog) -> None:
        from nkavtal.usecases import restoring

        store, clock, folder = self._program.open_store, self._window.context.clock, box.folder
        old = store.folder
        box.begin()

        def moved(done: Restored) -> None:
            box.accept()
            words = _("Registret är flyttat till {folder}").format(folder=done.folder)
            self._registers.open_folder(done.folder, lambda: self._window.say(words, False))

        self._window.context.jobs.run(
            lambda progress: restoring.move(old, folder, clock, progress),
            moved,
            lambda error: box.show_trouble(error.message, error.hint),
            _("Flyttar registret"),
            alone=True,
        )

    def _rescue(self, box: FolderDialog) -> None:
        folder: Path = box.folder
        box.begin()

        def rescued(_done: None) -> None:
            box.accept()
            self._registers.open_folder(folder)

        def failed(error: UserError) -> None:
            box.show_trouble(error.message, error.hint)

        self._bridge.ask(lambda store: standings.rescue(store, folder), rescued, failed, words=_("Sparar registret"))
