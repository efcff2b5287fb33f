"""Copies in the window: their age in the status bar, the list of them, bringing one back, and a last one when leaving."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from nkavtal.base.errors import UserError
from nkavtal.base.i18n import gettext as _
from nkavtal.base.i18n import moment_text
from nkavtal.gui import backup_words, banners
from nkavtal.gui.care import Care, Looked
from nkavtal.gui.dialogs.backups import Backups
from nkavtal.gui.dialogs.choose_file import Desktop
from nkavtal.gui.dialogs.damage_report import DamageReport
from nkavtal.gui.dialogs.restore_copy import RestoreCopy
from nkavtal.gui.register_flows import RegisterFlows
from nkavtal.gui.window import Window
from nkavtal.rules.backup_due import Moment
from nkavtal.usecases import backups, restoring
from nkavtal.usecases.backups import Age, CopyRow, Made
from nkavtal.usecases.checking import Checked
from nkavtal.usecases.restoring import Preview, Restored

if TYPE_CHECKING:
    from nkavtal.bootstrap import Program


class BackupFlow(QObject):
    """Takes care of the open register off to the side, and shows what there is to know of its copies."""

    def __init__(self, window: Window, program: Program, desktop: Desktop, registers: RegisterFlows) -> None:
        super().__init__(window)
        self._window, self._program, self._desktop, self._registers = window, program, desktop, registers
        self._age: Age | None = None
        self._known = Checked()
        self._leaving: Callable[[], object] | None = None
        self.box: Backups | None = None
        self.restoring: RestoreCopy | None = None
        self.report: DamageReport | None = None
        self.conflicts: tuple[str, ...] = ()
        self.care = Care(program, self._second_place, self)
        self.care.aged.connect(self._aged)
        self.care.looked.connect(self._looked)
        self.care.checked.connect(self._checked)
        self.care.troubled.connect(lambda _error: self._show_age())
        window.context.bridge.changed.connect(self.care.written)
        window.status.backup_asked.connect(self.show)
        window.status.cancel_asked.connect(self._stop_waiting)
        window.leaving = self.leave
        window.left.connect(self.care.stop)

    def begin(self) -> None:
        """Take care of the register that has been opened."""
        self._age, self._known, self.conflicts = None, Checked(), ()
        for place in ("damage", "conflict"):
            self._window.show_banner(None, place)
        self._window.status.show_backup("")
        if self._window.context.bridge.ready:
            self.care.begin()

    def _second_place(self) -> Path | None:
        chosen = self._window.context.remember.settings.second_place
        return Path(chosen) if chosen else None

    def _aged(self, age: Age) -> None:
        self._age = age
        self._show_age()

    def _show_age(self) -> None:
        words, worry = self._age_words()
        trouble = self.care.trouble
        short = "" if self._age is None else backup_words.short_age(self._age, self._now())
        self._window.status.show_backup(words, short, worry or trouble is not None, trouble.message if trouble else "")
        self._refresh_box()

    def _age_words(self) -> tuple[str, bool]:
        return ("", False) if self._age is None else backup_words.age(self._age, self._now())

    def _now(self) -> datetime:
        return self._window.context.clock.now()

    # --- what the checks found

    def _looked(self, found: Looked) -> None:
        self.conflicts = found.conflicts
        if found.findings:
            self._window.show_banner(banners.looked(found.findings, self._way), "damage")
        self._window.show_banner(banners.conflicts(found.conflicts, self._way), "conflict")

    def _checked(self, found: Checked) -> None:
        had = bool(self._known.damage)
        self._known = found
        if found.damage or had:
            self._window.show_banner(banners.damaged(found, self._now(), self._way), "damage")
        self._refresh_box()

    def _way(self, name: str) -> None:
        match name:
            case "backups":
                self.show()
            case "damage":
                self.show_damage()
            case "check":
                self.show()
                self._check()
            case "compare" if self.conflicts and self._program.store is not None:
                self.preview(self._program.store.folder / self.conflicts[0])
            case "hide-conflict":
                self._window.show_banner(None, "conflict")

    def show_damage(self) -> None:
        """Show what is hurt, and in which copy it is sound."""
        self.report = DamageReport(self._known.damage, self._window)
        self.report.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.report.open()

    # --- the list

    def show(self, folder: Path | None = None) -> None:
        """Show the copies of the open register, or those in the folder of one that could not be opened."""
        store = self._program.store
        place = folder or (store.folder if store is not None else None)
        if place is None:
            return
        alive = folder is None and store is not None and not store.read_only
        box = self.box = Backups(place, self._now(), self._window, may_make=alive)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.finished.connect(self._box_gone)
        box.asked.connect(self._make)
        box.check_asked.connect(self._check)
        box.restore_asked.connect(lambda file: self.preview(file, place))
        box.place_asked.connect(self._choose_place)
        box.place_dropped.connect(lambda: self._take_place(None))
        box.damage_asked.connect(self.show_damage)
        box.folder_asked.connect(lambda: self._desktop.show(place / "kopior"))
        box.show_place(self._second_place())
        self._refresh_box()
        box.open()
        self._list(place)

    def _box_gone(self, _result: int) -> None:
        self.box = None

    def _refresh_box(self) -> None:
        if self.box is not None:
            self.box.show_known(*self._age_words(), self._known, self.care.trouble)

    def _list(self, place: Path) -> None:
        second = self._second_place()

        def listed(rows: tuple[CopyRow, ...]) -> None:
            if self.box is not None:
                self.box.show_rows(rows)

        self._window.context.jobs.run(
            lambda _progress: backups.listed(place, second), listed, self._window.show_error, key="backups"
        )

    def _make(self) -> None:
        if (box := self.box) is not None:
            box.begin(_("Gör en säkerhetskopia…"))
            self.care.make(self._made, self._not_made)

    def _made(self, made: Made) -> None:
        if self.box is None:
            self._window.say(_("Säkerhetskopian är gjord och kontrollerad"), False)
            return
        title = _("Säkerhetskopian är gjord och kontrollerad")
        if made.trouble is not None:
            self.box.tell("warn", title, made.trouble.message)
        else:
            self.box.tell("ok", title, str(made.elsewhere) if made.elsewhere else "")
        self._list(made.copy.file.parent.parent)

    def _not_made(self, error: UserError) -> None:
        if self.box is not None:
            self.box.tell("bad", error.message, error.hint)
        else:
            self._window.show_error(error, _("Säkerhetskopian kunde inte göras"))

    def _check(self) -> None:
        if (box := self.box) is not None:
            box.begin(_("Kontrollerar registret och säkerhetskopiorna…"))
            self.care.check(self._told_checked, self._not_made)

    def _told_checked(self, found: Checked) -> None:
        box, store = self.box, self._program.store
        if box is None or store is None:
            return
        if found.damage:
            box.tell("bad", "")  # the note on top says it already
        elif found.bad_copies:
            box.tell("warn", _("Registret är helt, men en säkerhetskopia är skadad"))
        else:
            box.tell("ok", _("Registret är helt"))
        self._window.show_banner(banners.damaged(found, self._now(), self._way), "damage")
        self._list(store.folder)

    # --- the second place

    def _choose_place(self) -> None:
        start = self._second_place() or Path.home()
        chosen = self._desktop.folder(self.box or self._window, _("Andra plats för säkerhetskopior"), start)
        if chosen is not None:
            self._take_place(chosen)

    def _take_place(self, place: Path | None) -> None:
        self._window.context.remember.change(second_place=str(place) if place is not None else "")
        if self.box is not None:
            self.box.show_place(place)
            if place is not None and self._program.store is not None and not self._program.store.read_only:
                self._make()  # so that it is seen at once if the place will do
            elif self._program.store is not None:
                self._list(self._program.store.folder)

    # --- bringing back

    def preview(self, copy: Path, register: Path | None = None) -> None:
        """Show what a copy holds and ask where it is to be brought back."""
        place = register or (self._program.store.folder if self._program.store is not None else copy.parent.parent)

        def seen(found: Preview) -> None:
            stem = _("{name}-återställt").format(name=place.name)
            box = self.restoring = RestoreCopy(
                found, self._now(), self._registers.free_place(stem), self._desktop, self.box or self._window
            )
            box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            box.asked.connect(lambda: self._restore(box, copy, place))
            box.open()

        self._window.context.jobs.run(
            lambda _progress: restoring.preview(copy, place),
            seen,
            self._not_restored,
            _("Läser säkerhetskopian"),
            aside=True,
        )

    def _not_restored(self, error: UserError) -> None:
        if self.box is not None:
            self.box.tell("bad", error.message, error.hint)
        else:
            self._window.show_error(error, _("Säkerhetskopian kan inte användas"))

    def _restore(self, box: RestoreCopy, copy: Path, place: Path) -> None:
        folder, now = box.folder, self._now()
        box.begin()

        def restored(done: Restored) -> None:
            box.accept()
            if self.box is not None:
                self.box.accept()
            when = moment_text(backups.made_at(copy), now)
            words = _("Återställt från kopian {when} till {folder}").format(when=when, folder=done.folder.name)
            self._registers.open_folder(done.folder, lambda: self._window.say(words, False))

        def failed(error: UserError) -> None:
            box.show_trouble(error.message, error.hint)

        self._window.context.jobs.run(
            lambda progress: restoring.bring_back(copy, folder, place, progress),
            restored,
            failed,
            _("Återställer säkerhetskopian"),
            aside=True,
        )

    # --- leaving

    def leave(self, go: Callable[[], object]) -> bool:
        """Make a last copy before the window goes, if there is something new; True when `go` is called afterwards."""
        if self._leaving is not None:
            return True
        if not self.care.has_something_to_keep:
            return False
        self._leaving = go
        self._window.status.show_work(_("Gör en säkerhetskopia innan programmet stängs"), 0, 0)
        self.care.keep_up(Moment.CLOSING, self._left)
        return True

    def _left(self, error: UserError | None) -> None:
        go, self._leaving = self._leaving, None
        if go is None:
            return
        self.care.forget_changes()
        if error is None:
            go()
            return
        self._window.status.work_ended()
        self._window.show_way_out(
            error, _("Säkerhetskopian kunde inte göras innan programmet stängs"), _("Stäng ändå"), go
        )

    def _stop_waiting(self) -> None:
        """Leave without the copy: the person does not want to wait for it."""
        if self._leaving is not None:
            self.care.jobs.cancel_all()
            self._left(None)
