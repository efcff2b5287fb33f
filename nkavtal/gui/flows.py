"""What concerns the whole program: registers, import, undo, documents; pages ask for it by name."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QObject

from nkavtal.base.errors import UserError
from nkavtal.base.i18n import gettext as _
from nkavtal.base.i18n import ngettext
from nkavtal.catalogue.acts import act_shown
from nkavtal.catalogue.listing import Listed
from nkavtal.gui.attachment_flows import AttachmentFlows
from nkavtal.gui.dialogs.choose_file import Desktop
from nkavtal.gui.dialogs.undo_conflict import UndoConflict
from nkavtal.gui.menus import FILE
from nkavtal.gui.parts.action import Action
from nkavtal.gui.register_flows import RegisterFlows
from nkavtal.gui.saved_flows import SavedFlows
from nkavtal.gui.window import Window
from nkavtal.usecases import history

if TYPE_CHECKING:
    from nkavtal.bootstrap import Program
    from nkavtal.gui.document_flows import DocumentFlows
    from nkavtal.gui.export_flow import ExportFlow
    from nkavtal.gui.import_flow import ImportFlow

_CHANGED_SINCE = "NKA-131"
_DOCUMENTS, _IMPORT, _EXPORT = "nkavtal.gui.document_flows", "nkavtal.gui.import_flow", "nkavtal.gui.export_flow"
_LATER = (_DOCUMENTS, _IMPORT, _EXPORT)


class Flows(QObject):
    """Joins the window to the program; one for each window."""

    def __init__(self, window: Window, program: Program, desktop: Desktop | None = None) -> None:
        super().__init__(window)
        self._window, self._program = window, program
        self._bridge = window.context.bridge
        self.desktop = desktop or Desktop(window.context.remember)
        self.registers = RegisterFlows(window, program, self.desktop)
        self.attachments = AttachmentFlows(window, self.desktop, program.private_folder)
        self.saved = SavedFlows(window)
        self._documents: DocumentFlows | None = None
        self._importing: ImportFlow | None = None
        self._exporting: ExportFlow | None = None
        self.conflict: UndoConflict | None = None
        self._known: dict[str, Callable[[Any], object]] = {
            "import": self.import_file,
            "create": lambda _what: self.registers.create(),
            "example": lambda _what: self.registers.example(),
            "new-register": lambda _what: self.registers.new(),
            "open-register": lambda _what: self.registers.open(),
            "undo": lambda _what: self.undo(),
            "dossier": lambda what: self._later(lambda: self.documents.show_dossier(what)),
            "signatories-xlsx": lambda what: self._later(lambda: self.documents.save_signatories(what, ".xlsx")),
            "signatories-pdf": lambda what: self._later(lambda: self.documents.save_signatories(what, ".pdf")),
            "list": lambda what: self._later(lambda: self.documents.save_list(what)),
            "setting": self._take_setting,
            "saved-shown": lambda what: self.saved.show(what),
            "who": lambda _what: self.registers.ask_who(),
            "document": lambda what: self._later(lambda: self.documents.make_document(what)),
            "choose-files": lambda what: self.attachments.choose(what),
            "open-attachment": lambda what: self.attachments.open(what),
            "save-attachment": lambda what: self.attachments.save(what),
        }
        window.program_acts = self._acts
        window.allow_pages(self._bridge.ready)
        window.wanted.connect(self.do)
        window.undo_asked.connect(self.undo)
        window.redo_asked.connect(self.redo)
        if (app := QCoreApplication.instance()) is not None:
            app.aboutToQuit.connect(program.close)
        self._bridge.changed.connect(lambda _touched: self._ask_undoable())
        self._bridge.opened.connect(self._ask_undoable)

    def do(self, name: str, what: Any = None) -> None:
        """Do what a page wants; KeyError for a name that nobody knows."""
        self._known[name](what)

    def begin(self, folder: Path | None, shown: Callable[[], object] = lambda: None) -> None:
        """Open a register, or show the ways to one; `shown` is told when a page is up."""
        self.registers.begin(folder, shown)

    def _acts(self) -> Sequence[Action]:
        why = _("Registret är öppnat för bara läsning") if self._bridge.read_only else ""
        return [
            *self.registers.acts(),
            *self._list_acts(),
            Action(
                "import", _("Importera avtal…"), FILE, self.import_file, icon="arrow_import", separated=True,
                enabled=not why, why_not=why,
            ),
            Action(
                "export", _("Exportera registret…"), FILE, lambda: self._later(lambda: self.exporting.start()),
                icon="arrow_download", enabled=self._bridge.ready, why_not=_("Öppna ett register först"),
            ),
        ]  # fmt: skip

    def _list_acts(self) -> Sequence[Action]:
        """Return how the page's list leaves the program; a page without one says so."""
        page = self._window.page
        on = page is not None and page.listing() is not None
        why = "" if on else _("Det finns ingen lista på den här sidan")

        def save(suffix: str) -> Callable[[], object]:
            return lambda: self._later(lambda: self.documents.save_list(suffix))

        return [
            Action("list-xlsx", _("Listan till Excel…"), FILE, save(".xlsx"), "Ctrl+Shift+E", "table_simple", on, why,
                   separated=True),
            Action("list-pdf", _("Listan som PDF…"), FILE, save(".pdf"), "", "document_pdf", on, why),
            Action("list-copy", _("Kopiera hela listan"), FILE, self._copy_list, "Ctrl+Shift+C", "copy", on, why),
        ]  # fmt: skip

    def _copy_list(self) -> None:
        page = self._window.page
        found = page.listing() if page is not None else None
        if found is not None:
            found.table.gather(found.title, found.selection, self._copied)

    def _copied(self, listed: Listed) -> None:
        import_module("nkavtal.gui.parts.row_table").to_clipboard([[one.title for one in listed.columns], *listed.rows])
        n = len(listed.rows)
        self._window.say(ngettext("{n} rad är kopierad", "{n} rader är kopierade", n).format(n=n), False)

    def _take_setting(self, what: tuple[str, Any]) -> None:
        """Let a setting hold at once, where the frame has it; each is one's own and kept in the preferences."""
        name, value = what
        window = self._window
        if name == "theme":
            window.change_theme(value)
        elif name == "text_size":
            window.change_text_size(value)
        elif name == "rail_collapsed":
            if value != window.rail.collapsed:
                window.toggle_rail()
            window.context.remember.change(rail_collapsed=value)
        elif name in ("name", "role"):
            settings = window.context.remember.settings
            self.registers.call(**{"name": settings.name, "role": settings.role, name: value})
        else:
            window.context.remember.change(**{name: value})

    def import_file(self, file: Path | None = None) -> None:
        """Import a file; without a register an empty one is made first."""
        if self._bridge.ready:
            self._later(lambda: self.importing.start(file))
        else:
            self.registers.create(after=lambda: self._later(lambda: self.importing.start(file)))

    # --- what is brought in when it is first asked for: printers and readers of workbooks take time to load

    @property
    def documents(self) -> DocumentFlows:
        """Dossiers, lists and letters."""
        if self._documents is None:
            self._documents = import_module(_DOCUMENTS).DocumentFlows(self._window, self.desktop)
        return self._documents

    @property
    def importing(self) -> ImportFlow:
        """The import of a list or register."""
        if self._importing is None:
            self._importing = import_module(_IMPORT).ImportFlow(self._window, self.desktop)
        return self._importing

    @property
    def exporting(self) -> ExportFlow:
        """The export of the whole register."""
        if self._exporting is None:
            self._exporting = import_module(_EXPORT).ExportFlow(self._window, self.desktop)
        return self._exporting

    def _later(self, then: Callable[[], object]) -> None:
        """Load on the worker thread, then go on here."""
        if set(_LATER) <= sys.modules.keys():
            then()
            return

        def loaded(_modules: object) -> None:
            then()

        self._window.context.jobs.run(
            lambda _progress: [import_module(name) for name in _LATER],
            loaded,
            self._window.show_error,
            _("Startar"),
        )

    # --- undo

    def undo(self, keep_newer: bool = False, act: int | None = None) -> None:
        """Take the latest act back; ask when something has been changed since."""
        if not self._bridge.ready:
            return
        self._bridge.do(
            history.Undo(act, keep_newer), self._undone, lambda error: self._not_undone(error, act), _("Ångrar")
        )

    def redo(self) -> None:
        """Do again what was taken back."""
        if self._bridge.ready:
            self._bridge.do(history.Redo(), self._redone, words=_("Gör om"))

    def _undone(self, touched: Any) -> None:
        self._window.say(_("Ångrat: {act}").format(act=_taken(touched.about)), False)

    def _redone(self, touched: Any) -> None:
        self._window.say(_("Gjort om: {act}").format(act=_taken(touched.about)))

    def _not_undone(self, error: UserError, act: int | None) -> None:
        if error.code != _CHANGED_SINCE:
            self._window.show_error(error, _("Inget är ångrat"))
            return
        self.conflict = UndoConflict(error, parent=self._window)
        self.conflict.accepted.connect(lambda: self.undo(True, act))
        self.conflict.open()

    def _ask_undoable(self) -> None:
        if self._bridge.ready:
            self._bridge.ask(history.undoable, self._show_undoable, key="undoable")

    def _show_undoable(self, found: history.Undoable) -> None:
        undo = act_shown(found.undo.name, found.undo.about) if found.undo is not None else ""
        self._window.show_undo(undo, _taken(found.redo.about) if found.redo is not None else "")


def _taken(about: dict[str, str]) -> str:
    rest = {name: words for name, words in about.items() if name != "act"}
    return act_shown(about.get("act", ""), rest)
