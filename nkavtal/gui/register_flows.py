"""Opening, making and leaving registers; the window always says which one it shows."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from nkavtal.base.errors import Damaged, UserError
from nkavtal.base.i18n import gettext as _
from nkavtal.base.places import REGISTER_FILE
from nkavtal.base.progress import Progress
from nkavtal.gui import banners
from nkavtal.gui.menus import FILE
from nkavtal.gui.parts.action import Action
from nkavtal.gui.window import Window
from nkavtal.usecases.register import is_example

if TYPE_CHECKING:
    from nkavtal.bootstrap import Program
    from nkavtal.gui.dialogs.choose_file import Desktop
    from nkavtal.gui.dialogs.new_register import NewRegister
    from nkavtal.gui.dialogs.who import Who


class RegisterFlows(QObject):
    """Which register is open, from the menus and the first page."""

    def __init__(self, window: Window, program: Program, desktop: Callable[[], Desktop]) -> None:
        super().__init__(window)
        self._window, self._program, self._desktop = window, program, desktop
        self._new: NewRegister | None = None
        self._who: Who | None = None
        self._after: Callable[[], object] | None = None

    def acts(self) -> list[Action]:
        """Return what stands first in the file menu."""
        return [
            Action("new-register", _("Nytt register…"), FILE, self.new, icon="folder"),
            Action("open", _("Öppna register…"), FILE, self.open, "Ctrl+O", "folder_open"),
            Action("example", _("Öppna exempelregistret"), FILE, self.example, icon="sparkle"),
        ]

    def begin(self, folder: Path | None) -> None:
        """Open a register when the program starts, or show the ways to one."""

        def failed(error: UserError) -> None:
            self.show_start()
            self.show_not_opened(error, folder or Path())

        if folder is None:
            self.show_start()
        else:
            self._switch(lambda: self._program.open_register(folder), failed)

    def show_start(self) -> None:
        """Show the first page, with the place of a new register."""
        self._window.allow_pages(False)
        self._window.show_page("start", self.free_place(), remembered=False)

    def free_place(self, name: str = "") -> Path:
        """Return the usual folder for a register, or one beside it with another name, or the next that is free."""
        usual = self._program.places.register
        if name:
            usual = usual.with_name(name)
        n, place = 1, usual
        while place.exists() if name else (place / REGISTER_FILE).exists():
            n += 1
            place = usual.with_name(f"{usual.name}-{n}")
        return place

    def open(self) -> None:
        """Ask for a folder and open the register in it."""
        here = self._program.store.folder.parent if self._program.store is not None else self._program.places.register
        start = here if here.is_dir() else Path.home()
        folder = self._desktop().folder(self._window, _("Välj mappen som registret ligger i"), start)
        if folder is not None:
            self.open_folder(folder)

    def open_folder(self, folder: Path, after: Callable[[], object] | None = None) -> None:
        """Open the register in a folder, then do what comes after; the one before stays open if it cannot be."""
        self._after = after
        self._switch(lambda: self._program.open_register(folder), lambda error: self.show_not_opened(error, folder))

    def show_not_opened(self, error: UserError, folder: Path) -> None:
        """Say why a register could not be opened, with the ways out."""
        from nkavtal.gui.dialogs import error_box

        title = _("Registret är skadat och kunde inte öppnas")
        if not isinstance(error, Damaged):
            title = _("Registret kunde inte öppnas")
        box = error_box.for_user_error(
            error, self._window.context.clock, self._window, title=title, again=lambda: self.open_folder(folder)
        )

        def other() -> None:
            box.reject()
            self.open()

        def copies() -> None:
            box.reject()
            self._window.wanted.emit("backups", folder)

        if isinstance(error, Damaged):
            box.add_way(_("Säkerhetskopior…"), copies)
        box.add_way(_("Öppna ett annat…"), other)
        box.open()

    def example(self) -> None:
        """Open a fresh copy of the example register."""
        self._switch(
            self._program.open_example,
            lambda error: self._window.show_error(error, _("Exemplet kunde inte öppnas")),
        )

    def create(self, after: Callable[[], object] | None = None) -> None:
        """Make an empty register in the usual place and open it; then do what comes after."""
        place = self.free_place()
        self._after = after
        self._switch(
            lambda: self._program.create_register(place),
            lambda error: self._window.show_error(error, _("Registret kunde inte skapas")),
        )

    def ask_who(self) -> None:
        """Ask for the person's name and role, with those that the register knows to choose from."""
        from nkavtal.gui.dialogs.who import Who
        from nkavtal.usecases import overview

        settings = self._window.context.remember.settings
        today = self._window.context.clock.today()

        def known(found: tuple[str, ...]) -> None:
            box = self._who = Who(settings.name, settings.role, found, today, self._window)
            box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            box.saved.connect(self.call)
            box.open()

        if self._window.context.bridge.ready:
            self._window.context.bridge.ask(overview.responsible, known, key="responsible")
        else:
            known(())

    def call(self, name: str, role: str) -> None:
        """Take the person's name and role."""
        self._window.context.remember.change(name=name, role=role)
        self._program.call(name)
        if (store := self._program.store) is not None:
            self._window.status.show_register(store.folder.name, self._program.actor)
        self._window.stack.refresh(None)

    def new(self) -> None:
        """Ask where a new register is to lie, make it and open it."""
        from nkavtal.gui.dialogs.new_register import NewRegister

        box = self._new = NewRegister(self.free_place(), self._desktop(), self._window)
        box.asked.connect(lambda: self._make(box))
        box.open()

    def _make(self, box: NewRegister) -> None:
        folder = box.folder

        def failed(error: UserError) -> None:
            box.show_trouble(error.message, error.hint)

        self._switch(lambda: self._program.create_register(folder), failed, box.accept)

    def _switch(
        self,
        change: Callable[[], object],
        failed: Callable[[UserError], None],
        done: Callable[[], object] | None = None,
    ) -> None:
        if not self._window.may_leave():
            return

        def work(_progress: Progress) -> bool:
            change()
            return is_example(self._program.open_store)

        def opened(example: bool) -> None:
            if done is not None:
                done()
            self._show_open(example)

        self._window.context.jobs.run(work, opened, failed, _("Öppnar registret"), alone=True)

    def _show_open(self, example: bool) -> None:
        window, store = self._window, self._program.open_store
        window.context.jobs.cancel_all()
        window.forget_pages()
        window.allow_pages(True)
        window.context.bridge.use(self._program, read_only=store.read_only)
        if not example:
            window.context.remember.change(register=str(store.folder))
        window.status.show_register(store.folder.name, self._program.actor)
        window.status.show_act("")
        window.status.show_saved(_("Bara läsning") if store.read_only else "")
        window.show_banner(banners.example(lambda _name: self.new()) if example else None)
        window.show_page("oversikt")
        after, self._after = self._after, None
        if after is not None:
            after()
